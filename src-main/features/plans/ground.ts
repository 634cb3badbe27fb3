import { listLocationsOf, listPoints, listRounds } from '#main/features/programme/repository.ts';
import { idOf } from '#main/storage/operations/kinds/index.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { Board, BoardMeeting } from '#shared/contract/plans.ts';
import type { MeetingPoint, Round } from '#shared/contract/programme.ts';
import { isUsableFor, openingsOfRooms } from '#shared/domain/openings.ts';
import {
  listArrived,
  listBoardPeople,
  listGroups,
  listMatched,
  listMeetings,
  listPlacements,
  type MatchedRow,
  type MeetingRow,
  matchesWithin,
  type PlacementRow,
  planningOf,
} from './repository.ts';

/** A meeting with what its operations are named by. */
export interface GroundMeeting extends BoardMeeting {
  /** The single meetings of two that it is made of: one, as a rule. */
  parts: readonly { meetingId: string; matchId: string; pairedFor: string | null }[];
  /** Whether nothing was ever said of it but where it is in some plan. */
  isNew: boolean;
}

/** All that a plan of an event is made of, with the places of one plan. */
export type Ground = Omit<Board, 'plan' | 'meetings'> & { meetings: GroundMeeting[] };

/**
 * Reads an event with the places that one of its plans gives.
 * @param planId null for none: only what is fixed has a place then
 */
export async function readGround(read: Reader, eventId: string, planId: string | null): Promise<Ground> {
  const rounds = await listRounds(read, eventId);
  const locations = await listLocationsOf(read, eventId);
  const points = await listPoints(read, eventId);
  const meetings = withKnownOrder(await readMeetings(read, { eventId, planId, rounds, points }));
  const openings = openingsOfRooms(locations, rounds);
  const ids = new Set(meetings.flatMap((meeting) => meeting.people));
  const people = await listBoardPeople(read, [...ids], await planningOf(read, eventId));
  return {
    rounds,
    locations,
    points: points.map((point) => ({ ...point, closedIn: closedIn(point, rounds, openings) })),
    people,
    meetings: byName(meetings, people),
  };
}

/**
 * Reads one meeting with its place in a plan, and not all of its event. What it has to come after may be no meeting any more.
 * @param meeting undefined where there is no such meeting in the event any more
 */
export async function readMeeting(
  read: Reader,
  { eventId, planId, matchId, pairedFor }: { eventId: string; planId: string | null } & PartName,
): Promise<GroundMeeting | undefined> {
  const [match] = await listMatched(read, eventId, [matchId]);
  if (match === undefined) return undefined;
  const groups = pairedFor === null ? [] : await listGroups(read, eventId);
  const group = groups.find(
    ({ roundId, people }) => roundId === pairedFor && people.includes(match.firstId) && people.includes(match.secondId),
  );
  const matchIds = group === undefined ? [matchId] : await matchesWithin(read, eventId, group.people);
  const rounds = await listRounds(read, eventId);
  const points = await listPoints(read, eventId);
  const meetings = await readMeetings(read, { eventId, planId, rounds, points, matchIds });
  const meeting = meetings.find(({ parts }) =>
    parts.some((part) => part.matchId === matchId && part.pairedFor === pairedFor),
  );
  if (meeting === undefined) return undefined;
  const people = await listBoardPeople(read, meeting.people, await planningOf(read, eventId));
  return byName([meeting], people)[0];
}

/** What a single meeting of two is named by. */
interface PartName {
  matchId: string;
  /** The round for which the two were put together; null for those who meet whenever it suits. */
  pairedFor: string | null;
}

async function readMeetings(
  read: Reader,
  of: {
    eventId: string;
    planId: string | null;
    rounds: readonly Round[];
    points: readonly MeetingPoint[];
    matchIds?: readonly string[];
  },
): Promise<GroundMeeting[]> {
  const { eventId, planId, matchIds } = of;
  const matched = await listMatched(read, eventId, matchIds);
  const known = new Map((await listMeetings(read, eventId, matchIds)).map((row) => [row.id, row]));
  const placements = planId === null ? [] : await listPlacements(read, planId, matchIds);
  const placed = new Map(placements.map((row) => [row.meetingId, row]));
  const arrived = await listArrived(read, eventId);
  const parts = matched.flatMap((match) => partsOf(match, known, placed));
  const units = grouped(parts, await listGroups(read, eventId));
  const roundIds = new Set(of.rounds.map(({ id }) => id));
  const pointIds = new Set(of.points.map(({ id }) => id));
  return units.map((unit) => toMeeting(unit, arrived, roundIds, pointIds));
}

/** The people of a meeting as they are looked for: by name, and not in the order of their ids. */
function byName(meetings: readonly GroundMeeting[], people: Ground['people']): GroundMeeting[] {
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const inOrder = (a: string, b: string) =>
    NAMES.compare(nameOf.get(a) ?? LAST, nameOf.get(b) ?? LAST) || (a < b ? -1 : 1);
  return meetings.map((meeting) => ({ ...meeting, people: meeting.people.toSorted(inOrder) }));
}

/** Whoever is not known any more comes after all names. */
const LAST = '\uffff';

const NAMES = new Intl.Collator('en');

/** The same event with its rounds at other times: rooms may be closed then. */
export function atOtherTimes(ground: Ground, rounds: readonly Round[]): Ground {
  const openings = openingsOfRooms(ground.locations, rounds);
  return {
    ...ground,
    rounds: [...rounds],
    points: ground.points.map((point) => ({ ...point, closedIn: closedIn(point, rounds, openings) })),
  };
}

/** What does not take place any more has to be before nothing. */
function withKnownOrder(meetings: readonly GroundMeeting[]): GroundMeeting[] {
  const known = new Set(meetings.flatMap(({ parts }) => parts.map(({ meetingId }) => meetingId)));
  return meetings.map((meeting) => ({ ...meeting, afterIds: meeting.afterIds.filter((id) => known.has(id)) }));
}

/** Rounds in which a table cannot be used: it is out of use, or its rooms are closed. */
function closedIn(
  point: MeetingPoint,
  rounds: readonly Round[],
  openings: ReturnType<typeof openingsOfRooms>,
): string[] {
  return rounds.filter((round) => !isUsableFor(point, openings, round)).map(({ id }) => id);
}

/** A meeting of two, with all that is known of it. */
interface Part {
  meetingId: string;
  match: MatchedRow;
  pairedFor: string | null;
  row: MeetingRow | undefined;
  place: PlacementRow | undefined;
}

/** The meetings of a match: one whenever it suits, and one in each round for which the two were put together. */
function partsOf(
  match: MatchedRow,
  known: ReadonlyMap<string, MeetingRow>,
  placed: ReadonlyMap<string, PlacementRow>,
): Part[] {
  const part = (pairedFor: string | null): Part => {
    const meetingId = pairedFor === null ? idOf.meeting(match.id) : idOf.meeting(match.id, pairedFor);
    return { meetingId, match, pairedFor, row: known.get(meetingId), place: placed.get(meetingId) };
  };
  const wanted = match.isOwn === 1 ? [null, ...match.rounds] : match.rounds;
  return wanted.map(part).filter(({ row }) => {
    if (row?.status === 'cancelled') return false;
    // Of those who are no match any more only what has come of it is left.
    return match.active === 1 || (row !== undefined && row.status !== 'pending');
  });
}

/** Meetings of two as they meet: those of a group as one. */
function grouped(parts: readonly Part[], groups: readonly { roundId: string; people: readonly string[] }[]): Part[][] {
  const groupOf = new Map(groups.flatMap(({ roundId, people }) => people.map((id) => [`${roundId} ${id}`, people])));
  const units = new Map<string, Part[]>();
  for (const part of parts) {
    const { pairedFor, match } = part;
    const group = pairedFor === null ? undefined : groupOf.get(`${pairedFor} ${match.firstId}`);
    const name = group?.includes(match.secondId) === true ? `${pairedFor} ${group.join(' ')}` : part.meetingId;
    units.set(name, [...(units.get(name) ?? []), part]);
  }
  return [...units.values()].map((unit) => unit.toSorted((a, b) => (a.meetingId < b.meetingId ? -1 : 1)));
}

/** Rounds and tables that were taken out of the programme are no places. */
function toMeeting(
  unit: readonly Part[],
  arrived: ReadonlyMap<string, readonly string[]>,
  roundIds: ReadonlySet<string>,
  pointIds: ReadonlySet<string>,
): GroundMeeting {
  const [first] = unit as [Part, ...Part[]];
  const { row, place } = first;
  const still = (id: string | null | undefined, ids: ReadonlySet<string>) =>
    id !== null && id !== undefined && ids.has(id) ? id : null;
  const fixedRoundId = still(row?.roundId ?? first.pairedFor, roundIds);
  const fixedPointId = still(row?.meetingPointId, pointIds);
  const roundId = still(place === undefined ? fixedRoundId : place.roundId, roundIds);
  return {
    id: first.meetingId,
    people: [...new Set(unit.flatMap(({ match }) => [match.firstId, match.secondId]))].sort(),
    matchIds: unit.map(({ match }) => match.id),
    roundId,
    meetingPointId:
      roundId === null ? null : still(place === undefined ? fixedPointId : place.meetingPointId, pointIds),
    locked: place?.locked ?? false,
    status: row?.status ?? 'pending',
    fixedRoundId,
    fixedPointId,
    afterIds: row?.afterIds ?? [],
    missing: [...new Set(unit.flatMap((part) => part.row?.missing ?? []))],
    arrived: [...new Set(unit.flatMap((part) => arrived.get(part.meetingId) ?? []))],
    reason: roundId === null ? (place?.reason ?? null) : null,
    isNew: unit.some((part) => part.row === undefined),
    parts: unit.map(({ meetingId, match, pairedFor }) => ({ meetingId, matchId: match.id, pairedFor })),
  };
}
