/** What is kept for a while. */
export const RETENTION_KINDS = [
  'sessions',
  'credentials',
  'figures',
  'notifications',
  'importedRows',
  'exports',
  'messages',
  'people',
] as const;
/** What lets somebody in, and ends by itself: it goes within the hour, the rest once a day. */
export const EXPIRING = ['sessions', 'credentials'] as const satisfies readonly (typeof RETENTION_KINDS)[number][];
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/**
 * Days that each kind is kept unless somebody says otherwise; null for good. Sessions and credentials count from their end,
 * people and messages from the end of their last event.
 */
export const DEFAULT_RETENTION: Readonly<Record<RetentionKind, number | null>> = {
  sessions: 30,
  credentials: 7,
  figures: 90,
  notifications: 90,
  importedRows: 30,
  exports: 30,
  messages: null,
  people: null,
};
