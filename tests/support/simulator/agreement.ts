import { isDeepStrictEqual } from 'node:util';
import { sweepErasures } from '#main/storage/operations/erasure-sweep.ts';
import type { Operation } from '#main/storage/operations/kind.ts';
import { FakeClock } from '../core/ports.ts';
import { type ReplicaState, stateOf } from '../core/state.ts';
import { SimulatedDesk } from './desk.ts';
import { Disagreement } from './disagreement.ts';
import type { Flaw } from './flaws.ts';
import type { Versions } from './versions.ts';

/** Numbers of the desks that are made to compare with. */
const FRESH = 50;

interface Compared {
  /** Which operations it holds, whatever it makes of them. */
  held: string[];
  /** What is left of those that it has applied, and what it has kept apart. */
  said: string[];
  state: ReplicaState;
}

/**
 * All desks hold all operations. Those of one version have the same tables and the same left in their logs, and so has a new
 * one of that version that gets all operations at once, in the order of their clocks.
 * @throws Disagreement that says who differs in what
 */
export async function expectAgreement(
  desks: readonly SimulatedDesk[],
  made: readonly Operation[],
  options: { folder: string; template: string; versions: Versions; flaw: Flaw },
): Promise<void> {
  const inOrder = [...made].sort((a, b) => (a.hlc < b.hlc ? -1 : 1));
  for (const level of new Set(desks.map((desk) => desk.level))) {
    const fresh = await SimulatedDesk.open({ ...options, number: FRESH + level, clock: new FakeClock(0), level });
    await fresh.take(inOrder);
    const expected = await compared(fresh, options.flaw);
    await fresh.close();
    if (expected.held.length !== made.length) throw new Disagreement('Two operations were made under one number');
    for (const desk of desks) {
      if (desk.level !== level) continue;
      const found = await compared(desk, options.flaw);
      const differences = differencesOf(found, expected);
      if (differences.length > 0)
        throw new Disagreement(`Desk ${desk.number} of version ${level} differs in ${differences.join('; ')}`);
    }
  }
}

interface Kept {
  deskId: string;
  seq: number;
  hash: string;
  state: string;
  redacted: number;
  payload: string;
}

async function compared(desk: SimulatedDesk, flaw: Flaw): Promise<Compared> {
  const { store } = desk.run;
  // As the app does now and then.
  if (!flaw.neverSweeps) await sweepErasures(store.read, (work) => store.write(work));
  const operations = await store.read.all<Kept>(
    `SELECT desk_id AS deskId, seq, hash, state, redacted, payload FROM operations ORDER BY desk_id, seq`,
  );
  return {
    held: operations.map(({ deskId, seq, hash }) => `${deskId} ${seq} ${hash}`),
    // What is not understood may have been erased before it came or not.
    said: operations.map(({ deskId, seq, state, redacted, payload }) =>
      [deskId, seq, state, ...(state === 'unknown' ? [] : [redacted, payload])].join(' '),
    ),
    state: await stateOf(store),
  };
}

function differencesOf(found: Compared, expected: Compared): string[] {
  const { tables, ...others } = found.state;
  const differences = Object.entries(tables)
    .filter(([name, digest]) => !isDeepStrictEqual(digest, expected.state.tables[name]))
    .map(([name]) => `the table ${name}`);
  for (const [name, rows] of Object.entries(others))
    if (!isDeepStrictEqual(rows, expected.state[name as keyof ReplicaState])) differences.push(`the rows of ${name}`);
  for (const [what, lines, wanted] of [
    ['held', found.held, expected.held],
    ['said', found.said, expected.said],
  ] as const) {
    const [more, less] = [without(lines, wanted), without(wanted, lines)];
    if (more.length + less.length > 0)
      differences.push(
        `what is ${what}: ${more[0] ?? 'nothing'} (${more.length}) for ${less[0] ?? 'nothing'} (${less.length})`,
      );
  }
  return differences;
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
}
