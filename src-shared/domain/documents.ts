/** What can be kept beside a registration. */
export const DOCUMENT_KINDS = ['resume', 'photo'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Largest file of each kind. */
export const MAX_MEGABYTES: Record<DocumentKind, number> = { resume: 10, photo: 8 };

/** How names of files of a type end; the first is for those that end otherwise. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
};

/**
 * The name under which a document is saved: as it came, but it ends as what it is. Else a page that was sent as `cv.html`, and
 * holds what makes it pass for a PDF, would open as a page.
 */
export function savedName(name: string, mimeType: string): string {
  const endings = ENDINGS[mimeType] ?? ['bin'];
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return endings.includes(ending) ? name : `${name}.${endings[0]}`;
}
