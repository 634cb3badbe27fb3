import { expect, test } from 'vitest';
import { lanyard, lanyardError, lanyardJson, ownerOf, serve } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';

async function open() {
  const folder = await tempFolder();
  // Served, since a command that goes through the app is done sooner.
  await serve(folder);
  const client = await ownerOf(folder);
  const { id: eventId } = await client.events.create({ code: 'BEF26', title: 'Befriend' });
  const guest = async (displayName: string, email: string, said: { offering?: string[]; lookingFor?: string[] }) => {
    const person = { displayName, email, company: `${displayName} Ltd` };
    const { registration } = await client.registrations.create({ nonce: crypto.randomUUID(), eventId, person });
    await client.interests.set({ registrationId: registration.id, ...said });
    return registration.id;
  };
  const args = (line: string) => [...line.split(' '), '--event', 'BEF26', '--data', folder];
  return {
    folder,
    client,
    eventId,
    guest,
    json: (line: string, exit = 0) => lanyardJson(args(line), exit),
    error: (line: string) => lanyardError(args(line), 2),
    refused: async (line: string) => (await lanyard(args(line))).stderr,
    text: async (line: string) => (await lanyard(args(line))).stdout,
  };
}

test('people are recommended, liked and passed, and matches listed, made and ended without a screen', async () => {
  const { folder, client, eventId, guest, json, error, text } = await open();
  const ada = await guest('Ada', 'ada@x.org', { offering: ['Grid storage'], lookingFor: ['pilots'] });
  await guest('Bea', 'bea@x.org', { offering: ['Pilots'], lookingFor: ['grid storage'] });
  await guest('Cleo', 'cleo@x.org', { offering: ['textiles'] });
  expect(await json('like --person ada@x.org --other bea@x.org', 1)).toMatchObject({ ok: false, reason: 'off' });
  await client.matching.setRules({ eventId, rules: { isOn: true } });
  expect(await json('recommend --person ada@x.org', 1)).toEqual({ takesPart: false, people: [] });
  await client.matching.setRules({ eventId, rules: { needsConsent: false } });
  expect(await json('recommend --person ADA@x.org --limit 1')).toMatchObject({
    takesPart: true,
    people: [{ name: 'Bea', company: 'Bea Ltd', score: expect.any(Number), reasons: expect.any(Array) }],
  });
  expect(await text('recommend --person Ada --limit 1')).toMatch(
    /^[01]\.\d\d {2}Bea \(Bea Ltd\) {2}\(.*they offer: Pilots.*\)\n$/,
  );
  expect(await json(`like --person ${ada} --other bea@x.org`)).toMatchObject({ ok: true, matchId: null });
  const answer = await json('like --person bea@x.org --other Ada');
  expect(answer).toMatchObject({ ok: true, matchId: expect.any(String) });
  expect(await json('matches list')).toMatchObject({
    matches: [{ active: true, origin: 'likes', matchedAt: expect.stringMatching(/Z$/) }],
  });
  const { choiceId, matchId } = answer as { choiceId: string; matchId: string };
  expect(await lanyardJson(['choices', 'undo', '--id', choiceId, '--data', folder])).toEqual({ undone: choiceId });
  expect(await json('matches list')).toEqual({ matches: [] });
  expect(await json('pass --person cleo@x.org --other ada@x.org')).toMatchObject({ ok: true, matchId: null });
  expect(await json('matches create --person ada@x.org --other bea@x.org')).toMatchObject({
    id: matchId,
    active: true,
  });
  expect(await lanyardJson(['matches', 'end', '--id', matchId, '--data', folder])).toMatchObject({ active: false });
  expect(await json('matches list')).toEqual({ matches: [] });
  expect(await json('matches list --all')).toMatchObject({ matches: [{ id: matchId, active: false }] });
  expect(await json('like --person ada@x.org --other ada@x.org', 1)).toMatchObject({ ok: false, reason: 'self' });
  expect(await error('like --person ada@x.org --other nobody@x.org')).toMatchObject({
    message: expect.stringContaining('nobody@x.org'),
  });
  expect(await error('like --person ada@x.org')).toMatchObject({ message: expect.stringContaining('--other') });
});

test('a round is paired; a name that several have names nobody', async () => {
  const { client, eventId, guest, json, error, text } = await open();
  await client.matching.setRules({ eventId, rules: { needsConsent: false } });
  const ids = [
    await guest('Ada', 'a@x.org', {}),
    await guest('Bea', 'b@x.org', {}),
    await guest('Cleo', 'c@x.org', {}),
  ];
  await guest('Cleo', 'd@x.org', {});
  const at = Date.now();
  await client.programme.addRounds({ eventId, rounds: [{ name: 'Morning', startAt: at, endAt: at + 1000 }] });
  expect(await error('pair --round morning')).toMatchObject({ message: expect.stringContaining('Fewer than two') });
  for (const id of ids)
    await client.checkIn.scan({
      ...{ nonce: crypto.randomUUID(), eventId, subject: { kind: 'registration', id } },
      ...{ direction: 'entry', method: 'scan' },
    });
  expect(await json('pair --round morning')).toMatchObject({
    groups: [[{ name: expect.any(String) }, { name: expect.any(String) }]],
    sittingOut: [{ name: expect.any(String) }],
  });
  expect(await text('pair --round Morning')).toMatch(/ {2}\+ {2}.*\nSitting out: /);
  expect(await error('pair --round Evening')).toMatchObject({ message: expect.stringContaining('no round Evening') });
  expect(await error('recommend --person Cleo')).toMatchObject({
    message: expect.stringContaining('2 people fit “Cleo”'),
  });
});

test('a name is good for somebody only if it is theirs alone, however many there are', async () => {
  const { client, eventId, json, refused } = await open();
  await client.matching.setRules({ eventId, rules: { isOn: true, needsConsent: false } });
  const enrol = async (displayName: string, email: string) =>
    (await client.registrations.create({ nonce: crypto.randomUUID(), eventId, person: { displayName, email } }))
      .registration.id;
  const alone = await enrol('Ada', 'ada@x.org');
  for (let n = 0; n < 104; n += 1) await enrol(`Ada N${n}`, `n${n}@x.org`);
  // Others have it as a part of theirs.
  expect(await json('recommend --person ada@x.org --limit 1')).toMatchObject({ takesPart: true });
  expect(await json('recommend --person Ada --limit 1')).toMatchObject({ takesPart: true });
  const other = await enrol('Ada', 'zz@x.org');
  const said = await refused('recommend --person Ada');
  expect(said).toContain('2 people fit “Ada”. Name one by their id or e-mail address:');
  for (const id of [alone, other]) expect(said).toContain(id);
  const many = await refused('recommend --person ad');
  expect(many).toMatch(/106 people fit “ad”[\s\S]*\n… and 96 more/);
});
