import type { MatchingOverview } from '#shared/contract/matching.ts';
import type { MatchingRules } from '#shared/domain/matching-rules.ts';

/** Something that an organizer could do next. */
export type NextStep =
  | { what: 'consent' | 'people' | 'alone' | 'done' }
  /** So many people are concerned. */
  | { what: 'candidates' | 'interests' | 'match'; people: number };

/** From this share of people on who have said nothing of their interests it is worth asking them. */
const MANY_SILENT = 0.2;

/** What there is to do, the most urgent first. @param enrolled people at the event, whether they take part or not */
export function nextSteps(
  figures: MatchingOverview,
  { needsConsent }: Pick<MatchingRules, 'needsConsent'>,
  enrolled: number,
): NextStep[] {
  const { people, withInterests, withoutMatch, withoutCandidates } = figures;
  if (people === 0) return [{ what: needsConsent && enrolled > 0 ? 'consent' : 'people' }];
  if (people === 1) return [{ what: 'alone' }];
  const silent = people - withInterests;
  const steps: NextStep[] = [];
  if (withoutCandidates > 0) steps.push({ what: 'candidates', people: withoutCandidates });
  if (silent / people >= MANY_SILENT) steps.push({ what: 'interests', people: silent });
  steps.push(withoutMatch > 0 ? { what: 'match', people: withoutMatch } : { what: 'done' });
  return steps;
}
