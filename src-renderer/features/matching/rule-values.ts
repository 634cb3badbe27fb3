import { changedFields } from '#renderer/features/forms/changes.ts';
import { decimalOf } from '#renderer/features/forms/numbers.ts';
import type { MatchingRules } from '#shared/domain/matching-rules.ts';

const MOST_LIKES = 10_000;

/** The rules as they are typed. */
export interface RuleValues extends Pick<MatchingRules, 'isOn' | 'needsConsent' | 'withinCompany' | 'groupsOfThree'> {
  /** Whether ticket types say who may meet whom. */
  grouped: boolean;
  /** Ticket types that may meet; empty where none is chosen yet. */
  groups: readonly (readonly [string, string])[];
  maxOutgoing: string;
  maxIncoming: string;
}

export function valuesOf({ groups, maxOutgoing, maxIncoming, ...rules }: MatchingRules): RuleValues {
  return {
    ...rules,
    grouped: groups !== null,
    groups: groups ?? [],
    maxOutgoing: maxOutgoing === null ? '' : String(maxOutgoing),
    maxIncoming: maxIncoming === null ? '' : String(maxIncoming),
  };
}

/** The rules that values mean. A pair that stands there twice, in either order, is one; NaN where a limit is no number. */
export function rulesOf({ grouped, groups, maxOutgoing, maxIncoming, ...values }: RuleValues): MatchingRules {
  const pairs = new Map(groups.map(([a, b]) => [JSON.stringify([a, b].sort()), [a, b] satisfies [string, string]]));
  return {
    ...values,
    groups: grouped ? [...pairs.values()] : null,
    maxOutgoing: decimalOf(maxOutgoing),
    maxIncoming: decimalOf(maxIncoming),
  };
}

/** What is to be sent: the rules that are other than they were, so that those that a colleague has changed meanwhile stay. */
export function changedRules(before: RuleValues, after: RuleValues): Partial<MatchingRules> {
  return changedFields(rulesOf(before), rulesOf(after));
}

/** What is typed, over what is saved by now. */
export function mergedValues(before: RuleValues, typed: RuleValues, fresh: RuleValues): RuleValues {
  return { ...fresh, ...changedFields(before, typed) };
}

/** What is wrong, by the field that it is shown at. */
export function wrongWith(values: RuleValues): Partial<Record<keyof RuleValues, 'limit' | 'noGroups' | 'halfGroup'>> {
  const isLimit = (text: string) => {
    const number = decimalOf(text);
    return number === null || (Number.isInteger(number) && number >= 1 && number <= MOST_LIKES);
  };
  const half = values.groups.some(([a, b]) => a === '' || b === '');
  return {
    ...(isLimit(values.maxOutgoing) ? {} : { maxOutgoing: 'limit' as const }),
    ...(isLimit(values.maxIncoming) ? {} : { maxIncoming: 'limit' as const }),
    ...(values.grouped && values.groups.length === 0 ? { groups: 'noGroups' as const } : {}),
    ...(values.grouped && half ? { groups: 'halfGroup' as const } : {}),
  };
}
