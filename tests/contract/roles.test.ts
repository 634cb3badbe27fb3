import { expect, test } from 'vitest';
import type { FeatureDefinition } from '#shared/contract/define.ts';
import { contract } from '#shared/contract/index.ts';
import { type Actor, PERMISSIONS, ROLES } from '#shared/domain/roles.ts';
import type { Connection } from '#shared/rpc/client.ts';
import { openTestCore, type TestCore } from '../support/core/core.ts';
import { samplesOf } from '../support/core/samples.ts';

const ACTORS: readonly Actor[] = ['owner', 'anyone', ...ROLES];
const features: [string, FeatureDefinition][] = Object.entries(contract);
const calls = features.flatMap(([feature, { calls: own }]) =>
  Object.entries(own).map(([name, definition]) => ({ feature, name, ...definition })),
);
const events = features.flatMap(([feature, { events: own }]) =>
  Object.entries(own).map(([name, definition]) => ({ feature, name, ...definition })),
);

async function connectionsOf(desk: TestCore): Promise<Map<Actor, Connection<typeof contract>>> {
  const connections = new Map<Actor, Connection<typeof contract>>();
  for (const actor of ACTORS) {
    connections.set(actor, actor === 'owner' || actor === 'anyone' ? desk.connect(actor) : await desk.signedIn(actor));
  }
  return connections;
}

/** What a call answers to somebody. */
async function codeOf(connection: Connection<typeof contract>, feature: string, name: string, input: unknown) {
  const group = connection.client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  try {
    await group[feature]?.[name]?.(input);
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

test('every call is allowed to exactly those whom the table names', async () => {
  const desk = await openTestCore();
  const connections = await connectionsOf(desk);
  const seen: string[] = [];
  const wanted: string[] = [];
  for (const { feature, name, permission } of calls) {
    for (const [actor, connection] of connections) {
      const allowed = (PERMISSIONS[permission] as readonly Actor[]).includes(actor);
      wanted.push(
        `${actor} ${feature}.${name}: ${allowed ? 'invalidInput' : actor === 'anyone' ? 'notSignedIn' : 'forbidden'}`,
      );
      // No call takes this. Whoever may not learns that first.
      seen.push(`${actor} ${feature}.${name}: ${await codeOf(connection, feature, name, 'nothing that is taken')}`);
    }
  }
  expect(seen).toEqual(wanted);
});

test('who may not changes nothing with the right input either, and learns nothing', async () => {
  const desk = await openTestCore();
  const event = await desk.owner.events.create({ code: 'BEF26', title: 'Befriend 2026' });
  const connections = await connectionsOf(desk);
  const count = () => desk.core.context.store.read.get('SELECT count(*) AS operations FROM operations');
  const before = await count();
  for (const { feature, name, permission, input } of calls) {
    const [sample] = samplesOf(input, [event.id]);
    for (const [actor, connection] of connections) {
      if ((PERMISSIONS[permission] as readonly Actor[]).includes(actor)) continue;
      const code = await codeOf(connection, feature, name, sample);
      expect(code, `${actor} ${feature}.${name}`).toBe(actor === 'anyone' ? 'notSignedIn' : 'forbidden');
    }
  }
  expect(await count()).toEqual(before);
  expect(await desk.owner.events.list({})).toMatchObject({ events: [{ code: 'BEF26' }] });
});

test('every event is told to exactly those whom the table names', async () => {
  const desk = await openTestCore();
  const connections = await connectionsOf(desk);
  const heard: string[] = [];
  for (const [actor, connection] of connections) {
    const on = connection.on as unknown as (feature: string, name: string, listener: () => void) => void;
    for (const { feature, name } of events) on(feature, name, () => heard.push(`${feature}.${name} ${actor}`));
  }
  const publish = desk.core.context.publish as unknown as (feature: string, name: string, payload: unknown) => void;
  const ids = [desk.core.deskId];
  // What an organization's features tell reaches those of the organization: nobody before they have signed in.
  // What concerns one person reaches that person: none of these, whose ids the samples do not have.
  const hears = (actor: Actor, { permission, payload }: (typeof events)[number]) =>
    actor !== 'anyone' &&
    !('recipientId' in (samplesOf(payload, ids)[0] as object)) &&
    (PERMISSIONS[permission] as readonly Actor[]).includes(actor);
  for (const { feature, name, payload } of events) publish(feature, name, samplesOf(payload, ids)[0]);
  // An answer comes after what was told before it.
  for (const connection of connections.values()) await connection.client.app.info({});
  const wanted = events.flatMap((event) =>
    ACTORS.filter((actor) => hears(actor, event)).map((actor) => `${event.feature}.${event.name} ${actor}`),
  );
  expect(heard.sort()).toEqual(wanted.sort());
});

/** What the table itself must never say, whatever is added to it. */
test('the table gives the public side nothing but its own session', () => {
  const of = (actor: Actor) =>
    Object.entries(PERMISSIONS)
      .filter(([, actors]) => (actors as readonly Actor[]).includes(actor))
      .map(([name]) => name);
  expect(of('anyone')).toEqual(['session.open']);
  expect(of('kiosk')).toEqual(['session.open', 'session.own', 'kiosk.use']);
  expect(of('attendee')).toEqual(['session.open', 'session.own', 'account.own', 'messages.use']);
  expect(of('staff')).not.toContain('door.override');
  expect(of('owner')).toEqual(Object.keys(PERMISSIONS));
  expect(of('administrator')).toEqual(Object.keys(PERMISSIONS).filter((name) => name !== 'organizations.manage'));
  for (const name of ['users.manage', 'organization.manage', 'installation.manage'] as const) {
    expect(PERMISSIONS[name]).toEqual(['owner', 'administrator']);
  }
  expect(PERMISSIONS['organizations.manage']).toEqual(['owner']);
  const open = calls
    .filter(({ permission }) => permission === 'session.open')
    .map(({ feature, name }) => `${feature}.${name}`);
  // Whoever adds to these lets everybody who reaches the address call it.
  expect(open.sort()).toEqual([
    'app.createAdministrator',
    'app.info',
    'app.me',
    'app.restore',
    'app.resume',
    'app.signIn',
    'app.signInWithPasscode',
    'desk.get',
    // Where the database is sound these refuse; where it is not, nobody can sign in.
    'rescue.cancelSalvage',
    'rescue.inspect',
    'rescue.restore',
    'rescue.restoreFile',
    'rescue.salvage',
    'rescue.status',
    'rescue.takeSalvaged',
    'sync.cancelJoin',
    'sync.inspectCode',
    'sync.join',
  ]);
});

test('an override, and a file by its path, are for those who may, although the calls are for more', async () => {
  const desk = await openTestCore();
  const event = await desk.owner.events.create({ code: 'BEF26', title: 'Befriend 2026' });
  const connections = await connectionsOf(desk);
  for (const [actor, connection] of connections) {
    const may = (permission: keyof typeof PERMISSIONS) => (PERMISSIONS[permission] as readonly Actor[]).includes(actor);
    const refused = actor === 'anyone' ? 'notSignedIn' : 'forbidden';
    const scan = {
      nonce: desk.core.context.ids.next(),
      eventId: event.id,
      subject: { kind: 'code', code: 'T-1' },
      direction: 'entry',
      method: 'scan',
      override: { reason: 'Known to me' },
    };
    expect(await codeOf(connection, 'checkIn', 'scan', scan), actor).toBe(may('door.override') ? 'done' : refused);
    const source = { source: { kind: 'path', path: '/nowhere/list.csv' } };
    expect(await codeOf(connection, 'import', 'inspect', source), actor).toBe(
      actor === 'owner' ? 'invalidInput' : refused,
    );
  }
});
