import { expect, test } from 'vitest';
import type { Operation } from '#main/storage/operations/kind.ts';
import { type Batch, Intake } from './intake.ts';

const batch = (logId: string, to: number, operations = 1): Batch => ({
  logId,
  to,
  operations: Array.from({ length: operations }, () => ({ payload: '{}' }) as Operation),
  refuse: undefined,
});

/** An intake whose transactions end when they are told to, and what went into each. */
function open() {
  const taken: string[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const intake = new Intake((batches) => {
    taken.push(batches.map(({ logId, to }) => `${logId} ${to}`));
    return new Promise((resolve, reject) => {
      ends.push((error) => (error === undefined ? resolve() : reject(error)));
    });
  });
  /** Ends the transaction that is under way, and lets the next one begin. */
  const end = async (error?: Error) => {
    ends.shift()?.(error);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { intake, taken, end };
}

/** How each ended. */
async function outcomes(added: readonly Promise<void>[]): Promise<string[]> {
  return (await Promise.allSettled(added)).map(({ status }) => status);
}

test('what comes while a transaction is under way goes into the next one, from whichever log it is', async () => {
  const { intake, taken, end } = open();
  const added = [intake.add(batch('a', 1)), intake.add(batch('b', 1)), intake.add(batch('a', 2))];
  expect(taken).toEqual([['a 1']]);
  await end();
  expect(taken).toEqual([['a 1'], ['b 1', 'a 2']]);
  await end();
  expect(await outcomes(added)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
});

test('no more go into one than somebody who is scanned meanwhile can wait for; one that is larger goes by itself', async () => {
  const { intake, taken, end } = open();
  const sizes = [1, 2000, 2000, 1, 5000, 1];
  const added = sizes.map((size, index) => intake.add(batch('a', index, size)));
  for (const _ of sizes) await end();
  expect(taken).toEqual([['a 0'], ['a 1', 'a 2'], ['a 3'], ['a 4'], ['a 5']]);
  expect(await outcomes(added)).toEqual(sizes.map(() => 'fulfilled'));
});

test('one that cannot be taken in keeps none of the others out but those behind it of its log', async () => {
  const { intake, taken, end } = open();
  const added = ['first 1', 'a 1', 'bad 1', 'bad 2', 'b 1'].map((name) => {
    const [logId = '', to] = name.split(' ');
    return intake.add(batch(logId, Number(to)));
  });
  const ended = outcomes(added);
  await end();
  await end(new Error('The disk is full'));
  await end();
  await end(new Error('It is too much'));
  await end();
  expect(taken).toEqual([['first 1'], ['a 1', 'bad 1', 'bad 2', 'b 1'], ['a 1'], ['bad 1'], ['b 1']]);
  expect(await ended).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected', 'fulfilled']);
  // It may begin again where it is on disk.
  const again = intake.add(batch('bad', 1));
  await end();
  await again;
});
