import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { csv, importFile, prepareImport } from '../../support/core/imports.ts';
import { filesWith, openTraced } from '../../support/core/traces.ts';
import { uploadTo } from '../../support/core/uploads.ts';

test('rows of files that became nobody go with whom they tell of, and nobody else', async () => {
  const { desk, door, owner, id } = await openTraced();
  await owner.registrations.update({ id, patch: { firstName: 'Other', lastName: 'Now', displayName: 'Other Now' } });
  const rejected = [
    // By first and last name that they had before; by an old address; by a ticket; and people who share a name.
    { first: 'QANARYFIRST', last: 'Qanarylást' },
    { first: 'First', last: 'One', company: 'for qanary@mail.example' },
    { first: 'First', last: 'Two', company: 'QANARYTICKET' },
    { first: 'Qanaryfirst', last: 'Lovelace' },
    { first: 'Grace', last: 'Nowak' },
  ];
  // Each has a cell too many.
  const [head, ...lines] = csv([{ first: 'Katherine', last: 'Johnson' }, ...rejected])
    .trim()
    .split('\n');
  const done = await importFile(door, [head, lines[0], ...lines.slice(1).map((line) => `${line},more`)].join('\n'));
  expect(done.counts.rejected).toBe(5);
  await desk.ended(await owner.privacy.erase({ registrationId: id }));
  const { text } = await owner.import.rejectedFile({ id: done.id });
  expect(
    text
      .split('\n')
      .filter((line) => line.includes('more'))
      .map((line) => line.split(',').slice(0, 2).join(' ')),
  ).toEqual(['Qanaryfirst Lovelace', 'Grace Nowak']);
});

test('what an import says of itself names nobody, also while it is prepared', async () => {
  const { desk, door, owner, id } = await openTraced();
  const head = 'First Name,Last Name,Email,Status,Paid,Ticket Code';
  const list = `${head}\nQanaryfirst,Qanarylast,Qanarycompany at example,Qanarynote,Qanaryseat,1.23457E+11\nAda,Byron,a@mail.example,,,\n`;
  const ready = await prepareImport(door, list);
  expect(ready.warnings.length).toBeGreaterThan(2);
  expect(ready.warnings.join()).not.toMatch(/qanary/i);
  expect(ready.sample).toHaveLength(2);
  await desk.ended(await owner.privacy.erase({ registrationId: id }));
  expect((await owner.import.status({ id: ready.id })).sample).toMatchObject([{ name: 'Ada Byron' }]);
  await owner.import.commit({ id: ready.id });
  const done = await desk.core.imports.settled(ready.id);
  expect(done).toMatchObject({ state: 'done', sample: [] });
});

test('a file that was handed over goes when what it was for has ended', async () => {
  const { desk, door, owner, id } = await openTraced();
  const uploads = () => readdirSync(join(desk.folder, 'uploads'));
  expect(uploads()).toEqual([]);
  const wrong = await uploadTo(desk, 'note.txt', 'no résumé');
  expect(await owner.documents.add({ registrationId: id, kind: 'resume', uploadId: wrong })).toMatchObject({
    ok: false,
  });
  expect(uploads()).toEqual([]);
  // A list is needed until its import has ended, in whatever way.
  for (const end of ['commit', 'cancel'] as const) {
    const uploadId = await uploadTo(desk, 'list.csv', csv([{ first: 'Alan', last: 'Turing' }]));
    const source = { kind: 'upload', uploadId } as const;
    await owner.import.inspect({ source });
    const started = await owner.import.start({ source, eventId: door.event.id });
    await desk.core.imports.settled(started.id);
    expect(uploads()).toEqual([uploadId]);
    await owner.import[end]({ id: started.id });
    await desk.core.imports.settled(started.id);
    expect(uploads()).toEqual([]);
  }
  const noBundle = { kind: 'upload', uploadId: await uploadTo(desk, 'b.zip', 'no bundle') } as const;
  await expect(owner.installation.inspectBundle({ source: noBundle })).rejects.toMatchObject({ code: 'invalidInput' });
  expect(uploads()).toEqual([]);
  // What nobody used goes after a day, at the latest when the app starts again; an erasure names it until then.
  const left = await uploadTo(desk, 'list.csv', 'Qanaryfirst');
  expect((await owner.privacy.preview({ registrationId: id })).copies).toEqual([join('uploads', left)]);
  desk.clock.advance(25 * 3_600_000);
  await owner.installation.runJob({ name: 'retention' });
  await desk.settled();
  expect(uploads()).toEqual([]);
  await uploadTo(desk, 'list.csv', 'Qanaryfirst');
  for (const name of ['salvage', 'bundle-import']) mkdirSync(join(desk.folder, name));
  await desk.restart();
  expect(readdirSync(desk.folder).filter((name) => /salvage|bundle/.test(name))).toEqual([]);
  expect(uploads()).toEqual([]);
});

test('a list that is called after somebody loses that name with them', async () => {
  const { desk, door, owner, id } = await openTraced();
  const names = { 'Qanarylast.csv': 'list.csv', 'Guests of Lovelace.csv': 'Guests of Lovelace.csv' };
  for (const name of Object.keys(names)) {
    const uploadId = await uploadTo(desk, name, csv([{ first: 'Alan', last: 'Turing' }]));
    const started = await owner.import.start({ source: { kind: 'upload', uploadId }, eventId: door.event.id });
    await desk.core.imports.settled(started.id);
    await owner.import.commit({ id: started.id });
    await desk.core.imports.settled(started.id);
  }
  await desk.ended(await owner.privacy.erase({ registrationId: id }));
  const rows = await desk.core.context.store.read.all<{ name: string }>(
    'SELECT file_name AS name FROM imports ORDER BY rowid DESC LIMIT 2',
  );
  expect(rows.map(({ name }) => name).reverse()).toEqual(Object.values(names));
  expect(filesWith(desk.folder, ['Qanarylast'])).toEqual([]);
});
