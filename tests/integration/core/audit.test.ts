import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openTestCore, PASSWORD } from '../../support/core/core.ts';
import { Door, person } from '../../support/core/door.ts';

async function open() {
  const desk = await openTestCore();
  const chief = await desk.signedIn('administrator', 'Chief');
  const door = await Door.open(desk);
  const list = async (query = {}) => (await chief.client.audit.list(query)).entries;
  return { desk, chief, door, eventId: door.event.id, list };
}

test('an edit is told with who, when, where, before and after', async () => {
  const { desk, chief, door, list, eventId } = await open();
  const id = await door.guest({ name: 'Ada Lovelace', email: 'ada@example.org' });
  await chief.client.registrations.update({ id, patch: { company: 'Engines', vip: true } });
  desk.clock.advance(1000);
  await chief.client.registrations.update({ id, patch: { company: 'Analytical' } });
  const [newest, before, made] = await list({ eventId, resource: 'registration' });
  expect(newest).toMatchObject({
    at: desk.clock.now(),
    action: 'changed',
    actor: 'Chief',
    subject: 'Ada Lovelace',
    eventTitle: 'Befriend 2026',
    deskId: desk.core.deskId,
    address: null,
    changes: [{ field: 'company', before: 'Engines', after: 'Analytical' }],
  });
  expect(before?.changes).toEqual(
    expect.arrayContaining([
      { field: 'company', before: null, after: 'Engines' },
      { field: 'vip', before: null, after: true },
    ]),
  );
  expect(made).toMatchObject({ action: 'created', actor: null });
});

test('deleting and restoring are told as such', async () => {
  const { chief, door, list, eventId } = await open();
  const id = await door.guest({ name: 'Ada' });
  await chief.client.registrations.remove({ id });
  await chief.client.registrations.restore({ id });
  expect((await list({ eventId, subjectId: id })).map((entry) => entry.action)).toEqual([
    'restored',
    'deleted',
    'created',
  ]);
});

test('somebody’s whole history has their badges and check-ins, and ids in it are called what they are', async () => {
  const { desk, chief, door, eventId } = await open();
  const ada = await door.guest({ name: 'Ada Lovelace', codes: ['T-1'] });
  await door.guest({ name: 'Grace Hopper', codes: ['T-2'] });
  await door.scan('T-1', { deskName: 'Back door' });
  desk.clock.advance(1000);
  await door.scan('T-2');
  await door.undo();
  await desk.owner.registrations.assignBadge({
    nonce: desk.core.context.ids.next(),
    registrationId: ada,
    uid: '04A1B2C3',
  });
  const whole = await chief.client.audit.list({ eventId, registrationId: ada });
  expect(whole.entries.map((entry) => `${entry.resource} ${entry.action}`)).toEqual([
    'badge created',
    'checkIn recorded',
    'registration created',
  ]);
  for (const entry of whole.entries) expect(entry).toMatchObject({ registrationId: ada, subject: 'Ada Lovelace' });
  expect(whole.entries[1]?.desk).toBe('Back door');
  expect(whole.names).toEqual({ [ada]: 'Ada Lovelace' });

  const { id: venueId } = await chief.client.venues.create({ name: 'Kultuurikatel' });
  await chief.client.events.update({ id: eventId, venueId });
  const [changed] = (await chief.client.audit.list({ eventId, resource: 'event' })).entries;
  expect(changed?.changes).toMatchObject([{ field: 'venueId', after: venueId }]);
  expect((await chief.client.audit.list({ eventId, resource: 'event' })).names).toEqual({ [venueId]: 'Kultuurikatel' });
});

test('what is secret is told as changed, and not as what it is', async () => {
  const { desk, chief, list, eventId } = await open();
  const made = await chief.client.users.create({
    name: 'Ben',
    email: 'ben@example.org',
    role: 'staff',
    password: PASSWORD,
  });
  await chief.client.users.update({ id: made.id, password: 'another long password' });
  const now = desk.clock.now();
  await chief.client.passcodes.create({ eventId, name: 'Door', fromAt: now, untilAt: now + 1000 });
  const text = JSON.stringify(await list({}));
  expect(text).toContain('passwordHash');
  expect(text).toContain('codeHash');
  const { read } = desk.core.context.store;
  const hashes = await read.all<{ hash: string }>(
    'SELECT password_hash AS hash FROM accounts UNION SELECT code_hash FROM passcodes',
  );
  for (const { hash } of hashes) expect(text).not.toContain(hash);
});

test('it is searched by whom it was done to and by who did it, and narrowed by kind, time and event', async () => {
  const { desk, chief, door, list, eventId } = await open();
  const ada = await door.guest({ name: 'Ada Lovelace', codes: ['T-1'] });
  await door.guest({ name: 'Grace Hopper' });
  const start = desk.clock.now();
  desk.clock.advance(5000);
  await door.scan('T-1');
  await chief.client.registrations.update({ id: ada, patch: { note: 'x' } });
  const kinds = async (query: object) => (await list(query)).map((entry) => `${entry.resource} ${entry.action}`);
  expect(await kinds({ eventId, text: 'lovelace' })).toEqual([
    'registration changed',
    'checkIn recorded',
    'registration created',
  ]);
  expect(await kinds({ eventId, text: 'chief', resource: 'registration' })).toEqual(['registration changed']);
  expect(await kinds({ eventId, text: 'command line', resource: 'checkIn' })).toEqual(['checkIn recorded']);
  expect(await kinds({ eventId, from: start + 1 })).toEqual(['registration changed', 'checkIn recorded']);
  expect(await kinds({ eventId, until: start + 1, resource: 'registration' })).toHaveLength(2);
  const other = await desk.owner.events.create({ code: 'OTHER', title: 'Other' });
  expect(await kinds({ eventId: other.id })).toEqual(['event created']);
  expect(await kinds({ resource: 'account' })).not.toEqual([]);
});

test('it comes page by page and misses nothing', async () => {
  const { chief, door, list, eventId } = await open();
  for (let index = 0; index < 7; index += 1) await door.guest({ name: `G${index}` });
  const seen: number[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await chief.client.audit.list({ eventId, limit: 3, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.entries.map((entry) => entry.position));
    if (page.cursor === null) break;
    cursor = page.cursor;
  }
  expect(seen).toEqual((await list({ eventId, limit: 200 })).map((entry) => entry.position));
});

test('organizers see their events, and the whole organization is for administrators', async () => {
  const { desk, eventId } = await open();
  const { client } = await desk.signedIn('organizer', 'Ann');
  await expect(client.audit.list({})).rejects.toMatchObject({ code: 'invalidInput' });
  expect((await client.audit.list({ eventId })).entries).toMatchObject([{ resource: 'event', action: 'created' }]);
});

test('rooms of venues are told to the organization that has the venue, and to no other', async () => {
  const { desk, chief, list } = await open();
  const { id } = await chief.client.venues.create({ name: 'Kultuurikatel' });
  await chief.client.venues.addLocation({ of: { kind: 'venue', venueId: id }, name: 'Katlamaja' });
  expect(await list({ resource: 'programme' })).toMatchObject([
    { action: 'created', subject: 'Katlamaja', actor: 'Chief' },
  ]);
  await desk.owner.organizations.create({ name: 'Other' });
  const other = desk.connect('owner');
  await other.client.organizations.enter({ name: 'Other' });
  expect((await other.client.audit.list({ resource: 'programme' })).entries).toEqual([]);
});

test('whoever signs in is told, with the door that a passcode is for; whoever fails to is not', async () => {
  const { desk, chief, list, eventId } = await open();
  const now = desk.clock.now();
  const { code } = await chief.client.passcodes.create({ eventId, name: 'Door 1', fromAt: now, untilAt: now + 1000 });
  const { client } = desk.connect('anyone');
  expect(await client.app.signIn({ email: 'chief@desk.example', password: 'wrong' })).toMatchObject({ ok: false });
  expect(await client.app.signInWithPasscode({ code })).toMatchObject({ ok: true });
  expect(await list({ resource: 'activity' })).toMatchObject([
    { detail: 'signIn', actor: 'Door 1', eventId },
    { detail: 'signIn', actor: 'Chief', eventId: null },
  ]);
});

test('backups that are deleted and rules that are changed leave a trace', async () => {
  const { desk, chief, list } = await open();
  const { installation } = chief.client;
  await chief.client.app.backup({});
  const [backup] = (await installation.backups({})).backups;
  await installation.removeBackup({ name: backup?.name ?? '' });
  await installation.setBackupRules({ keep: 3 });
  expect((await list({ resource: 'activity' })).slice(0, 2)).toMatchObject([
    { detail: 'backupRules', changes: [{ after: '{"keep":3,"everyHours":24}' }], actor: 'Chief' },
    { detail: 'backupRemoved', changes: [{ after: JSON.stringify({ name: backup?.name }) }] },
  ]);
  expect(desk.restarts).toEqual([]);
});

test('that a backup took the place of what was there is told in what is there then', async () => {
  const { desk, chief } = await open();
  await chief.client.app.backup({});
  const [backup] = (await chief.client.installation.backups({})).backups;
  await chief.client.installation.restoreBackup({ name: backup?.name ?? '' });
  await desk.restart();
  const { entries } = await desk.owner.audit.list({ resource: 'activity' });
  expect(entries[0]).toMatchObject({ detail: 'restore', actor: null, deskId: desk.core.deskId });
  await desk.restart();
  expect((await desk.owner.audit.list({ resource: 'activity' })).entries).toHaveLength(entries.length);
});

test('from another computer, the address is told', async () => {
  const { desk, chief, list } = await open();
  const { channelPair } = await import('#shared/rpc/channel.ts');
  const { connect } = await import('#shared/rpc/client.ts');
  const { contract } = await import('#shared/contract/index.ts');
  desk.clock.advance(1000);
  const [near, far] = channelPair();
  desk.core.serve(far, 'anyone', { address: '192.0.2.7', client: 'Firefox' });
  const { client } = connect(contract, near);
  await client.app.signIn({ email: 'chief@desk.example', password: PASSWORD });
  await client.events.create({ code: 'FAR', title: 'From afar' });
  expect((await list({ resource: 'event' }))[0]).toMatchObject({
    subject: 'From afar',
    address: '192.0.2.7',
    client: 'Firefox',
  });
  expect((await list({ resource: 'activity' }))[0]).toMatchObject({ detail: 'signIn', address: '192.0.2.7' });
  expect((await client.app.sessions({})).sessions[0]).toMatchObject({ address: '192.0.2.7', client: 'Firefox' });
  await chief.client.app.me({});
});

test('what is decided about matching is told in words', async () => {
  const { desk, chief, door, list, eventId } = await open();
  const { matching, interests, programme } = chief.client;
  const [ada, bea] = [await door.guest({ name: 'Ada' }), await door.guest({ name: 'Bea' })];
  await matching.setRules({ eventId, rules: { isOn: true, needsConsent: false } });
  await matching.setRules({ eventId, rules: { maxOutgoing: 3 } });
  const rules = (await list({ eventId, resource: 'event' })).map(({ changes }) => changes);
  expect(rules.slice(0, 2)).toEqual([
    [{ field: 'matchingMaxOutgoing', before: null, after: 3 }],
    [
      { field: 'matchingIsOn', before: false, after: true },
      { field: 'matchingNeedsConsent', before: true, after: false },
    ],
  ]);
  await interests.rename({ eventId, key: 'ml', label: 'Machine learning' });
  expect(await list({ eventId, resource: 'keyword' })).toMatchObject([
    { action: 'created', subject: 'Machine learning', changes: [{ field: 'label', after: 'Machine learning' }] },
  ]);
  await matching.setPairRule({ firstId: ada, secondId: bea, rule: 'must' });
  const [rule] = await list({ eventId, resource: 'pairRule' });
  expect(rule).toMatchObject({ action: 'created', changes: [{ field: 'rule', before: null, after: 'must' }] });
  expect(rule?.subject?.split(' · ').sort()).toEqual(['Ada', 'Bea']);
  const now = desk.clock.now();
  const { rounds } = await programme.addRounds({ eventId, rounds: [{ name: 'R1', startAt: now, endAt: now + 1000 }] });
  for (const id of [ada, bea]) await door.scan(person(id));
  await matching.pairRound({ roundId: rounds[0]?.id ?? '' });
  const page = await chief.client.audit.list({ eventId, resource: 'pairing' });
  expect(page.entries).toMatchObject([{ action: 'created', subject: 'R1' }]);
  expect(page.entries[0]?.changes.map(({ field }) => field)).toEqual(['groups', 'sittingOut', 'pairedAt']);
  expect(page.names).toMatchObject({ [ada]: 'Ada', [bea]: 'Bea' });
  const { id: matchId } = (await matching.list({ eventId })).matches[0] ?? { id: '' };
  await matching.end({ matchId });
  expect((await list({ eventId, subjectId: matchId }))[0]?.changes).toContainEqual({
    ...{ field: 'isMatch', before: null, after: false },
  });
});

test('who liked and who passed whom is in the history of administrators alone, and in no list or export of others', async () => {
  const { desk, chief, door, list, eventId } = await open();
  await chief.client.matching.setRules({ eventId, rules: { isOn: true, needsConsent: false } });
  const [ada, bea] = [await door.guest({ name: 'Ada', email: 'ada@x.example' }), await door.guest({ name: 'Bea' })];
  const choose = (choice: 'like' | 'pass') =>
    chief.client.matching.choose({ nonce: desk.core.context.ids.next(), fromId: ada, toId: bea, choice });
  await choose('like');
  desk.clock.advance(1000);
  const passed = await choose('pass');
  desk.clock.advance(1000);
  if (!passed.ok) throw new Error(passed.message);
  await chief.client.matching.undoChoice({ choiceId: passed.choiceId });
  const told = await chief.client.audit.list({ eventId, resource: 'choice' });
  expect(told.entries.map(({ detail }) => detail)).toEqual(['undo', 'pass', 'like']);
  expect(told.entries[1]?.subject?.split(' · ').sort()).toEqual(['Ada', 'Bea']);
  expect(told.entries[1]?.changes).toMatchObject([
    { field: 'choice', after: 'pass' },
    { field: 'fromId', after: ada },
    { field: 'toId', after: bea },
    { field: 'method', after: 'desk' },
    { field: 'at' },
  ]);
  expect(told.names).toMatchObject({ [ada]: 'Ada', [bea]: 'Bea' });
  expect((await list({ eventId })).some(({ resource }) => resource === 'choice')).toBe(true);

  const organizer = (await desk.signedIn('organizer')).client;
  expect((await organizer.audit.list({ eventId, resource: 'choice' })).entries).toEqual([]);
  const { subjectId = '' } = told.entries[0] ?? {};
  const others = [
    await organizer.audit.list({ eventId, limit: 200 }),
    await organizer.audit.list({ eventId, subjectId }),
    await organizer.audit.list({ eventId, registrationId: ada }),
    await organizer.registrations.bulkActions({ eventId }),
    await organizer.checkIn.recent({ eventId }),
  ];
  expect(JSON.stringify(others)).not.toMatch(/"(like|pass|choice)"/);
  for (const what of ['audit', 'matches', 'registrations', 'meetings'] as const)
    expect(await exported(organizer, what), what).not.toMatch(/\b(like|pass|choice)\b/);
  expect(await exported(chief.client, 'audit')).toContain('recorded (pass)');
  // Of what is known of somebody it is a part what they said, and not what was said of them.
  expect(await known(ada)).toContain('"pass"');
  expect(await known(bea)).not.toMatch(/"(like|pass|choice)"/);

  async function exported(client: typeof organizer, what: 'audit' | 'matches' | 'registrations' | 'meetings') {
    const { id: taskId } = await client.records.export({ what, eventId, format: 'csv' });
    for (;;) {
      const { state, result } = await client.tasks.get({ taskId });
      if (state === 'running') {
        await new Promise((resolve) => setTimeout(resolve, 5));
        continue;
      }
      expect(state).toBe('done');
      return readFileSync(desk.core.downloads.find(String(result?.url))?.path ?? '', 'utf8');
    }
  }

  async function known(registrationId: string) {
    const task = await desk.ended(await desk.owner.privacy.exportPerson({ registrationId }));
    return Buffer.from(unzipSync(readFileSync(String(task.result?.path)))['data.json'] ?? []).toString();
  }
});
