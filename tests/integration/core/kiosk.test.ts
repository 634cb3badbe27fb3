import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { meetingSet } from '#main/storage/operations/kinds/index.ts';
import type { Held } from '#shared/contract/kiosk.ts';
import { openTestCore } from '../../support/core/core.ts';
import { Door, person } from '../../support/core/door.ts';
import { png } from '../../support/core/pictures.ts';
import { uploadTo } from '../../support/core/uploads.ts';

async function open(rules: Record<string, unknown> = {}) {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const eventId = door.event.id;
  await desk.owner.matching.setRules({ eventId, rules: { isOn: true, needsConsent: false, ...rules } });
  await desk.owner.desk.update({ eventId });
  const { client: kiosk } = await desk.signedIn('kiosk');
  let uids = 0;
  /** Somebody with a badge. */
  const guest = async (name: string, topics: string[] = []) => {
    const id = await door.guest({ name, codes: [`T-${name}`] });
    await desk.owner.interests.set({ registrationId: id, topics });
    uids += 1;
    const uid = `04a1b2c3d4e5${(0x10 + uids).toString(16)}`;
    await desk.owner.registrations.assignBadge({ nonce: randomUUID(), registrationId: id, uid });
    return { id, held: { kind: 'badge', uid, payload: null } as Held };
  };
  const visit = async (held: Held) => {
    const greeting = await kiosk.kiosk.greet({ eventId, held });
    if (!greeting.ok) throw new Error(greeting.message);
    return greeting.visit;
  };
  const choose = (held: Held, toId: string, choice: 'like' | 'pass' = 'like', nonce = randomUUID()) =>
    kiosk.kiosk.choose({ nonce, eventId, held, toId, choice });
  return { desk, door, eventId, kiosk: kiosk.kiosk, client: kiosk, guest, visit, choose };
}

test('a badge shows who somebody is, whom to meet next, and where', async () => {
  const { desk, eventId, guest, visit } = await open();
  const [ada, bea] = [await guest('ada', ['solar']), await guest('bea', ['solar'])];
  expect(await visit(ada.held)).toMatchObject({
    self: { name: 'ada' },
    takesPart: true,
    next: null,
    matches: [],
    likes: [],
    people: [{ face: { name: 'bea' }, reasons: [{ kind: 'both', keywords: ['solar'] }] }],
  });
  expect((await visit({ kind: 'code', code: 'T-ada' })).self.name).toBe('ada');
  const { id: matchId } = await desk.owner.matching.create({ firstId: ada.id, secondId: bea.id });
  const now = desk.clock.now();
  const { rounds } = await desk.owner.programme.addRounds({
    eventId,
    rounds: [{ name: 'Morning', startAt: now + 60_000, endAt: now + 120_000 }],
  });
  const { points } = await desk.owner.programme.addPoints({
    eventId,
    points: [{ name: 'Table 7', positionX: 2, positionY: 3 }],
  });
  const { store, operations } = desk.core.context;
  const fields = { roundId: rounds[0]?.id, meetingPointId: points[0]?.id, status: 'pending' };
  await store.write((tx) => operations.append(tx, { id: null }, meetingSet, { eventId, matchId, fields }));
  expect(await visit(bea.held)).toMatchObject({
    next: { matchId, other: { name: 'ada' }, round: 'Morning', table: 'Table 7', place: { x: 2, y: 3, room: null } },
    matches: [{ id: matchId }],
    people: [],
  });
  desk.clock.advance(120_001);
  expect((await visit(bea.held)).next).toBeNull();
});

test('likes at two kiosks make one match, which both screens learn of', async () => {
  const { desk, guest, visit, choose } = await open();
  const [ada, bea] = [await guest('ada'), await guest('bea')];
  const other = await desk.signedIn('kiosk', 'second');
  const told: string[][] = [];
  const stop = other.on('kiosk', 'changed', ({ registrationIds }) => told.push([...registrationIds].sort()));
  expect(await choose(ada.held, bea.id)).toMatchObject({ ok: true, matchId: null });
  expect((await visit(ada.held)).likes).toMatchObject([{ name: 'bea' }]);
  // Nobody learns who likes them before they like them too.
  expect(await visit(bea.held)).toMatchObject({ matches: [], likes: [] });
  const nonce = randomUUID();
  const answer = await choose(bea.held, ada.id, 'like', nonce);
  expect(answer).toMatchObject({ ok: true, matchId: expect.any(String) });
  expect(await choose(bea.held, ada.id, 'like', nonce)).toEqual(answer);
  await desk.settled();
  expect(told).toContainEqual([ada.id, bea.id].sort());
  stop();
  for (const { held } of [ada, bea])
    expect((await visit(held)).matches).toMatchObject([{ active: true, origin: 'likes' }]);
});

test('a choice that waited counts from when it was made; it is undone by whoever made it alone', async () => {
  const { desk, eventId, kiosk, guest, visit } = await open();
  const [ada, bea] = [await guest('ada'), await guest('bea')];
  const at = desk.clock.now();
  desk.clock.advance(600_000);
  await kiosk.choose({ nonce: randomUUID(), eventId, held: ada.held, toId: bea.id, choice: 'like', at });
  const made = await kiosk.choose({ nonce: randomUUID(), eventId, held: bea.held, toId: ada.id, choice: 'like', at });
  expect((await visit(ada.held)).matches).toMatchObject([{ matchedAt: at }]);
  const choiceId = made.ok ? made.choiceId : '';
  await expect(kiosk.undoChoice({ eventId, held: ada.held, choiceId })).rejects.toMatchObject({ code: 'notFound' });
  await kiosk.undoChoice({ eventId, held: bea.held, choiceId });
  expect((await visit(ada.held)).matches).toEqual([]);
});

test('two badges one after the other are a match at once, whatever the rules for whom to show', async () => {
  const { desk, eventId, kiosk, guest, visit } = await open({ maxOutgoing: 1, groups: [['A', 'B']] });
  const [ada, bea, cleo] = [await guest('ada'), await guest('bea'), await guest('cleo')];
  const connect = (one: typeof ada, two: typeof ada, nonce = randomUUID()) =>
    kiosk.connect({ nonce, eventId, held: one.held, other: two.held });
  const nonce = randomUUID();
  const made = await connect(ada, bea, nonce);
  expect(made).toMatchObject({ ok: true, match: { active: true, origin: 'likes' } });
  expect(await connect(ada, bea, nonce)).toEqual(made);
  expect(await connect(bea, ada)).toMatchObject({ ok: true });
  expect((await visit(ada.held)).matches).toHaveLength(1);
  expect(await connect(ada, ada)).toMatchObject({ ok: false, reason: 'self' });
  await desk.owner.matching.setPairRule({ firstId: ada.id, secondId: cleo.id, rule: 'never' });
  expect(await connect(ada, cleo)).toMatchObject({ ok: false, reason: 'ruledOut' });
});

test('interests and the consent to be matched are told at the kiosk, and withdrawn there', async () => {
  const { eventId, kiosk, guest, visit } = await open({ needsConsent: true });
  const [ada, bea] = [await guest('ada', ['solar']), await guest('bea', ['solar'])];
  expect(await visit(ada.held)).toMatchObject({ takesPart: false, people: [], needsConsent: true });
  for (const { held } of [ada, bea]) await kiosk.setConsent({ eventId, held, given: true, version: '1' });
  expect((await visit(ada.held)).people).toMatchObject([{ face: { name: 'bea' } }]);
  const said = await kiosk.setInterests({ eventId, held: ada.held, lookingFor: ['Pilots'], topics: [] });
  expect(said).toMatchObject({ ok: true, visit: { interests: { lookingFor: ['Pilots'], topics: [] } } });
  await kiosk.setConsent({ eventId, held: bea.held, given: false, version: '1' });
  expect((await visit(ada.held)).people).toEqual([]);
});

test('whoever withdraws is seen by nobody, not even by those whom they have met', async () => {
  const { eventId, kiosk, guest, visit } = await open({ needsConsent: true });
  const [ada, bea, cleo] = [await guest('ada'), await guest('bea'), await guest('cleo')];
  for (const { held } of [ada, bea, cleo]) await kiosk.setConsent({ eventId, held, given: true, version: '1' });
  await kiosk.connect({ nonce: randomUUID(), eventId, held: ada.held, other: bea.held });
  await kiosk.choose({ nonce: randomUUID(), eventId, held: ada.held, toId: cleo.id, choice: 'like' });
  expect(await visit(ada.held)).toMatchObject({ matches: [{}], likes: [{ name: 'cleo' }] });
  for (const { held } of [bea, cleo]) await kiosk.setConsent({ eventId, held, given: false, version: '1' });
  expect(await visit(ada.held)).toMatchObject({ matches: [], likes: [], next: null });
});

test('a word that few have is offered to nobody, unless an organizer has put it into words; nobody is counted', async () => {
  const { desk, eventId, kiosk, guest } = await open();
  for (const name of ['ada', 'bea']) await guest(name, ['Solar cells', 'solar yachts', 'solar sails']);
  await guest('cleo', ['Solar cells']);
  const offered = async () => (await kiosk.suggestKeywords({ eventId, text: 'sol' })).keywords;
  expect(await offered()).toEqual([{ key: 'solar cells', label: 'Solar cells', people: 0 }]);
  await desk.owner.interests.merge({ eventId, keys: ['solar boats'], into: 'solar yachts' });
  await desk.owner.interests.rename({ eventId, key: 'solar sails', label: 'Sails of light' });
  expect((await offered()).map(({ label }) => label)).toEqual(['Solar cells', 'Sails of light', 'solar yachts']);
  // Staff see all of them, and how many have each.
  const { keywords } = await desk.owner.interests.suggest({ eventId, text: 'solar c' });
  expect(keywords).toMatchObject([{ people: 3 }]);
});

test('why somebody is shown is written as most people write it', async () => {
  const { guest, visit } = await open();
  const ada = await guest('ada', ['GRID storage']);
  for (const name of ['bea', 'cleo']) await guest(name, ['Grid Storage']);
  const [first] = (await visit(ada.held)).people;
  expect(first?.reasons).toContainEqual({ kind: 'both', keywords: ['Grid Storage'] });
});

test('the code on a badge is good where it is the id, since there is no ticket', async () => {
  const { desk, door, eventId, kiosk } = await open();
  const id = await door.guest({ name: 'walked in' });
  const { qr: code } = await desk.owner.print.badge({ registrationId: id });
  expect(code).toBe(id);
  const greeting = await kiosk.greet({ eventId, held: { kind: 'code', code } });
  expect(greeting).toMatchObject({ ok: true, visit: { self: { name: 'walked in' } } });
});

test('a photo is there for whoever sees the person, and for nobody else', async () => {
  const { desk, eventId, kiosk, guest } = await open({ needsConsent: true });
  const [ada, bea] = [await guest('ada'), await guest('bea')];
  for (const { held } of [ada, bea]) await kiosk.setConsent({ eventId, held, given: true, version: '1' });
  const uploadId = await uploadTo(desk, 'bea.png', png(200, 200));
  await desk.owner.documents.add({ registrationId: bea.id, kind: 'photo', uploadId });
  const photo = async (held: Held, ofId: string) => (await kiosk.photo({ eventId, held, ofId })).url;
  expect(await photo(ada.held, bea.id)).toEqual(expect.any(String));
  expect(await photo(ada.held, ada.id)).toBeNull();
  await kiosk.setConsent({ eventId, held: bea.held, given: false, version: '1' });
  expect(await photo(ada.held, bea.id)).toBeNull();
  expect(await photo(bea.held, bea.id)).toEqual(expect.any(String));
});

test('kiosks learn of matches that organizers make and end, and of those that come about by an undo', async () => {
  const { desk, eventId, client, guest, choose } = await open();
  const [ada, bea] = [await guest('ada'), await guest('bea')];
  const told: string[][] = [];
  (await desk.signedIn('kiosk', 'second')).on('kiosk', 'changed', (said) =>
    told.push([...said.registrationIds].sort()),
  );
  const both = [ada.id, bea.id].sort();
  const { id: matchId } = await desk.owner.matching.create({ firstId: ada.id, secondId: bea.id });
  await desk.owner.matching.end({ matchId });
  await desk.settled();
  expect(told).toEqual([both, both]);
  await choose(ada.held, bea.id);
  const passed = await choose(ada.held, bea.id, 'pass');
  await choose(bea.held, ada.id);
  await desk.settled();
  expect(told).toHaveLength(2);
  // Without the pass the like stands again, and was answered.
  await client.kiosk.undoChoice({ eventId, held: ada.held, choiceId: passed.ok ? passed.choiceId : '' });
  await desk.settled();
  expect(told).toEqual([both, both, both]);
});

test('who says no is shown to nobody, also where nobody is asked for a consent', async () => {
  const { desk, eventId, kiosk, guest, visit } = await open({ needsConsent: false });
  const [ada, bea] = [await guest('ada'), await guest('bea')];
  expect((await visit(ada.held)).people).toHaveLength(1);
  expect(await kiosk.setConsent({ eventId, held: bea.held, given: false, version: '1' })).toMatchObject({
    visit: { takesPart: false, interests: { consent: null } },
  });
  expect((await visit(ada.held)).people).toEqual([]);
  expect(await desk.owner.matching.overview({ eventId })).toMatchObject({ people: 1, withoutMatch: 1 });
  expect((await desk.owner.registrations.get({ id: bea.id })).consents).toEqual([]);
  await kiosk.setConsent({ eventId, held: bea.held, given: true, version: '1' });
  expect((await visit(ada.held)).people).toHaveLength(1);
});

test('a badge that is unknown, revoked, of elsewhere or without a place is refused in words', async () => {
  const { desk, door, eventId, kiosk, guest } = await open();
  const ada = await guest('ada');
  const refused = async (held: Held) => {
    const greeting = await kiosk.greet({ eventId, held });
    return greeting.ok ? null : greeting.reason;
  };
  expect(await refused({ kind: 'badge', uid: '04ffffffffffff', payload: null })).toBe('unknown');
  expect(await refused({ kind: 'code', code: 'nothing' })).toBe('unknown');
  // What others know of somebody opens nothing: the id on a card, the number of an order.
  await door.guest({ name: 'ordered', orderCode: 'ORDER-1' });
  expect(await refused({ kind: 'code', code: ada.id })).toBe('unknown');
  expect(await refused({ kind: 'code', code: 'ORDER-1' })).toBe('unknown');
  const elsewhere = await Door.open(desk, { code: 'OTHER', title: 'Other' });
  await elsewhere.guest({ name: 'far', codes: ['T-far'] });
  expect(await refused({ kind: 'code', code: 'T-far' })).toBe('elsewhere');
  await door.guest({ name: 'waits', status: 'waitlisted', codes: ['T-waits'] });
  expect(await refused({ kind: 'code', code: 'T-waits' })).toBe('noPlace');
  const { badges } = await desk.owner.registrations.get({ id: ada.id });
  await desk.owner.registrations.revokeBadge({ badgeId: badges[0]?.id ?? '' });
  expect(await refused(ada.held)).toBe('revoked');
  await desk.owner.matching.setRules({ eventId, rules: { isOn: false } });
  expect(await refused(ada.held)).toBe('off');
});

test('a kiosk can do nothing but that: no list, no search, no door', async () => {
  const { door, eventId, client, guest } = await open();
  const ada = await guest('ada');
  const calls = [
    () => client.registrations.list({ eventId }),
    () => client.checkIn.search({ eventId, text: 'ada' }),
    () => client.matching.recommend({ registrationId: ada.id }),
    () => client.matching.of({ registrationId: ada.id }),
    () => door.scan(person(ada.id), { as: client }),
    () => client.kiosk.setPin({ pin: null }),
  ];
  for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'forbidden' });
});

test('whoever holds up a badge says when they can meet, for themselves alone', async () => {
  const { desk, eventId, kiosk, guest, visit, client } = await open();
  const [ada, bea] = [await guest('ada'), await guest('bea')];
  const { programme, events } = desk.owner;
  await events.update({ id: eventId, timeZone: 'Asia/Tokyo' });
  const now = desk.clock.now();
  const { rounds } = await programme.addRounds({
    eventId,
    rounds: [1, 2].map((hour) => ({
      name: `R${hour}`,
      startAt: now + hour * 3_600_000,
      endAt: now + hour * 3_660_000,
    })),
  });
  const [first, second] = rounds.map(({ id }) => id) as [string, string];
  expect(await visit(ada.held)).toMatchObject({
    timeZone: 'Asia/Tokyo',
    rounds: [
      { id: first, name: 'R1', available: true },
      { id: second, name: 'R2', available: true },
    ],
  });
  const not = [{ roundId: first, available: false }];
  const answer = await kiosk.setAvailability({ eventId, held: ada.held, rounds: not });
  expect(answer).toMatchObject({ ok: true, visit: { rounds: [{ available: false }, { available: true }] } });
  expect((await visit(bea.held)).rounds).toMatchObject([{ available: true }, { available: true }]);
  expect((await programme.availability({ registrationId: ada.id })).rounds[0]).toEqual(not[0]);
  // Nobody is picked at a kiosk, and without a badge nothing is said.
  await expect(client.programme.setAvailability({ registrationId: bea.id, rounds: not })).rejects.toMatchObject({
    code: 'forbidden',
  });
  const strange = { kind: 'badge', uid: '04ffffffffffff', payload: null } as Held;
  expect(await kiosk.setAvailability({ eventId, held: strange, rounds: not })).toMatchObject({ reason: 'unknown' });
  const other = await Door.open(desk, { code: 'OTHER' });
  const its = await programme.addRounds({ eventId: other.event.id, rounds: [{ name: 'X', startAt: now, endAt: now }] });
  const wrong = [{ roundId: its.rounds[0]?.id ?? '', available: false }];
  await expect(kiosk.setAvailability({ eventId, held: ada.held, rounds: wrong })).rejects.toMatchObject({
    code: expect.stringMatching(/notFound|forbidden/),
  });
  desk.clock.advance(2 * 3_600_000);
  expect((await visit(ada.held)).rounds).toMatchObject([{ id: second }]);
});
