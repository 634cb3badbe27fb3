import { expect, test } from 'vitest';
import { sweepErasures } from '#main/storage/operations/erasure-sweep.ts';
import type { OperationKind } from '#main/storage/operations/kind.ts';
import { idOf, mediumSet, personErase, registrationSet } from '#main/storage/operations/kinds/index.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';
import { countedIds } from '../../support/core/ports.ts';
import { Replica } from '../../support/core/replica.ts';

test('the time of many people ends with the log looked through once, and each erasure asks of its own alone', async () => {
  const { clock } = await openTestCore();
  const replica = await Replica.open({ deskId: countedIds(5).next(), clock });
  const ids = countedIds(6);
  const organizationId = ids.next();
  const eventId = ids.next();
  const people = Array.from({ length: 12 }, () => ids.next());
  // Two of them were said to have one ticket.
  const register = (personId: string, code: string) => ({
    kind: registrationSet as OperationKind,
    payload: {
      organizationId,
      eventId,
      personId,
      person: { displayName: `Q ${code}` },
      fields: {},
      ticketCodes: [code],
    },
  });
  for (const [index, personId] of people.entries()) {
    clock.advance(60_000);
    await replica.make([register(personId, index === 11 ? 'T-0' : `T-${index}`)]);
  }
  const holder = () => replica.store.read.get(`SELECT registration_id AS id FROM media WHERE value = 'T-0'`);
  const [first = '', ...others] = people;
  const last = others.pop() ?? '';
  expect(await holder()).toEqual({ id: idOf.registration(eventId, last) });
  const erase = (personId: string) =>
    replica.make([{ kind: personErase as OperationKind, payload: { personId, organizationId, accountIds: [] } }]);
  await erase(last);
  expect(await holder()).toEqual({ id: idOf.registration(eventId, first) });
  for (const personId of others) await erase(personId);
  let pages = 0;
  const { read } = replica.store;
  const counting: Reader = {
    ...read,
    all: (sql, parameters) => {
      if (sql.includes('o.position > ?')) pages += 1;
      return read.all(sql, parameters);
    },
  };
  let writes = 0;
  expect(
    await sweepErasures(counting, async (work) => {
      writes += 1;
      await replica.store.write(work);
    }),
  ).toBe(0);
  // One page, and one that is empty; and nothing to write, since nothing is left.
  expect({ pages, writes }).toEqual({ pages: 2, writes: 0 });
});

test.each([
  'T-1',
  // Half of a surrogate pair, as a cut text may end.
  'T-\ud83c',
])(
  'a ticket %j that somebody was given later than by their registration stays with another one who has it',
  async (code) => {
    const { clock } = await openTestCore();
    const replica = await Replica.open({ deskId: countedIds(5).next(), clock });
    const ids = countedIds(6);
    const [organizationId, eventId, ada, bea] = [ids.next(), ids.next(), ids.next(), ids.next()];
    const register = (personId: string, ticketCodes: string[]) =>
      replica.make([
        {
          kind: registrationSet as OperationKind,
          payload: { organizationId, eventId, personId, person: {}, fields: {}, ticketCodes },
        },
      ]);
    const holder = () => replica.store.read.get('SELECT registration_id AS id FROM media WHERE kind = ?', ['ticket']);
    await register(ada, []);
    clock.advance(60_000);
    await register(bea, [code]);
    clock.advance(60_000);
    const fields = { registrationId: idOf.registration(eventId, ada) };
    await replica.make([
      { kind: mediumSet as OperationKind, payload: { eventId, kind: 'ticket', value: code, fields } },
    ]);
    expect(await holder()).toEqual({ id: idOf.registration(eventId, ada) });
    await replica.make([
      { kind: personErase as OperationKind, payload: { personId: ada, organizationId, accountIds: [] } },
    ]);
    expect(await holder()).toEqual({ id: idOf.registration(eventId, bea) });
  },
);

test('where nobody was erased, what is recorded does not ask who was', async () => {
  const desk = await openTestCore({ logQueries: true });
  const door = await Door.open(desk);
  await door.guest({ name: 'Ada', codes: ['T-1'] });
  await door.scan('T-1');
  expect(JSON.stringify(desk.log.lines)).toContain('check_ins');
  expect(JSON.stringify(desk.log.lines)).not.toContain('CROSS JOIN erasures');
});
