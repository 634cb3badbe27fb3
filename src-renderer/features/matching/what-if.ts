import type { MatchingRules } from '#shared/domain/matching-rules.ts';
import { type RuleValues, rulesOf, wrongWith } from './rule-values.ts';

/** The rules that say who may be shown to whom. */
type Apart = Pick<MatchingRules, 'withinCompany' | 'groups'>;

/** Rules of which it is worth knowing what they would do; null while nothing is changed in them, or something is missing. */
export function rulesToTry(before: RuleValues, typed: RuleValues): Apart | null {
  const [saved, wanted] = [apartOf(before), apartOf(typed)];
  if (wrongWith(typed).groups !== undefined || JSON.stringify(saved) === JSON.stringify(wanted)) return null;
  return wanted;
}

function apartOf(values: RuleValues): Apart {
  const { withinCompany, groups } = rulesOf(values);
  return { withinCompany, groups };
}

/** What other rules would do, in steps for which there are sentences. @param would who would have nobody left */
export function outcomeOf({ now, would }: { now: number; would: number }): 'more' | 'fewer' | 'same' | 'none' {
  if (would === 0) return 'none';
  return would > now ? 'more' : would < now ? 'fewer' : 'same';
}
