/** Sizes of printed badges. */
export interface BadgeTemplate {
  id: string;
  widthMm: number;
  heightMm: number;
  /** For holders that show both sides. */
  folded: boolean;
}

export const BADGE_TEMPLATES: readonly BadgeTemplate[] = [
  { id: 'label-90x60', widthMm: 90, heightMm: 60, folded: false },
  { id: 'label-62x100', widthMm: 62, heightMm: 100, folded: false },
  { id: 'label-54x86', widthMm: 54, heightMm: 86, folded: false },
  { id: 'a6', widthMm: 105, heightMm: 148, folded: false },
  { id: 'a5-folded', widthMm: 148, heightMm: 210, folded: true },
];

export const DEFAULT_BADGE_TEMPLATE = 'label-90x60';

/** A template by id, or the default one for an id that this version does not know. */
export function badgeTemplate(id: string | null): BadgeTemplate {
  const found = BADGE_TEMPLATES.find((template) => template.id === id);
  const [first] = BADGE_TEMPLATES;
  if (first === undefined) throw new Error('There are no badge templates');
  return found ?? first;
}
