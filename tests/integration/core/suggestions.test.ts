import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { eventSet, keywordSet, pairingSet, pairRuleSet } from '#main/storage/operations/kinds/index.ts';
import type { Draft } from '#main/storage/operations/log.ts';
import { DEFAULT_MATCHING } from '#shared/domain/matching-rules.ts';
import { openTestCore } from '../../support/core/core.ts';
import { Door, person } from '../../support/core/door.ts';

interface Said {
  offering?: string[];
  lookingFor?: string[];
  topics?: string[];
  company?: string;
  ticketType?: string;
}

async function open(rules: Record<string, unknown> = {}) {
  const desk = await openTestCore();
  const door = await Door.open(desk);
  const { matching, interests } = desk.owner;
  const eventId = door.event.id;
  await matching.setRules({ eventId, rules: { isOn: true, needsConsent: false, ...rules } });
  const guest = async (name: string, { company, ticketType, ...said }: Said = {}) => {
    const id = await door.guest({ name, codes: [`T-${name}`] });
    const patch = {
      ...(company === undefined ? {} : { company }),
      ...(ticketType === undefined ? {} : { ticketType }),
    };
    if (Object.keys(patch).length > 0) await desk.owner.registrations.update({ id, patch });
    if (Object.keys(said).length > 0) await interests.set({ registrationId: id, ...said });
    return id;
  };
  const shown = async (registrationId: string, more: { limit?: number; presentFirst?: boolean } = {}) =>
    (await matching.recommend({ registrationId, ...more })).people.map(({ face }) => face.name);
  const choose = (fromId: string, toId: string, choice: 'like' | 'pass' = 'like') =>
    matching.choose({ nonce: randomUUID(), fromId, toId, choice });
  return { desk, door, matching, interests, eventId, guest, shown, choose };
}

test('whoever fits both ways comes first, with the reason in the words of the event', async () => {
  const { matching, guest, shown } = await open();
  const ada = await guest('ada', { offering: ['Grid storage'], lookingFor: ['Pilots in Spain'] });
  await guest('one-sided', { offering: ['pilots in spain'], lookingFor: ['Coffee'] });
  await guest('both', { offering: ['Pilots  in Spain'], lookingFor: ['grid-storage'] });
  await guest('neither', { offering: ['Textiles'], lookingFor: ['Translation'] });
  expect((await shown(ada)).slice(0, 2)).toEqual(['both', 'one-sided']);
  const { people } = await matching.recommend({ registrationId: ada });
  expect(people[0]?.reasons).toEqual(
    expect.arrayContaining([
      { kind: 'theyOffer', keywords: ['Pilots in Spain'] },
      { kind: 'theyLookFor', keywords: ['Grid storage'] },
    ]),
  );
  expect(people[0]?.score).toBeGreaterThan(people[1]?.score ?? 1);
});

test('what people type, arrive and choose counts at once', async () => {
  const { door, interests, guest, shown, choose } = await open();
  const ada = await guest('ada', { topics: ['solar'] });
  const bea = await guest('bea', { topics: ['solar'] });
  const cleo = await guest('cleo', { topics: ['wind'] });
  expect(await shown(ada)).toEqual(['bea', 'cleo']);
  await interests.set({ registrationId: cleo, topics: ['solar', 'wind'] });
  await interests.set({ registrationId: bea, topics: ['textiles'] });
  expect(await shown(ada)).toEqual(['cleo', 'bea']);
  await door.scan(person(bea));
  expect(await shown(ada)).toEqual(['bea', 'cleo']);
  expect(await shown(ada, { presentFirst: false })).toEqual(['cleo', 'bea']);
  const dora = await guest('dora', { topics: ['solar'] });
  expect(await shown(ada)).toEqual(['bea', 'dora', 'cleo']);
  // Whom somebody has chosen about is not shown again, to them.
  await choose(ada, dora);
  await choose(ada, bea, 'pass');
  expect(await shown(ada)).toEqual(['cleo']);
  expect(await shown(dora)).toContain('ada');
  await choose(dora, ada);
  expect(await shown(dora)).not.toContain('ada');
});

test('synonyms count as one from the moment that they are merged', async () => {
  const { matching, interests, eventId, guest } = await open();
  const ada = await guest('ada', { lookingFor: ['ML'] });
  await guest('bea', { offering: ['Machine Learning'] });
  await guest('cleo', { offering: ['Textiles'] });
  const first = async () => (await matching.recommend({ registrationId: ada, limit: 1 })).people[0];
  await interests.merge({ eventId, keys: ['ml'], into: 'Machine learning' });
  expect(await first()).toMatchObject({
    face: { name: 'bea' },
    reasons: [{ kind: 'theyOffer', keywords: ['Machine learning'] }],
  });
});

test('the rules of the event decide who is shown, and must-meets come first', async () => {
  const { matching, eventId, guest, shown } = await open();
  const ada = await guest('ada', { topics: ['solar'], company: 'Alder', ticketType: 'Founder' });
  await guest('colleague', { topics: ['solar'], company: 'ALDER', ticketType: 'Investor' });
  await guest('investor', { topics: ['solar'], ticketType: 'Investor' });
  const founder = await guest('founder', { topics: ['solar'], ticketType: 'Founder' });
  const stranger = await guest('stranger', { topics: ['textiles'], ticketType: 'Founder' });
  expect((await shown(ada)).toSorted()).toEqual(['founder', 'investor', 'stranger']);
  await matching.setRules({ eventId, rules: { groups: [['Founder', 'Investor']] } });
  expect(await shown(ada)).toEqual(['investor']);
  await matching.setPairRule({ firstId: ada, secondId: stranger, rule: 'must' });
  expect(await shown(ada)).toEqual(['stranger', 'investor']);
  await matching.setRules({ eventId, rules: { groups: null, withinCompany: true } });
  await matching.setPairRule({ firstId: founder, secondId: ada, rule: 'never' });
  expect((await shown(ada)).toSorted()).toEqual(['colleague', 'investor', 'stranger']);
});

test('who has not agreed, or withdraws it, is shown to nobody and sees nobody', async () => {
  const { desk, matching, guest, shown } = await open({ needsConsent: true });
  const [ada, bea] = [await guest('ada', { topics: ['solar'] }), await guest('bea', { topics: ['solar'] })];
  const consent = (id: string, given: boolean) =>
    desk.owner.registrations.setConsent({ id, purpose: 'matching', version: '1', given });
  await consent(ada, true);
  expect(await shown(ada)).toEqual([]);
  expect(await matching.recommend({ registrationId: bea })).toEqual({ takesPart: false, people: [] });
  await consent(bea, true);
  expect(await shown(ada)).toEqual(['bea']);
  await consent(bea, false);
  expect(await shown(ada)).toEqual([]);
  await consent(bea, true);
  await desk.ended(await desk.owner.privacy.erase({ registrationId: bea }));
  expect(await shown(ada)).toEqual([]);
});

test('an organizer sees how everybody is served, who has nobody, and what other rules would do', async () => {
  const { matching, eventId, guest, choose } = await open();
  const ada = await guest('ada', { topics: ['solar'], company: 'Alder', ticketType: 'Founder' });
  const bea = await guest('bea', { topics: ['solar'], company: 'Alder', ticketType: 'Investor' });
  const cleo = await guest('cleo', { company: 'Birch', ticketType: 'Founder' });
  await choose(ada, cleo);
  await choose(cleo, ada);
  await choose(bea, cleo);
  expect(await matching.overview({ eventId })).toEqual({
    ...{ people: 3, withInterests: 2, openLikes: 1, matches: 1, withoutMatch: 1, withoutCandidates: 1 },
    // Ada and Cleo have met; Ada and Bea are of one company; Bea and Cleo are left.
    ...{ exposure: [1, 2], gini: expect.closeTo(1 / 3, 10) },
  });
  // Whoever does not ask for lists waits for none.
  expect(await matching.overview({ eventId, lists: false })).toMatchObject({
    ...{ people: 3, withoutCandidates: 1, exposure: null, gini: null },
  });
  expect(await matching.withoutMatch({ eventId })).toMatchObject({ people: [{ name: 'bea' }], total: 1, cursor: null });
  expect(await matching.whatIf({ eventId, rules: { withinCompany: true } })).toMatchObject({
    now: 1,
    would: 0,
    losing: [],
  });
  const apart = await matching.whatIf({ eventId, rules: { groups: [['Founder', 'Founder']] } });
  expect(apart).toMatchObject({ now: 1, would: 3 });
  expect(apart.losing.map(({ name }) => name).toSorted()).toEqual(['bea', 'cleo']);
  const { matches } = await matching.list({ eventId });
  const { strengths } = await matching.strengths({ matchIds: matches.map(({ id }) => id) });
  expect(strengths).toEqual([expect.any(Number)]);
});

test('an event without anybody has nothing to tell, and nothing fails', async () => {
  const { matching, eventId } = await open();
  expect(await matching.overview({ eventId })).toMatchObject({ people: 0, exposure: [], gini: 0 });
  expect(await matching.whatIf({ eventId, rules: {} })).toEqual({ now: 0, would: 0, losing: [] });
  expect(await matching.withoutMatch({ eventId })).toEqual({ people: [], total: 0, cursor: null });
});

test('those in the building are paired for a round; the next round has others, and another one sits out', async () => {
  const { desk, door, matching, eventId, guest } = await open();
  const ids: string[] = [];
  for (const name of ['a', 'b', 'c', 'd', 'e']) ids.push(await guest(name, { topics: ['solar'] }));
  await guest('absent', { topics: ['solar'] });
  const now = desk.clock.now();
  const { rounds } = await desk.owner.programme.addRounds({
    eventId,
    rounds: [0, 1, 2, 3, 4].map((n) => ({ name: `R${n}`, startAt: now + n * 1000, endAt: now + n * 1000 + 999 })),
  });
  await expect(matching.pairRound({ roundId: rounds[0]?.id ?? '' })).rejects.toMatchObject({ code: 'invalidInput' });
  for (const id of ids) await door.scan(person(id));
  const met = new Set<string>();
  const sat: string[] = [];
  for (const { id: roundId } of rounds) {
    const result = await matching.pairRound({ roundId });
    expect(result.groups.map((group) => group.length)).toEqual([2, 2]);
    for (const group of result.groups)
      met.add(
        group
          .map(({ name }) => name)
          .sort()
          .join(' '),
      );
    sat.push(...result.sittingOut.map(({ name }) => name));
    expect(await matching.pairing({ roundId })).toEqual({ pairing: result });
  }
  // Ten pairs of five people, each once; and each has sat out once.
  expect(met.size).toBe(10);
  expect(sat.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect((await matching.list({ eventId, active: true })).total).toBe(10);
});

test('a round that is paired again has the new pairs alone; three are a group where that is allowed', async () => {
  const { desk, door, matching, eventId, guest } = await open();
  const [a, b, c] = [await guest('a'), await guest('b'), await guest('c')];
  for (const id of [a, b]) await door.scan(person(id));
  const now = desk.clock.now();
  const { rounds } = await desk.owner.programme.addRounds({
    eventId,
    rounds: [{ name: 'R', startAt: now, endAt: now + 9 }],
  });
  const roundId = rounds[0]?.id ?? '';
  await matching.pairRound({ roundId });
  expect((await matching.list({ eventId, active: true })).total).toBe(1);
  await desk.owner.programme.setAvailability({ registrationId: b, rounds: [{ roundId, available: false }] });
  await door.scan(person(c));
  const again = await matching.pairRound({ roundId });
  expect(again.groups.map((group) => group.map(({ name }) => name).sort())).toEqual([['a', 'c']]);
  expect((await matching.list({ eventId, active: true })).matches).toHaveLength(1);
  await desk.owner.programme.setAvailability({ registrationId: b, rounds: [{ roundId, available: true }] });
  await matching.setRules({ eventId, rules: { groupsOfThree: true } });
  const three = await matching.pairRound({ roundId });
  expect(three).toMatchObject({ sittingOut: [] });
  expect(three.groups.map((group) => group.length)).toEqual([3]);
  expect((await matching.list({ eventId, active: true })).total).toBe(3);
});

test('rules, keywords, rules of pairs and pairings count at once that come from elsewhere', async () => {
  const { desk, door, eventId, guest, shown } = await open();
  const ada = await guest('ada', { topics: ['solar'], company: 'Grid' });
  const bea = await guest('bea', { topics: ['solar'] });
  const cleo = await guest('cleo', { topics: ['pv'] });
  const dora = await guest('dora', { topics: ['wind'], company: 'Grid' });
  expect(await shown(ada)).toEqual(['bea', 'cleo']);
  const { store, operations, organizationId } = desk.core.context;
  // As an exchange, an undo or an import applies them: without the services that know of matching.
  const apply = <P>({ kind, payload }: Draft<P>) =>
    store.write((tx) => operations.append(tx, { id: null }, kind, payload));
  const matching = { ...DEFAULT_MATCHING, isOn: true, needsConsent: false, withinCompany: true };
  await apply({ kind: eventSet, payload: { organizationId, code: door.event.code, fields: { matching } } });
  expect((await shown(ada)).toSorted()).toEqual(['bea', 'cleo', 'dora']);
  await apply({ kind: keywordSet, payload: { eventId, key: 'pv', fields: { target: 'solar' } } });
  await apply({ kind: keywordSet, payload: { eventId, key: 'wind', fields: { target: 'solar' } } });
  const { people } = await desk.owner.matching.recommend({ registrationId: cleo });
  expect(people.flatMap(({ reasons }) => reasons.flatMap(({ keywords }) => keywords))).toContain('solar');
  const [firstId, secondId] = [ada, bea].sort() as [string, string];
  await apply({ kind: pairRuleSet, payload: { eventId, firstId, secondId, fields: { rule: 'never' } } });
  expect((await shown(ada)).toSorted()).toEqual(['cleo', 'dora']);
  const roundId = desk.core.context.ids.next();
  const fields = { groups: [[ada, dora]], sittingOut: [cleo], pairedAt: desk.clock.now() };
  await apply({ kind: pairingSet, payload: { eventId, roundId, fields } });
  expect(await shown(ada)).toEqual(['cleo']);
});
