/** What a key lets another system do. */
export const API_SCOPES = ['registrations:write', 'registrations:read', 'checkins:read', 'figures:read'] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** What another system can be told of. */
export const WEBHOOK_TOPICS = ['checkin', 'registration'] as const;
export type WebhookTopic = (typeof WEBHOOK_TOPICS)[number];

/** The longest that a key is good, in days. */
export const MOST_KEY_DAYS = 3650;
