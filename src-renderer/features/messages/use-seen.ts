import { useEffect, useRef, useState } from 'react';
import { useClient } from '#renderer/api/context.tsx';
import { useConversations } from '#renderer/api/queries.ts';
import { useAttended } from '#renderer/app/use-attended.ts';
import type { Message } from '#shared/contract/messages.ts';
import { firstUnread } from './thread.ts';

/**
 * Notes what is seen as read, and tells where the line stands above what was not when the conversation was opened, or when
 * it went on while nobody looked.
 * @param atEnd whether the newest message is in sight
 * @returns the message below the line
 */
export function useSeen(
  { eventId, me }: { eventId: string; me: string },
  messages: readonly Message[] | undefined,
  atEnd: boolean,
): string | null {
  const client = useClient();
  const conversations = useConversations().data;
  const readAt = conversations && (conversations.find((each) => each.eventId === eventId)?.readAt ?? 0);
  const seen = useAttended() && atEnd;
  const opened = useRef(false);
  const [lineAt, setLineAt] = useState<number | null>(null);

  useEffect(() => {
    if (messages === undefined || readAt === undefined) return;
    const newest = messages.at(-1);
    if (newest !== undefined && firstUnread(messages, me, readAt) !== null) {
      if (!opened.current || !seen) setLineAt(readAt);
      // Should it fail, the next message or the next look tries again.
      if (seen) client.messages.markRead({ eventId, upTo: newest.sentAt }).catch(() => undefined);
    }
    opened.current = true;
  }, [client, eventId, me, messages, readAt, seen]);

  return lineAt === null || messages === undefined ? null : firstUnread(messages, me, lineAt);
}
