import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { connectPinned } from '#main/sync/transport/pinned.ts';
import { lanyard, lanyardError, lanyardJson, startHub } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';
import { OtherSystem } from '../../support/core/other-system.ts';

type Key = { expiresAt: string | null; key: string; id: string; name: string; state: string; begins: string };

test('a key is made, listed without its secret, good until it is revoked, and named by its id where several have its name', async () => {
  const folder = await tempFolder();
  const hub = await startHub(folder);
  await lanyardJson(['events', 'create', '--code', 'BEF26', '--name', 'Befriend', '--data', folder]);
  const status = (await lanyardJson(['sync', 'status', '--data', folder])) as { hosting: { fingerprint: string } };
  const { fingerprint } = status.hosting;
  (await connectPinned({ host: '127.0.0.1', port: hub.port }, fingerprint)).destroy();

  const create = async (...more: string[]) =>
    (await lanyardJson(['keys', 'create', '--name', 'Shop', '--data', folder, ...more])) as Key;
  const one = await create('--scope', 'registrations:write', '--scope', 'figures:read', '--event', 'BEF26');
  const shop = new OtherSystem({ port: hub.port, fingerprint }, one.key);
  expect((await shop.put('ORD1-1', { name: 'Ada Lovelace' })).status).toBe(201);
  expect(await shop.get('/events/BEF26/figures')).toMatchObject({ status: 200, body: { expected: 1 } });
  expect((await shop.get('/events/BEF26/checkins')).status).toBe(403);

  const { stdout } = await lanyard(['keys', 'list', '--data', folder]);
  expect(stdout).toContain(one.begins);
  expect(stdout).not.toContain(one.key);
  expect(stdout).toContain('for BEF26');
  const two = await create('--scope', 'figures:read', '--days', '7');
  expect(await lanyardError(['keys', 'revoke', 'Shop', '--data', folder], 2)).toMatchObject({ code: 'usage' });
  expect(await lanyardError(['keys', 'revoke', 'Nobody', '--data', folder], 2)).toMatchObject({ code: 'notFound' });
  expect(await lanyardJson(['keys', 'revoke', one.id, '--data', folder])).toMatchObject({ state: 'revoked' });
  expect((await shop.get('/events/BEF26/figures')).status).toBe(401);
  // By its name the one is meant that is good still.
  expect(await lanyardJson(['keys', 'revoke', 'Shop', '--data', folder])).toMatchObject({ id: two.id });
  const again = await lanyardError(['keys', 'revoke', 'Shop', '--data', folder], 2);
  expect(again.message).toContain('was revoked before');
  expect(two.expiresAt).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect((await lanyard(['keys', 'list', '--data', folder])).stdout).toContain(`until ${two.expiresAt}`);
  const { keys } = (await lanyardJson(['keys', 'list', '--data', folder])) as { keys: Key[] };
  expect(keys.map(({ state }) => state)).toEqual(['revoked', 'revoked']);
  expect(JSON.stringify(keys)).not.toContain(two.key);

  for (const wrong of [['--scope', 'everything'], ['--scope', 'figures:read', '--days', '0'], []])
    expect(
      await lanyardError(['keys', 'create', '--name', 'Shop', '--data', folder, ...wrong], 2),
      wrong.join(' '),
    ).toMatchObject({ code: 'usage' });
}, 120_000);

test('a webhook is made, tried out, told where nobody listens, and removed by its address', async () => {
  const folder = await tempFolder();
  await startHub(folder);
  const heard: string[] = [];
  const server = createServer((got, answer) => {
    heard.push(String(got.headers['webhook-signature']));
    got.resume();
    answer.writeHead(heard.length === 1 ? 204 : 500).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/told`;
  const made = await lanyardJson([
    'webhooks',
    'create',
    '--url',
    url,
    '--on',
    'checkin,registration',
    '--data',
    folder,
  ]);
  expect(made).toMatchObject({ url, topics: ['checkin', 'registration'], secret: expect.stringMatching(/^whsec_/) });
  expect(await lanyardJson(['webhooks', 'test', url, '--data', folder])).toMatchObject({ delivered: true });
  expect(await lanyardJson(['webhooks', 'test', url, '--data', folder], 1)).toMatchObject({ delivered: false });
  expect(heard).toEqual([expect.stringMatching(/^v1,/), expect.stringMatching(/^v1,/)]);
  const list = await lanyardJson(['webhooks', 'list', '--data', folder]);
  expect(list).toMatchObject({ webhooks: [{ url }] });
  expect(JSON.stringify(list)).not.toContain('whsec_');
  expect(await lanyardError(['webhooks', 'create', '--url', url, '--on', 'all', '--data', folder], 2)).toMatchObject({
    code: 'usage',
  });
  expect(
    await lanyardError(['webhooks', 'create', '--url', 'http://example.org/x', '--on', 'checkin', '--data', folder], 2),
  ).toMatchObject({ code: 'invalidInput' });
  await lanyardJson(['webhooks', 'remove', url, '--data', folder]);
  expect(await lanyardJson(['webhooks', 'list', '--data', folder])).toEqual({ webhooks: [] });
}, 120_000);
