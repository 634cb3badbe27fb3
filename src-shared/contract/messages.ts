import { z } from 'zod';
import { AUDIENCES, MESSAGE_LENGTH } from '#shared/domain/messages.ts';
import { ROLES } from '#shared/domain/roles.ts';
import { Id, lines, Nonce, Time } from './common.ts';
import { call, event } from './define.ts';
import { EventId, MessageId } from './ids.ts';

export const Message = z.strictObject({
  id: Id,
  eventId: Id,
  senderId: z.string(),
  senderName: z.string(),
  senderRole: z.enum([...ROLES, 'owner']),
  audience: z.enum(AUDIENCES),
  /** Null once it was deleted: that it was there stays to be seen. */
  text: z.string().nullable(),
  sentAt: Time,
  editedAt: Time.nullable(),
  deletedAt: Time.nullable(),
});
export type Message = z.output<typeof Message>;

const Text = lines(MESSAGE_LENGTH).min(1, 'Write something.');

export const messagesContract = {
  calls: {
    /** The newest page, oldest first within it; with a cursor, the page before. */
    list: call(
      'messages.use',
      z.strictObject({
        eventId: EventId,
        cursor: z.string().max(200).optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
      z.strictObject({ messages: z.array(Message), cursor: z.string().nullable() }),
    ),
    post: call(
      'messages.use',
      z.strictObject({ nonce: Nonce, eventId: EventId, text: Text, audience: z.enum(AUDIENCES) }),
      Message,
    ),
    /** One's own. It is marked as edited. */
    edit: call('messages.use', z.strictObject({ id: MessageId, text: Text }), Message),
    /** One's own; organizers may delete any. The place where it was stays. */
    remove: call('messages.use', z.strictObject({ id: MessageId }), Message),
    /** Events with a conversation, each with how many messages the caller has not read; the latest conversation first. */
    unread: call(
      'messages.use',
      z.strictObject({}),
      z.strictObject({
        events: z.array(
          z.strictObject({
            eventId: Id,
            title: z.string(),
            unread: z.number().int(),
            /** What was said up to then is read; 0 for nothing. */
            readAt: Time,
          }),
        ),
      }),
    ),
    markRead: call('messages.use', z.strictObject({ eventId: EventId, upTo: Time }), z.null()),
  },
  events: {
    /** Something was said, edited or deleted; asked for anew by whoever shows it. */
    changed: event('messages.use', z.strictObject({ eventId: Id })),
    /** Somebody has read on, perhaps in another window of theirs. */
    read: event('messages.use', z.strictObject({ recipientId: z.string(), eventId: Id })),
  },
};
