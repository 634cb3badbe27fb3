import { expect, test } from 'vitest';
import { NAMED_THINGS, type NamedThing } from '#shared/contract/ids.ts';
import { contract } from '#shared/contract/index.ts';
import { type Actor, PERMISSIONS, ROLES } from '#shared/domain/roles.ts';
import type { Connection } from '#shared/rpc/client.ts';
import { allCalls, idPlaces, SOME_ID } from '../support/core/calls.ts';
import { openTestCore, PASSWORD, type TestCore } from '../support/core/core.ts';
import { type Furnished, furnish } from '../support/core/furnish.ts';
import { placesIn, samplesOf, withAt } from '../support/core/samples.ts';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Ids that name nothing of an organization, or are looked at where they are used. */
const NOT_NAMED: Record<string, string> = {
  nonce: 'made up by whoever calls',
  uploadId: 'a secret of whoever uploaded',
  deskId: 'a desk of any organization is told apart by nobody',
  organizationId: 'chosen at sign-in, where the password decides',
  checkInId: 'must be of the event that is named beside it',
  meetingId:
    'must be of the plan or the event that is named beside it: one that was never anywhere is known by these alone',
  meetingIds: 'as `meetingId`',
  afterIds: 'as `meetingId`',
  retryIds: 'as `meetingId`',
  id: 'the subject of a scan: answered with a verdict',
  undoId: 'remembered by this desk for the event that is named beside it',
  taskId: 'of whoever began it, and of nobody else',
  notificationIds: 'of whoever was told, and of nobody else',
};

async function ask(connection: Connection<typeof contract>, feature: string, name: string, input: unknown) {
  const group = connection.client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  try {
    return { code: 'done', answer: await group[feature]?.[name]?.(input) };
  } catch (error) {
    return { code: (error as { code: string }).code, answer: (error as Error).message };
  }
}

/** Two organizations on one installation, each with one of everything. */
async function twoOrganizations(): Promise<{ desk: TestCore; own: Furnished; other: Furnished }> {
  const desk = await openTestCore();
  const own = await furnish(desk, desk.connect('owner'), 'Own');
  await desk.owner.organizations.create({ name: 'Others Ltd' });
  const stranger = desk.connect('owner');
  await stranger.client.organizations.enter({ name: 'Others Ltd' });
  const other = await furnish(desk, stranger, 'Stranger');
  return { desk, own, other };
}

async function signedIn(desk: TestCore, email: string): Promise<Connection<typeof contract>> {
  const connection = desk.connect('anyone');
  expect(await connection.client.app.signIn({ email, password: PASSWORD })).toMatchObject({ ok: true });
  return connection;
}

test('every id that a call takes says what it names', () => {
  const bare: string[] = [];
  for (const { call, input } of allCalls) {
    for (const sample of samplesOf(input, [SOME_ID])) {
      for (const { path, thing } of idPlaces(input, sample)) {
        const field = String(path.findLast((step) => !/^\d+$/.test(String(step))));
        const isText = !placesOfUuids(input, path);
        if (thing === null && !(field in NOT_NAMED) && !isText) bare.push(`${call} ${path.join('.')}`);
      }
    }
  }
  expect(bare).toEqual([]);
});

/** Whether nothing but an id is taken in a place: a text may be anything. */
function placesOfUuids(input: (typeof allCalls)[number]['input'], path: readonly (string | number)[]): boolean {
  const sample = samplesOf(input, [SOME_ID]).find((each) =>
    placesIn(each).some((place) => place.path.join() === path.join() && place.value === SOME_ID),
  );
  return !input.safeParse(withAt(sample, path, 'no-id-at-all')).success;
}

test('everything that ids name can be furnished, so that nothing is left untried', async () => {
  const { own } = await twoOrganizations();
  expect(Object.keys(own.ids).sort()).toEqual([...NAMED_THINGS].sort());
});

test.each(ROLES.map((role) => [role] as const))(
  '%s: no call answers with, or changes, anything of another organization',
  async (role) => {
    const { desk, own, other } = await twoOrganizations();
    const connection = await signedIn(desk, own.emails[role]);
    const before = await other.digest();
    for (const { call, feature, name, input, permission } of allCalls) {
      if (!(PERMISSIONS[permission] as readonly Actor[]).includes(role) || LEAVES.has(call)) continue;
      for (const sample of samplesOf(input, [SOME_ID])) {
        const places = idPlaces(input, sample);
        const named = places.filter((place) => place.thing !== null);
        // Each id in turn is the other's, the rest their own; without any, the call as it is.
        for (const foreign of named.length === 0 ? [null] : named) {
          let filled = sample;
          for (const place of places) {
            const from = place === foreign ? other : own;
            const id = place.thing === null ? other.anyId() : from.ids[place.thing];
            filled = withAt(filled, place.path, id);
          }
          const about = `${call} ${JSON.stringify(filled)}`;
          const { code, answer } = await ask(connection, feature, name, filled);
          expect(code, about).not.toBe('internal');
          if (foreign !== null) {
            expect(['notFound', 'forbidden'], about).toContain(code);
            const unknown = withAt(filled, foreign.path, SOME_ID);
            const same = await ask(connection, feature, name, unknown);
            // What is another's is answered as what does not exist.
            expect({ code, answer }, about).toEqual(same);
          }
          expectNothingOf(other, filled, answer, about);
        }
      }
    }
    expect(await other.digest()).toEqual(before);
  },
);

/** These end the session that the test goes on with, or put it elsewhere. */
const LEAVES = new Set(['app.signOut', 'app.signIn', 'app.signInWithPasscode', 'app.resume', 'app.restore']);

function expectNothingOf(other: Furnished, asked: unknown, answer: unknown, about: string): void {
  const text = JSON.stringify(answer) ?? '';
  for (const word of other.words) expect(text.toLowerCase(), about).not.toContain(word);
  const given = new Set(JSON.stringify(asked).match(UUID) ?? []);
  const learned = (text.match(UUID) ?? []).filter((id) => !given.has(id) && other.allIds.has(id));
  expect(learned, about).toEqual([]);
}

test('what one organization is told, another does not hear', async () => {
  const { desk, own, other } = await twoOrganizations();
  const heard: string[] = [];
  for (const role of ROLES) {
    const connection = await signedIn(desk, other.emails[role]);
    const on = connection.on as unknown as (feature: string, name: string, listener: () => void) => void;
    for (const [feature, { events }] of Object.entries(contract))
      for (const name of Object.keys(events)) on(feature, name, () => heard.push(`${role} ${feature}.${name}`));
  }
  const registrationId = own.ids.registration;
  await desk.owner.registrations.update({ id: registrationId, patch: { note: 'New' } });
  await desk.owner.checkIn.scan({
    nonce: desk.core.context.ids.next(),
    eventId: own.ids.event,
    subject: { kind: 'registration', id: registrationId },
    direction: 'entry',
    method: 'search',
  });
  await desk.owner.events.update({ id: own.ids.event, title: 'Renamed' });
  await desk.owner.desk.update({ name: 'Front' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard).toEqual([]);
});

test('an address with accounts in two organizations is asked which one, and gets in where its password fits', async () => {
  const { desk } = await twoOrganizations();
  const stranger = desk.connect('owner');
  await stranger.client.organizations.enter({ name: 'Others Ltd' });
  const account = { name: 'Both', email: 'both@example.org', role: 'staff' as const };
  await desk.owner.users.create({ ...account, password: PASSWORD });
  await stranger.client.users.create({ ...account, password: PASSWORD });
  const { client } = desk.connect('anyone');
  const asked = await client.app.signIn({ email: account.email, password: PASSWORD });
  expect(asked).toMatchObject({ ok: false, reason: 'chooseOrganization' });
  if (asked.ok || asked.reason !== 'chooseOrganization') throw new Error('It was not asked');
  expect(asked.organizations.map(({ name }) => name).sort()).toEqual(['My organization', 'Others Ltd']);
  const chosen = asked.organizations.find(({ name }) => name === 'Others Ltd');
  const answer = await client.app.signIn({
    email: account.email,
    password: PASSWORD,
    organizationId: chosen?.id ?? '',
  });
  expect(answer).toMatchObject({ ok: true });
  expect(await client.organizations.own({})).toEqual(chosen);
  // Another password in one of them leaves no question.
  const { users } = await stranger.client.users.list({});
  const other = users.find(({ email }) => email === account.email);
  await stranger.client.users.update({ id: other?.id ?? '', password: 'another password of theirs' });
  const plain = desk.connect('anyone').client;
  expect(await plain.app.signIn({ email: account.email, password: PASSWORD })).toMatchObject({ ok: true });
  expect(await plain.organizations.own({})).toMatchObject({ name: 'My organization' });
});

test('an organizer works on events of their own and on those that nobody owns, and on no other organizer’s', async () => {
  const desk = await openTestCore();
  const first = await desk.signedIn('organizer', 'First');
  const second = await desk.signedIn('organizer', 'Second');
  const owned = await first.client.events.create({ code: 'OWNED', title: 'Of the first' });
  const open = await desk.owner.events.create({ code: 'OPEN', title: 'Of nobody' });
  for (const { call, feature, name, input, permission } of allCalls) {
    if (!['event.manage', 'people.import', 'people.manage'].includes(permission)) continue;
    for (const sample of samplesOf(input, [SOME_ID])) {
      const places = idPlaces(input, sample);
      if (places.every(({ thing }) => thing !== 'event')) continue;
      const at = (id: string) =>
        places.reduce((value, { path, thing }) => withAt(value, path, thing === 'event' ? id : SOME_ID), sample);
      if (places.some(({ thing }) => thing !== null && thing !== 'event')) continue;
      const refused = { code: 'forbidden', answer: expect.stringContaining('another organizer') };
      expect(await ask(second, feature, name, at(owned.id)), call).toEqual(refused);
      expect(await ask(second, feature, name, at(open.id)), call).not.toEqual(refused);
    }
  }
  const chief = await desk.signedIn('administrator');
  expect(await chief.client.events.update({ id: owned.id, title: 'By the chief' })).toMatchObject({ code: 'OWNED' });
  expect(await first.client.events.update({ id: owned.id, title: 'Mine' })).toMatchObject({ title: 'Mine' });
  // Whoever works at a door works at every event.
  expect(await second.client.checkIn.stats({ eventId: owned.id })).toMatchObject({ expected: 0 });
});

test('whoever comes with a passcode sees the event that it is for, and no other', async () => {
  const desk = await openTestCore();
  const own = await desk.owner.events.create({ code: 'OWN', title: 'The one' });
  const other = await desk.owner.events.create({ code: 'OTHER', title: 'Another' });
  const now = desk.clock.now();
  const { code } = await desk.owner.passcodes.create({
    eventId: own.id,
    name: 'Door 2',
    fromAt: now,
    untilAt: now + 3_600_000,
  });
  const volunteer = desk.connect('anyone');
  expect(await volunteer.client.app.signInWithPasscode({ code })).toMatchObject({ ok: true, user: { role: 'staff' } });
  expect((await volunteer.client.events.list({})).events.map((event) => event.code)).toEqual(['OWN']);
  for (const { call, feature, name, input, permission } of allCalls) {
    if (!(PERMISSIONS[permission] as readonly Actor[]).includes('staff') || permission === 'session.open') continue;
    for (const sample of samplesOf(input, [SOME_ID])) {
      const places = idPlaces(input, sample).filter(({ thing }) => thing !== null);
      if (places.length === 0 || places.some(({ thing }) => (thing as NamedThing) !== 'event')) continue;
      const filled = places.reduce((value, { path }) => withAt(value, path, other.id), sample);
      const { code: answer } = await ask(volunteer, feature, name, filled);
      expect(answer, `${call} ${JSON.stringify(filled)}`).toBe('forbidden');
    }
  }
});
