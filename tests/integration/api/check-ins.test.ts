import { expect, test } from 'vitest';
import { DOOR_PAGE, REGISTRATION_PAGE } from '#main/features/api/reading-repository.ts';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';
import { hostOf, type OtherSystem, openInterface } from '../../support/core/other-system.ts';

interface Entry {
  id: string;
  type: string;
  registration: { reference: string | null } | null;
}

/** All from a place on, page by page. */
async function pull(system: OtherSystem, after: string | null, limit = 3): Promise<{ entries: Entry[]; next: string }> {
  const entries: Entry[] = [];
  for (let place = after; ; ) {
    const query = place === null ? '' : `&after=${place}`;
    const { status, body } = await system.get(`/events/BEF26/checkins?limit=${limit}${query}`);
    expect(status).toBe(200);
    entries.push(...(body.checkIns as Entry[]));
    place = body.next as string;
    if (body.hasMore !== true) return { entries, next: place };
  }
}

test('a dashboard that pulls misses nothing and gets nothing twice, also what comes late from another desk', async () => {
  const hub = await openTestCore({ space: 1 });
  const door = await Door.open(hub);
  const { system } = await hostOf(hub);
  const shop = await system();
  for (const name of ['Ada', 'Bea', 'Cleo', 'Dora', 'Eve']) {
    await shop.put(name, { name, ticketCodes: [`T-${name}`] });
  }
  const { code } = await hub.owner.sync.invite({ role: 'organizer' });
  const desk = await openTestCore({ space: 2 });
  await desk.owner.sync.join({ code, name: 'Door 2' });
  await desk.restart();
  await desk.owner.sync.now({});

  expect(await pull(shop, null)).toMatchObject({ entries: [] });
  for (const name of ['Ada', 'Bea', 'Cleo']) {
    hub.clock.advance(1000);
    await door.scan(`T-${name}`);
  }
  await door.scan('T-NOBODY');
  await door.scan('T-Ada');
  const first = await pull(shop, null);
  expect(first.entries.map(({ type, registration }) => [type, registration?.reference])).toEqual([
    ['admitted', 'Ada'],
    ['admitted', 'Bea'],
    ['admitted', 'Cleo'],
  ]);
  expect((await pull(shop, first.next)).entries).toEqual([]);

  // Earlier by the clock, later by its arrival.
  desk.clock.set(hub.clock.now() - 3_600_000);
  await desk.owner.checkIn.scan({
    nonce: crypto.randomUUID(),
    eventId: door.event.id,
    subject: { kind: 'code', code: 'T-Dora' },
    direction: 'entry',
    method: 'scan',
  });
  await desk.owner.sync.now({});
  await door.undo();
  const second = await pull(shop, first.next);
  expect(second.entries.map(({ type, registration }) => [type, registration?.reference])).toEqual([
    ['admitted', 'Dora'],
    ['undone', 'Cleo'],
  ]);
  const whole = await pull(shop, null, 1);
  expect(whole.entries).toEqual([...first.entries, ...second.entries]);
  expect(JSON.stringify(whole.entries)).not.toContain('name');

  await desk.owner.sync.leave({ force: false });
  const other = await hostOf(desk);
  expect(await other.withKey(shop.key).get(`/events/BEF26/checkins?after=${whole.next}`)).toMatchObject({
    status: 409,
    body: { error: { code: 'otherHub' } },
  });
});

test('figures are those of the event', async () => {
  const { hub, door, shop } = await openInterface({ capacity: 10 });
  for (const name of ['Ada', 'Bea', 'Cleo']) await shop.put(name, { name, ticketCodes: [`T-${name}`] });
  await door.scan('T-Ada', { deskName: 'North' });
  await door.scan('T-Bea');
  hub.clock.advance(1000);
  await door.scan('T-Bea', { direction: 'exit' });
  const { body } = await shop.get('/events/BEF26/figures');
  expect(body).toMatchObject({
    ...{ event: 'BEF26', capacity: 10, expected: 3, inside: 1, left: 1, checkedIn: 2, checkIns: 2, waitlisted: 0 },
    desks: expect.arrayContaining([expect.objectContaining({ checkIns: expect.any(Number) })]),
  });
  expect(body.perMinute.at(-1)).toBe(2);
});

test('100,000 registrations and what happens at their doors are read by indexes, a page at a time', async () => {
  const { hub, door, shop } = await openInterface();
  const { read, write } = hub.core.context.store;
  // Straight into the tables: only the pages are looked at.
  await write(async (tx) => {
    const number = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)';
    const id = (part: string) => `printf('%08x-0000-4000-8000-%012x', i, ${part})`;
    await tx.run(
      `${number} INSERT INTO registrations (id, event_id, person_id, status, created_at, updated_at, clocks, attention, vip, blocked)
       SELECT ${id('1')}, ?, ${id('2')}, 'enrolled', 0, 0, '[]', 0, 0, 0 FROM n`,
      [door.event.id],
    );
    await tx.run(
      `${number} INSERT INTO people (id, display_name, created_at, updated_at, clocks)
       SELECT ${id('2')}, 'Person ' || i, 0, 0, '[]' FROM n`,
    );
  });
  const planOf = async (sql: string, values: (string | number)[]) =>
    (await read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, values)).map(({ detail }) => detail);
  const people = await planOf(REGISTRATION_PAGE, [door.event.id, '', 1000]);
  expect(people[0]).toBe('SEARCH r USING INDEX idx_registrations_event (event_id=? AND id>?)');
  const doors = await planOf(DOOR_PAGE, [door.event.id, 0, 1_000_000, 1000]);
  expect(doors[0]).toMatch(/^SEARCH o USING INDEX idx_operations_door \(event_id=\? AND (position|rowid)>\? AND/);
  for (const line of [...people, ...doors]) expect(line).not.toMatch(/^SCAN|TEMP B-TREE FOR ORDER BY$/);

  let count = 0;
  for (let after = '', more = true; more; ) {
    const { body } = await shop.get(`/events/BEF26/registrations?limit=1000${after === '' ? '' : `&after=${after}`}`);
    count += body.registrations.length;
    [after, more] = [body.next, body.hasMore];
  }
  expect(count).toBe(100_000);
  // What was put there by hand is in no log.
  await hub.stop();
});
