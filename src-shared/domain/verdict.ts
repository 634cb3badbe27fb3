/**
 * The check-in decision: pure rules, no clock, no storage. Everything that a scan's answer depends on comes in as data,
 * so that two desks which hold the same facts answer the same.
 */

/** What a desk answers to a scan. A verdict is data and never an error. */
export const VERDICTS = [
  'admitted',
  'already',
  'notFound',
  'waitlisted',
  'cancelled',
  'wrongEvent',
  'blocked',
  'full',
  'exited',
  'notInside',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Which way somebody passes the door. */
export const DIRECTIONS = ['entry', 'exit'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** How the registration was identified. */
export const METHODS = ['search', 'scan', 'camera', 'nfc', 'walkIn', 'cli'] as const;
export type Method = (typeof METHODS)[number];

export const REGISTRATION_STATUSES = ['enrolled', 'waitlisted', 'cancelled'] as const;
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

/**
 * When somebody who was admitted before may come in again.
 * - `afterExit`: once their exit was recorded (the default)
 * - `never`: a single admission for the whole event
 * - `always`: any number of times, for events that do not record exits
 */
export const REENTRY_RULES = ['afterExit', 'never', 'always'] as const;
export type ReentryRule = (typeof REENTRY_RULES)[number];

/** Two entries of one person closer than this are one visit: a badge tapped twice, a ticket read twice. In ms. */
export const SAME_VISIT_MS = 10_000;

/** Refusals that a role which may override can turn into an admission. The rest have no registration to admit. */
export const OVERRIDABLE = ['already', 'waitlisted', 'cancelled', 'blocked', 'full'] as const satisfies Verdict[];

/** Where a registration stands at the door, derived from its check-ins that were not undone. */
export interface Presence {
  inside: boolean;
  /** Time of the last admission in epoch ms, or null if never admitted. */
  lastEntryAt: number | null;
}

export interface DoorRules {
  reentry: ReentryRule;
  /** Most people inside at once, or null for no limit. */
  capacity: number | null;
}

export interface DoorQuestion {
  direction: Direction;
  /** The registration that the medium led to, or null when nothing at this event answers to it. */
  registration: { status: RegistrationStatus; blocked: boolean } | null;
  /** The medium is known at another event of this organization. */
  knownElsewhere: boolean;
  /** The medium was replaced or revoked (a lost badge). */
  mediumRevoked: boolean;
  presence: Presence;
  rules: DoorRules;
  /** How many people are inside now. */
  insideCount: number;
  /** When the scan was made, epoch ms. */
  seenAt: number;
}

/** The verdict for one scan. */
export function decide(question: DoorQuestion): Verdict {
  const { registration, presence, rules } = question;
  if (question.mediumRevoked) return 'blocked';
  if (registration === null) return question.knownElsewhere ? 'wrongEvent' : 'notFound';
  // Whoever is inside may always leave, whatever became of the registration meanwhile.
  if (question.direction === 'exit') return presence.inside ? 'exited' : 'notInside';
  if (registration.blocked) return 'blocked';
  if (registration.status === 'cancelled') return 'cancelled';
  if (registration.status === 'waitlisted') return 'waitlisted';
  if (hasUsedAdmission(presence, rules.reentry, question.seenAt)) return 'already';
  // Somebody inside who may re-enter takes no further place.
  if (!presence.inside && rules.capacity !== null && question.insideCount >= rules.capacity) return 'full';
  return 'admitted';
}

function hasUsedAdmission(presence: Presence, reentry: ReentryRule, seenAt: number): boolean {
  if (presence.lastEntryAt === null) return false;
  switch (reentry) {
    case 'never':
      return true;
    case 'afterExit':
      return presence.inside;
    case 'always':
      return presence.inside && Math.abs(seenAt - presence.lastEntryAt) < SAME_VISIT_MS;
  }
}

/** Whether the verdict opens the door (in or out). */
export function isPass(verdict: Verdict): boolean {
  return verdict === 'admitted' || verdict === 'exited';
}

/** Whether a role that may override can admit in spite of this verdict. */
export function isOverridable(verdict: Verdict): boolean {
  return (OVERRIDABLE as readonly Verdict[]).includes(verdict);
}

/** One recorded pass through a door, as {@link presenceOf} needs it. */
export interface PassFact {
  id: string;
  direction: Direction;
  /** When it was seen, epoch ms, by the clock of the desk that saw it. */
  seenAt: number;
  deskId: string;
}

export interface PresenceFact extends Presence {
  firstEntryAt: number | null;
  lastPassId: string | null;
  lastPassAt: number | null;
  lastDeskId: string | null;
  entries: number;
}

/**
 * Where somebody stands after all their passes, in whatever order the facts arrived: ordered by time seen, ties by id,
 * so that all desks derive the same.
 */
export function presenceOf(passes: readonly PassFact[]): PresenceFact {
  const ordered = [...passes].sort((a, b) => a.seenAt - b.seenAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const result: PresenceFact = {
    inside: false,
    lastEntryAt: null,
    firstEntryAt: null,
    lastPassId: null,
    lastPassAt: null,
    lastDeskId: null,
    entries: 0,
  };
  for (const pass of ordered) {
    result.inside = pass.direction === 'entry';
    if (pass.direction === 'entry') {
      result.firstEntryAt ??= pass.seenAt;
      result.lastEntryAt = pass.seenAt;
      result.entries += 1;
    }
    result.lastPassId = pass.id;
    result.lastPassAt = pass.seenAt;
    result.lastDeskId = pass.deskId;
  }
  return result;
}
