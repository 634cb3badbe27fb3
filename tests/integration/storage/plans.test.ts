import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';
import { badge, Door, person } from '../../support/core/door.ts';
import { importFile } from '../../support/core/imports.ts';
import { png } from '../../support/core/pictures.ts';
import { GROWING, type PlanStep, scansOf, statementsSince, tableOf } from '../../support/core/plans.ts';
import { uploadTo } from '../../support/core/uploads.ts';
import { genericCsv } from '../../support/fixtures/import/index.ts';

/** Few of them, however many come. */
const RARE = new Set(['undos']);
/** Not asked for each guest, and their cost at 100,000 is known: figures of a list, and whether anybody has a ticket code. */
const COUNTS = new Set(['list page', 'filtered lists', 'readiness', 'list of documents']);

/**
 * Everything that a desk asks while the doors are open. The statements are those that the app really sends, so that a
 * query which is added to a call later is looked at as well.
 */
const HOT: Record<string, (door: Door, known: { id: string; uid: string }) => Promise<unknown>> = {
  'scan by code': (door) => door.scan('T-1'),
  'scan of an unknown code': (door) => door.scan('T-404'),
  'scan of an order code': (door) => door.scan('ORDER1'),
  'scan of an id': (door, { id }) => door.scan(id),
  'scan by badge': (door, { uid }) => door.scan(badge(uid)),
  'scan of an unknown badge': (door) => door.scan(badge('04ffffff')),
  'scan of a person': (door, { id }) => door.scan(person(id)),
  'scan repeated': async (door, { id }) => {
    const nonce = randomUUID();
    await door.scan(person(id), { nonce, direction: 'exit' });
    await door.scan(person(id), { nonce, direction: 'exit' });
  },
  undo: (door) => door.undo(),
  'walk-in': (door) =>
    door.desk.owner.checkIn.walkIn({
      nonce: randomUUID(),
      eventId: door.event.id,
      person: { displayName: 'Hedy', email: 'hedy@example.org' },
    }),
  'search by name': (door) => search(door, 'ada lovelace'),
  'search with typos': (door) => search(door, 'lovelcae'),
  'search by code': (door) => search(door, 'T-1'),
  recent: (door) => door.recent(),
  'recent of a person': (door, { id }) => door.recent(id),
  stats: (door) => door.stats(),
  companions: (door, { id }) => door.desk.owner.checkIn.companions({ registrationId: id }),
  details: (door, { id }) => door.desk.owner.registrations.get({ id }),
  'list page': async (door) => {
    const { owner } = door.desk;
    const first = await owner.registrations.list({ eventId: door.event.id, limit: 1 });
    await owner.registrations.list({ eventId: door.event.id, limit: 1, cursor: first.cursor ?? '' });
  },
  'filtered lists': async (door) => {
    for (const filter of ['inside', 'expected', 'left', 'waitlisted', 'cancelled', 'attention'] as const) {
      await door.desk.owner.registrations.list({ eventId: door.event.id, filter });
    }
  },
  edit: (door, { id }) => door.desk.owner.registrations.update({ id, patch: { note: 'Late' } }),
  'assign badge': (door, { id }) =>
    door.desk.owner.registrations.assignBadge({
      nonce: randomUUID(),
      registrationId: id,
      uid: '0499999999',
      replace: true,
    }),
  'print log': (door) => door.desk.owner.print.log({ eventId: door.event.id }),
  'print record': (door, { id }) =>
    door.desk.owner.print.record({ nonce: randomUUID(), registrationId: id, template: 'a6', outcome: 'printed' }),
  'photo at the door': async (door, { id }) => {
    const { documents, checkIn } = door.desk.owner;
    const uploadId = await uploadTo(door.desk, 'ada.png', png(3, 4));
    await documents.add({ registrationId: id, kind: 'photo', uploadId });
    const { results } = await checkIn.search({ eventId: door.event.id, text: 'ada' });
    const photoId = results[0]?.photoId ?? '';
    await documents.open({ id: photoId });
    await documents.ofRegistration({ registrationId: id });
    await documents.remove({ id: photoId });
    await documents.restore({ id: photoId });
  },
  'list of documents': async (door, { id }) => {
    const { documents } = door.desk.owner;
    for (const kind of ['photo', 'resume'] as const)
      await documents.add({ registrationId: id, kind, uploadId: await uploadTo(door.desk, 'ada.png', png(3, 4)) });
    const first = await documents.list({ eventId: door.event.id, limit: 1 });
    await documents.list({ eventId: door.event.id, kind: 'photo', limit: 1, cursor: first.cursor ?? '' });
  },
  events: (door) => door.desk.owner.events.list({}),
  readiness: (door) => door.desk.owner.app.readiness({ eventId: door.event.id }),
  import: (door) => importFile(door, genericCsv(40)),
  'import of a newer file': async (door) => {
    await importFile(door, genericCsv(40));
    await importFile(door, genericCsv(45));
  },
  'receive operations': async (door) => {
    const { context } = door.desk.core;
    await context.store.write((tx) => context.operations.receive(tx, []));
  },
};

const search = (door: Door, text: string) => door.desk.owner.checkIn.search({ eventId: door.event.id, text });

test.each(Object.keys(HOT))('%s passes over no table that grows with the attendees', async (name) => {
  const desk = await openTestCore({ logQueries: true });
  const door = await Door.open(desk);
  const uid = '04a1b2c3d4e5f6';
  const id = await door.guest({ name: 'Ada Lovelace', email: 'ada@example.org', codes: ['T-1'], orderCode: 'ORDER1' });
  await desk.owner.registrations.assignBadge({ nonce: randomUUID(), registrationId: id, uid });
  await door.scan(person(id));
  await door.guest({ name: 'Grace' });

  const before = desk.log.lines.length;
  await HOT[name]?.(door, { id, uid });
  const statements = statementsSince(desk, before);
  expect(statements.length).toBeGreaterThan(0);
  const bad: string[] = [];
  for (const sql of statements) {
    const steps = await desk.core.context.store.read.all<PlanStep>(`EXPLAIN QUERY PLAN ${sql}`);
    const details = steps.map((step) => step.detail);
    for (const alias of scansOf(details)) {
      const table = tableOf(sql, alias);
      if (GROWING.has(table)) bad.push(`${table}: ${sql}\n${details.join('\n')}`);
    }
    for (const alias of passesOverAnEvent(sql, steps)) {
      const table = tableOf(sql, alias);
      if (GROWING.has(table) && !RARE.has(table) && !COUNTS.has(name))
        bad.push(`all of the event in ${table}: ${sql}\n${details.join('\n')}`);
    }
  }
  expect(bad).toEqual([]);
});

test('a pass over all of an event is seen', async () => {
  const desk = await openTestCore();
  const explain = async (sql: string) =>
    passesOverAnEvent(sql, await desk.core.context.store.read.all<PlanStep>(`EXPLAIN QUERY PLAN ${sql}`));
  const byEvent = 'SELECT * FROM registrations AS r WHERE r.event_id = ?';
  expect(await explain(byEvent)).toEqual(['r']);
  expect(await explain(`${byEvent} ORDER BY seat LIMIT 5`)).toEqual(['r']);
  expect(await explain(`${byEvent} AND r.status = ?`)).toEqual([]);
  expect(await explain('SELECT * FROM check_ins AS c WHERE c.event_id = ? ORDER BY c.seen_at LIMIT 5')).toEqual([]);
});

test('a pass over a whole table is seen, under any name', async () => {
  const desk = await openTestCore();
  const explain = async (sql: string) => {
    const steps = await desk.core.context.store.read.all<PlanStep>(`EXPLAIN QUERY PLAN ${sql}`);
    return scansOf(steps.map((step) => step.detail)).map((alias) => tableOf(sql, alias));
  };
  expect(await explain('SELECT * FROM people WHERE company = ?')).toEqual(['people']);
  expect(await explain('SELECT * FROM people AS p WHERE p.company = ?')).toEqual(['people']);
  expect(await explain('SELECT * FROM json_each(?) AS i JOIN people AS p ON p.phone = i.value')).toContain('people');
  expect(await explain('SELECT count(*) FROM registrations WHERE status = ?')).toEqual(['registrations']);
  expect(await explain('SELECT * FROM people AS p WHERE p.id = ?')).toEqual([]);
  expect(await explain('SELECT * FROM (SELECT * FROM check_ins AS c WHERE c.id = ? LIMIT 1) AS c')).not.toContain(
    'check_ins',
  );
});

/**
 * What a plan passes over for everybody of the event: an index by the event, and nothing that narrows it down. The first
 * few in the order of that index are no such pass.
 */
function passesOverAnEvent(sql: string, steps: readonly PlanStep[]): string[] {
  const sorted = new Set(
    steps.filter(({ detail }) => detail.includes('TEMP B-TREE FOR ORDER BY')).map(({ parent }) => parent),
  );
  const limited = /\bLIMIT\b/.test(sql);
  return steps.flatMap(({ parent, detail }) => {
    if (limited && !sorted.has(parent)) return [];
    return /^SEARCH (\S+) USING .*\(event_id=\?\)$/.exec(detail)?.[1] ?? [];
  });
}
