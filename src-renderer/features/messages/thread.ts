import type { Message } from '#shared/contract/messages.ts';

/** Those of one person within this are one run: said under one name. */
const RUN_MS = 5 * 60_000;

export interface ThreadItem {
  message: Message;
  /** The first of its day. */
  startsDay: boolean;
  /** The first that was not read. */
  startsUnread: boolean;
  /** Goes on from the one before: same sender, same audience, a moment later. */
  continues: boolean;
}

/** The first message after a time that is somebody else's and still stands. */
export function firstUnread(messages: readonly Message[], me: string, readAt: number): string | null {
  return (
    messages.find(({ sentAt, senderId, deletedAt }) => sentAt > readAt && senderId !== me && deletedAt === null)?.id ??
    null
  );
}

/**
 * A conversation, oldest first, with where its days and runs begin.
 * @param dayOf what two messages of one day have in common
 */
export function threadOf(
  messages: readonly Message[],
  dayOf: (ms: number) => string,
  unreadId: string | null,
): ThreadItem[] {
  return messages.map((message, index) => {
    const before = messages[index - 1];
    const startsDay = before === undefined || dayOf(before.sentAt) !== dayOf(message.sentAt);
    const startsUnread = message.id === unreadId;
    const continues =
      before !== undefined &&
      !startsDay &&
      !startsUnread &&
      before.senderId === message.senderId &&
      before.audience === message.audience &&
      message.sentAt - before.sentAt < RUN_MS;
    return { message, startsDay, startsUnread, continues };
  });
}
