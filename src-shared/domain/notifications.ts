/** What people are told of. */
export const NOTIFICATION_KINDS = [
  'registration',
  'promotion',
  'eventChange',
  'message',
  'match',
  'meeting',
  'webhookStopped',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
