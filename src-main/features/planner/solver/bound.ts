import type { Compiled } from './compile.ts';

/**
 * The fewest gaps of all people together in a plan that places every meeting that has an open round: how few runs of rounds can hold the
 * meetings of each person, whatever the others do? Tables are left out, so the sum is a lower bound and not always reached.
 */
export function fewestGaps(c: Compiled): number {
  let total = 0;
  for (let person = 0; person < c.people; person++) total += ofPerson(c, person);
  return total;
}

function ofPerson(c: Compiled, person: number): number {
  const own = c.of
    .subarray(c.ofStart[person], c.ofStart[person + 1])
    .filter((meeting) => (c.openStart[meeting + 1] as number) > (c.openStart[meeting] as number));
  if (own.length > (c.limit[person] as number)) return 0;
  // Rounds that are taken in any case; of the other meetings only the union of their rounds counts, and how many are early or late.
  const held = c.busy.slice(person * c.rounds, (person + 1) * c.rounds);
  const open = held.slice();
  let count = own.length;
  for (const taken of held) count += taken;
  if (count < 2) return 0;
  for (const meeting of own) {
    const rounds = c.open.subarray(c.openStart[meeting], c.openStart[meeting + 1]);
    for (const round of rounds) open[round] = 1;
    if (rounds.length === 1) held[rounds[0] as number] = 1;
  }
  return fewestRuns(c, count, held, open, sides(c, own, person));
}

/** How many meetings have to be before a round, and how many from it on, for the round that parts them most. */
function sides(c: Compiled, own: Int32Array, person: number): { at: number; early: number; late: number } {
  let best = { at: 0, early: 0, late: 0 };
  const spans = Array.from(own, (meeting) => ({
    first: c.open[c.openStart[meeting] as number] as number,
    last: c.open[(c.openStart[meeting + 1] as number) - 1] as number,
  }));
  for (let round = 0; round < c.rounds; round++)
    if (c.busy[person * c.rounds + round] === 1) spans.push({ first: round, last: round });
  for (let at = 1; at < c.rounds; at++) {
    let [early, late] = [0, 0];
    for (const { first, last } of spans) {
      if (last < at) early += 1;
      else if (first >= at) late += 1;
    }
    if (Math.min(early, late) > Math.min(best.early, best.late) || early + late > best.early + best.late)
      best = { at, early, late };
  }
  return best;
}

/** Fewest gaps of `count` rounds out of the open ones, with all that are held, and so many before and after a round. */
function fewestRuns(
  c: Compiled,
  count: number,
  held: Uint8Array,
  open: Uint8Array,
  { at, early, late }: { at: number; early: number; late: number },
): number {
  const NONE = 1e9;
  // By how many are placed, and whether the round before is taken (1), not taken with some that day (2), none that day so far (0).
  let now = new Float64Array((count + 1) * 3).fill(NONE);
  now[0] = 0;
  for (let round = 0; round < c.rounds; round++) {
    const newDay = c.dayBegins[c.wordOf[round] as number] === 1 && c.bitOf[round] === 1;
    const next = new Float64Array((count + 1) * 3).fill(NONE);
    for (let placed = 0; placed <= count; placed++)
      for (let state = 0; state < 3; state++) {
        const gaps = now[placed * 3 + state] as number;
        if (gaps >= NONE) continue;
        const before = newDay ? 0 : state;
        if (round === at && at > 0 && (placed < early || count - placed < late)) continue;
        if (held[round] === 0) {
          const to = placed * 3 + (before === 0 ? 0 : 2);
          next[to] = Math.min(next[to] as number, gaps);
        }
        if (open[round] === 1 && placed < count) {
          const to = (placed + 1) * 3 + 1;
          next[to] = Math.min(next[to] as number, gaps + (before === 2 ? 1 : 0));
        }
      }
    now = next;
  }
  const best = Math.min(...now.subarray(count * 3));
  return best >= NONE ? 0 : best;
}
