import type { Compiled } from './compile.ts';

/**
 * Weight that no plan places because of what has to be before what: a chain with more meetings than rounds, or one that comes back to where it began. Of
 * each such chain at least the lightest meeting has no round. Meetings that have none in any case are left out.
 */
export function lostToOrder(c: Compiled): number {
  const { before, after, weight } = c;
  const isIn = Array.from({ length: c.meetings }, (_, meeting) => openOf(c, meeting).length > 0);
  let lost = 0;
  for (let stuck = stuckMeeting(c, isIn); stuck !== -1; stuck = stuckMeeting(c, isIn)) {
    const chain = [...reached(stuck, before, isIn), ...reached(stuck, after, isIn)];
    lost += Math.min(...chain.map((meeting) => weight[meeting] as number));
    for (const meeting of chain) isIn[meeting] = false;
  }
  return lost;
}

/** A meeting that has no round where all others in its chain have one; -1 where there is none. */
function stuckMeeting(c: Compiled, isIn: readonly boolean[]): number {
  const first = Int32Array.from({ length: c.meetings }, (_, meeting) => openOf(c, meeting)[0] ?? 0);
  const last = Int32Array.from({ length: c.meetings }, (_, meeting) => openOf(c, meeting).at(-1) ?? 0);
  const touched = [...isIn.keys()].filter((meeting) => isIn[meeting] && c.ordered[meeting] === 1);
  // Whoever is narrowed narrows what is tied to it; that ends, as each time a round is gone.
  for (let meeting = touched.pop(); meeting !== undefined; meeting = touched.pop()) {
    const earliest = Math.max(...own(c.before, meeting, isIn).map((other) => (first[other] as number) + 1), 0);
    const latest = Math.min(...own(c.after, meeting, isIn).map((other) => (last[other] as number) - 1), c.rounds - 1);
    const open = openOf(c, meeting).filter(
      (round) =>
        round >= Math.max(earliest, first[meeting] as number) && round <= Math.min(latest, last[meeting] as number),
    );
    if (open.length === 0) return meeting;
    if (open[0] !== first[meeting]) touched.push(...own(c.after, meeting, isIn));
    if (open.at(-1) !== last[meeting]) touched.push(...own(c.before, meeting, isIn));
    first[meeting] = open[0] as number;
    last[meeting] = open.at(-1) as number;
  }
  return -1;
}

function openOf({ open, openStart }: Compiled, meeting: number): Int32Array {
  return open.subarray(openStart[meeting], openStart[meeting + 1]);
}

function own(ties: readonly (readonly number[])[], meeting: number, isIn: readonly boolean[]): number[] {
  return (ties[meeting] ?? []).filter((other) => isIn[other]);
}

/** A meeting and all that its ties lead to, one after the other. */
function reached(from: number, ties: readonly (readonly number[])[], isIn: readonly boolean[]): Set<number> {
  const found = new Set([from]);
  for (const meeting of found) for (const other of own(ties, meeting, isIn)) found.add(other);
  return found;
}
