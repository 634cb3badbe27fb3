export interface WalkInDraft {
  displayName: string;
  email: string;
  company: string;
  ticketType: string;
}

/** A draft from what stood in the search box: an address or a name, the name with capitals if it was typed without. */
export function draftFrom(searched: string): WalkInDraft {
  const text = searched.trim().replace(/\s+/g, ' ');
  const draft = { displayName: '', email: '', company: '', ticketType: '' };
  if (/^\S+@\S+$/.test(text)) return { ...draft, email: text.toLowerCase() };
  // A code that found nobody is no name.
  if (/\d/.test(text)) return draft;
  return { ...draft, displayName: text === text.toLowerCase() ? capitalised(text) : text };
}

function capitalised(name: string): string {
  return name.replace(/(^|[\s'’-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** What the core is sent: only what was filled in. */
export function personFrom(draft: WalkInDraft): Partial<WalkInDraft> {
  return Object.fromEntries(
    Object.entries(draft)
      .map(([key, value]) => [key, value.trim()])
      .filter(([, value]) => value !== ''),
  );
}
