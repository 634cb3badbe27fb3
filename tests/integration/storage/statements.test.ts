import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDataSource } from '#main/storage/data-source.ts';
import { typeormLogger } from '#main/storage/query-log.ts';
import { Statements } from '#main/storage/statements.ts';
import { tempFolder } from '../../support/core/folder.ts';
import { StrictLog } from '../../support/core/ports.ts';

async function open() {
  const log = new StrictLog();
  const file = join(await tempFolder(), 'test.sqlite');
  const source = createDataSource({ file, side: 'write', logger: typeormLogger(log, false) });
  await source.initialize();
  const statements = new Statements(source);
  await statements.query('CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL)');
  const close = async () => {
    await statements.close();
    if (source.isInitialized) await source.destroy();
  };
  onTestFinished(close);
  return { statements, source, log, close };
}

const INSERT = 'INSERT INTO things (id, name) VALUES (?, ?)';
const NAMES = 'SELECT name FROM things ORDER BY id';

test('the same text may be run many times at once, each with its own values', async () => {
  const { statements } = await open();
  await Promise.all(Array.from({ length: 50 }, (_, id) => statements.query(INSERT, [id, `thing ${id}`])));
  const found = await Promise.all(
    Array.from({ length: 50 }, (_, id) => statements.query('SELECT name FROM things WHERE id = ?', [id])),
  );
  expect(found).toEqual(Array.from({ length: 50 }, (_, id) => [{ name: `thing ${id}` }]));
});

test('values of one run do not stay for the next', async () => {
  const { statements } = await open();
  const echo = (...values: (string | null)[]) => statements.query('SELECT ? AS a, ? AS b', values);
  expect(await echo('x', 'y')).toEqual([{ a: 'x', b: 'y' }]);
  expect(await echo('z')).toEqual([{ a: 'z', b: null }]);
});

test('one that fails says why, and the next run of it works', async () => {
  const { statements, log } = await open();
  log.expect(/A statement failed/);
  await statements.query(INSERT, [1, 'one']);
  await expect(statements.query(INSERT, [1, 'again'])).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT' });
  await statements.query(INSERT, [2, 'two']);
  expect(await statements.query(NAMES)).toEqual([{ name: 'one' }, { name: 'two' }]);
});

test('one that SQLite does not understand is refused each time, and for all who ask at once', async () => {
  const { statements, log } = await open();
  log.expect(/A statement failed/);
  const bad = () => statements.query('SELECT name FROM nowhere');
  for (let run = 0; run < 2; run += 1) {
    const results = await Promise.allSettled([bad(), bad(), bad()]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  }
  await expect(bad()).rejects.toThrow(/nowhere/);
  expect(await statements.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('what is asked right before closing is answered, also what was never asked before, and the connection closes', async () => {
  for (let run = 0; run < 30; run += 1) {
    const { statements, close, source } = await open();
    const asked = Array.from({ length: 5 }, (_, number) => statements.query(`SELECT ${number} AS number`));
    await close();
    expect(await Promise.all(asked)).toEqual([0, 1, 2, 3, 4].map((number) => [{ number }]));
    expect(source.isInitialized).toBe(false);
  }
});

test('nothing is taken once they are given back', async () => {
  const { statements, close } = await open();
  await close();
  await expect(statements.query('SELECT 1')).rejects.toThrow('The database is closed');
});

test('a table that changes its form is seen by what was prepared before', async () => {
  const { statements } = await open();
  await statements.query(INSERT, [1, 'one']);
  const all = 'SELECT * FROM things';
  expect(await statements.query(all)).toEqual([{ id: 1, name: 'one' }]);
  await statements.query('ALTER TABLE things ADD COLUMN size INTEGER DEFAULT 3');
  expect(await statements.query(all)).toEqual([{ id: 1, name: 'one', size: 3 }]);
});

test('more texts than are kept run all the same, and the connection closes after them', async () => {
  const { statements, close, source } = await open();
  const runs = Array.from({ length: 900 }, (_, number) => statements.query(`SELECT ${number} AS number`));
  expect(await Promise.all(runs)).toEqual(Array.from({ length: 900 }, (_, number) => [{ number }]));
  await close();
  expect(source.isInitialized).toBe(false);
});
