import { z } from 'zod';
import { NOTIFICATION_KINDS } from '#shared/domain/notifications.ts';
import { Id, Time } from './common.ts';
import { call, event } from './define.ts';

/** Something that concerns the caller. */
export const Notification = z.strictObject({
  id: Id,
  kind: z.enum(NOTIFICATION_KINDS),
  eventId: Id.nullable(),
  eventTitle: z.string().nullable(),
  /** The registration that it is about, and the name that it has now. */
  registrationId: Id.nullable(),
  name: z.string().nullable(),
  /** What else there is to say, by kind: `change`, `status`, `text`. */
  data: z.record(z.string(), z.string()),
  sentAt: Time,
  readAt: Time.nullable(),
});
export type Notification = z.output<typeof Notification>;

export const notificationsContract = {
  calls: {
    /** Newest first, with how many are unread in all. */
    list: call(
      'account.own',
      z.strictObject({
        unreadOnly: z.boolean().default(false),
        cursor: z.string().max(200).optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
      z.strictObject({
        notifications: z.array(Notification),
        cursor: z.string().nullable(),
        unread: z.number().int(),
      }),
    ),
    /** Marks some as read, or all without a list. Those of others are left alone. */
    markRead: call(
      'account.own',
      z.strictObject({ notificationIds: z.array(z.uuid()).max(500).optional() }),
      z.strictObject({ unread: z.number().int() }),
    ),
  },
  events: {
    /** The recipient has read some, perhaps in another window. */
    read: event('account.own', z.strictObject({ recipientId: z.string() })),
    arrived: event('account.own', z.strictObject({ recipientId: z.string(), notification: Notification })),
  },
};
