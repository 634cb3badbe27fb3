import { describe, expect, test } from 'vitest';
import { availabilitySet, meetingSet } from '#main/storage/operations/kinds/index.ts';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';
import { importFile } from '../../support/core/imports.ts';
import { countedIds, FakeClock, MORNING } from '../../support/core/ports.ts';
import { Replica } from '../../support/core/replica.ts';

const HOUR = 3_600_000;

/** An event in Tallinn with rounds at 09:00, 10:00 and 11:00 of its clocks. */
async function open() {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const { programme, events } = desk.owner;
  const eventId = door.event.id;
  await events.update({ id: eventId, timeZone: 'Europe/Tallinn' });
  const start = Date.UTC(2026, 10, 21, 7);
  const { rounds } = await programme.addRounds({
    eventId,
    rounds: [0, 1, 2].map((hour) => ({
      name: `Round ${hour + 1}`,
      startAt: start + hour * HOUR,
      endAt: start + hour * HOUR + HOUR / 2,
    })),
  });
  const ids = rounds.map(({ id }) => id) as [string, string, string];
  /** To which rounds somebody can come, by their numbers. */
  const can = async (registrationId: string) =>
    (await programme.availability({ registrationId })).rounds.flatMap(({ roundId, available }) =>
      available ? [ids.indexOf(roundId) + 1] : [],
    );
  const idOf = async (text: string) => {
    const { results } = await desk.owner.checkIn.search({ eventId, text });
    return results[0]?.id ?? '';
  };
  const said = async () => (await desk.core.context.store.read.all('SELECT id FROM availabilities')).length;
  return { desk, door, programme, eventId, ids, can, idOf, said };
}

const list = (...rows: [email: string, when: string][]) =>
  ['First name,Email,Availability', ...rows.map(([email, when]) => `Guest,${email},"${when}"`)].join('\n');

describe('an imported list', () => {
  test('says by names and times of rounds who can come when; who says nothing can come to all', async () => {
    const { door, can, idOf, said } = await open();
    const ended = await importFile(
      door,
      list(
        ['ada@x.org', 'Round 1, 11:00'],
        ['bea@x.org', 'not: Round 3, 9:00'],
        ['cem@x.org', ''],
        ['dot@x.org', 'none'],
        ['eve@x.org', 'all'],
      ),
    );
    expect(ended).toMatchObject({ state: 'done', warnings: [], counts: { new: 5 } });
    const of = async (name: string) => can(await idOf(`${name}@x.org`));
    expect(await of('ada')).toEqual([1, 3]);
    expect(await of('bea')).toEqual([2]);
    expect(await of('cem')).toEqual([1, 2, 3]);
    expect(await of('dot')).toEqual([]);
    expect(await of('eve')).toEqual([1, 2, 3]);
    // Only what is not as it is without a word.
    expect(await said()).toBe(1 + 2 + 3);
  });

  test('is told with the line of a round that there is not, and leaves that person as they were', async () => {
    const { door, programme, ids, can, idOf } = await open();
    await importFile(door, list(['ada@x.org', 'Round 1']));
    const ada = await idOf('ada@x.org');
    await programme.setAvailability({ registrationId: ada, rounds: [{ roundId: ids[1], available: true }] });
    const ended = await importFile(door, list(['ada@x.org', 'Round 1, Round 9'], ['bea@x.org', '10:00, noon']));
    expect(ended.warnings).toEqual([
      'Row 2: “Availability” names a round that the event does not have; kept as it is.',
      'Row 3: “Availability” names a round that the event does not have; kept as it is.',
    ]);
    expect(await can(ada)).toEqual([1, 2]);
    expect(await can(await idOf('bea@x.org'))).toEqual([1, 2, 3]);
    const { extra } = await door.desk.owner.registrations.get({ id: ada });
    expect(extra).toEqual({ Availability: 'Round 1, Round 9' });
  });

  test('changes only what is new in it: what a desk has said since stays, and a list without the column says nothing', async () => {
    const { door, programme, ids, can, idOf } = await open();
    await importFile(door, list(['ada@x.org', 'Round 1'], ['bea@x.org', 'Round 1']));
    const [ada, bea] = [await idOf('ada@x.org'), await idOf('bea@x.org')];
    await programme.setAvailability({ registrationId: ada, rounds: [{ roundId: ids[2], available: true }] });
    expect(await importFile(door, list(['ada@x.org', 'Round 1'], ['bea@x.org', '']))).toMatchObject({
      counts: { changed: 0, unchanged: 2 },
    });
    expect(await can(ada)).toEqual([1, 3]);
    expect(await importFile(door, list(['ada@x.org', 'Round 1, Round 2'], ['bea@x.org', 'Round 1']))).toMatchObject({
      counts: { changed: 1, unchanged: 1 },
    });
    expect(await can(ada)).toEqual([1, 2, 3]);
    await importFile(door, 'First name,Email,Company\nGuest,ada@x.org,A Ltd\nGuest,bea@x.org,B Ltd');
    expect(await can(ada)).toEqual([1, 2, 3]);
    expect(await can(bea)).toEqual([1]);
  });
});

describe('of many', () => {
  test('it is said by address, ticket or order, and named who is not found', async () => {
    const { door, programme, eventId, ids, can, said } = await open();
    const ada = await door.guest({ name: 'Ada', email: 'ada@x.org', codes: ['T-1'] });
    const bea = await door.guest({ name: 'Bea', orderCode: 'O-2' });
    const not = (roundId: string) => ({ roundId, available: false });
    const rows = [
      { who: 'ADA@x.org', rounds: [not(ids[0])] },
      { who: 'T-1', rounds: [not(ids[1])] },
      { who: 'o-2', rounds: [{ roundId: ids[0], available: true }] },
      { who: 'nobody', rounds: [not(ids[0])] },
    ];
    expect(await programme.setAvailabilities({ eventId, rows })).toEqual({
      changed: 1,
      unchanged: 1,
      unknown: ['nobody'],
    });
    expect(await can(ada)).toEqual([3]);
    expect(await can(bea)).toEqual([1, 2, 3]);
    expect(await said()).toBe(2);
    expect(await programme.setAvailabilities({ eventId, rows })).toMatchObject({ changed: 0, unchanged: 2 });
  });

  test('rounds of another event are refused as a whole', async () => {
    const { desk, door, programme, eventId, ids, said } = await open();
    await door.guest({ name: 'Ada', email: 'ada@x.org' });
    const other = await desk.owner.events.create({ code: 'OTHER', title: 'Other' });
    const strange = await programme.addRounds({ eventId: other.id, rounds: [{ name: 'R', startAt: 1, endAt: 2 }] });
    const rounds = [ids[0], strange.rounds[0]?.id ?? ''].map((roundId) => ({ roundId, available: false }));
    await expect(programme.setAvailabilities({ eventId, rows: [{ who: 'ada@x.org', rounds }] })).rejects.toMatchObject({
      code: 'notFound',
    });
    expect(await said()).toBe(0);
  });
});

test('two desks that say something of one round end with what was said last, also where it is what counts without a word', async () => {
  const ids = countedIds(40);
  const [eventId, registrationId, roundId] = [ids.next(), ids.next(), ids.next()];
  const [early, late] = await Promise.all(
    [0, 60_000].map((after, place) =>
      Replica.open({ deskId: countedIds(50 + place).next(), clock: new FakeClock(MORNING + after) }),
    ),
  );
  if (early === undefined || late === undefined) throw new Error('There are no two desks');
  const say = (desk: Replica, available: boolean) =>
    desk.make([
      { kind: availabilitySet as never, payload: { eventId, registrationId, roundId, fields: { available } } },
    ]);
  const [cannot, can] = [await say(early, false), await say(late, true)];
  await early.receive(can);
  await late.receive(cannot);
  for (const desk of [early, late]) {
    const rows = await desk.store.read.all('SELECT round_id AS roundId, available FROM availabilities');
    expect(rows).toEqual([{ roundId, available: 1 }]);
  }
  expect(await early.state()).toEqual(await late.state());
});

test('what is said of one person is recorded even where it changes nothing here: a desk elsewhere may have said otherwise', async () => {
  const { door, programme, ids, said } = await open();
  const registrationId = await door.guest({ name: 'Ada' });
  await programme.setAvailability({ registrationId, rounds: [{ roundId: ids[0], available: true }] });
  expect(await said()).toBe(1);
});

describe('when some people could meet', () => {
  test('is where all can come, nobody meets somebody else, and a table is free', async () => {
    const { desk, door, programme, eventId, ids } = await open();
    const [ada, bea, cem] = [
      await door.guest({ name: 'Ada' }),
      await door.guest({ name: 'Bea' }),
      await door.guest({ name: 'Cem' }),
    ];
    const of = async (...registrationIds: string[]) => {
      const { rounds } = await programme.openRounds({ registrationIds });
      return rounds.map(({ roundId: _, ...slot }) => slot);
    };
    const free = { open: true, away: [], busy: [], limit: [], begun: false, noTable: false };
    desk.clock.advance(Date.UTC(2026, 10, 21, 6) - desk.clock.now());
    expect(await of(ada, bea)).toEqual([free, free, free]);
    await programme.setAvailability({ registrationId: bea, rounds: [{ roundId: ids[0], available: false }] });
    const { id: matchId } = await desk.owner.matching.create({ firstId: ada, secondId: cem });
    const { store, operations } = desk.core.context;
    const meet = (roundId: string | null, status: 'pending' | 'cancelled' = 'pending') =>
      store.write((tx) =>
        operations.append(tx, { id: null }, meetingSet, { eventId, matchId, fields: { roundId, status } }),
      );
    await meet(ids[2]);
    const away = { ...free, open: false, away: [bea] };
    expect(await of(ada, bea)).toEqual([away, free, { ...free, open: false, busy: [ada] }]);
    expect(await of(bea, cem, ada)).toEqual([away, free, { ...free, open: false, busy: [cem, ada] }]);
    // A round that runs into the one with the meeting is no better.
    await programme.updateRound({ id: ids[1], endAt: Date.UTC(2026, 10, 21, 9, 10) });
    expect((await of(ada, bea))[1]).toEqual({ ...free, open: false, busy: [ada] });
    await meet(ids[2], 'cancelled');
    expect(await of(ada, bea)).toEqual([away, free, free]);
    await meet(ids[2]);
    await desk.owner.matching.end({ matchId });
    expect(await of(ada, bea)).toEqual([away, free, free]);

    const { points } = await programme.addPoints({ eventId, points: [{ name: 'Table 1' }] });
    expect(await of(ada, bea)).toEqual([away, free, free]);
    // The one table is taken by others in the plan that counts, and some have enough by the rules of plans.
    const [dan, eva] = [await door.guest({ name: 'Dan' }), await door.guest({ name: 'Eva' })];
    const other = await desk.owner.matching.create({ firstId: dan, secondId: eva });
    await store.write((tx) =>
      operations.append(tx, { id: null }, meetingSet, {
        ...{ eventId, matchId: other.id },
        fields: { roundId: ids[2], meetingPointId: points[0]?.id ?? null },
      }),
    );
    const taken = { ...free, open: false, noTable: true };
    expect(await of(ada, bea)).toEqual([away, taken, taken]);
    await desk.owner.plans.setRules({ eventId, mostMeetings: 1 });
    const enough = { ...free, open: false, limit: [dan] };
    const late = { ...enough, busy: [dan], noTable: true };
    expect(await of(ada, dan)).toEqual([enough, late, late]);
    await desk.owner.plans.setRules({ eventId, mostMeetings: null });
    await desk.owner.matching.end({ matchId: other.id });
    desk.clock.advance(3 * HOUR);
    await programme.updatePoints({ eventId, points: [{ id: points[0]?.id ?? '', outOfUse: true }] });
    expect(await of(ada, bea)).toEqual([
      { ...away, begun: true },
      { ...free, open: false, begun: true, noTable: true },
      { ...free, open: false, begun: true, noTable: true },
    ]);
  });

  test('it is of two people of one event', async () => {
    const { desk, door, programme } = await open();
    const ada = await door.guest({ name: 'Ada' });
    const other = await Door.open(desk, { code: 'OTHER' });
    const bea = await other.guest({ name: 'Bea' });
    for (const registrationIds of [
      [ada, bea],
      [ada, ada],
    ])
      await expect(programme.openRounds({ registrationIds })).rejects.toMatchObject({ code: 'invalidInput' });
  });
});
