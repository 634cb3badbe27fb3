import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lanyard, lanyardError, lanyardJson, startHub } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';

type Status = {
  membership: { state: string; pending: number; problem: string | null; lastSyncAt: string | null } | null;
};

test('three folders of one machine keep in step without a screen', async () => {
  const [office, door, kiosk] = [await tempFolder(), await tempFolder(), await tempFolder()];
  expect(await lanyardJson(['sync', 'status', '--data', office])).toMatchObject({ hosting: null, membership: null });
  expect(await lanyardError(['desks', 'invite', '--role', 'desk', '--data', office], 2)).toMatchObject({
    code: 'conflict',
  });

  const hub = await startHub(office);
  expect(hub).toMatchObject({ hosts: ['127.0.0.1'], port: expect.any(Number) });
  await lanyardJson(['events', 'create', '--code', 'BEF26', '--name', 'Befriend', '--data', office]);
  const invite = async (role: string) =>
    ((await lanyardJson(['desks', 'invite', '--role', role, '--data', office])) as { code: string }).code;
  const code = await invite('desk');
  expect(await lanyardJson(['pair', code, '--name', 'Door 2', '--data', door])).toMatchObject({
    name: 'Door 2',
    role: 'desk',
  });
  expect(await lanyardError(['pair', code, '--name', 'Late', '--data', kiosk], 2)).toMatchObject({ code: 'conflict' });
  await lanyardJson(['pair', await invite('kiosk'), '--name', 'Kiosk', '--data', kiosk]);
  const { events } = (await lanyardJson(['events', 'list', '--data', kiosk])) as { events: { code: string }[] };
  expect(events.map((event) => event.code)).toEqual(['BEF26']);

  // What a desk alone has seen waits until it is asked for.
  await lanyardJson(['check-in', '--event', 'BEF26', '--code', 'T-NOBODY', '--data', door], 1);
  const before = (await lanyardJson(['sync', 'status', '--data', door])) as Status;
  expect(before.membership).toMatchObject({ state: 'offline', pending: expect.any(Number), problem: null });
  expect(before.membership?.pending).toBeGreaterThan(0);
  const after = (await lanyardJson(['sync', 'now', '--data', door])) as Status;
  expect(after.membership).toMatchObject({ state: 'online', pending: 0, lastSyncAt: expect.any(String) });

  const { desks, leases } = (await lanyardJson(['desks', 'list', '--data', office])) as {
    desks: { name: string }[];
    leases: unknown[];
  };
  expect(desks.map(({ name }) => name).slice(1)).toEqual(['Door 2', 'Kiosk']);
  expect(leases).toContainEqual(
    expect.objectContaining({ kind: 'station', label: desks[0]?.name, isThis: true, since: expect.any(String) }),
  );
  expect(await lanyardJson(['desks', 'revoke', 'Door 2', '--yes', '--data', office])).toMatchObject({ pending: 0 });
  const revoked = (await lanyardJson(['sync', 'now', '--data', door], 1)) as Status;
  expect(revoked.membership).toMatchObject({ problem: 'revoked' });
  const told = await lanyard(['sync', 'now', '--data', door]);
  expect(told.stdout).toContain('The hub has taken this desk off. Leave it with "lanyard sync leave --force"');
  const away = (await lanyardJson(['desks', 'list', '--data', door])) as { desks: { online: boolean }[] };
  expect(away.desks.filter(({ online }) => online)).toEqual([]);
  expect(await lanyardJson(['sync', 'leave', '--data', door])).toMatchObject({ left: true });

  // Nothing was refused.
  const file = join(await tempFolder(), 'apart.json');
  expect(await lanyardJson(['sync', 'quarantine', '--export', file, '--data', office])).toEqual({ operations: [] });
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ operations: [] });
  expect((await hub.stop()).code).toBe(0);
}, 180_000);

test('what cannot be is said with what to do', async () => {
  const folder = await tempFolder();
  expect((await lanyardError(['pair', 'ABCDE-12345', '--data', folder], 2)).message).toContain(
    'a letter of it is wrong',
  );
  expect((await lanyardError(['desks', 'invite', '--role', 'boss', '--data', folder], 2)).message).toContain('--role');
  expect((await lanyardError(['sync', 'leave', '--data', folder], 2)).message).toContain('belongs to no hub');
  expect((await lanyardError(['hub', '--port', '99999999', '--data', folder], 2)).message).toContain('--port');
  const elsewhere = ['hub', '--database-url', 'mysql://hub:secret99@127.0.0.1/hub', '--data', join(folder, 'new')];
  expect((await lanyardError(elsewhere, 2)).message).toContain('postgres://user:password@host');
}, 60_000);

test('names that would move the cursor of a terminal are shown, and do nothing to it', async () => {
  const data = ['--data', await tempFolder()];
  const created = await lanyardJson([
    'keys',
    'create',
    '--name',
    'Shop\u001b[2J\nof Ada',
    '--scope',
    'figures:read',
    ...data,
  ]);
  expect(created).toMatchObject({ name: 'Shop [2J of Ada' });
  const { stdout, stderr } = await lanyard(['keys', 'revoke', 'Nobody\u009b2J\u001b[2J', ...data]);
  expect(stdout).toBe('');
  expect(stderr).toContain('There is no key "Nobody\ufffd2J\ufffd[2J".');
});

test('what stands in a folder that others may look into is for its user alone', async () => {
  const folder = await tempFolder();
  await chmod(folder, 0o755);
  await lanyardJson(['events', 'create', '--code', 'BEF26', '--name', 'Befriend', '--data', folder]);
  const files = await readdir(folder, { recursive: true });
  expect(files).toContain('lanyard.sqlite');
  for (const file of files) expect([file, (await stat(join(folder, file))).mode & 0o077]).toEqual([file, 0]);
});

test.each([
  [
    ['--address', 'hub', '--address', 'b', '--address', 'c', '--address', 'd', '--address', 'e'],
    '--address may be given 4 times',
  ],
  [['--address', 'no name'], '--address "no name" is no address'],
  [['--host', 'no host'], '--host "no host" is no address'],
])('a hub that is started with %j says which option is wrong', async (options, message) => {
  const wrong = await lanyardError(['hub', '--port', '0', ...options, '--data', await tempFolder()], 2);
  expect(wrong.message).toContain(message);
});
