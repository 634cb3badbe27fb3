import { expect, test, vi } from 'vitest';
import type { Placed } from './log.ts';
import { Pages } from './pages.ts';

/** A log of so many operations, of which some positions are nobody's, and where it was read. */
function open(length: number, isThere = (_position: number) => true) {
  const log = { length, reads: [] as number[] };
  const at = (position: number) => ({ position }) as Placed;
  const pages = new Pages(async (after, limit) => {
    log.reads.push(after);
    const all = Array.from({ length: log.length }, (_, index) => index + 1).filter(isThere);
    return all
      .filter((position) => position > after)
      .slice(0, limit)
      .map(at);
  });
  /** Reads on from a position to the end. */
  const follow = async (from: number, limit = 500) => {
    const found: Placed[] = [];
    for (;;) {
      const page = await pages.after(found.at(-1)?.position ?? from, limit);
      if (page.length === 0) return found;
      found.push(...page);
    }
  };
  return {
    log,
    pages,
    follow,
    positions: async (from: number, limit?: number) => (await follow(from, limit)).map(({ position }) => position),
  };
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index + 1);

test.each([0, 1, 499, 500, 501, 1234])(
  'whoever begins behind %i gets all that follows once, in order',
  async (from) => {
    const { positions } = open(1300);
    expect(await positions(from)).toEqual(range(from, 1300));
    expect(await positions(from, 7)).toEqual(range(from, 1300));
  },
);

test('several who follow it get the same objects, and each is read once for all', async () => {
  const { log, follow } = open(1500);
  const [one, other] = [await follow(0), await follow(700)];
  expect(one.slice(700)).toHaveLength(800);
  for (const [index, operation] of other.entries()) expect(operation).toBe(one[700 + index]);
  expect(log.reads).toEqual([0, 500, 1000, 1500, 1500]);
  // One that comes is read alone, and not what was there.
  log.reads.length = 0;
  log.length = 1501;
  const [first, second] = [await follow(1500), await follow(1500)];
  expect(first).toHaveLength(1);
  expect(second[0]).toBe(first[0]);
  expect(log.reads).toEqual([1500, 1501, 1501]);
});

test('many who ask for what is new at once cost two readings, and not one each', async () => {
  const { log, pages } = open(10);
  const ask = () => Promise.all(Array.from({ length: 300 }, () => pages.after(10, 500)));
  expect((await ask()).flat()).toEqual([]);
  expect(log.reads.length).toBeLessThanOrEqual(2);
  log.reads.length = 0;
  const early = pages.after(10, 500);
  log.length = 11;
  // Those who ask once it is there all get it, also from behind a reading that had begun before.
  for (const [one] of await ask()) expect(one?.position).toBe(11);
  expect((await early)[0]?.position ?? 11).toBe(11);
  expect(log.reads.length).toBeLessThanOrEqual(2);
});

test('whoever is far behind reads for themselves, and gets all', async () => {
  const { log, positions } = open(20_000);
  expect(await positions(10_000)).toEqual(range(10_000, 20_000));
  log.reads.length = 0;
  expect(await positions(0)).toEqual(range(0, 20_000));
  // From there on it is held.
  expect(log.reads.filter((after) => after >= 12_500)).toEqual([20_000]);
  expect(await positions(15_000)).toEqual(range(15_000, 20_000));
});

test('what is written meanwhile comes next, also for those who asked while an end was read', async () => {
  const { log, pages, positions } = open(10);
  const reading = pages.after(0, 500);
  log.length = 12;
  const [first, second] = [await reading, await pages.after(10, 500)];
  expect([...first, ...second].map(({ position }) => position)).toEqual(range(0, 12));
  log.length = 700;
  expect(await positions(12)).toEqual(range(12, 700));
});

test('positions that are nobody’s, also whole pages of them, are passed over', async () => {
  const { positions } = open(2600, (position) => position < 100 || position > 1700);
  expect(await positions(0)).toEqual([...range(0, 99), ...range(1700, 2600)]);
  expect(await positions(600)).toEqual(range(1700, 2600));
});

test('what was read a while ago is read again: somebody may have been forgotten meanwhile', async () => {
  const { log, follow } = open(10);
  const [before] = await follow(0);
  const now = performance.now();
  vi.spyOn(performance, 'now').mockReturnValue(now + 60_000);
  const [after] = await follow(0);
  vi.restoreAllMocks();
  expect(after).not.toBe(before);
  expect(log.reads.filter((position) => position === 0)).toHaveLength(2);
});

test('several who read at the same moment get all that was written before they asked', async () => {
  const { log, pages } = open(3);
  const first = pages.after(0, 500);
  await first;
  const waiting = pages.after(3, 500);
  log.length = 4;
  const late = await pages.after(3, 500);
  expect(late.map(({ position }) => position)).toEqual([4]);
  await waiting;
});
