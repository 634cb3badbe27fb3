import { type MeetingStatus, takesPlace } from './meeting.ts';

/*
 * What stands on paper about a plan: who meets whom, when and where. The same for every printer and for the command line;
 * `paper-sheets.ts` lays it out.
 */

/** What can be put on paper of a plan. */
export const PAPERS = ['people', 'tables', 'rounds'] as const;
export type PaperKind = (typeof PAPERS)[number];

/** As much of a plan as paper needs. */
export interface PaperPlan {
  rounds: readonly { id: string; name: string; startAt: number; endAt: number }[];
  locations: readonly { id: string; name: string }[];
  points: readonly { id: string; name: string; locationIds: readonly string[]; closedAt: number | null }[];
  people: readonly PaperPerson[];
  meetings: readonly {
    id: string;
    people: readonly string[];
    roundId: string | null;
    meetingPointId: string | null;
    status: MeetingStatus;
  }[];
}

export interface PaperPerson {
  id: string;
  name: string;
  company: string | null;
}

/** A meeting with its place. Times are epoch ms; null where the round has none. */
export interface PaperMeeting {
  id: string;
  round: string;
  startAt: number | null;
  endAt: number | null;
  table: string | null;
  room: string | null;
  people: readonly PaperPerson[];
}

/** All that somebody has, by time. The meetings name the others alone. */
export interface PaperSchedule {
  person: PaperPerson;
  meetings: readonly PaperMeeting[];
}

/** What takes place at a table, by time. */
export interface PaperCard {
  id: string;
  table: string;
  room: string | null;
  meetings: readonly PaperMeeting[];
}

/** What takes place in a round, by table. */
export interface PaperRound {
  id: string;
  round: string;
  startAt: number;
  endAt: number;
  meetings: readonly PaperMeeting[];
}

/** Puts texts into the order in which people look them up, "Table 2" before "Table 10". */
export type Order = (a: string, b: string) => number;

/** The order of a language. */
export function orderOf(language: string): Order {
  return new Intl.Collator(language, { numeric: true, sensitivity: 'base' }).compare;
}

/** A schedule for everybody who meets somebody, by name: so they are handed out at the door. */
export function schedulesOf(plan: PaperPlan, order: Order): PaperSchedule[] {
  const seats = placed(plan, order).flatMap((meeting) => meeting.people.map(({ id }) => ({ id, meeting })));
  const ofPerson = grouped(seats, ({ id }) => id);
  return plan.people
    .flatMap((person) => {
      const own = ofPerson.get(person.id);
      if (own === undefined) return [];
      const meetings = own.map(({ meeting }) => ({
        ...meeting,
        people: meeting.people.filter(({ id }) => id !== person.id),
      }));
      return { person, meetings };
    })
    .sort((a, b) => order(a.person.name, b.person.name));
}

/** A card for every table, by room and name. One that is out of use has a card only where a meeting is still there. */
export function tableCardsOf(plan: PaperPlan, order: Order): PaperCard[] {
  const meetings = grouped(placed(plan, order), ({ pointId }) => pointId);
  return plan.points
    .map(({ id, name, locationIds, closedAt }) => ({
      ...{ id, table: name, closedAt },
      ...{ room: roomOf(plan, locationIds), meetings: meetings.get(id) ?? [] },
    }))
    .filter((card) => card.closedAt === null || card.meetings.length > 0)
    .map(({ closedAt: _, ...card }) => card)
    .sort((a, b) => order(a.room ?? '', b.room ?? '') || order(a.table, b.table));
}

/** A list for each round in which somebody meets. */
export function roundListsOf(plan: PaperPlan, order: Order): PaperRound[] {
  const meetings = grouped(placed(plan, order), ({ roundId }) => roundId);
  return plan.rounds.flatMap(({ id, name, startAt, endAt }) => {
    const own = meetings.get(id);
    return own === undefined ? [] : [{ id, round: name, startAt, endAt, meetings: own }];
  });
}

/** Meetings that have a round, by time, then by table. Who did not come is not sent there again, and the place may be another's. */
function placed(plan: PaperPlan, order: Order) {
  const rounds = new Map(plan.rounds.map((round, at) => [round.id, { ...round, at }]));
  const points = new Map(plan.points.map((point) => [point.id, { ...point, room: roomOf(plan, point.locationIds) }]));
  const people = new Map(plan.people.map((person) => [person.id, person]));
  return plan.meetings
    .flatMap(({ id, people: ids, roundId, meetingPointId, status }) => {
      const round = rounds.get(roundId ?? '');
      if (round === undefined || !takesPlace(status)) return [];
      const point = points.get(meetingPointId ?? '');
      return {
        ...{ id, roundId: round.id, at: round.at, round: round.name, startAt: round.startAt, endAt: round.endAt },
        ...{ pointId: point?.id ?? null, table: point?.name ?? null, room: point?.room ?? null },
        people: ids.flatMap((person) => people.get(person) ?? []).sort((a, b) => order(a.name, b.name)),
      };
    })
    .sort((a, b) => a.at - b.at || order(a.room ?? '', b.room ?? '') || order(a.table ?? '', b.table ?? ''));
}

/** A table stands on the plan of the first of its rooms. */
function roomOf({ locations }: PaperPlan, locationIds: readonly string[]): string | null {
  return locations.find(({ id }) => id === locationIds[0])?.name ?? null;
}

function grouped<T, K>(things: readonly T[], keyOf: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return groups;
}
