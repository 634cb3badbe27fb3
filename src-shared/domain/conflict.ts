import type { Direction, ReentryRule } from './verdict.ts';

/**
 * What desks that worked apart have decided differently. Pure rules over what the log holds, so that every desk which holds
 * the same operations finds the same.
 */

export const CONFLICT_KINDS = ['doubleEntry', 'duplicate', 'sharedBadge', 'overCapacity', 'changedTwice'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** What can be done about each. The first one leaves everything as it is. */
export const DECISIONS = {
  /** Both came in; or one of the check-ins is taken back. */
  doubleEntry: ['leave', 'takeBack'],
  /** They are several people; or one registration stays and the others are cancelled. */
  duplicate: ['leave', 'keepOne'],
  /** Whoever has it by now keeps it; or it is given to somebody, and the others have it no more. */
  sharedBadge: ['leave', 'give'],
  /** All of them have a place; or those who came last wait. */
  overCapacity: ['leave', 'waitlist'],
  /** What counts by now counts; or what another desk had said takes its place. */
  changedTwice: ['leave', 'replace'],
} as const satisfies Record<ConflictKind, readonly string[]>;
export const ALL_DECISIONS = ['leave', 'takeBack', 'keepOne', 'give', 'waitlist', 'replace'] as const;
export type Decision = (typeof ALL_DECISIONS)[number];

/** Decisions that name one of the sides of a conflict. */
const PICKING: readonly Decision[] = ['takeBack', 'keepOne', 'give', 'replace'];

export function suits(kind: ConflictKind, decision: Decision): boolean {
  return (DECISIONS[kind] as readonly Decision[]).includes(decision);
}

export function picks(decision: Decision): boolean {
  return PICKING.includes(decision);
}

/** What staff at a door may decide, who otherwise change no list: what they could do without any conflict. */
export function isOfTheDoor(kind: ConflictKind): boolean {
  return kind === 'doubleEntry';
}

/** Whether somebody has dealt with all that a conflict consists of. What is new since then opens it again. */
export function isCovered(facts: readonly string[], handled: readonly string[]): boolean {
  const known = new Set(handled);
  return facts.every((fact) => known.has(fact));
}

/** One pass through a door that nobody took back. */
export interface Pass {
  id: string;
  direction: Direction;
  deskId: string;
  /** Epoch ms, by the clock of the desk. */
  seenAt: number;
  /** The order in which desks came to know of each other's passes. */
  hlc: string;
  /** Admitted on purpose, in spite of a refusal. */
  overridden: boolean;
}

/**
 * Entries of one registration that another desk would have refused, had it known of the one before: two desks have admitted
 * the same badge, and it did not go out in between.
 * @returns the ids of all entries that are part of it, in the order in which they were seen
 */
export function doubleEntries(passes: readonly Pass[], reentry: ReentryRule): string[] {
  if (reentry === 'always') return [];
  const ordered = [...passes].sort((a, b) => a.seenAt - b.seenAt || (a.id < b.id ? -1 : 1));
  const exits = ordered.filter(({ direction }) => direction === 'exit');
  const found = new Set<string>();
  let stay: Pass[] = [];
  for (const pass of ordered) {
    if (pass.direction === 'exit') {
      if (reentry === 'afterExit') stay = [];
      continue;
    }
    for (const earlier of pass.overridden ? [] : stay) {
      if (earlier.deskId === pass.deskId) continue;
      // A clock on a wall that is wrong puts an exit elsewhere than where the desks knew of it.
      if (reentry === 'afterExit' && exits.some(({ hlc }) => isBetween(hlc, earlier.hlc, pass.hlc))) continue;
      found.add(earlier.id).add(pass.id);
    }
    stay.push(pass);
  }
  return ordered.flatMap(({ id }) => (found.has(id) ? [id] : []));
}

function isBetween(hlc: string, one: string, other: string): boolean {
  return one < other ? one < hlc && hlc < other : other < hlc && hlc < one;
}

/** A registration that may be somebody's second one. */
export interface Made {
  id: string;
  /** The desk that made it. */
  deskId: string;
  /** Registrations that were known where it was made, and that it was made beside on purpose. */
  besides: readonly string[];
}

/** Those of some registrations of the same person that were made at several desks, none of which knew of the other. */
export function madeApart(made: readonly Made[]): string[] {
  const found = new Set<string>();
  for (const one of made) {
    const other = made.find(
      ({ id, deskId, besides }) =>
        deskId !== one.deskId && id !== one.id && !besides.includes(one.id) && !one.besides.includes(id),
    );
    if (other !== undefined) found.add(one.id);
  }
  return [...found].sort();
}

/** Something that was said of a badge: that it is somebody's, or somebody's no more. */
export interface BadgeWord {
  hlc: string;
  deskId: string;
  /** Null in what was said of whoever had it. */
  registrationId: string | null;
  revoked: boolean;
}

/**
 * Everybody to whom a badge was given last, and who has not lost it since: more than one where several desks gave it, and one
 * where it works no more although nobody took it from them.
 */
export function holders(words: readonly BadgeWord[]): BadgeWord[] {
  const holding = new Map<string, BadgeWord>();
  for (const word of [...words].sort(byClock)) {
    if (word.registrationId === null) {
      if (word.revoked) holding.clear();
    } else if (word.revoked) holding.delete(word.registrationId);
    else holding.set(word.registrationId, word);
  }
  const found = [...holding.values()].sort(byClock);
  const last = [...words].sort(byClock).at(-1);
  const [only] = found;
  // Taken back by a desk that knew of somebody else alone: whoever has it now has one that opens nothing.
  if (found.length === 1 && last?.revoked === true && last.deskId !== only?.deskId) return found;
  return new Set(found.map(({ deskId }) => deskId)).size > 1 ? found : [];
}

/** A value that a desk gave something that all share, and what it saw there before. */
export interface Change {
  hlc: string;
  deskId: string;
  /** Null where the app did it by itself, as time went by. */
  actorId: string | null;
  /** The clock of the change that its desk saw last; null where there was none. */
  after: string | null;
  /** As text, so that equal values are equal. */
  value: string;
}

/**
 * What desks have said of one thing and the change that counts knew nothing of: it went under without anybody having decided so.
 * @returns the last of each line of changes, the oldest first
 */
export function overlooked<C extends Change>(changes: readonly C[]): C[] {
  const ordered = [...changes].sort(byClock);
  const last = ordered.at(-1);
  if (last === undefined) return [];
  const known = knownTo(last, ordered);
  const others = ordered.filter((change) => change !== last && !known.has(change));
  const superseded = new Set(others.flatMap((change) => [...knownTo(change, ordered)]));
  return others.filter(
    (change) =>
      !superseded.has(change) &&
      change.actorId !== null &&
      change.value !== last.value &&
      change.deskId !== last.deskId,
  );
}

/** All that a desk knew when it made a change: what it had said itself, what it saw, and what was known to that. */
function knownTo<C extends Change>(change: C, all: readonly C[]): Set<C> {
  const known = new Set<C>();
  for (const queue: C[] = [change]; queue.length > 0; ) {
    const one = queue.pop() as C;
    for (const other of all) {
      if (known.has(other) || other === change) continue;
      if (other.hlc !== one.after && !(other.deskId === one.deskId && other.hlc < one.hlc)) continue;
      known.add(other);
      queue.push(other);
    }
  }
  return known;
}

function byClock(a: { hlc: string }, b: { hlc: string }): number {
  return a.hlc < b.hlc ? -1 : a.hlc > b.hlc ? 1 : 0;
}
