import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { lanyardError, lanyardJson, startHub } from '../../support/core/cli.ts';
import { openTestCore, type TestCore } from '../../support/core/core.ts';
import { tempFolder } from '../../support/core/folder.ts';
import { level, scanAt, soon } from '../../support/core/hub.ts';
import { stateOf } from '../../support/core/state.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

async function join(folder: string, name: string, space: number): Promise<TestCore> {
  const { code } = (await lanyardJson(['desks', 'invite', '--role', 'organizer', '--data', folder])) as {
    code: string;
  };
  const desk = await openTestCore({ space });
  // What goes on where a process was killed is told, and belongs to the test.
  desk.log.expect(/exchange with the hub failed/);
  await desk.owner.sync.join({ code, name });
  await desk.restart();
  await level(desk);
  return desk;
}

test('two processes serve desks from one database, and the desks of one that is killed go on at the other', async () => {
  const url = await server.createDatabase();
  const [one, two] = [await tempFolder(), await tempFolder()];
  const first = await startHub(one, ['--database-url', url]);
  const organizer = await join(one, 'Office', 2);
  const event = await organizer.owner.events.create({ code: 'BEF26', title: 'Befriend 2026' });
  await level(organizer);

  // A process with nothing of its own has all that the others have.
  const second = await startHub(two, ['--database-url', url]);
  await vi.waitFor(async () => {
    const { events } = (await lanyardJson(['events', 'list', '--data', two])) as { events: { code: string }[] };
    expect(events.map(({ code }) => code)).toEqual(['BEF26']);
  }, soon);
  const door = await join(two, 'Door 2', 3);
  const nonce = crypto.randomUUID();
  await door.owner.checkIn.walkIn({ nonce, eventId: event.id, person: { displayName: 'Ada' } });
  await level(door);
  await level(organizer);
  expect(await stateOf(organizer.core.context.store)).toEqual(await stateOf(door.core.context.store));

  // Where the other one is is known before it is needed.
  await vi.waitFor(async () => {
    const { membership } = await organizer.owner.sync.status({});
    expect(membership?.hosts).toContain(`127.0.0.1:${second.port}`);
  }, soon);
  first.kill();
  await vi.waitFor(async () => expect((await organizer.owner.sync.now({})).membership?.state).toBe('online'), soon);
  await organizer.owner.events.update({ id: event.id, title: 'Afterwards' });
  await level(organizer);
  await level(door);
  const { events } = await door.owner.events.list({});
  expect(events.map(({ title }) => title)).toEqual(['Afterwards']);
  expect(await scanAt(door, event.id, 'T-NOBODY')).toBe('notFound');
}, 120_000);

test('a desk that is taken off at one process is closed by the other', async () => {
  const url = await server.createDatabase();
  const [one, two] = [await tempFolder(), await tempFolder()];
  await startHub(one, ['--database-url', url]);
  const desk = await join(one, 'Door 2', 2);
  await startHub(two, ['--database-url', url]);
  await lanyardJson(['desks', 'revoke', 'Door 2', '--yes', '--data', two]);
  await vi.waitFor(
    async () => expect((await desk.owner.sync.status({})).membership).toMatchObject({ problem: 'revoked' }),
    soon,
  );
}, 120_000);

test('a folder of somebody else does not get into the database of a hub', async () => {
  const url = await server.createDatabase();
  const [one, two] = [await tempFolder(), await tempFolder()];
  await startHub(one, ['--database-url', url]);
  await lanyardJson(['events', 'create', '--code', 'OWN26', '--name', 'Own', '--data', two]);
  await expect(startHub(two, ['--database-url', url])).rejects.toThrow('of another organization');
}, 120_000);

test('a folder of a hub with a database does not become another hub where nobody says which', async () => {
  const url = await server.createDatabase();
  const folder = await tempFolder();
  const first = await startHub(folder, ['--database-url', url]);
  await first.stop();
  await expect(startHub(folder, [])).rejects.toThrow('a hub whose log is in a database');
  const again = await startHub(folder, ['--database-url', url]);
  expect(again.port).toBeGreaterThan(0);
}, 120_000);

test('a hub whose database is gone says so to whoever asks, as a fault of that and not of its own', async () => {
  const own = await startPostgres();
  onTestFinished(() => own.stop());
  const folder = await tempFolder();
  await startHub(folder, ['--database-url', await own.createDatabase()]);
  await own.stop();
  const gone = await lanyardError(['desks', 'invite', '--role', 'desk', '--data', folder], 3);
  expect(gone).toMatchObject({ code: 'unavailable', message: expect.stringContaining('does not answer') });
}, 120_000);
