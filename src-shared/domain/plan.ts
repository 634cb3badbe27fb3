import type { MeetingStatus } from './meeting.ts';

/**
 * Meetings on a plan: which fits where, and what stands in the way. The board asks while somebody drags, and the core before
 * it takes the move, so that what lights up is what is possible.
 */

/** What plans of an event keep to. */
export interface PlanningRules {
  /** The most meetings that anybody has; null for as many as there are. */
  mostMeetings: number | null;
}
export const DEFAULT_PLANNING: PlanningRules = { mostMeetings: null };

/** What a plan is made of, as far as its rules are concerned. Ids are those of registrations, rounds and meeting points. */
export interface PlanGround {
  rounds: readonly { id: string; startAt: number; endAt: number }[];
  points: readonly { id: string; capacity: number; closedIn: readonly string[] }[];
  /** `away`: rounds to which they cannot come. `most`: meetings at most, null for as many as there are. */
  people: readonly { id: string; away: readonly string[]; most: number | null }[];
  meetings: readonly PlanMeeting[];
}

export interface PlanMeeting {
  id: string;
  /** Two or more. */
  people: readonly string[];
  roundId: string | null;
  meetingPointId: string | null;
  locked: boolean;
  status: MeetingStatus;
  /** A round and a table that it has to have, whatever the plan. */
  fixedRoundId: string | null;
  fixedPointId: string | null;
  /** Meetings that are in an earlier round, where they take place. */
  afterIds: readonly string[];
}

/** Why a meeting cannot be in a round or at a table; `id` is whom or what that is about. */
export type Obstacle =
  | { kind: 'busy'; id: string; meetingId: string }
  | { kind: 'away' | 'limit'; id: string }
  | { kind: 'full' | 'closed'; id: string }
  | { kind: 'past' | 'fixed' | 'noTable' }
  | { kind: 'before' | 'after'; meetingId: string };

/** Why a plan has no place for a meeting. Rounds, people and meetings by id. */
export type UnplacedReason =
  | { kind: 'noCommonRound' }
  | { kind: 'noPoint'; rounds: string[] }
  | { kind: 'tablesFull'; rounds: string[]; missing: number }
  | { kind: 'limit' | 'busy'; people: string[] }
  | { kind: 'order'; meetings: string[] };

/** Whether a meeting has a place that counts against others: who waits in vain is free, and so is their table. */
export function takesPlace(meeting: Pick<PlanMeeting, 'roundId' | 'status'>): boolean {
  return meeting.roundId !== null && meeting.status !== 'cancelled' && meeting.status !== 'noShow';
}

/** Meetings in their places, for many questions about one state of a plan. */
export class Seating {
  readonly #rounds: ReadonlyMap<string, PlanGround['rounds'][number]>;
  readonly #points: ReadonlyMap<string, PlanGround['points'][number]>;
  readonly #people: ReadonlyMap<string, PlanGround['people'][number]>;
  readonly #meetings: ReadonlyMap<string, PlanMeeting>;
  /** Meetings of somebody that take place. */
  readonly #of = new Map<string, PlanMeeting[]>();
  /** Meetings at a table in a round. */
  readonly #at = new Map<string, PlanMeeting[]>();
  /** Meetings that have to be after one. */
  readonly #later = new Map<string, PlanMeeting[]>();
  readonly #now: number;

  /** @param now epoch ms: a round that has begun takes no more meetings */
  constructor(ground: PlanGround, now: number) {
    this.#rounds = byId(ground.rounds);
    this.#points = byId(ground.points);
    this.#people = byId(ground.people);
    this.#meetings = byId(ground.meetings);
    this.#now = now;
    for (const meeting of ground.meetings) {
      for (const earlier of meeting.afterIds) push(this.#later, earlier, meeting);
      if (!takesPlace(meeting)) continue;
      for (const person of meeting.people) push(this.#of, person, meeting);
      if (meeting.meetingPointId !== null) push(this.#at, placeName(meeting.roundId, meeting.meetingPointId), meeting);
    }
  }

  /** Meetings that take a table in a round. */
  at(roundId: string, meetingPointId: string): readonly PlanMeeting[] {
    return this.#at.get(placeName(roundId, meetingPointId)) ?? [];
  }

  /** Meetings of somebody that take place. */
  of(registrationId: string): readonly PlanMeeting[] {
    return this.#of.get(registrationId) ?? [];
  }

  /**
   * What keeps a meeting from a round, and from a table in it. Nothing where it is there already.
   * @param meetingPointId null to ask about the round alone
   */
  obstacles(meeting: PlanMeeting, roundId: string, meetingPointId: string | null): Obstacle[] {
    const round = this.#rounds.get(roundId);
    if (round === undefined) return [{ kind: 'past' }];
    const found: Obstacle[] = [];
    const isOver = meeting.status === 'active' || meeting.status === 'completed';
    if (meeting.roundId !== roundId && (isOver || round.startAt <= this.#now)) found.push({ kind: 'past' });
    if (
      (meeting.fixedRoundId ?? roundId) !== roundId ||
      (meetingPointId !== null && (meeting.fixedPointId ?? meetingPointId) !== meetingPointId)
    )
      found.push({ kind: 'fixed' });
    for (const person of meeting.people) found.push(...this.#obstaclesOf(person, meeting, roundId));
    found.push(...this.#order(meeting, round));
    if (meetingPointId !== null) {
      const point = this.#points.get(meetingPointId);
      if (point === undefined || point.closedIn.includes(roundId)) found.push({ kind: 'closed', id: meetingPointId });
      const others = this.at(roundId, meetingPointId).filter((other) => other.id !== meeting.id);
      if (point !== undefined && others.length >= point.capacity) found.push({ kind: 'full', id: meetingPointId });
    }
    return found;
  }

  /** The tables that have room for a meeting in a round. */
  freePoints(meeting: PlanMeeting, roundId: string): string[] {
    return [...this.#points.values()]
      .filter(
        ({ id, capacity, closedIn }) =>
          !closedIn.includes(roundId) &&
          this.at(roundId, id).filter((other) => other.id !== meeting.id).length < capacity &&
          (meeting.fixedPointId ?? id) === id,
      )
      .map(({ id }) => id);
  }

  #obstaclesOf(person: string, meeting: PlanMeeting, roundId: string): Obstacle[] {
    const found: Obstacle[] = [];
    const { away = [], most = null } = this.#people.get(person) ?? {};
    const others = this.of(person).filter((other) => other.id !== meeting.id);
    if (away.includes(roundId)) found.push({ kind: 'away', id: person });
    const other = others.find((one) => one.roundId === roundId);
    if (other !== undefined) found.push({ kind: 'busy', id: person, meetingId: other.id });
    if (most !== null && others.length >= most) found.push({ kind: 'limit', id: person });
    return found;
  }

  #order(meeting: PlanMeeting, { startAt }: { startAt: number }): Obstacle[] {
    const startOf = (other: PlanMeeting | undefined) =>
      other === undefined || !takesPlace(other) ? undefined : this.#rounds.get(other.roundId ?? '')?.startAt;
    const found: Obstacle[] = [];
    for (const meetingId of meeting.afterIds) {
      const start = startOf(this.#meetings.get(meetingId));
      if (start !== undefined && start >= startAt) found.push({ kind: 'after', meetingId });
    }
    for (const later of this.#later.get(meeting.id) ?? []) {
      const start = startOf(later);
      if (start !== undefined && start <= startAt) found.push({ kind: 'before', meetingId: later.id });
    }
    return found;
  }
}

function placeName(roundId: string | null, meetingPointId: string): string {
  return `${roundId} ${meetingPointId}`;
}

function byId<T extends { id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
