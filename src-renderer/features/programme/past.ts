import type { Standing } from './places.ts';

/** Something that can be taken back: tables that were moved, with where they stood, or tables that were removed. */
export type Step = { kind: 'moved'; from: readonly Standing[] } | { kind: 'removed'; ids: readonly string[] };

/**
 * The last step that can still be taken back, and those before it. Of a step there is left what nobody has overtaken: tables
 * that are gone cannot be moved back, and some that were removed may be back already.
 */
export function lastStep(
  past: readonly Step[],
  there: ReadonlySet<string>,
): { step: Step; before: readonly Step[] } | null {
  for (let at = past.length - 1; at >= 0; at -= 1) {
    const step = past[at];
    if (step === undefined) continue;
    const before = past.slice(0, at);
    if (step.kind === 'moved') {
      const from = step.from.filter(({ id }) => there.has(id));
      if (from.length > 0) return { step: { kind: 'moved', from }, before };
    } else {
      const ids = step.ids.filter((id) => !there.has(id));
      if (ids.length > 0) return { step: { kind: 'removed', ids }, before };
    }
  }
  return null;
}
