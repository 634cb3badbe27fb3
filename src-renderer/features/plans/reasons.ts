import type { BoardMeeting } from '#shared/contract/plans.ts';
import type { UnplacedReason } from '#shared/domain/plan.ts';

interface Slot {
  id: string;
  startAt: number;
  endAt: number;
}

/** A stretch of time: rounds that follow each other, as one. Epoch ms. */
export interface Stretch {
  from: number;
  until: number;
}

/**
 * Rounds as stretches of time, so that a sentence can name them: those next to each other in the programme are one.
 * @param rounds in order of time
 */
export function stretches(rounds: readonly Slot[], ids: readonly string[]): Stretch[] {
  const wanted = new Set(ids);
  const found: Stretch[] = [];
  let open = false;
  for (const { id, startAt, endAt } of rounds) {
    const last = found.at(-1);
    if (!wanted.has(id)) open = false;
    else if (open && last !== undefined) last.until = Math.max(last.until, endAt);
    else {
      found.push({ from: startAt, until: endAt });
      open = true;
    }
  }
  return found;
}

/** Meetings that have no place for the same reason. */
export interface Unplaced {
  reason: UnplacedReason | null;
  meetings: BoardMeeting[];
}

/** Meetings without a place by why that is so: what most of them have in common first, what nobody knows last. */
export function byReason(meetings: readonly BoardMeeting[]): Unplaced[] {
  const groups = new Map<string, Unplaced>();
  for (const meeting of meetings) {
    if (meeting.roundId !== null) continue;
    const name = JSON.stringify(meeting.reason);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { reason: meeting.reason, meetings: [meeting] });
    else group.meetings.push(meeting);
  }
  return [...groups.values()].sort(
    (a, b) => Number(a.reason === null) - Number(b.reason === null) || b.meetings.length - a.meetings.length,
  );
}
