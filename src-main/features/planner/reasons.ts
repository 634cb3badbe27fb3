import type { Board } from './board.ts';
import type { Reason, Unplaced } from './task.ts';

/** Why each meeting without a place has none. It is asked where no meeting can simply be put any more. */
export function reasonsOf(board: Board, places: ArrayLike<unknown>): Unplaced[] {
  const without = [...board.roundOf.keys()].filter((meeting) => places[meeting] === null);
  const reasons = without.map((meeting) => reasonOf(board, meeting));
  const full = without.flatMap((meeting, index) => {
    const reason = reasons[index];
    return reason?.kind === 'tablesFull' ? [{ meeting, rounds: reason.rounds }] : [];
  });
  const extra = extraTables(board, full);
  return without.map((meeting, index) => {
    const reason = reasons[index] as Reason;
    if (reason.kind !== 'tablesFull') return { meeting, reason };
    const missing = Math.max(1, ...reason.rounds.map((round) => extra[round] ?? 0));
    return { meeting, reason: { ...reason, missing } };
  });
}

function reasonOf(board: Board, meeting: number): Reason {
  // A locked one has its round and could only lack a point there.
  const locked = board.layout.lockedRound[meeting] as number;
  const open = locked === -1 ? (board.open[meeting] as readonly number[]) : [locked];
  if (open.length === 0) return { kind: 'noCommonRound' };
  const usable = open.filter((round) => board.hasPoint(meeting, round));
  if (usable.length === 0) return { kind: 'noPoint', rounds: [...open] };
  if (locked !== -1) return { kind: 'tablesFull', rounds: usable, missing: 1 };
  const limited = board.atLimit(meeting);
  if (limited.length > 0) return { kind: 'limit', people: limited };
  const free = usable.filter((round) => board.blockers(meeting, round).length === 0);
  if (free.length === 0) return { kind: 'busy', people: whoIsBusy(board, meeting, usable) };
  const inOrder = free.filter((round) => board.outOfOrder(meeting, round).length === 0);
  if (inOrder.length > 0) return { kind: 'tablesFull', rounds: inOrder, missing: 1 };
  const others = new Set(free.flatMap((round) => board.outOfOrder(meeting, round)));
  return { kind: 'order', meetings: [...others].sort((a, b) => a - b) };
}

/** One who is busy in all of the rounds says all there is to say; else it is those who are in some. */
function whoIsBusy(board: Board, meeting: number, rounds: readonly number[]): number[] {
  const people = board.layout.task.meetings[meeting]?.people ?? [];
  const isBusy = (person: number) => (round: number) => board.meetingOf(person, round) >= 0;
  const always = people.filter((person) => rounds.every(isBusy(person)));
  return always.length > 0 ? always : people.filter((person) => rounds.some(isBusy(person)));
}

/** Tables more, round by round, with which meetings that lack one would have one, all beside each other. */
function extraTables(board: Board, full: readonly { meeting: number; rounds: number[] }[]): number[] {
  const { task } = board.layout;
  const extra = task.rounds.map(() => 0);
  const given = new Map<number, number>();
  const busy = new Set<string>();
  const more = task.people.map(() => 0);
  const fits = (meeting: number, round: number) =>
    (task.meetings[meeting]?.people ?? []).every(
      (person) =>
        !busy.has(`${person} ${round}`) &&
        (board.taken[person] as number) + (more[person] ?? 0) <
          (task.people[person]?.limit ?? Number.POSITIVE_INFINITY),
    ) &&
    (task.meetings[meeting]?.after ?? []).every((other) => (given.get(other) ?? -1) < round) &&
    (board.later[meeting] ?? []).every((other) => (given.get(other) ?? Number.POSITIVE_INFINITY) > round);
  for (const { meeting, rounds } of [...full].sort((a, b) => a.rounds.length - b.rounds.length)) {
    const round = rounds
      .filter((other) => fits(meeting, other))
      .sort((a, b) => (extra[a] ?? 0) - (extra[b] ?? 0) || a - b)[0];
    if (round === undefined) continue;
    extra[round] = (extra[round] ?? 0) + 1;
    given.set(meeting, round);
    for (const person of task.meetings[meeting]?.people ?? []) {
      busy.add(`${person} ${round}`);
      more[person] = (more[person] ?? 0) + 1;
    }
  }
  return extra;
}
