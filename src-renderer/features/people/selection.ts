/** Who is selected: some by name, or everybody whom the list shows, however many there are. */
export type Selection = { readonly kind: 'some'; readonly ids: ReadonlySet<string> } | { readonly kind: 'all' };

export const NOBODY: Selection = { kind: 'some', ids: new Set() };
export const EVERYBODY: Selection = { kind: 'all' };

/** The core takes no more picked by hand; more are meant by a list. */
export const MOST_PICKED = 5000;

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'all' || selection.ids.has(id);
}

/** @param total how many the list shows */
export function sizeOf(selection: Selection, total: number): number {
  return selection.kind === 'all' ? total : selection.ids.size;
}

/** One more or one less. What everybody is without one must be picked one by one: see `everybodyBut`. */
export function toggled(ids: ReadonlySet<string>, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { kind: 'some', ids: next };
}

/** Some more. Null when they are more than can be picked. */
export function withMore(selection: Selection, more: readonly string[]): Selection | null {
  if (selection.kind === 'all') return selection;
  const ids = new Set([...selection.ids, ...more]);
  return ids.size > MOST_PICKED ? null : { kind: 'some', ids };
}

/** Whether a range can be picked at all, before its people are fetched. */
export function pickable(from: number, to: number): boolean {
  return Math.abs(to - from) < MOST_PICKED;
}
