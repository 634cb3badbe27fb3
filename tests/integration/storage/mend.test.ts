import { randomUUID } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { choiceRecord, operationKinds } from '#main/storage/operations/kinds/index.ts';
import { mendSchema } from '#main/storage/salvage/mend.ts';
import { replicatedTables } from '#main/storage/schema/replicated.ts';
import { DATABASE_FILE } from '#main/storage/store.ts';
import { withDatabase } from '#main/storage/with-database.ts';
import { createRandom } from '#shared/domain/random.ts';
import type { TestCore } from '../../support/core/core.ts';
import { openCopy } from '../../support/core/damage.ts';
import { meet, openDesks } from '../../support/core/desks.ts';
import { Door, person } from '../../support/core/door.ts';
import { tempFolder } from '../../support/core/folder.ts';
import { PayloadGenerator } from '../../support/core/payloads.ts';
import { stateOf } from '../../support/core/state.ts';

/** The database of a desk with a row in every table, closed. */
async function deskAtWork() {
  const desks = await openDesks(2);
  const [desk, other] = desks as [TestCore, TestCore];
  const door = await Door.open(desk, { capacity: 20 });
  for (let number = 0; number < 30; number += 1) {
    const status = number < 20 ? 'enrolled' : number < 27 ? 'waitlisted' : 'cancelled';
    const id = await door.guest({ name: `Guest ${number} ÄÖ`, status, codes: [`T-${number}`] });
    if (number < 9) await door.scan(person(id));
    if (number % 3 === 0) await door.scan(person(id), { direction: 'exit' });
    if (number === 8) await door.undo();
    if (number === 12 || number === 29) await desk.owner.registrations.remove({ id });
  }
  const { store, operations, ids } = desk.core.context;
  const payloads = new PayloadGenerator(createRandom(1), [ids.next(), ids.next()]);
  for (const kind of operationKinds)
    await store.write((tx) => operations.append(tx, { id: null }, kind, payloads.draw(kind.payload)));
  // Of two people, which what is drawn may not be.
  const [fromId = '', toId = ''] = (await store.read.all<{ id: string }>('SELECT id FROM registrations')).map(
    (row) => row.id,
  );
  await store.write((tx) =>
    operations.append(tx, { id: null }, choiceRecord, {
      ...{ id: ids.next(), eventId: door.event.id, fromId, toId, choice: 'like', undoOf: null },
      ...{ at: desk.clock.now(), method: 'kiosk', deskName: 'Desk' },
    }),
  );
  // What two desks decided apart.
  const eventId = door.event.id;
  await meet(desks);
  for (const { owner } of desks) {
    const both = { displayName: 'Cleo', email: 'cleo@example.org' };
    await owner.registrations.create({ nonce: randomUUID(), eventId, person: both });
  }
  await meet(desks);
  await other.settled();
  await desk.settled();
  const file = join(await tempFolder(), DATABASE_FILE);
  await store.copyTo(file);
  return { file, state: await stateOf(store) };
}

const TRIGGERS = ['registrations', 'presences'].flatMap((table) =>
  ['inserted', 'updated', 'deleted'].map((when) => `TRIGGER ${table}_${when}`),
);

/** What goes at once. */
const LOST = [
  ...replicatedTables.map(({ name }) => [`TABLE ${name}`]),
  ['TABLE directory'],
  ['TABLE directory_text'],
  ['TABLE directory_words'],
  ['TABLE directory', 'TABLE directory_text', 'TABLE directory_words'],
  ['TABLE registrations', 'TABLE presences', 'TABLE event_totals'],
  ['TABLE registrations', 'TABLE people'],
  ...TRIGGERS.map((trigger) => [trigger]),
];

test('whatever of the schema is lost comes back with all rows, and the counts are those of the rows', async () => {
  const before = await deskAtWork();
  const schemaOf = (file: string) =>
    withDatabase(file, 'read', ({ read }) =>
      read.all(`SELECT type, name, sql FROM sqlite_master WHERE name NOT GLOB 'sqlite_*' ORDER BY name`),
    );
  const settingsOf = (file: string) =>
    withDatabase(file, 'read', ({ read }) => read.all('SELECT k, v FROM directory_text_config ORDER BY k'));
  const schema = await schemaOf(before.file);
  const settings = await settingsOf(before.file);
  for (const { name } of replicatedTables) expect(before.state.tables[name]?.rows, name).toBeGreaterThan(0);
  for (const lost of LOST) {
    const folder = await tempFolder();
    const file = join(folder, 'mended.sqlite');
    await copyFile(before.file, file);
    await withDatabase(file, 'write', async ({ source }) => {
      for (const what of lost) await source.query(`DROP ${what}`);
    });
    const mended = await mendSchema(file, join(folder, 'copy.sqlite'));
    const names = lost.map((what) => what.split(' ')[1]);
    expect([...mended.tables, ...mended.others]).toEqual(expect.arrayContaining(names));
    expect(await schemaOf(file), lost.join(', ')).toEqual(schema);
    expect(await settingsOf(file), lost.join(', ')).toEqual(settings);
    const store = await openCopy(file, folder);
    expect(await stateOf(store), lost.join(', ')).toEqual(before.state);
    await store.close();
  }
});
