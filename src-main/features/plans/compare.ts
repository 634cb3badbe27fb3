import type { PlanMove } from '#shared/contract/plans.ts';
import type { Ground, GroundMeeting } from './ground.ts';

/** A meeting that is not where it was. */
export interface Moved {
  meetingId: string;
  people: readonly string[];
  from: PlanMove['from'];
  to: PlanMove['to'];
}

/** What moves from one plan of an event to another one; in the order of the one that it moves to. */
export function movesBetween(from: Ground, to: Ground): Moved[] {
  const before = new Map(from.meetings.map((meeting) => [meeting.id, meeting]));
  const moved = to.meetings.flatMap((meeting) => {
    const [was, is] = [placeOf(before.get(meeting.id)), placeOf(meeting)];
    before.delete(meeting.id);
    return same(was, is) ? [] : [{ meetingId: meeting.id, people: meeting.people, from: was, to: is }];
  });
  const gone = [...before.values()].flatMap((meeting) => {
    const was = placeOf(meeting);
    return was === null ? [] : [{ meetingId: meeting.id, people: meeting.people, from: was, to: null }];
  });
  return [...moved, ...gone];
}

function placeOf(meeting: GroundMeeting | undefined): PlanMove['from'] {
  if (meeting?.roundId === null || meeting === undefined) return null;
  return { roundId: meeting.roundId, meetingPointId: meeting.meetingPointId };
}

function same(one: PlanMove['from'], other: PlanMove['from']): boolean {
  return one?.roundId === other?.roundId && one?.meetingPointId === other?.meetingPointId;
}
