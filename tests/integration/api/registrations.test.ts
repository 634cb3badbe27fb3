import { expect, test } from 'vitest';
import { person } from '../../support/core/door.ts';
import { openInterface } from '../../support/core/other-system.ts';

const ADA = {
  name: 'Ada Lovelace',
  email: 'ada@example.org',
  company: 'Analytical Engines',
  ticketType: 'Full',
  ticketCodes: ['T-ADA'],
  orderCode: 'ORD1',
  orderPosition: '1',
  status: 'enrolled',
  registeredAt: '2026-10-01T12:00:00+02:00',
};

test('what a shop says is so, however often it says it', async () => {
  const { hub, door, shop } = await openInterface();
  const { read } = hub.core.context.store;
  const made = await shop.put('ORD1-1', ADA);
  expect(made).toMatchObject({
    status: 201,
    body: { reference: 'ORD1-1', status: 'enrolled', outcome: 'created' },
  });
  const operations = () => read.get<{ count: number }>('SELECT count(*) AS count FROM operations');
  const before = await operations();
  expect(await shop.put('ORD1-1', ADA)).toMatchObject({
    status: 200,
    body: { id: made.body.id, outcome: 'unchanged' },
  });
  expect(await operations()).toEqual(before);
  expect(await shop.get('/events/BEF26/registrations/ORD1-1')).toMatchObject({
    status: 200,
    body: {
      id: made.body.id,
      reference: 'ORD1-1',
      name: 'Ada Lovelace',
      email: 'ada@example.org',
      company: 'Analytical Engines',
      ticketCodes: ['T-ADA'],
      registeredAt: '2026-10-01T10:00:00.000Z',
      inside: false,
    },
  });
  expect(await shop.put('ORD1-1', { company: null, seat: 'A 12' })).toMatchObject({ body: { outcome: 'changed' } });
  expect((await shop.get('/events/BEF26/registrations/ORD1-1')).body).toMatchObject({
    name: 'Ada Lovelace',
    company: null,
    seat: 'A 12',
    ticketCodes: ['T-ADA'],
  });
  expect((await door.scan('T-ADA')).verdict).toBe('admitted');
  const { entries } = await hub.owner.audit.list({ registrationId: made.body.id, limit: 20 });
  expect(entries.filter(({ resource }) => resource === 'registration').map(({ actor }) => actor)).toEqual([
    'Ticket shop',
    'Ticket shop',
  ]);
});

test('what was corrected at a desk stays until the shop says something else', async () => {
  const { hub, shop } = await openInterface();
  const { body } = await shop.put('A', ADA);
  await hub.owner.registrations.update({ id: body.id, patch: { displayName: 'Ada King', company: 'Engines' } });
  await hub.owner.registrations.setStatus({ id: body.id, status: 'cancelled' });
  expect((await shop.put('A', ADA)).body.outcome).toBe('unchanged');
  expect((await shop.get('/events/BEF26/registrations/A')).body).toMatchObject({
    name: 'Ada King',
    company: 'Engines',
    status: 'cancelled',
  });
  await shop.put('A', { ...ADA, company: 'Babbage' });
  expect((await shop.get('/events/BEF26/registrations/A')).body).toMatchObject({
    name: 'Ada King',
    company: 'Babbage',
  });
});

test('who was imported before is who they are, and two tickets of one buyer are two', async () => {
  const { door, shop } = await openInterface();
  const byTicket = await door.guest({ name: 'Ada', codes: ['T-ADA'] });
  const byOrder = await door.guest({ name: 'Grace', orderCode: 'ORD2', orderPosition: '1' });
  const byEmail = await door.guest({ name: 'Alan Turing', email: 'alan@example.org' });
  const put = async (reference: string, body: object) => (await shop.put(reference, body)).body;
  expect((await put('1', { name: 'Ada Lovelace', ticketCodes: ['T-ADA'] })).id).toBe(byTicket);
  expect((await put('2', { name: 'Grace Hopper', orderCode: 'ORD2', orderPosition: '1' })).id).toBe(byOrder);
  expect(await put('3', { name: 'Alan Turing', email: 'Alan@example.org' })).toMatchObject({
    id: byEmail,
    outcome: 'unchanged',
  });
  const twice = [
    await put('4-1', { name: 'Mary', email: 'mary@example.org' }),
    await put('4-2', { name: 'Mary', email: 'mary@example.org' }),
  ];
  expect(twice.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
  expect(new Set(twice.map(({ id }) => id)).size).toBe(2);
  expect((await put('4-1', { name: 'Mary', email: 'mary@example.org' })).id).toBe(twice[0].id);
});

test('a full event lets people wait, and a cancellation gives the place to the first of them', async () => {
  const { hub, door, shop } = await openInterface({ capacity: 1 });
  expect((await shop.put('A', { name: 'Ada' })).body).toMatchObject({ status: 'enrolled' });
  expect((await shop.put('B', { name: 'Bea' })).body).toMatchObject({ status: 'waitlisted', outcome: 'created' });
  hub.clock.advance(1000);
  expect((await shop.put('C', { name: 'Cleo' })).body).toMatchObject({ status: 'waitlisted' });
  expect((await shop.put('B', { name: 'Bea', status: 'enrolled' })).body).toMatchObject({ status: 'waitlisted' });
  expect(await shop.cancel('A')).toMatchObject({ status: 200, body: { status: 'cancelled', outcome: 'changed' } });
  expect(await shop.cancel('A')).toMatchObject({ status: 200, body: { status: 'cancelled', outcome: 'unchanged' } });
  const statusOf = async (reference: string) =>
    (await shop.get(`/events/BEF26/registrations/${reference}`)).body.status as string;
  expect([await statusOf('A'), await statusOf('B'), await statusOf('C')]).toEqual([
    'cancelled',
    'enrolled',
    'waitlisted',
  ]);
  expect((await shop.put('A', { status: 'enrolled' })).body).toMatchObject({ status: 'waitlisted' });
  expect(await door.stats()).toMatchObject({ expected: 1, waitlisted: 2 });
  expect(await shop.cancel('NOBODY')).toMatchObject({ status: 404, body: { error: { code: 'unknownReference' } } });
});

test('a ticket code is one person’s, and one that the shop replaces lets nobody in', async () => {
  const { door, shop } = await openInterface();
  await shop.put('A', { name: 'Ada', ticketCodes: ['T-1'] });
  expect(await shop.put('B', { name: 'Bea', ticketCodes: ['T-1'] })).toMatchObject({
    status: 409,
    body: { error: { code: 'codeTaken', message: expect.stringContaining('T-1') } },
  });
  expect((await shop.get('/events/BEF26/registrations')).body.registrations).toHaveLength(1);
  await shop.put('A', { ticketCodes: ['T-2'] });
  expect(await door.verdict('T-1')).toBe('blocked');
  expect(await door.verdict('T-2')).toBe('admitted');
  expect((await shop.get('/events/BEF26/registrations/A')).body.ticketCodes).toEqual(['T-2']);
  expect((await shop.put('B', { name: 'Bea', ticketCodes: ['T-1'] })).status).toBe(201);
  await shop.put('A', { ticketCodes: ['T-2', 'T-3'] });
  expect((await shop.get('/events/BEF26/registrations/B')).body.ticketCodes).toEqual(['T-1']);
});

test('who was erased does not come back, by whatever the shop knows them', async () => {
  const { hub, door, shop } = await openInterface();
  const pushed = (await shop.put('A', ADA)).body.id as string;
  const imported = await door.guest({ name: 'Grace', email: 'grace@example.org' });
  expect((await shop.put('G', { name: 'Grace', email: 'grace@example.org' })).body.id).toBe(imported);
  for (const registrationId of [pushed, imported]) {
    await hub.ended(await hub.owner.privacy.erase({ registrationId }));
  }
  const all = async () =>
    JSON.stringify([
      await hub.core.context.store.read.all('SELECT payload FROM operations'),
      await hub.core.context.store.read.all('SELECT * FROM external_references'),
    ]);
  for (const said of ['Lovelace', 'grace@', 'T-ADA', 'ORD1', 'Grace']) expect(await all()).not.toContain(said);
  for (const [reference, body] of [
    ['A', ADA],
    ['A', { status: 'enrolled' }],
    ['G', { name: 'Grace', email: 'grace@example.org' }],
  ] as const) {
    expect(await shop.put(reference, body)).toMatchObject({ status: 409, body: { error: { code: 'erased' } } });
  }
  expect(await shop.get('/events/BEF26/registrations/A')).toMatchObject({ status: 404 });
  expect(await shop.cancel('A')).toMatchObject({ status: 404 });
  expect(await all()).not.toContain('Lovelace');
  // Who buys anew is somebody new.
  expect(await shop.put('A-NEW', { ...ADA, orderCode: 'ORD9', ticketCodes: ['T-NEW'] })).toMatchObject({ status: 201 });
});

test('whoever was taken out of the list at a desk is not put back by a shop', async () => {
  const { hub, shop } = await openInterface();
  const { id } = (await shop.put('A', ADA)).body;
  await hub.owner.registrations.remove({ id });
  expect(await shop.put('A', ADA)).toMatchObject({ status: 409, body: { error: { code: 'removed' } } });
  expect(await shop.get('/events/BEF26/registrations/A')).toMatchObject({ status: 404 });
  expect(await shop.cancel('A')).toMatchObject({ status: 200, body: { outcome: 'unchanged' } });
  await hub.owner.registrations.restore({ id });
  expect(await shop.put('A', { ...ADA, seat: '1' })).toMatchObject({ status: 200, body: { outcome: 'changed' } });
});

test('of many at once each has an outcome of its own', async () => {
  const { door, shop } = await openInterface({ capacity: 480 });
  const people = Array.from({ length: 496 }, (_, index) => ({ reference: `P${index}`, name: `Person ${index}` }));
  const answer = await shop.batch([
    ...people,
    { reference: 'P0', name: 'Person 0' },
    { reference: 'X', name: 'X', shoeSize: 42 },
    { reference: 'Y', email: 'nowhere' },
    { reference: 'Z' },
  ]);
  expect(answer.status).toBe(200);
  const outcomes = answer.body.outcomes as { reference: string; outcome: string; status?: string; error?: object }[];
  expect(outcomes.slice(0, 496).every(({ outcome }) => outcome === 'created')).toBe(true);
  expect(outcomes.filter(({ status }) => status === 'waitlisted')).toHaveLength(16);
  expect(outcomes.slice(496)).toMatchObject([
    { reference: 'P0', outcome: 'unchanged' },
    {
      reference: 'X',
      outcome: 'refused',
      error: { code: 'unknownField', message: 'shoeSize: there is no such field.' },
    },
    {
      ...{ reference: 'Y', outcome: 'refused' },
      error: { code: 'invalidField', message: 'email: is no e-mail address.' },
    },
    { reference: 'Z', outcome: 'refused', error: { code: 'nameless' } },
  ]);
  expect(await door.stats()).toMatchObject({ expected: 480, waitlisted: 16 });
  expect(await shop.batch([])).toMatchObject({ status: 422 });
  expect(await shop.batch(Array.from({ length: 501 }, (_, index) => ({ reference: `${index}` })))).toMatchObject({
    status: 422,
  });
});

test('what a field may not be is said in words', async () => {
  const { shop } = await openInterface();
  const refusal = async (push: object) => ((await shop.put('A', push)).body as { error: { message: string } }).error;
  expect(await refusal({ name: '  ' })).toMatchObject({ message: 'name: is empty.' });
  expect(await refusal({ name: 'x'.repeat(401) })).toMatchObject({ message: 'name: is longer than 400 characters.' });
  const email = `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.org`;
  expect(await refusal({ name: 'Ada', email })).toMatchObject({ message: 'email: is longer than 254 characters.' });
  const { outcomes } = (await shop.batch([{ reference: '', name: 'Ada' }])).body as { outcomes: object[] };
  expect(outcomes).toMatchObject([{ error: { message: 'reference: is empty.' } }]);
  expect((await shop.batch([])).body).toMatchObject({ error: { message: 'registrations: is empty.' } });
});

test('two keys that push the same at once register one person', async () => {
  const { door, system } = await openInterface();
  const systems = await Promise.all([system(), system()]);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => systems[index % 2]?.put('A', { name: 'Ada', ticketCodes: ['T'] })),
  );
  expect(answers.map((answer) => answer?.status).sort()).toEqual([...Array(19).fill(200), 201]);
  expect(await door.stats()).toMatchObject({ expected: 1 });
  expect(await door.verdict(person(answers[0]?.body.id))).toBe('admitted');
});

test('pages of a list have everybody once, also who comes meanwhile', async () => {
  const { door, shop } = await openInterface();
  for (let index = 0; index < 25; index += 1) await door.guest({ name: `Guest ${index}` });
  const seen: string[] = [];
  for (let after = '', more = true; more; ) {
    const { body } = await shop.get(`/events/BEF26/registrations?limit=7${after === '' ? '' : `&after=${after}`}`);
    seen.push(...body.registrations.map(({ id }: { id: string }) => id));
    [after, more] = [body.next, body.hasMore];
  }
  expect(seen).toHaveLength(25);
  expect(new Set(seen).size).toBe(25);
});
