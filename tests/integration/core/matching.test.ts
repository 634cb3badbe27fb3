import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openTestCore } from '../../support/core/core.ts';
import { Door } from '../../support/core/door.ts';

async function open(rules: Record<string, unknown> = {}) {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const { matching } = desk.owner;
  const eventId = door.event.id;
  await matching.setRules({ eventId, rules: { isOn: true, needsConsent: false, ...rules } });
  const guest = (name: string) => door.guest({ name, email: `${name}@desk.example` });
  const choose = (fromId: string, toId: string, choice: 'like' | 'pass' | 'none' = 'like', nonce = randomUUID()) => {
    desk.clock.advance(1000);
    return matching.choose({ nonce, fromId, toId, choice });
  };
  const chosen = async (...request: Parameters<typeof choose>) => {
    const result = await choose(...request);
    if (!result.ok) throw new Error(result.message);
    return result;
  };
  const matches = async () => {
    const { matches: found } = await matching.list({ eventId, active: true });
    return found.map(({ first, second }) => [first.name, second.name].sort().join(' '));
  };
  return { desk, door, matching, eventId, guest, choose, chosen, matches };
}

test('two who like each other are a match, both are told, and each has it in their list', async () => {
  const { desk, matching, guest, chosen, matches } = await open();
  const [ada, bea] = [await guest('ada'), await guest('bea')];
  const people = [await desk.signedIn('attendee', 'ada'), await desk.signedIn('attendee', 'bea')];
  expect(await chosen(ada, bea)).toMatchObject({ ok: true, matchId: null });
  expect(await matching.of({ registrationId: ada })).toMatchObject({ matches: [], likes: [{ id: bea, name: 'bea' }] });
  // That somebody likes them is nothing that the other one learns before they like them too.
  expect(await matching.of({ registrationId: bea })).toEqual({ matches: [], likes: [] });
  expect(await chosen(bea, ada)).toMatchObject({ ok: true, matchId: expect.any(String) });
  expect(await matches()).toEqual(['ada bea']);
  for (const registrationId of [ada, bea])
    expect(await matching.of({ registrationId })).toMatchObject({
      matches: [{ active: true, origin: 'likes' }],
      likes: [],
    });
  for (const { client } of people)
    expect(await client.notifications.list({})).toMatchObject({ notifications: [{ kind: 'match' }] });
});

test('a choice that is sent again is the same choice; said anew it changes nothing either', async () => {
  const { guest, chosen, matches } = await open();
  const [ada, bea] = [await guest('ada'), await guest('bea')];
  const nonce = randomUUID();
  const first = await chosen(ada, bea, 'like', nonce);
  expect(await chosen(ada, bea, 'like', nonce)).toEqual(first);
  await chosen(ada, bea);
  await chosen(bea, ada);
  expect(await chosen(ada, bea, 'like', nonce)).toMatchObject({
    choiceId: first.choiceId,
    matchId: expect.any(String),
  });
  expect(await matches()).toEqual(['ada bea']);
});

test('a choice can be changed until they match, and undone also after that', async () => {
  const { matching, guest, choose, chosen, matches } = await open();
  const [ada, bea] = [await guest('ada'), await guest('bea')];
  await chosen(ada, bea);
  await chosen(ada, bea, 'pass');
  const answer = await chosen(bea, ada);
  expect(await matches()).toEqual([]);
  await chosen(ada, bea);
  expect(await matches()).toEqual(['ada bea']);
  expect(await choose(ada, bea, 'pass')).toMatchObject({ ok: false, reason: 'matched' });
  await matching.undoChoice({ choiceId: answer.choiceId });
  await matching.undoChoice({ choiceId: answer.choiceId });
  expect(await matches()).toEqual([]);
  expect(await matching.of({ registrationId: bea })).toEqual({ matches: [], likes: [] });
  await chosen(bea, ada);
  expect(await matches()).toEqual(['ada bea']);
});

test('a match can be ended, and both begin anew', async () => {
  const { matching, eventId, guest, chosen, matches } = await open();
  const [ada, bea] = [await guest('ada'), await guest('bea')];
  await chosen(ada, bea);
  const { matchId } = await chosen(bea, ada);
  expect(await matching.end({ matchId: matchId ?? '' })).toMatchObject({ active: false, origin: 'likes' });
  expect(await matching.end({ matchId: matchId ?? '' })).toMatchObject({ active: false });
  expect(await matches()).toEqual([]);
  expect((await matching.list({ eventId, active: false })).total).toBe(1);
  await chosen(ada, bea);
  expect(await matches()).toEqual([]);
  await chosen(bea, ada);
  expect(await matches()).toEqual(['ada bea']);
});

test('somebody in charge makes a match without any likes; never with oneself, never across events', async () => {
  const { desk, matching, guest, matches } = await open();
  const [ada, bea] = [await guest('ada'), await guest('bea')];
  const made = await matching.create({ firstId: ada, secondId: bea });
  expect(made).toMatchObject({ active: true, origin: 'manual' });
  expect(await matching.create({ firstId: bea, secondId: ada })).toEqual(made);
  expect(await matches()).toEqual(['ada bea']);
  await expect(matching.create({ firstId: ada, secondId: ada })).rejects.toMatchObject({ code: 'invalidInput' });
  const elsewhere = await Door.open(desk, { code: 'OTHER', title: 'Other' });
  const far = await elsewhere.guest({ name: 'far' });
  await expect(matching.create({ firstId: ada, secondId: far })).rejects.toMatchObject({ code: 'invalidInput' });
});

test('who does not take part is not to be liked, and likes nobody', async () => {
  const { desk, door, matching, guest, choose } = await open({ needsConsent: true });
  const [ada, bea] = [await guest('ada'), await guest('bea')];
  const consent = (id: string, given: boolean) =>
    desk.owner.registrations.setConsent({ id, purpose: 'matching', version: '1', given });
  const refused = async (from = ada, to = bea) => {
    const result = await choose(from, to);
    return result.ok ? null : result.reason;
  };
  expect(await refused()).toBe('notTakingPart');
  await consent(ada, true);
  expect(await refused()).toBe('notTakingPart');
  await consent(bea, true);
  expect(await refused()).toBeNull();
  expect(await refused(ada, ada)).toBe('self');
  await consent(bea, false);
  expect(await refused()).toBe('notTakingPart');
  await consent(bea, true);
  await desk.owner.registrations.setStatus({ id: bea, status: 'waitlisted' });
  expect(await refused()).toBe('notTakingPart');
  await desk.owner.registrations.setStatus({ id: bea, status: 'enrolled' });
  await matching.setRules({ eventId: door.event.id, rules: { isOn: false } });
  expect(await refused()).toBe('off');
});

test('the rules of the event keep people apart, unless two of them must meet', async () => {
  const { desk, matching, eventId, guest, choose } = await open();
  const [ada, bea] = [await guest('ada'), await guest('bea')];
  const set = (id: string, patch: { company?: string; ticketType?: string }) =>
    desk.owner.registrations.update({ id, patch });
  const refused = async () => {
    const result = await choose(ada, bea);
    return result.ok ? null : result.reason;
  };
  await set(ada, { company: 'Überfluss GmbH', ticketType: 'Founder' });
  await set(bea, { company: 'UBERFLUSS gmbh', ticketType: 'Founder' });
  expect(await refused()).toBe('ruledOut');
  await matching.setPairRule({ firstId: ada, secondId: bea, rule: 'must' });
  expect(await refused()).toBeNull();
  await matching.setPairRule({ firstId: ada, secondId: bea, rule: null });
  await set(bea, { company: 'Other' });
  expect(await refused()).toBeNull();
  await matching.setRules({ eventId, rules: { groups: [['Investor', 'Founder']] } });
  expect(await refused()).toBe('ruledOut');
  await set(bea, { ticketType: 'Investor' });
  expect(await refused()).toBeNull();
  const { rules } = await matching.setPairRule({ firstId: bea, secondId: ada, rule: 'never' });
  expect(rules).toMatchObject([{ rule: 'never' }]);
  expect(await refused()).toBe('ruledOut');
  // To pass somebody is always possible.
  expect(await choose(ada, bea, 'pass')).toMatchObject({ ok: true });
});

test('likes that wait for an answer are limited both ways; an answer is none of them', async () => {
  const { matching, eventId, guest, choose, chosen } = await open({ maxOutgoing: 2, maxIncoming: 1 });
  const [ada, bea, cleo, dora, eve] = (await Promise.all(['ada', 'bea', 'cleo', 'dora', 'eve'].map(guest))) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const refused = async (from: string, to: string) => {
    const result = await choose(from, to);
    return result.ok ? null : result.reason;
  };
  await chosen(ada, bea);
  await chosen(ada, cleo);
  expect(await refused(ada, dora)).toBe('tooManyOutgoing');
  expect(await refused(dora, bea)).toBe('tooManyIncoming');
  // Said once more it is no other one; and an answer waits for nobody.
  expect(await refused(ada, cleo)).toBeNull();
  expect(await refused(bea, ada)).toBeNull();
  // A match waits for nobody either.
  expect(await refused(ada, dora)).toBeNull();
  await chosen(ada, cleo, 'none');
  expect(await refused(ada, eve)).toBeNull();
  await matching.setRules({ eventId, rules: { maxOutgoing: null, maxIncoming: null } });
  expect(await refused(ada, cleo)).toBeNull();
});

test('a like waits until it is answered by one: that it was passed shows nowhere, not in limits nor in totals', async () => {
  const tell = async (isPassed: boolean) => {
    const { matching, eventId, guest, choose, chosen } = await open({ maxOutgoing: 1 });
    const [ada, bea, cleo] = [await guest('ada'), await guest('bea'), await guest('cleo')];
    await chosen(ada, bea);
    if (isPassed) await chosen(bea, ada, 'pass');
    const refused = await choose(ada, cleo);
    const { openLikes } = await matching.overview({ eventId });
    const { likes, matches } = await matching.of({ registrationId: ada });
    return { refused, openLikes, likes: likes.map(({ name }) => name), matches };
  };
  const unanswered = await tell(false);
  expect(unanswered).toMatchObject({ refused: { reason: 'tooManyOutgoing' }, openLikes: 1, likes: ['bea'] });
  expect(await tell(true)).toEqual(unanswered);
});

test('a like to somebody who has withdrawn counts no more, and can be taken back', async () => {
  const { desk, guest, choose, chosen } = await open({ maxOutgoing: 1 });
  const [ada, bea, cleo] = [await guest('ada'), await guest('bea'), await guest('cleo')];
  await chosen(ada, bea);
  expect(await choose(ada, cleo)).toMatchObject({ reason: 'tooManyOutgoing' });
  await desk.owner.registrations.setStatus({ id: bea, status: 'cancelled' });
  expect(await choose(ada, cleo)).toMatchObject({ ok: true });
  expect(await choose(ada, bea, 'none')).toMatchObject({ ok: true });
  expect(await choose(ada, bea)).toMatchObject({ reason: 'notTakingPart' });
});

test('both are told once of a match, also of one that an undo has made', async () => {
  const { desk, matching, guest, chosen } = await open();
  const [ada, bea] = [await guest('ada'), await guest('bea')];
  const { client, on } = await desk.signedIn('organizer');
  const told: boolean[] = [];
  on('matching', 'matchChanged', ({ active }) => told.push(active));
  await chosen(ada, bea);
  const passed = await chosen(ada, bea, 'pass');
  await chosen(bea, ada);
  await desk.settled();
  expect(told).toEqual([]);
  await matching.undoChoice({ choiceId: passed.choiceId });
  await desk.settled();
  expect(told).toEqual([true]);
  // Said once more by a screen that does not know of it yet.
  await chosen(ada, bea);
  await desk.settled();
  expect(told).toEqual([true]);
  const count = await desk.core.context.store.read.get("SELECT count(*) AS n FROM notifications WHERE kind = 'match'");
  expect(count).toEqual({ n: 2 });
  expect(await client.matching.of({ registrationId: ada })).toMatchObject({ matches: [{ active: true }] });
});

test('no answer to anybody but administrators tells who was passed', async () => {
  const { desk, matching, eventId, guest, chosen } = await open();
  const [ada, bea] = [await guest('ada'), await guest('bea')];
  await chosen(ada, bea, 'pass');
  const { client } = await desk.signedIn('organizer');
  const told = JSON.stringify([
    await client.matching.of({ registrationId: ada }),
    await client.matching.of({ registrationId: bea }),
    await client.matching.list({ eventId }),
    await client.audit.list({ eventId, limit: 200 }),
    await matching.pairRules({ eventId }),
  ]);
  expect(told).not.toContain('pass"');
});

test('matches are listed page by page, the newest first', async () => {
  const { desk, matching, eventId, guest } = await open();
  const people = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(guest));
  const made: string[] = [];
  for (const secondId of people.slice(1)) {
    desk.clock.advance(1000);
    made.unshift((await matching.create({ firstId: people[0] ?? '', secondId })).id);
  }
  const first = await matching.list({ eventId, limit: 3 });
  expect(first).toMatchObject({ total: 4, cursor: expect.any(String) });
  const rest = await matching.list({ eventId, limit: 3, cursor: first.cursor ?? '' });
  expect([...first.matches, ...rest.matches].map(({ id }) => id)).toEqual(made);
  expect(rest.cursor).toBeNull();
});

test('whoever is erased has no interests, no likes and no matches any more', async () => {
  const { desk, matching, eventId, guest, chosen, matches } = await open();
  const [ada, bea] = [await guest('ada'), await guest('bea')];
  await desk.owner.interests.set({ registrationId: ada, offering: ['qanary breeding'], lookingFor: ['qanary song'] });
  await chosen(ada, bea);
  await chosen(bea, ada);
  expect(await matches()).toHaveLength(1);
  await desk.ended(await desk.owner.privacy.erase({ registrationId: ada }));
  expect(await matching.list({ eventId })).toMatchObject({ matches: [], total: 0 });
  expect(await matching.of({ registrationId: bea })).toEqual({ matches: [], likes: [] });
  expect(JSON.stringify(await desk.owner.interests.keywords({ eventId }))).not.toContain('qanary');
  const log = await desk.core.context.store.read.all<{ payload: string }>('SELECT payload FROM operations');
  expect(JSON.stringify(log)).not.toContain('qanary');
});
