import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

test('what is asked for at once is done one after the other, also behind something that failed', async () => {
  const done: string[] = [];
  const turn = inTurn();
  const slow = turn(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    done.push('slow');
    return 1;
  });
  const failing = turn(async () => {
    done.push('failing');
    throw new Error('No');
  });
  const quick = turn(async () => {
    done.push('quick');
    return 2;
  });
  await expect(failing).rejects.toThrow('No');
  expect(await Promise.all([slow, quick])).toEqual([1, 2]);
  expect(done).toEqual(['slow', 'failing', 'quick']);
});
