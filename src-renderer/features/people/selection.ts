/** Who is selected: some by name, or everybody whom the list shows, however many there are, but a few. */
export type Selection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> };

export const NOBODY: Selection = { kind: 'some', ids: new Set() };
export const EVERYBODY: Selection = { kind: 'all', except: new Set() };

/** The core takes no more picked by hand, nor more exceptions; more are meant by a list. */
export const MOST_PICKED = 5000;

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'all' ? !selection.except.has(id) : selection.ids.has(id);
}

/** @param total how many the list shows */
export function sizeOf(selection: Selection, total: number): number {
  return selection.kind === 'all' ? Math.max(0, total - selection.except.size) : selection.ids.size;
}

/** One more or one less. Null when that makes more than can be picked, or excepted. */
export function toggled(selection: Selection, id: string): Selection | null {
  const next = new Set(selection.kind === 'all' ? selection.except : selection.ids);
  if (!next.delete(id)) next.add(id);
  return ofSize(selection.kind, next);
}

/** Some more. Null when they are more than can be picked. */
export function withMore(selection: Selection, more: readonly string[]): Selection | null {
  if (selection.kind === 'some') return ofSize('some', new Set([...selection.ids, ...more]));
  const except = new Set(selection.except);
  for (const id of more) except.delete(id);
  return ofSize('all', except);
}

function ofSize(kind: Selection['kind'], ids: ReadonlySet<string>): Selection | null {
  if (ids.size > MOST_PICKED) return null;
  return kind === 'all' ? { kind, except: ids } : { kind, ids };
}

/** Whether a range can be picked at all, before its people are fetched. */
export function pickable(from: number, to: number): boolean {
  return Math.abs(to - from) < MOST_PICKED;
}
