import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';

/** Takes a while anywhere. */
const SLOW = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT max(i) AS i FROM n';

test.each([false, true])(
  'a slow statement is logged without its values, whether all are logged (%s) or not',
  async (all) => {
    const desk = await openTestCore({ logQueries: all });
    const { read } = desk.core.context.store;
    expect(await read.get(SLOW, [5_000_000])).toEqual({ i: 5_000_000 });
    await read.get('SELECT 1 AS quick', []);
    const lines = desk.log.lines.map(({ text }) => text);
    const slow = lines.filter((line) => line.startsWith('A slow statement') && line.includes('RECURSIVE'));
    expect(slow).toHaveLength(1);
    expect(slow[0]).not.toContain('5000000');
    expect(lines.some((line) => line.startsWith('SQL') && line.includes('AS quick'))).toBe(all);
  },
);
