import { describe, expect, test } from 'vitest';
import { createRandom } from '#shared/domain/random.ts';
import { Board } from '../board.ts';
import { type Layout, layoutOf } from '../layout.ts';
import { anySize, anyTask, counted } from '../testing.ts';
import { shortenWalks } from './anneal.ts';
import { seatAll } from './begin.ts';
import { fewestChanges } from './changes-bound.ts';
import { Seating } from './seating.ts';
import { smallestEigenvalues } from './spectrum.ts';
import { Walks } from './walks.ts';

/** Meetings in rounds by chance, as many as there is room for, seated. */
function anySeating(seed: number, few: boolean): { layout: Layout; seating: Seating; walks: Walks } {
  const random = createRandom(seed);
  const size = few ? { people: 6, meetings: 6, rounds: 3, points: 3 } : anySize(random);
  const layout = layoutOf(anyTask(random, size));
  const busy = new Set<string>();
  const roundOf = Int32Array.from(layout.task.meetings, ({ people }) => {
    const round = random.below(layout.rounds);
    if (people.some((person) => busy.has(`${person} ${round}`))) return -1;
    for (const person of people) busy.add(`${person} ${round}`);
    return round;
  });
  const seating = new Seating(layout, roundOf, size.meetings);
  const walks = new Walks(layout, roundOf);
  seatAll(seating, walks, () => false);
  return { layout, seating, walks };
}

/** What is wrong with where meetings sit. */
function faultsOf({ layout, roundOf, pointOf, seatOf, at, seats }: Seating): string[] {
  const faults: string[] = [];
  const count = new Map<string, number>();
  for (const [meeting, point] of pointOf.entries()) {
    if (point < 0) continue;
    const { points } = layout.task.meetings[meeting] ?? {};
    const round = roundOf[meeting] as number;
    if (points?.includes(point) === false) faults.push(`${meeting} must not be at ${point}`);
    if (at[round * seats + (seatOf[meeting] as number)] !== meeting) faults.push(`${meeting} is not at its seat`);
    const usable = layout.task.points[point]?.rounds;
    if (usable?.includes(round) === false) faults.push(`${point} cannot be used in ${round}`);
    count.set(`${round} ${point}`, (count.get(`${round} ${point}`) ?? 0) + 1);
  }
  for (const [name, some] of count)
    if (some > (layout.task.points[Number(name.split(' ')[1])]?.capacity ?? 0)) faults.push(`${name} is overfull`);
  return faults;
}

describe('points', () => {
  test('no move breaks a rule, and the ways are never longer than before', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const { seating, walks } = anySeating(seed, false);
      expect(faultsOf(seating), `seed ${seed}`).toEqual([]);
      const before = walks.total(seating.pointOf);
      const seated = counted(seating.pointOf.length).filter((meeting) => (seating.pointOf[meeting] as number) >= 0);
      shortenWalks(seating, walks, Int32Array.from(seated), {
        random: createRandom(seed),
        stop: () => false,
        moves: 3 * 4096,
        fewestChanges: 0,
        onBetter: () => undefined,
      });
      expect(faultsOf(seating), `seed ${seed}`).toEqual([]);
      const after = walks.total(seating.pointOf);
      expect(after.changes - before.changes || after.metres - before.metres, `seed ${seed}`).toBeLessThanOrEqual(0);
      expect(seated.every((meeting) => (seating.pointOf[meeting] as number) >= 0)).toBe(true);
    }
  });

  test('where every seating can be tried, none has fewer changes than the bound, and the search finds the best', () => {
    let isAbove = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const { layout, seating, walks } = anySeating(3000 + seed, true);
      const seated = counted(seating.pointOf.length).filter((meeting) => (seating.pointOf[meeting] as number) >= 0);
      const bound = fewestChanges(layout, seating, walks);
      const least = fewestOfAll(seating, walks, seated);
      expect(bound, `seed ${seed}`).toBeLessThanOrEqual(least);
      if (bound > 0) isAbove += 1;
      shortenWalks(seating, walks, Int32Array.from(seated), {
        random: createRandom(seed),
        stop: () => false,
        moves: 20 * 4096,
        fewestChanges: bound,
        onBetter: () => undefined,
      });
      expect(walks.total(seating.pointOf).changes, `seed ${seed}`).toBe(least);
    }
    expect(isAbove).toBeGreaterThan(0);
  });
});

/** The fewest changes of location of all ways to seat some meetings. */
function fewestOfAll(s: Seating, walks: Walks, seated: readonly number[]): number {
  for (const meeting of seated) s.take(meeting);
  let least = Number.POSITIVE_INFINITY;
  const trySeat = (index: number) => {
    const meeting = seated[index];
    if (meeting === undefined) {
      least = Math.min(least, walks.total(s.pointOf).changes);
      return;
    }
    for (let point = 0; point < s.layout.points; point++) {
      const seat = counted(s.seats).find(
        (place) =>
          s.pointOfSeat[place] === point &&
          (s.at[(s.roundOf[meeting] as number) * s.seats + place] as number) < 0 &&
          s.mayHave(meeting, place),
      );
      if (seat === undefined) continue;
      s.put(meeting, seat);
      trySeat(index + 1);
      s.take(meeting);
    }
  };
  trySeat(0);
  seatAll(s, walks, () => false);
  return least;
}

test('eigenvalues of a ring, of parts that do not hang together, and of next to nothing', () => {
  const ring = (size: number) => {
    const web = new Float64Array(size * size);
    for (let row = 0; row < size; row++) {
      web[row * size + row] = 2;
      web[row * size + ((row + 1) % size)] = -1;
      web[((row + 1) % size) * size + row] = -1;
    }
    return web;
  };
  const expected = counted(7)
    .map((index) => 2 - 2 * Math.cos((2 * Math.PI * index) / 7))
    .sort((a, b) => a - b);
  for (const [index, value] of smallestEigenvalues(ring(7), 7, 7).entries())
    expect(value).toBeCloseTo(expected[index] as number, 9);
  expect(smallestEigenvalues(new Float64Array(9), 3, 2)).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 9)]);
  expect(smallestEigenvalues(Float64Array.from([5]), 1, 3)).toEqual([expect.closeTo(5, 9)]);
});

describe('a board', () => {
  test('what was done to it can be undone, whatever it was', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const { layout, seating } = anySeating(seed, false);
      // Those without a point are not on it.
      for (const [meeting, point] of seating.pointOf.entries()) if (point < 0) seating.roundOf[meeting] = -1;
      const board = new Board(layout, seating);
      const random = createRandom(seed);
      const state = () => [...seating.roundOf, ...seating.seatOf, ...seating.at, ...board.taken].join();
      const before = state();
      const steps = board.steps;
      for (let step = 0; step < 40; step++) {
        const meeting = random.below(layout.task.meetings.length || 1);
        if (layout.task.meetings.length === 0) break;
        if ((board.roundOf[meeting] as number) >= 0) board.lift(meeting);
        else {
          const round = random.below(layout.rounds);
          if (board.blockers(meeting, round).length === 0) board.put(meeting, round, random.chance(0.7));
        }
      }
      expect(faultsOf(seating), `seed ${seed}`).toEqual([]);
      board.undo(steps);
      expect(state(), `seed ${seed}`).toBe(before);
    }
  });
});
