/** Who may read a message of an event's conversation: those who work there, or everybody who takes part. */
export const AUDIENCES = ['staff', 'everybody'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** As many characters as a message may have. */
export const MESSAGE_LENGTH = 5000;
