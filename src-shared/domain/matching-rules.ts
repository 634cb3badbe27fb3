import { fold } from './fold.ts';
import type { RegistrationStatus } from './verdict.ts';

/** Who may meet whom at an event, and how often somebody may like. */

/** What an organizer says of two people: never together, or together for certain. */
export const PAIR_RULES = ['never', 'must'] as const;
export type PairRule = (typeof PAIR_RULES)[number];

export interface MatchingRules {
  /** Whether the event is about meeting people at all. */
  isOn: boolean;
  /** Only those take part who have agreed to it. */
  needsConsent: boolean;
  /** Whether people of one company are shown to each other. */
  withinCompany: boolean;
  /** Ticket types that may meet, in either order, such as founder and investor; null where everybody may meet everybody. */
  groups: [string, string][] | null;
  /** Likes that somebody may give, and that may wait for somebody's answer; null for as many as they want. */
  maxOutgoing: number | null;
  maxIncoming: number | null;
  /** Whether three may be put together in a round. */
  groupsOfThree: boolean;
}

export const DEFAULT_MATCHING: MatchingRules = {
  isOn: false,
  needsConsent: true,
  withinCompany: false,
  groups: null,
  maxOutgoing: null,
  maxIncoming: null,
  groupsOfThree: false,
};

/** The purpose under which somebody's consent to be matched is recorded. */
export const MATCHING_CONSENT = 'matching';

/** Whether somebody is shown to others, and may choose: never who has refused. Who has no status is enrolled. */
export function takesPart(
  { needsConsent }: MatchingRules,
  who: { status: RegistrationStatus | null; isBlocked: boolean; hasAgreed: boolean; hasRefused: boolean },
): boolean {
  if ((who.status ?? 'enrolled') !== 'enrolled' || who.isBlocked || who.hasRefused) return false;
  return who.hasAgreed || !needsConsent;
}

/** The form in which companies are compared, or null where none is known: nobody is of the same then. */
export function companyKey(company: string | null): string | null {
  const folded = fold(company ?? '').trim();
  return folded === '' ? null : folded;
}

/** Somebody, as rules see them. */
export interface RuledPerson {
  /** As {@link companyKey} has it. */
  company: string | null;
  /** Their ticket type. */
  group: string | null;
}

/** Whether the rules of an event let two people meet, whatever was said of the two alone. */
export function mayMeet(
  { withinCompany, groups }: { withinCompany: boolean; groups: readonly (readonly [string, string])[] | null },
  a: RuledPerson,
  b: RuledPerson,
): boolean {
  if (!withinCompany && a.company !== null && a.company === b.company) return false;
  if (groups === null) return true;
  return groups.some(([x, y]) => (x === a.group && y === b.group) || (x === b.group && y === a.group));
}
