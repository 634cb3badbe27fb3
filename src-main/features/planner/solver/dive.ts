import type { Random } from '#shared/domain/random.ts';
import type { Compiled } from './compile.ts';
import { narrow } from './narrowing.ts';
import type { Placement } from './problem.ts';

/** Dead ends after which an attempt begins anew, and how many times as many each time. */
const DEAD_ENDS = 10;
const MORE_DEAD_ENDS = 1.3;

/**
 * Looks for a plan that places all meetings, whatever the gaps: one after the other gets a round, and whatever follows from that for the others is
 * closed at once. It finds what a search that moves meetings about does not where hardly any two of them can change places.
 */
export class Diving {
  readonly #c: Compiled;
  readonly #random: Random;
  /** People who were in the way before come first: that is where it goes wrong. */
  readonly #blame: Float64Array;
  #deadEnds = DEAD_ENDS;

  /** @param c narrowed */
  constructor(c: Compiled, random: Random) {
    this.#c = c;
    this.#random = random;
    this.#blame = new Float64Array(c.people).fill(1);
  }

  /**
   * @param stop asked after each meeting
   * @returns null where none was found until then; going on later is worth while
   */
  dive(stop: () => boolean): Placement | null {
    while (!stop()) {
      const way = { random: this.#random, blame: this.#blame, deadEnds: this.#deadEnds, stop };
      const found = attempt(this.#c, way);
      if (found === 'none') break;
      if (found !== null) return found;
      this.#deadEnds *= MORE_DEAD_ENDS;
    }
    return null;
  }
}

interface Attempt {
  random: Random;
  blame: Float64Array;
  deadEnds: number;
  stop: () => boolean;
}

/** @returns null where it was given up, and 'none' where there is no such plan */
function attempt(c: Compiled, { random, blame, deadEnds, stop }: Attempt): Placement | 'none' | null {
  const { rounds } = c;
  const taken: { allowed: Uint8Array; meeting: number; round: number }[] = [];
  let allowed: Uint8Array = c.allowed.slice();
  let left = deadEnds;
  while (!stop()) {
    const meeting = nextMeeting(c, allowed, blame, random);
    if (meeting === -1) return placementOf(c, allowed);
    const round = roundFor(c, allowed, meeting, random);
    taken.push({ allowed: allowed.slice(), meeting, round });
    allowed.fill(0, meeting * rounds, (meeting + 1) * rounds);
    allowed[meeting * rounds + round] = 1;
    let last = meeting;
    while (!narrow(c, allowed, peopleOf(c, last))) {
      for (const person of peopleOf(c, last)) blame[person] = (blame[person] as number) + 1;
      const back = taken.pop();
      if (back === undefined) return 'none';
      if (left-- <= 0) return null;
      allowed = back.allowed;
      last = back.meeting;
      allowed[back.meeting * rounds + back.round] = 0;
    }
  }
  return null;
}

function peopleOf({ members, memberStart }: Compiled, meeting: number): Int32Array {
  return members.subarray(memberStart[meeting], memberStart[meeting + 1]);
}

/** The meeting with the fewest rounds for how much its people were in the way; -1 where all have one. */
function nextMeeting(c: Compiled, allowed: Uint8Array, blame: Float64Array, random: Random): number {
  let [best, least, ties] = [-1, Number.POSITIVE_INFINITY, 0];
  for (let meeting = 0; meeting < c.meetings; meeting++) {
    let choices = 0;
    for (let round = 0; round < c.rounds; round++) choices += allowed[meeting * c.rounds + round] as number;
    if (choices < 2) continue;
    const worth = choices / peopleOf(c, meeting).reduce((sum, person) => sum + (blame[person] as number), 0);
    if (worth < least) [best, least, ties] = [meeting, worth, 1];
    else if (worth === least && random.below(++ties) === 0) best = meeting;
  }
  return best;
}

/** The open round for which the people of a meeting have the fewest others. */
function roundFor(c: Compiled, allowed: Uint8Array, meeting: number, random: Random): number {
  let [best, least, ties] = [-1, Number.POSITIVE_INFINITY, 0];
  for (let round = 0; round < c.rounds; round++) {
    if (allowed[meeting * c.rounds + round] === 0) continue;
    let others = 0;
    for (const person of peopleOf(c, meeting))
      for (let at = c.ofStart[person] as number; at < (c.ofStart[person + 1] as number); at++)
        others += allowed[(c.of[at] as number) * c.rounds + round] as number;
    if (others < least) [best, least, ties] = [round, others, 1];
    else if (others === least && random.below(++ties) === 0) best = round;
  }
  return best;
}

function placementOf({ meetings, rounds }: Compiled, allowed: Uint8Array): Placement {
  return Int32Array.from({ length: meetings }, (_, meeting) =>
    allowed.subarray(meeting * rounds, (meeting + 1) * rounds).indexOf(1),
  );
}
