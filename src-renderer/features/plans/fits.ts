import type { BoardMeeting } from '#shared/contract/plans.ts';
import type { Obstacle, Seating } from '#shared/domain/plan.ts';
import { NO_TABLE, type View } from './grid-model.ts';

/** Where a meeting would be; both null for beside the board. A round without a table gets the first that is free. */
export interface Place {
  roundId: string | null;
  meetingPointId: string | null;
}

/** What a cell of the board stands for as a place. */
export function placeOfCell(view: View, rowId: string, roundId: string): Place {
  return { roundId, meetingPointId: view === 'tables' && rowId !== NO_TABLE ? rowId : null };
}

/** What keeps a meeting from a cell: nothing where it fits; null where the row is of somebody else, and says nothing about it. */
export function obstaclesAt(
  seating: Seating,
  meeting: BoardMeeting,
  view: View,
  rowId: string,
  roundId: string,
): Obstacle[] | null {
  if (view === 'people' && !meeting.people.includes(rowId)) return null;
  if (view === 'tables' && rowId === NO_TABLE) return null;
  return obstaclesTo(seating, meeting, placeOfCell(view, rowId, roundId));
}

/** What keeps a meeting from a place. What is under way or over stays on the board. */
export function obstaclesTo(seating: Seating, meeting: BoardMeeting, { roundId, meetingPointId }: Place): Obstacle[] {
  if (roundId === null) return meeting.status === 'active' || meeting.status === 'completed' ? [{ kind: 'past' }] : [];
  const obstacles = seating.obstacles(meeting, roundId, meetingPointId);
  if (meetingPointId === null && seating.freePoints(meeting, roundId).length === 0) obstacles.push({ kind: 'noTable' });
  return obstacles;
}
