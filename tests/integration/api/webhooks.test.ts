import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { mayReach, targetOf } from '#main/features/api/webhooks/addresses.ts';
import { openInterface } from '../../support/core/other-system.ts';

const soon = { timeout: 15_000, interval: 20 };
const DAY = 24 * 60 * 60_000;

interface Got {
  headers: IncomingHttpHeaders;
  text: string;
  body: { type: string; timestamp: string; data: Record<string, unknown> };
}

/** Somebody who is told; what it answers can be changed. */
async function openReceiver(port = 0) {
  const got: Got[] = [];
  const state = { status: 200, location: '' };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8');
      got.push({ headers: request.headers, text, body: JSON.parse(text) as Got['body'] });
      response.writeHead(state.status, state.location === '' ? {} : { location: state.location }).end('thanks');
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  onTestFinished(async () => {
    server.closeAllConnections();
    await close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { got, state, close, port: address.port, url: `http://127.0.0.1:${address.port}/told` };
}

/** As the specification of Standard Webhooks has it, and nothing of ours. */
function isSigned(secret: string, { headers, text }: Got): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const content = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${text}`;
  const wanted = createHmac('sha256', key).update(content).digest('base64');
  return String(headers['webhook-signature'])
    .split(' ')
    .some((each) => each === `v1,${wanted}`);
}

test('a receiver is told in order, and sees by the signature that it comes from here', async () => {
  const { hub, door, shop } = await openInterface();
  const receiver = await openReceiver();
  await shop.put('BEFORE', { name: 'Before' });
  const { secret, webhook } = await hub.owner.webhooks.create({
    url: receiver.url,
    topics: ['checkin', 'registration'],
  });
  await shop.put('A', { name: 'Ada', ticketCodes: ['T-A'] });
  await door.scan('T-A');
  await door.scan('T-NOBODY');
  await door.undo();
  await vi.waitFor(() => expect(receiver.got).toHaveLength(3), soon);
  expect(receiver.got.map(({ body }) => body.type)).toEqual([
    'registration.changed',
    'checkin.admitted',
    'checkin.undone',
  ]);
  expect(receiver.got[0]?.body.data).toMatchObject({ event: 'BEF26', reference: 'A', name: 'Ada' });
  // Of a check-in no more is said than whoever may pull them gets.
  const { checkIns } = (await shop.get('/events/BEF26/checkins')).body;
  expect(receiver.got[1]?.body.data).toEqual({ event: 'BEF26', ...checkIns[0] });
  for (const got of receiver.got) {
    expect(isSigned(secret, got)).toBe(true);
    expect(isSigned(`whsec_${Buffer.alloc(32).toString('base64')}`, got)).toBe(false);
    expect(isSigned(secret, { ...got, text: `${got.text} ` })).toBe(false);
  }
  expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
  expect(await hub.owner.webhooks.test({ id: webhook.id })).toEqual({ delivered: true, problem: null });
  expect(receiver.got.at(-1)?.body).toMatchObject({ type: 'ping', data: {} });

  const kept = JSON.stringify([
    await hub.core.context.store.read.all('SELECT * FROM webhooks'),
    await hub.core.context.store.read.all('SELECT * FROM operations'),
    hub.log.lines,
    await hub.owner.webhooks.list({}),
  ]);
  expect(kept).not.toContain(secret.slice(6));
  await hub.owner.webhooks.remove({ id: webhook.id });
  await shop.put('C', { name: 'Cleo' });
  expect(await hub.owner.webhooks.list({})).toEqual({ webhooks: [] });
  expect(receiver.got).toHaveLength(4);
});

test('what could not be delivered is tried again, in order, also after the app was closed', async () => {
  const { hub, shop } = await openInterface();
  const down = await openReceiver();
  await hub.owner.webhooks.create({ url: down.url, topics: ['registration'] });
  down.state.status = 503;
  await shop.put('A', { name: 'Ada' });
  await shop.put('B', { name: 'Bea' });
  const state = async () => (await hub.owner.webhooks.list({})).webhooks[0];
  await vi.waitFor(
    async () => expect(await state()).toMatchObject({ state: 'waiting', attempts: 1, problem: 'It answered 503.' }),
    soon,
  );
  expect((await state())?.nextAt).toBe(hub.clock.now() + 5000);
  await down.close();
  hub.clock.advance(5000);
  await shop.put('C', { name: 'Cleo' });
  await vi.waitFor(
    async () => expect(await state()).toMatchObject({ attempts: 2, problem: 'Nobody listens there.' }),
    soon,
  );
  await hub.restart();
  hub.clock.advance(15_000);
  const up = await openReceiver(down.port);
  // As a host that runs on takes it up; a test opens its core without.
  await hub.owner.sync.host({ host: '127.0.0.1', port: 0 });
  await vi.waitFor(() => expect(up.got).toHaveLength(3), soon);
  expect(up.got.map(({ body }) => body.data.reference)).toEqual(['A', 'B', 'C']);
  expect(up.got[0]?.headers['webhook-id']).toBe(down.got[0]?.headers['webhook-id']);
  await vi.waitFor(async () => expect(await state()).toMatchObject({ state: 'working', problem: null }), soon);
});

test('what goes wrong within the app is seen, and tried again', async () => {
  const { hub, shop } = await openInterface();
  hub.log.expect(/Another system could not be told/);
  const receiver = await openReceiver();
  await hub.owner.webhooks.create({ url: receiver.url, topics: ['registration'] });
  const { secrets } = hub.ports();
  const get = vi.spyOn(secrets, 'get').mockRejectedValue(new Error('The keychain is locked'));
  await shop.put('A', { name: 'Ada' });
  const state = async () => (await hub.owner.webhooks.list({})).webhooks[0];
  await vi.waitFor(
    async () => expect(await state()).toMatchObject({ state: 'waiting', attempts: 1, problem: expect.any(String) }),
    soon,
  );
  get.mockRestore();
  hub.clock.advance(5000);
  await shop.put('B', { name: 'Bea' });
  await vi.waitFor(() => expect(receiver.got.map(({ body }) => body.data.reference)).toEqual(['A', 'B']), soon);
  await vi.waitFor(async () => expect(await state()).toMatchObject({ state: 'working', problem: null }), soon);
});

test('whoever has not answered for a day is not asked any more, and those in charge are told', async () => {
  const { hub, shop } = await openInterface();
  await hub.signedIn('administrator', 'Chief');
  const receiver = await openReceiver();
  receiver.state.status = 500;
  const { webhook } = await hub.owner.webhooks.create({ url: receiver.url, topics: ['registration'] });
  const state = async () => (await hub.owner.webhooks.list({})).webhooks[0];
  await shop.put('A', { name: 'Ada' });
  await vi.waitFor(async () => expect((await state())?.attempts).toBe(1), soon);
  hub.clock.advance(DAY);
  await shop.put('B', { name: 'Bea' });
  await vi.waitFor(async () => expect((await state())?.state).toBe('stopped'), soon);
  const chief = await hub.signedIn('administrator', 'Chief');
  await vi.waitFor(async () => {
    const { notifications } = await chief.client.notifications.list({});
    expect(notifications).toMatchObject([{ kind: 'webhookStopped', data: { host: '127.0.0.1' } }]);
  }, soon);
  const before = receiver.got.length;
  hub.clock.advance(DAY);
  await shop.put('C', { name: 'Cleo' });
  receiver.state.status = 200;
  expect(receiver.got).toHaveLength(before);
  await hub.owner.webhooks.resume({ id: webhook.id });
  await vi.waitFor(() => expect(receiver.got).toHaveLength(before + 3), soon);
  expect(receiver.got.slice(before).map(({ body }) => body.data.reference)).toEqual(['A', 'B', 'C']);
});

test('a redirection is no success, and nobody is sent on', async () => {
  const { hub } = await openInterface();
  const [first, second] = [await openReceiver(), await openReceiver()];
  first.state.status = 307;
  first.state.location = second.url;
  const { webhook } = await hub.owner.webhooks.create({ url: first.url, topics: ['checkin'] });
  expect(await hub.owner.webhooks.test({ id: webhook.id })).toEqual({ delivered: false, problem: 'It answered 307.' });
  expect(second.got).toEqual([]);
});

test('each webhook goes on by itself, for the event that it is for', async () => {
  const { hub, door, shop } = await openInterface();
  await hub.owner.events.create({ code: 'OTHER', title: 'Another one' });
  const [stuck, working] = [await openReceiver(), await openReceiver()];
  stuck.state.status = 500;
  await hub.owner.webhooks.create({ url: stuck.url, topics: ['registration'] });
  await hub.owner.webhooks.create({ url: working.url, topics: ['registration'], eventId: door.event.id });
  await shop.put('A', { name: 'Ada' });
  await shop.put('O', { name: 'Other' }, 'OTHER');
  await shop.put('B', { name: 'Bea' });
  await vi.waitFor(() => expect(working.got).toHaveLength(2), soon);
  expect(working.got.map(({ body }) => body.data.reference)).toEqual(['A', 'B']);
  expect(stuck.got).toHaveLength(1);
});

test.each([
  'http://example.org/plain',
  'http://10.0.0.1/plain',
  'https://169.254.169.254/latest/meta-data',
  'https://0xA9FEA9FE/',
  'https://2852039166/',
  'https://[fe80::1]/',
  'https://[::ffff:169.254.169.254]/',
  'https://[fd00:ec2::254]/',
  'https://[64:ff9b::a9fe:a9fe]/',
  'https://0.0.0.0/',
  'https://100.100.100.200/',
  'https://user:secret@example.org/',
  'ftp://example.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'nothing',
])('nothing is sent to %s', (url) => {
  expect(() => targetOf(url)).toThrow(expect.objectContaining({ code: 'invalidInput' }));
});

test('https goes anywhere else, and http to this computer', () => {
  for (const url of [
    'https://example.org/x',
    'https://10.0.0.1/x',
    'http://127.0.0.1:80/',
    'http://localhost/',
    'http://[::1]/',
  ])
    expect(targetOf(url).url.href).toBe(new URL(url).href);
  // A name that leads elsewhere than it did is looked at when it is connected to.
  expect(mayReach('169.254.169.254', false)).toBe(false);
  expect(mayReach('10.0.0.1', true)).toBe(false);
  expect(mayReach('93.184.216.34', false)).toBe(true);
  expect(mayReach('no address', false)).toBe(false);
});
