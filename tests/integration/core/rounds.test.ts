import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { STATUS } from '#main/features/meetings/standing.ts';
import { idOf, meetingSet, pairingSet } from '#main/storage/operations/kinds/index.ts';
import { readOperations } from '#main/storage/operations/log.ts';
import { openTestCore } from '../../support/core/core.ts';
import { Door, person } from '../../support/core/door.ts';
import { countedIds } from '../../support/core/ports.ts';
import { Replica } from '../../support/core/replica.ts';

const HOUR = 3_600_000;

/** People in the building, and two rounds that begin in an hour. */
async function open() {
  const names = ['a', 'b', 'c'];
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const { matching, programme } = desk.owner;
  const eventId = door.event.id;
  await matching.setRules({ eventId, rules: { isOn: true, needsConsent: false } });
  const ids: string[] = [];
  for (const name of names) {
    const id = await door.guest({ name, codes: [`T-${name}`] });
    await door.scan(person(id));
    ids.push(id);
  }
  const now = desk.clock.now();
  const { rounds } = await programme.addRounds({
    eventId,
    rounds: [1, 2].map((n) => ({ name: `R${n}`, startAt: now + n * HOUR, endAt: now + (n + 1) * HOUR })),
  });
  const [first, second] = rounds.map(({ id }) => id) as [string, string];
  const { store, operations } = desk.core.context;
  /** Who meets in a round, and where that stands. */
  const meetings = async (roundId: string) => {
    const rows = await store.read.all<{ status: string; a: string; b: string }>(
      `SELECT ${STATUS} AS status, x.first_id AS a, x.second_id AS b FROM meetings AS t LEFT JOIN pairs AS x ON x.id = t.match_id
       WHERE t.round_id = ?`,
      [roundId],
    );
    const nameOf = (id: string) => names[ids.indexOf(id)] ?? '';
    return rows.map(({ status, a, b }) => `${[nameOf(a), nameOf(b)].sort().join('')} ${status}`).sort();
  };
  const plan = (matchId: string, roundId: string) =>
    store.write((tx) =>
      operations.append(tx, { id: null }, meetingSet, { eventId, matchId, fields: { roundId, status: 'pending' } }),
    );
  const able = (registrationId: string, roundId: string, available: boolean) =>
    programme.setAvailability({ registrationId, rounds: [{ roundId, available }] });
  const follow = async () => desk.ended(await desk.owner.installation.runJob({ name: 'meetings' }));
  const like = (fromId: string, toId: string) => matching.choose({ nonce: randomUUID(), fromId, toId, choice: 'like' });
  const matches = async () => {
    const { matches: found } = await matching.list({ eventId, active: true });
    return found.map(({ first: one, second: other }) => [one.name, other.name].sort().join('')).sort();
  };
  const [a, b, c] = ids as [string, string, string];
  return { a, b, c, desk, door, matching, eventId, ids, first, second, meetings, plan, able, follow, like, matches };
}

test('two who are together in two rounds meet twice, and pairing one anew leaves the other alone', async () => {
  const { b, c, desk, matching, eventId, first, second, meetings, able, matches } = await open();
  await able(c, first, false);
  await able(c, second, false);
  await matching.pairRound({ roundId: first });
  await matching.pairRound({ roundId: second });
  expect(await meetings(first)).toEqual(['ab pending']);
  expect(await meetings(second)).toEqual(['ab pending']);
  await able(b, first, false);
  await able(c, first, true);
  await matching.pairRound({ roundId: first });
  expect(await meetings(first)).toEqual(['ab cancelled', 'ac pending']);
  expect(await meetings(second)).toEqual(['ab pending']);
  expect(await matches()).toEqual(['ab', 'ac']);
  const { meetings: counted } = await desk.owner.records.dashboard({ eventId });
  expect(counted).toMatchObject({ pending: 2, cancelled: 1 });
  // And back again: the meeting that there was, and no second one.
  await able(b, first, true);
  await able(c, first, false);
  await matching.pairRound({ roundId: first });
  expect(await meetings(first)).toEqual(['ab pending', 'ac cancelled']);
  expect(await matches()).toEqual(['ab']);
});

test('a match that people made themselves keeps its meeting, whatever comes of the round', async () => {
  const { a, b, c, matching, first, meetings, plan, able, like, matches } = await open();
  await like(a, b);
  await like(b, a);
  await plan((await matching.of({ registrationId: a })).matches[0]?.id ?? '', first);
  await able(c, first, false);
  await matching.pairRound({ roundId: first });
  // They have one in this round already.
  expect(await meetings(first)).toEqual(['ab pending']);
  await able(b, first, false);
  await able(c, first, true);
  await matching.pairRound({ roundId: first });
  expect(await meetings(first)).toEqual(['ab pending', 'ac pending']);
  expect(await matches()).toEqual(['ab', 'ac']);
});

test('a round that is paired again while people sit together leaves their meeting as it is', async () => {
  const { c, desk, matching, first, meetings, able, follow } = await open();
  await able(c, first, false);
  await matching.pairRound({ roundId: first });
  desk.clock.advance(HOUR);
  await follow();
  expect(await meetings(first)).toEqual(['ab active']);
  await matching.pairRound({ roundId: first });
  expect(await meetings(first)).toEqual(['ab active']);
  desk.clock.advance(HOUR);
  await follow();
  await matching.pairRound({ roundId: first });
  expect(await meetings(first)).toEqual(['ab completed']);
});

test('two desks that pair a round without knowing of each other end with one pairing, and nobody in two groups', async () => {
  const { a, b, c, desk, matching, eventId, first, meetings, able, matches } = await open();
  const { clock } = desk;
  const { store, operations } = desk.core.context;
  const other = await Replica.open({ deskId: countedIds(7).next(), clock });
  await other.receive(await readOperations(store.read, 0, 100_000));
  await able(c, first, false);
  const own = await matching.pairRound({ roundId: first });
  expect(await meetings(first)).toEqual(['ab pending']);
  clock.advance(1000);
  const pairedAt = clock.now();
  const made = await other.make([
    { kind: pairingSet, payload: { eventId, roundId: first, fields: { groups: [[a, c]], sittingOut: [b], pairedAt } } },
    {
      kind: meetingSet,
      payload: {
        ...{ eventId, matchId: idOf.match(eventId, a, c), pairedFor: first },
        fields: { roundId: first, status: 'pending' },
      },
    },
  ] as never);
  await store.write((tx) => operations.receive(tx, made));
  await other.receive(await readOperations(store.read, 0, 100_000));
  expect(
    own.groups
      .flat()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['a', 'b']);
  expect(await matching.pairing({ roundId: first })).toMatchObject({
    pairing: { groups: [[{ name: 'a' }, { name: 'c' }]], sittingOut: [{ name: 'b' }] },
  });
  // What the other one has replaced is shown as over.
  expect(await meetings(first)).toEqual(['ab cancelled', 'ac pending']);
  expect(await matches()).toEqual(['ac']);
  expect(await matching.list({ eventId, active: false })).toMatchObject({ matches: [{ origin: 'pairing' }], total: 1 });
  const everything = 'SELECT * FROM pairs ORDER BY id';
  expect(await other.store.read.all(everything)).toEqual(await store.read.all(everything));
});

test('whoever is no match any more does not meet: ended, undone or erased', async () => {
  const { a, b, c, desk, matching, eventId, first, second, meetings, plan, follow, like } = await open();
  const idFor = (one: string, two: string) => idOf.match(eventId, one, two);
  await matching.create({ firstId: a, secondId: b });
  await like(a, c);
  const answer = await like(c, a);
  await matching.create({ firstId: b, secondId: c });
  for (const pair of [
    [a, b],
    [a, c],
    [b, c],
  ] as const)
    await plan(idFor(...pair), pair.includes(a) ? first : second);
  expect(await meetings(first)).toEqual(['ab pending', 'ac pending']);
  await matching.end({ matchId: idFor(a, b) });
  expect(await meetings(first)).toEqual(['ab cancelled', 'ac pending']);
  if (!answer.ok) throw new Error(answer.message);
  await matching.undoChoice({ choiceId: answer.choiceId });
  expect((await meetings(first)).map((each) => each.split(' ')[1])).toEqual(['cancelled', 'cancelled']);
  await desk.ended(await desk.owner.privacy.erase({ registrationId: c }));
  expect((await meetings(second)).map((each) => each.split(' ')[1])).toEqual(['cancelled']);
  // Time moves none of them along.
  desk.clock.advance(5 * HOUR);
  await follow();
  const { meetings: counted } = await desk.owner.records.dashboard({ eventId });
  expect(counted).toMatchObject({ pending: 0, active: 0, completed: 0, cancelled: 3 });
});

test('the next meeting is the next with somebody who may be shown', async () => {
  const { a, b, c, desk, matching, eventId, first, second, plan } = await open();
  for (const [other, roundId] of [
    [b, first],
    [c, second],
  ] as const)
    await plan((await matching.create({ firstId: a, secondId: other })).id, roundId);
  await desk.owner.desk.update({ eventId });
  const { client } = await desk.signedIn('kiosk');
  const next = async () => {
    const greeting = await client.kiosk.greet({ eventId, held: { kind: 'code', code: 'T-a' } });
    return greeting.ok ? (greeting.visit.next?.other.name ?? null) : null;
  };
  expect(await next()).toBe('b');
  await desk.owner.registrations.setStatus({ id: b, status: 'cancelled' });
  expect(await next()).toBe('c');
});
