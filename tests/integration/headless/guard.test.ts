import { once } from 'node:events';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Serving, serve } from '../../support/core/cli.ts';
import { tempFolder } from '../../support/core/folder.ts';

/*
 * Any page in any browser on this computer can reach a socket on loopback. What keeps it out is tried here from outside,
 * with requests as such pages, and worse ones, can send them.
 */
let folder: string;
let app: Serving;
let address: URL;
let cookie: string;

beforeEach(async () => {
  folder = await tempFolder();
  app = await serve(folder);
  address = new URL(app.url);
  cookie = (await ask({ path: `/${address.search}` })).headers['set-cookie']?.[0]?.split(';')[0] ?? '';
});

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
}

async function ask(given: {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}): Promise<Answer> {
  const request = httpRequest({
    host: address.hostname,
    port: address.port,
    path: given.path ?? '/',
    method: given.method ?? 'GET',
    headers: { host: address.host, ...given.headers },
  });
  request.end(given.body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}

/** How an attempt to open the contract's socket ends: as an open socket, or with a status. */
async function open(path: string, headers: Record<string, string>): Promise<WebSocket | number> {
  const socket = new WebSocket(`ws://${address.host}${path}`, { headers });
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.once('error', reject);
  });
}

async function opened(): Promise<WebSocket> {
  const socket = await open('/rpc', { cookie, origin: address.origin });
  if (typeof socket === 'number') throw new Error(`The socket was refused with ${socket}`);
  return socket;
}

describe('pages', () => {
  test('are shown to who has the key of this launch, and it leaves the address at once', async () => {
    const entry = await ask({ path: `/${address.search}` });
    expect(entry).toMatchObject({ status: 303, headers: { location: '/' } });
    expect(entry.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    const page = await ask({ headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.text).toContain('<div id="root">');
    expect(page.text).not.toContain(address.searchParams.get('token'));
  });

  test.each([
    ['without a key', '/', {}],
    ['with a wrong key', '/?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', {}],
    ['with an empty key', '/?token=', {}],
    ['with a wrong cookie', '/', { cookie: 'lanyard=AAAA; lanyard-80=BBBB' }],
    ['for a file of the app', '/assets/index.js', {}],
  ])('are not shown %s', async (_, path, headers) => {
    const answer = await ask({ path, headers });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('Open the address that Lanyard printed');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('the key of an earlier launch opens nothing, but a page that is open finds the app again', async () => {
    const before = address;
    await app.stop();
    app = await serve(folder);
    address = new URL(app.url);
    expect((await ask({ path: `/${before.search}` })).status).toBe(401);
    expect(address.host).toBe(before.host);
    (await opened()).terminate();
    const kept = await stat(join(folder, 'browsers.json'));
    expect(kept.mode & 0o077).toBe(0);
  });

  test('another port is taken where that of the last time is not to be had, and what is kept is of use to nobody else', async () => {
    const before = address;
    await app.stop();
    const other = createServer();
    await once(other.listen(Number(before.port), '127.0.0.1'), 'listening');
    try {
      app = await serve(folder);
      address = new URL(app.url);
      expect(address.port).not.toBe(before.port);
      expect((await ask({ path: `/${address.search}` })).status).toBe(303);
    } finally {
      other.close();
    }
    await app.stop();
    await writeFile(join(folder, 'browsers.json'), '{"port":"x","key":"","since":0}');
    app = await serve(folder);
    address = new URL(app.url);
    const empty = `lanyard-${address.port}=`;
    expect((await ask({ headers: { cookie: empty } })).status).toBe(401);
    expect((await ask({ headers: { cookie } })).status).toBe(401);
  });

  test('a name that was made to lead here is refused, whatever it brings', async () => {
    for (const host of ['evil.example', `evil.example:${address.port}`, '127.0.0.1.evil.example']) {
      const answer = await ask({ path: `/${address.search}`, headers: { host, cookie } });
      expect({ host, status: answer.status }).toEqual({ host, status: 403 });
    }
  });

  test('carry the rules that keep them to themselves', async () => {
    for (const path of ['/', '/nowhere', `/${address.search}`]) {
      const { headers } = await ask({ path, headers: { cookie } });
      expect(headers['content-security-policy'], path).toContain("default-src 'none'");
      expect(headers, path).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    }
  });

  test.each([
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/%00',
    '/%',
    '/..\\..\\package.json',
  ])('there is nothing outside of the app at %s', async (path) => {
    const answer = await ask({ path, headers: { cookie } });
    expect([400, 404]).toContain(answer.status);
    expect(answer.text).not.toContain('"name"');
  });

  test('what is no address is refused, and the next request is answered', async () => {
    expect((await ask({ path: '//', headers: { cookie } })).status).toBe(400);
    expect((await ask({ headers: { cookie } })).status).toBe(200);
  });
});

describe('files that are sent', () => {
  const path = '/upload?name=list.csv';

  test('are taken from the own page alone', async () => {
    const sent = (headers: Record<string, string>) => ask({ path, method: 'POST', headers, body: 'Name\nAda\n' });
    expect((await sent({ origin: address.origin })).status).toBe(401);
    expect((await sent({ cookie })).status).toBe(403);
    expect((await sent({ cookie, origin: 'https://evil.example' })).status).toBe(403);
    expect((await sent({ cookie, origin: 'null' })).status).toBe(403);
    expect(await readdir(join(folder, 'uploads'))).toEqual([]);
    expect((await sent({ cookie, origin: address.origin })).status).toBe(200);
    expect(await readdir(join(folder, 'uploads'))).toHaveLength(1);
  });

  test('are refused before they are sent when they say that they are too large', async () => {
    const headers = { cookie, origin: address.origin, 'content-length': String(600 * 1024 * 1024) };
    const answer = await ask({ path, method: 'POST', headers, body: 'x' }).catch(() => null);
    if (answer !== null) expect(answer).toMatchObject({ status: 413, text: expect.stringContaining('512 MB') });
    expect(await readdir(join(folder, 'uploads'))).toEqual([]);
  });

  test('that hold a whole installation are as large as the disk has room for', async () => {
    const whole = (bytes: number) =>
      ask({
        path: `${path}&whole`,
        method: 'POST',
        headers: { cookie, origin: address.origin, 'content-length': String(bytes) },
        body: 'x',
      }).catch(() => null);
    const answer = await whole(2 ** 52);
    if (answer !== null) expect(answer).toMatchObject({ status: 507, text: expect.stringContaining('no room') });
    expect((await whole(1))?.status).toBe(200);
  });

  test('other methods are not possible', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS']) {
      expect((await ask({ method, headers: { cookie, origin: address.origin } })).status).toBe(405);
    }
  });
});

describe('the socket of the contract', () => {
  test('opens for the own page alone', async () => {
    expect(await open('/rpc', { origin: address.origin })).toBe(403);
    expect(await open('/rpc', { cookie })).toBe(403);
    expect(await open('/rpc', { cookie, origin: 'https://evil.example' })).toBe(403);
    expect(await open('/rpc', { cookie, origin: address.origin, host: 'evil.example' })).toBe(403);
    expect(await open('/elsewhere', { cookie, origin: address.origin })).toBe(403);
    (await opened()).close();
  });

  test('closes on what is no message, and the app goes on', async () => {
    for (const [message, code] of [
      [Buffer.from([1, 2, 3]), 1003],
      ['{ not json', 1007],
    ] as const) {
      const socket = await opened();
      socket.send(message);
      const [closed] = (await once(socket, 'close')) as [number];
      expect(closed).toBe(code);
    }
    (await opened()).close();
  });

  test('says that it is there, and lets go of who does not answer', async () => {
    const there = await opened();
    const gone = new WebSocket(`ws://${address.host}/rpc`, {
      headers: { cookie, origin: address.origin },
      autoPong: false,
    });
    const beats: string[] = [];
    there.on('message', (data) => beats.push(String(data)));
    await once(gone, 'close');
    expect(beats).toContain('{"type":"beat"}');
    expect(there.readyState).toBe(WebSocket.OPEN);
    there.terminate();
  });

  test('a peer that vanishes in mid-handshake takes nothing with it', async () => {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const raw = connect(Number(address.port), address.hostname);
      await once(raw, 'connect');
      raw.write(`GET /rpc HTTP/1.1\r\nHost: ${address.host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`);
      raw.write('Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n');
      raw.resetAndDestroy();
    }
    (await opened()).close();
    expect(app.process.exitCode).toBeNull();
  });
});
