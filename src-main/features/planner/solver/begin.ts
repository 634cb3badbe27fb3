import { UNPLACED } from './problem.ts';
import type { Schedule } from './schedule.ts';

/** Puts the meetings with the fewest rounds first, each into the round that makes the fewest gaps. */
export function placeFirst(s: Schedule): void {
  const { meetings, openStart, open, memberStart, members, ofStart } = s.c;
  const choices = (meeting: number) => (openStart[meeting + 1] as number) - (openStart[meeting] as number);
  const load = new Int32Array(meetings);
  for (let meeting = 0; meeting < meetings; meeting++)
    for (let member = memberStart[meeting] as number; member < (memberStart[meeting + 1] as number); member++) {
      const person = members[member] as number;
      load[meeting] = (load[meeting] as number) + (ofStart[person + 1] as number) - (ofStart[person] as number);
    }
  const order = Array.from({ length: meetings }, (_, meeting) => meeting).sort(
    (a, b) => choices(a) - choices(b) || (load[b] as number) - (load[a] as number),
  );
  for (const meeting of order) {
    let [best, least] = [UNPLACED, Number.POSITIVE_INFINITY];
    for (let index = openStart[meeting] as number; index < (openStart[meeting + 1] as number); index++) {
      const round = open[index] as number;
      if (!s.fits(meeting, round)) continue;
      let cost = (s.count[round] as number) / (s.c.capacity[round] as number);
      for (let member = memberStart[meeting] as number; member < (memberStart[meeting + 1] as number); member++)
        cost += s.costAlso(members[member] as number, round);
      if (cost < least) [best, least] = [round, cost];
    }
    if (best !== UNPLACED) s.put(meeting, best);
  }
}
