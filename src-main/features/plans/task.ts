import type { Place, PlanTask, Reason, TaskMeeting } from '#main/features/planner/task.ts';
import { dayOf } from '#main/features/records/days.ts';
import { AppError } from '#shared/domain/errors.ts';
import { Seating, type UnplacedReason } from '#shared/domain/plan.ts';
import type { Ground, GroundMeeting } from './ground.ts';

/** An event as the planner counts it, and how to come back from there. */
export interface Task {
  task: PlanTask;
  /** In the order of the task. */
  meetings: GroundMeeting[];
  /** What did not take place, and what cannot have been together with something else: it keeps its place, beside the task. */
  apart: GroundMeeting[];
  placeOf(place: Place): { roundId: string | null; meetingPointId: string | null };
  reasonOf(reason: Reason): UnplacedReason;
}

/** What a meeting is worth beside that it takes place, by how well the two suit each other: from 0 to 1. */
export type WeightOf = (meeting: GroundMeeting) => number;

/**
 * An event as a task for the planner. What is locked, over or under way stays where it is.
 * @param now epoch ms: rounds that have begun take no more meetings
 * @throws AppError `conflict` where rounds reach into each other
 */
export function toTask(ground: Ground, timeZone: string, now: number, weightOf: WeightOf): Task {
  const { rounds, points, people, locations } = ground;
  for (const [index, round] of rounds.entries()) {
    const next = rounds[index + 1];
    if (next !== undefined && next.startAt < round.endAt) {
      throw new AppError(
        'conflict',
        `The rounds ${round.name} and ${next.name} are at the same time. Change one of them: nobody can be in both.`,
        { first: round.name, second: next.name },
      );
    }
  }
  const roundAt = indexOf(rounds);
  const pointAt = indexOf(points);
  const personAt = indexOf(people);
  const locationAt = indexOf(locations);
  const kept = keptPlaces(ground, now);
  const meetings = ground.meetings.filter((meeting) => kept.get(meeting) !== 'apart');
  const meetingAt = indexOf(meetings);
  const days = rounds.map(({ startAt }) => dayOf(startAt, timeZone));
  const open = rounds.flatMap((round, index) => (round.startAt > now ? [index] : []));
  const task: PlanTask = {
    rounds: rounds.map(({ startAt, endAt }, index) => ({ day: days.indexOf(days[index] ?? ''), startAt, endAt })),
    points: points.map(({ capacity, locationIds, positionX, positionY, closedIn }) => ({
      capacity,
      location: locationAt.get(locationIds[0] ?? '') ?? -1,
      x: positionX,
      y: positionY,
      ...(closedIn.length === 0
        ? {}
        : { rounds: rounds.flatMap(({ id }, index) => (closedIn.includes(id) ? [] : [index])) }),
    })),
    people: people.map(({ away, most }) => ({
      away: numbersOf(away, roundAt),
      ...(most === null ? {} : { limit: most }),
    })),
    meetings: meetings.map((meeting): TaskMeeting => {
      const locked = kept.get(meeting) === 'locked';
      const fixedRound = meeting.fixedRoundId === null ? undefined : roundAt.get(meeting.fixedRoundId);
      const fixedPoint = meeting.fixedPointId === null ? undefined : pointAt.get(meeting.fixedPointId);
      const round = meeting.roundId === null ? undefined : roundAt.get(meeting.roundId);
      const after = numbersOf(meeting.afterIds, meetingAt);
      return {
        people: numbersOf(meeting.people, personAt),
        weight: 1 + weightOf(meeting),
        ...(locked
          ? { locked }
          : { rounds: fixedRound === undefined ? open : open.filter((index) => index === fixedRound) }),
        ...(locked || fixedPoint === undefined ? {} : { points: [fixedPoint] }),
        ...(after.length === 0 ? {} : { after }),
        ...(round === undefined ? {} : { now: { round, point: pointAt.get(meeting.meetingPointId ?? '') ?? null } }),
      };
    }),
  };
  const ids = <T extends { id: string }>(things: readonly T[], numbers: readonly number[]) =>
    numbers.flatMap((number) => things[number]?.id ?? []);
  return {
    task,
    meetings,
    apart: ground.meetings.filter((meeting) => kept.get(meeting) === 'apart'),
    placeOf: (place) => ({
      roundId: rounds[place?.round ?? -1]?.id ?? null,
      meetingPointId: points[place?.point ?? -1]?.id ?? null,
    }),
    reasonOf: (reason) => {
      switch (reason.kind) {
        case 'noCommonRound':
          return reason;
        case 'noPoint':
          return { kind: reason.kind, rounds: ids(rounds, reason.rounds) };
        case 'tablesFull':
          return { kind: reason.kind, rounds: ids(rounds, reason.rounds), missing: reason.missing };
        case 'limit':
        case 'busy':
          return { kind: reason.kind, people: ids(people, reason.people) };
        case 'order':
          return { kind: reason.kind, meetings: ids(meetings, reason.meetings) };
      }
    },
  };
}

/**
 * Which meetings stay where they are: those over or under way, those in rounds that have begun, and those that somebody has
 * locked. Two that contradict each other cannot both be kept: what somebody has locked gives way, and of what is over anyway one
 * is left out.
 */
function keptPlaces(ground: Ground, now: number): Map<GroundMeeting, 'locked' | 'apart'> {
  const startOf = new Map(ground.rounds.map(({ id, startAt }) => [id, startAt]));
  const isOver = ({ status, roundId }: GroundMeeting) =>
    status !== 'pending' || (startOf.get(roundId ?? '') ?? Number.POSITIVE_INFINITY) <= now;
  const wanted = ground.meetings
    .filter((meeting) => meeting.roundId !== null && (meeting.locked || isOver(meeting)))
    .toSorted((a, b) => Number(isOver(b)) - Number(isOver(a)));
  const kept = new Map<GroundMeeting, 'locked' | 'apart'>();
  const taken = new Set<string>();
  const full = new Map<string, number>();
  const capacityOf = new Map(ground.points.map(({ id, capacity }) => [id, capacity]));
  for (const meeting of wanted) {
    const names = meeting.people.map((id) => `${meeting.roundId} ${id}`);
    const table = `${meeting.roundId} ${meeting.meetingPointId}`;
    if (meeting.status === 'noShow') {
      kept.set(meeting, 'apart');
      continue;
    }
    const isFull =
      meeting.meetingPointId !== null && (full.get(table) ?? 0) >= (capacityOf.get(meeting.meetingPointId) ?? 0);
    if (isFull || names.some((name) => taken.has(name))) {
      if (isOver(meeting)) kept.set(meeting, 'apart');
      continue;
    }
    kept.set(meeting, 'locked');
    for (const name of names) taken.add(name);
    full.set(table, (full.get(table) ?? 0) + 1);
  }
  return kept;
}

/** Meetings whose places break a rule, with what it is: what the independent look at a plan tells people. */
export function faultsOf(ground: Ground, now: number) {
  const seating = new Seating(ground, now);
  return ground.meetings.flatMap((meeting) => {
    if (meeting.roundId === null || meeting.status !== 'pending') return [];
    const [obstacle] = seating.obstacles(meeting, meeting.roundId, meeting.meetingPointId);
    return obstacle === undefined ? [] : [{ meeting, obstacle }];
  });
}

function indexOf(things: readonly { id: string }[]): Map<string, number> {
  return new Map(things.map(({ id }, index) => [id, index]));
}

function numbersOf(ids: readonly string[], at: ReadonlyMap<string, number>): number[] {
  return ids.map((id) => at.get(id)).filter((number) => number !== undefined);
}
