import { existsSync } from 'node:fs';
import { copyFile, open, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { lockFolder } from '#main/storage/lock.ts';
import { DATABASE_FILE, inspectDatabase, openStore, PENDING_RESTORE_FILE, type Store } from '#main/storage/store.ts';
import { tempFolder } from '../../support/core/folder.ts';
import { StrictLog } from '../../support/core/ports.ts';

function start(folder: string): Promise<Store> {
  return openStore({ folder, log: new StrictLog(), logQueries: false });
}

async function startForTest(folder: string): Promise<Store> {
  const store = await start(folder);
  onTestFinished(() => store.close());
  return store;
}

const put = (store: Store, key: string) =>
  store.write((tx) => tx.run('INSERT INTO settings (key, value) VALUES (?, ?)', [key, '1']));
const keys = async (store: Store) =>
  (await store.read.all<{ key: string }>('SELECT key FROM settings ORDER BY key')).map((row) => row.key);

test('what durability rests on is set on the connection that writes', async () => {
  const store = await startForTest(await tempFolder());
  const settings = await store.write(async (tx) => ({
    journal: await tx.get('PRAGMA journal_mode'),
    synchronous: await tx.get('PRAGMA synchronous'),
    foreignKeys: await tx.get('PRAGMA foreign_keys'),
  }));
  expect(settings).toEqual({
    journal: { journal_mode: 'wal' },
    synchronous: { synchronous: 2 },
    foreignKeys: { foreign_keys: 1 },
  });
});

test('a damaged database is refused with a sentence that says what to do', async () => {
  const folder = await tempFolder();
  const store = await start(folder);
  // Enough rows for pages behind the first ones.
  await store.write((tx) =>
    tx.run(
      `WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 500)
       INSERT INTO settings (key, value) SELECT printf('%05d', value), hex(randomblob(200)) FROM n`,
    ),
  );
  await store.close();
  const file = await open(join(folder, DATABASE_FILE), 'r+');
  const { size } = await file.stat();
  await file.write(Buffer.alloc(4096 * 20, 0xa5), 0, 4096 * 20, size - 4096 * 25);
  await file.close();
  await expect(start(folder)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('db restore'),
  });
});

test('a file that is no database is refused, and left as it is', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, DATABASE_FILE), 'This is a shopping list and no database. '.repeat(200));
  await expect(start(folder)).rejects.toMatchObject({ code: 'unavailable' });
  expect(await inspectDatabase(join(folder, DATABASE_FILE))).toBeNull();
});

test('a copy is whole, also of what was just committed, and is known as one of ours', async () => {
  const folder = await tempFolder();
  const store = await startForTest(folder);
  await put(store, 'just now');
  const copy = join(folder, 'copy.sqlite');
  await store.copyTo(copy);
  expect(await inspectDatabase(copy)).toEqual({ events: 0, registrations: 0 });
  const second = await tempFolder();
  await copyFile(copy, join(second, PENDING_RESTORE_FILE));
  const restored = await startForTest(second);
  expect(restored.restored).toBe(true);
  expect(await keys(restored)).toEqual(['just now']);
});

test('a database of a newer version is not taken for a backup that can be restored', async () => {
  const folder = await tempFolder();
  const store = await start(folder);
  await store.write((tx) => tx.run(`INSERT INTO migrations (timestamp, name) VALUES (1, 'FromTheFuture')`));
  await store.close();
  expect(await inspectDatabase(join(folder, DATABASE_FILE))).toBeNull();
});

test('a restored database takes the place of the one before, which is kept with all that was committed', async () => {
  const folder = await tempFolder();
  const empty = await tempFolder();
  await (await start(empty)).close();
  const store = await start(folder);
  await put(store, 'only in the log');
  // As a crash leaves it: what was committed last stands in the write-ahead log alone.
  const crashed = await tempFolder();
  for (const suffix of ['', '-wal', '-shm']) {
    await copyFile(join(folder, `${DATABASE_FILE}${suffix}`), join(crashed, `${DATABASE_FILE}${suffix}`));
  }
  await store.close();
  await copyFile(join(empty, DATABASE_FILE), join(crashed, PENDING_RESTORE_FILE));
  const restored = await startForTest(crashed);
  expect(await keys(restored)).toEqual([]);
  const aside = (await readdir(crashed)).find((name) => /^replaced-\d+\.sqlite$/.test(name));
  expect(await readKeys(join(crashed, aside ?? 'missing'))).toEqual(['only in the log']);
  expect(existsSync(join(crashed, PENDING_RESTORE_FILE))).toBe(false);
});

test('the log is emptied while somebody reads for a moment; who reads on is told of, and the log emptied later', async () => {
  const folder = await tempFolder();
  const store = await startForTest(folder);
  const log = () => stat(join(folder, `${DATABASE_FILE}-wal`));
  const reading = new sqlite3.Database(join(folder, DATABASE_FILE));
  const run = (sql: string) =>
    new Promise<void>((resolve, reject) => {
      reading.all(sql, (error) => (error === null ? resolve() : reject(error)));
    });
  onTestFinished(() => new Promise<void>((resolve) => reading.close(() => resolve())));
  const hold = async () => {
    await run('BEGIN');
    await run('SELECT count(*) FROM settings');
    await put(store, `while somebody reads ${Date.now()}`);
  };
  await hold();
  const emptied = store.emptyLog();
  await put(store, 'nothing waits for it meanwhile');
  setTimeout(() => void run('COMMIT'), 300);
  await emptied;
  expect((await log()).size).toBe(0);

  await hold();
  await expect(store.emptyLog()).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('log'),
  });
  expect((await log()).size).toBeGreaterThan(0);
  await run('COMMIT');
  await expect.poll(async () => (await log()).size, { timeout: 5_000 }).toBe(0);
}, 20_000);

test('a folder has one owner, whose lock is free for the next one when it is given back', async () => {
  const file = join(await tempFolder(), 'lock.sqlite');
  const first = await lockFolder(file);
  expect(first).not.toBeNull();
  expect(await lockFolder(file)).toBeNull();
  await first?.release();
  const second = await lockFolder(file);
  expect(second).not.toBeNull();
  await second?.release();
});

function readKeys(file: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, (error) => (error === null ? undefined : reject(error)));
    database.all<{ key: string }>('SELECT key FROM settings', (error, rows) => {
      database.close();
      if (error === null) resolve(rows.map((row) => row.key));
      else reject(error);
    });
  });
}
