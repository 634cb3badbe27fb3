import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openStore, type Store } from '#main/storage/store.ts';
import type { WriteTx } from '#main/storage/unit-of-work.ts';
import { createRandom } from '#shared/domain/random.ts';
import { tempFolder } from '../../support/core/folder.ts';
import { StrictLog } from '../../support/core/ports.ts';

async function open(): Promise<{ store: Store; log: StrictLog }> {
  const log = new StrictLog();
  const store = await openStore({ folder: await tempFolder(), log, logQueries: false });
  onTestFinished(() => store.close());
  return { store, log };
}

const put = (tx: WriteTx, key: string) =>
  tx.run('INSERT INTO settings (key, value) VALUES (?, ?)', [key, JSON.stringify(key)]);

async function keys(store: Store): Promise<string[]> {
  const rows = await store.read.all<{ key: string }>('SELECT key FROM settings ORDER BY key');
  return rows.map((row) => row.key);
}

test('a hundred writes at once: those that succeed are all there, those that fail leave nothing', async () => {
  const { store } = await open();
  const random = createRandom(7);
  const results = await Promise.allSettled(
    Array.from({ length: 100 }, (_, index) =>
      store.write(async (tx) => {
        await put(tx, `a${String(index).padStart(2, '0')}`);
        if (random.chance(0.5)) await nextTurn();
        await put(tx, `b${String(index).padStart(2, '0')}`);
        if (index % 3 === 0) throw new Error(`No ${index}`);
        return index;
      }),
    ),
  );
  const done = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  expect(done).toEqual(Array.from({ length: 100 }, (_, index) => index).filter((index) => index % 3 !== 0));
  const expected = done.map((index) => String(index).padStart(2, '0'));
  expect(await keys(store)).toEqual([...expected.map((key) => `a${key}`), ...expected.map((key) => `b${key}`)]);
});

test('writes run one after the other, in the order in which they were handed in', async () => {
  const { store } = await open();
  const order: string[] = [];
  await Promise.all(
    ['first', 'second', 'third'].map((name) =>
      store.write(async (tx) => {
        order.push(`${name} begins`);
        await put(tx, name);
        await nextTurn();
        order.push(`${name} ends`);
      }),
    ),
  );
  expect(order).toEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  expect(store.work.depth).toBe(0);
});

test('a write within a write is refused at once, however deep, and the outer one goes on', async () => {
  const { store } = await open();
  await store.write(async (tx) => {
    const deep = async () => {
      await nextTurn();
      return store.write((inner) => put(inner, 'inner'));
    };
    await expect(deep()).rejects.toThrow('write() within write()');
    await put(tx, 'outer');
  });
  expect(await keys(store)).toEqual(['outer']);
});

test('reads beside a write see only what is committed; reads within it see their own', async () => {
  const { store } = await open();
  await store.write(async (tx) => {
    await put(tx, 'open');
    expect(await tx.get('SELECT key FROM settings')).toEqual({ key: 'open' });
    expect(await keys(store)).toEqual([]);
  });
  expect(await keys(store)).toEqual(['open']);
});

test('the reading side can change nothing', async () => {
  const { store, log } = await open();
  log.expect(/A statement failed/);
  await expect(store.read.all(`INSERT INTO settings (key, value) VALUES ('a', '1')`)).rejects.toThrow(/readonly/);
  expect(await keys(store)).toEqual([]);
});

test('what waits for the commit runs after it is on disk, in order, and may write', async () => {
  const { store } = await open();
  const order: string[] = [];
  let later: Promise<unknown> = Promise.resolve();
  await store.write(async (tx) => {
    tx.afterCommit(() => order.push('one'));
    tx.afterCommit(() => {
      order.push('two');
      later = store.write((next) => put(next, 'later'));
    });
    tx.afterRollback(() => order.push('rolled back'));
    await put(tx, 'now');
    order.push('work');
  });
  await later;
  expect(order).toEqual(['work', 'one', 'two']);
  expect(await keys(store)).toEqual(['later', 'now']);
});

test('a failure after the commit is logged, stops nothing that waits too, and is no failure of the write', async () => {
  const { store, log } = await open();
  const order: string[] = [];
  const answer = await store.write(async (tx) => {
    await put(tx, 'kept');
    tx.afterRollback(() => order.push('rolled back'));
    tx.afterCommit(() => {
      throw new Error('Nobody listens');
    });
    tx.afterCommit(() => order.push('next'));
    return 'answer';
  });
  expect(answer).toBe('answer');
  expect(order).toEqual(['next']);
  expect(await keys(store)).toEqual(['kept']);
  expect(log.unexpected()).toEqual([expect.stringContaining('Nobody listens')]);
});

test('what is undone in memory after a rollback is undone backwards, and nothing of the commit runs', async () => {
  const { store } = await open();
  const order: string[] = [];
  const failed = store.write(async (tx) => {
    tx.afterCommit(() => order.push('committed'));
    tx.afterRollback(() => order.push('first change'));
    tx.afterRollback(() => order.push('second change'));
    await put(tx, 'gone');
    throw new Error('No');
  });
  await expect(failed).rejects.toThrow('No');
  expect(order).toEqual(['second change', 'first change']);
  expect(await keys(store)).toEqual([]);
});

test('a transaction that has ended takes no more statements', async () => {
  const { store } = await open();
  let stray: WriteTx | undefined;
  await store.write(async (tx) => {
    stray = tx;
  });
  await expect(stray?.run(`INSERT INTO settings (key, value) VALUES ('a', '1')`)).rejects.toThrow();
  expect(await keys(store)).toEqual([]);
});

test('a statement that fails can be caught within the transaction, which then goes on', async () => {
  const { store, log } = await open();
  log.expect(/A statement failed/);
  await store.write(async (tx) => {
    await put(tx, 'a');
    await expect(put(tx, 'a')).rejects.toThrow(/UNIQUE/);
    await put(tx, 'b');
  });
  expect(await keys(store)).toEqual(['a', 'b']);
});

test('what waits quietly takes its turn among the writes', async () => {
  const { store } = await open();
  const order: string[] = [];
  await Promise.all([
    store.write(async () => void order.push('before')),
    store.work.pause(async () => {
      await nextTurn();
      order.push('quiet');
    }),
    store.write(async () => void order.push('after')),
  ]);
  expect(order).toEqual(['before', 'quiet', 'after']);
});

test('closing waits for the writes that were handed in', async () => {
  const folder = await tempFolder();
  const log = new StrictLog();
  const store = await openStore({ folder, log, logQueries: false });
  const writes = Array.from({ length: 20 }, (_, index) => store.write((tx) => put(tx, `k${index}`)));
  await store.close();
  await Promise.all(writes);
  const again = await openStore({ folder, log, logQueries: false });
  onTestFinished(() => again.close());
  expect(await keys(again)).toHaveLength(20);
  expect(log.unexpected()).toEqual([]);
});
