import type { FieldChange } from '#main/storage/operations/history.ts';
import type { Json } from '#shared/domain/errors.ts';
import { DEFAULT_MATCHING } from '#shared/domain/matching-rules.ts';

/** Fields as people know them: rules of matching one by one, and what is named as something else elsewhere. */
export function inWords(kind: string, changes: readonly FieldChange[]): FieldChange[] {
  return changes.flatMap((change) => {
    // What its desk knew when somebody was registered, for other desks to compare.
    if (kind === 'registration.set' && (change.field === 'besides' || change.field === 'place')) return [];
    if (kind === 'match.set' && change.field === 'active') return [{ ...change, field: 'isMatch' }];
    if (kind === 'event.set' && change.field === 'planning') return planningOf(change);
    return kind === 'event.set' && change.field === 'matching' ? rulesOf(change) : [change];
  });
}

/** Until somebody sets the rules they are as they are by default. */
function rulesOf({ before, after, stands }: FieldChange): FieldChange[] {
  const rules = (value: Json | undefined) =>
    ({ ...DEFAULT_MATCHING, ...((value ?? {}) as object) }) as Record<string, Json>;
  const [was, is] = [rules(before), rules(after)];
  return Object.keys(DEFAULT_MATCHING).map((name) => ({
    field: `matching${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    before: was[name],
    after: is[name] ?? null,
    stands,
  }));
}

function planningOf({ before, after, stands }: FieldChange): FieldChange[] {
  const most = (value: Json | undefined) => ((value ?? {}) as Record<string, Json>).mostMeetings ?? null;
  return [{ field: 'mostMeetings', before: most(before), after: most(after), stands }];
}
