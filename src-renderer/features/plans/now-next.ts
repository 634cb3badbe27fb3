import type { Board, BoardMeeting } from '#shared/contract/plans.ts';
import type { Round } from '#shared/contract/programme.ts';

/** Which round is under way, and which one comes next. Null for none. */
export interface Rounds {
  now: Round | null;
  next: Round | null;
}

/** @param rounds in order of time @param at epoch ms */
export function roundsAt(rounds: readonly Round[], at: number): Rounds {
  return {
    now: rounds.find(({ startAt, endAt }) => startAt <= at && at < endAt) ?? null,
    next: rounds.find(({ startAt }) => startAt > at) ?? null,
  };
}

/** So long after a round has begun people are still looking for their tables. In ms. */
const LATE_MS = 5 * 60_000;

/** The round to which people are called: the one that has just begun, else the next. Null where none is left. */
export function calledAt(rounds: readonly Round[], at: number): Round | null {
  const { now, next } = roundsAt(rounds, at);
  return now !== null && (next === null || at - now.startAt < LATE_MS) ? now : next;
}

/** The board as it is in a round: its meetings begin with it, a little before the core has noted so. */
export function begunIn(board: Board, round: Round | null): Board {
  if (round === null) return board;
  const meetings = board.meetings.map((meeting) =>
    meeting.roundId === round.id && meeting.status === 'pending' ? { ...meeting, status: 'active' as const } : meeting,
  );
  return { ...board, meetings };
}

/** What is at a table now, and next. */
export interface TableNow {
  point: Board['points'][number];
  now: readonly BoardMeeting[];
  next: readonly BoardMeeting[];
}

/** All tables with what is there now and next, in the order of the tables. Meetings without a table are left out. */
export function tablesNow(board: Pick<Board, 'points' | 'meetings'>, { now, next }: Rounds): TableNow[] {
  const at = (round: Round | null) => {
    const found = new Map<string, BoardMeeting[]>();
    for (const meeting of board.meetings) {
      if (round === null || meeting.roundId !== round.id || meeting.meetingPointId === null) continue;
      const list = found.get(meeting.meetingPointId);
      if (list === undefined) found.set(meeting.meetingPointId, [meeting]);
      else list.push(meeting);
    }
    return found;
  };
  const [present, coming] = [at(now), at(next)];
  return board.points.map((point) => ({
    point,
    now: present.get(point.id) ?? [],
    next: coming.get(point.id) ?? [],
  }));
}

/** A span as a clock counts it down, in whole minutes and seconds. @param ms not negative */
export function countdown(ms: number): { minutes: number; seconds: number } {
  const whole = Math.max(0, Math.ceil(ms / 1000));
  return { minutes: Math.floor(whole / 60), seconds: whole % 60 };
}

/** The same as it is read: 9:05, or 14:00:03 from an hour on. @param ms not negative */
export function clockOf(ms: number): string {
  const { minutes, seconds } = countdown(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return minutes < 60
    ? `${minutes}:${two(seconds)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds)}`;
}
