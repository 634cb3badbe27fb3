import { copyFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { salvage } from '#main/storage/salvage/salvage.ts';
import { DATABASE_FILE } from '#main/storage/store.ts';
import { openTestCore } from '../../support/core/core.ts';
import { openCopy, overwrite, PAGE_SIZE, pageCount, pagesOf } from '../../support/core/damage.ts';
import { Door, person } from '../../support/core/door.ts';
import { tempFolder } from '../../support/core/folder.ts';
import { furnish } from '../../support/core/furnish.ts';
import { stateOf } from '../../support/core/state.ts';

/** The database of a desk at work, closed; and what was in it. */
async function deskAtWork() {
  const desk = await openTestCore();
  const { owner } = desk;
  await owner.app.loadDemo({});
  const other = desk.connect('owner');
  await other.client.organizations.create({ name: 'Other' });
  await other.client.organizations.enter({ name: 'Other' });
  await furnish(desk, other, 'Second');
  const door = await Door.open(desk);
  for (let number = 0; number < 120; number += 1) {
    const id = await door.guest({
      name: `Guest ${number} ÄÖ 陈`,
      email: `g${number}@x.example`,
      codes: [`T-${number}`],
    });
    if (number % 2 === 0) await door.scan(person(id));
    if (number % 6 === 0) await door.undo();
  }
  await desk.settled();
  const { store } = desk.core.context;
  const state = await stateOf(store);
  const totals = await store.read.all('SELECT * FROM event_totals ORDER BY event_id');
  const { operations = 0 } =
    (await store.read.get<{ operations: number }>('SELECT count(*) AS operations FROM operations')) ?? {};
  const { people = 0 } = (await store.read.get<{ people: number }>('SELECT count(*) AS people FROM people')) ?? {};
  const folder = await tempFolder();
  const file = join(folder, DATABASE_FILE);
  await store.copyTo(file);
  return { file, folder, state, totals, operations, people };
}

async function saved(file: string, signal = new AbortController().signal) {
  const folder = await tempFolder();
  const target = join(folder, 'saved.sqlite');
  const fractions: number[] = [];
  const report = await salvage(file, target, { signal, progress: (fraction) => fractions.push(fraction) });
  const store = await openCopy(target, folder);
  onTestFinished(() => store.close());
  return {
    report,
    state: await stateOf(store),
    totals: await store.read.all('SELECT * FROM event_totals ORDER BY event_id'),
    store,
    fractions,
  };
}

describe('what is saved of a damaged database', () => {
  it('is all of it where nothing is damaged', async () => {
    const before = await deskAtWork();
    const after = await saved(before.file);
    expect(after.report).toMatchObject({ operations: before.operations, missingOperations: 0, damagedTables: [] });
    expect(after.state).toEqual(before.state);
    expect(after.totals).toEqual(before.totals);
    expect(after.fractions).toEqual([...after.fractions].sort((a, b) => a - b));
  });

  it.each(['people', 'registrations', 'check_ins', 'events', 'accounts', 'media', 'organizations'])(
    'is all of it where the rows of %s are gone: the log tells them',
    async (table) => {
      const before = await deskAtWork();
      const pages = await pagesOf(before.file, table, 'all');
      expect(pages.length).toBeGreaterThan(0);
      await overwrite(before.file, pages);
      const after = await saved(before.file);
      expect(after.report).toMatchObject({ operations: before.operations, damagedTables: [table] });
      expect(after.state).toEqual(before.state);
      expect(after.totals).toEqual(before.totals);
    },
  );

  it('is every row where parts of the log are gone, and says how many operations are missing', async () => {
    const before = await deskAtWork();
    const pages = await pagesOf(before.file, 'operations');
    await overwrite(before.file, [pages[3] ?? 0, pages[4] ?? 0, pages[9] ?? 0]);
    const after = await saved(before.file);
    expect(after.report.damagedTables).toEqual(['operations']);
    expect(after.report.missingOperations).toBeGreaterThan(0);
    expect(after.report.operations + after.report.missingOperations).toBe(before.operations);
    expect(after.state).toEqual(before.state);
  });

  it('is what stands before and behind a damaged place', async () => {
    const before = await deskAtWork();
    const [people, registrations, operations] = await Promise.all(
      ['people', 'registrations', 'operations'].map((name) => pagesOf(before.file, name)),
    );
    // Both a table and the operations that tell it: this is really gone, and no more than this.
    await overwrite(before.file, [people?.[2] ?? 0, ...(operations ?? [])]);
    expect(registrations?.length).toBeGreaterThan(3);
    const after = await saved(before.file);
    expect(after.report.operations).toBe(0);
    expect(after.report.damagedTables).toEqual(expect.arrayContaining(['people', 'operations']));
    const [left] = await after.store.read.all<{ people: number }>('SELECT count(*) AS people FROM people');
    const digests = after.state.tables;
    expect(digests.registrations).toEqual(before.state.tables.registrations);
    expect(digests.check_ins).toEqual(before.state.tables.check_ins);
    const all = before.people;
    const onPage = Math.ceil(all / (people?.length ?? 1));
    expect(left?.people).toBeGreaterThanOrEqual(all - 2 * onPage);
    expect(left?.people).toBeLessThan(all);
  });

  it('invents nothing, whatever pages are damaged', async () => {
    const before = await deskAtWork();
    const { store: sound } = await saved(before.file);
    // Without the list of tables nothing is to be read.
    const schema = new Set(await pagesOf(before.file, 'sqlite_schema', 'all'));
    const pages = Array.from({ length: await pageCount(before.file) }, (_, index) => index + 1).filter(
      (page) => !schema.has(page),
    );
    for (let seed = 1; seed <= 12; seed += 1) {
      const damaged = join(before.folder, `damaged-${seed}.sqlite`);
      await copyFile(before.file, damaged);
      let random = seed;
      const next = () => {
        random = (random * 48_271) % 2_147_483_647;
        return random;
      };
      await overwrite(
        damaged,
        Array.from({ length: 1 + (next() % 40) }, () => pages[next() % pages.length] ?? 0),
      );
      const { store } = await saved(damaged);
      for (const table of ['people', 'registrations', 'check_ins', 'operations', 'accounts', 'events']) {
        const rows = await store.read.all<Record<string, unknown>>(`SELECT * FROM ${table}`);
        const known = new Set(
          (await sound.read.all(`SELECT * FROM ${table}`)).map((row) => JSON.stringify(withoutPosition(row))),
        );
        // A row that was in the table, or one that the log made again of the operations that are left.
        if (table === 'operations' || table === 'check_ins')
          for (const row of rows) expect(known.has(JSON.stringify(withoutPosition(row))), `seed ${seed}`).toBe(true);
        const ids = new Set(
          (await sound.read.all<{ id: string }>(`SELECT ${keyOf(table)} AS id FROM ${table}`)).map(({ id }) => id),
        );
        for (const row of rows) expect(ids.has(row[keyOf(table)] as string), `seed ${seed}`).toBe(true);
      }
    }
  });

  it('is what is left of a file that was cut off', async () => {
    const before = await deskAtWork();
    const pages = await pagesOf(before.file, 'operations');
    await truncate(before.file, (pages[Math.floor(pages.length / 2)] ?? 0) * PAGE_SIZE);
    const after = await saved(before.file);
    const { rows = 0 } =
      (await after.store.read.get<{ rows: number }>('SELECT count(*) AS rows FROM operations')) ?? {};
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThan(before.operations);
    expect(after.report.operations).toBe(rows);
    expect(after.report.damagedTables).toContain('operations');
  });

  it('is nothing where the file is no database, and the answer says so', async () => {
    const folder = await tempFolder();
    const file = join(folder, 'rubbish.sqlite');
    await writeFile(file, Buffer.alloc(40_960, 0x5a));
    await expect(
      salvage(file, join(folder, 'saved.sqlite'), { signal: new AbortController().signal, progress() {} }),
    ).rejects.toThrow('Nothing of this database can be read.');
  });

  it('stops when it is told to', async () => {
    const before = await deskAtWork();
    await expect(saved(before.file, AbortSignal.abort())).rejects.toThrow();
  });
});

function withoutPosition(row: unknown): unknown {
  const { position: _, ...rest } = row as Record<string, unknown>;
  return rest;
}

function keyOf(table: string): string {
  return table === 'operations' ? 'hash' : 'id';
}
