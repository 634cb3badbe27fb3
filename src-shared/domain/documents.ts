/** What can be kept beside a registration. */
export const DOCUMENT_KINDS = ['resume', 'photo'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
