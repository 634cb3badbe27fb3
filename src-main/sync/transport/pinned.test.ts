import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { hubIdentity } from './identity.ts';
import { askPinned, connectPinned, OtherKey, openPinnedSocket } from './pinned.ts';

const memory = () => {
  const kept = new Map<string, string>();
  return {
    get: async (name: string) => kept.get(name) ?? null,
    set: async (name: string, value: string) => void kept.set(name, value),
  };
};

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function hub(secrets = memory()) {
  const identity = await hubIdentity(secrets);
  const heard: string[] = [];
  const server = createServer({ key: identity.key, cert: identity.certificate }, (request, response) => {
    heard.push(`${request.url} ${request.headers.authorization}`);
    response.end('hello');
  });
  servers.push(server);
  new WebSocketServer({ server }).on('connection', (socket, request) => {
    heard.push(`${request.url} ${request.headers.authorization}`);
    socket.send('hello');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { identity, heard, address: { host: '127.0.0.1', port: (server.address() as AddressInfo).port } };
}

describe('a pinned connection', () => {
  it('is opened to whoever has the key, for questions and for a socket', async () => {
    const { identity, heard, address } = await hub();
    const answer = await askPinned(address, identity.fingerprint, { path: '/one', token: 'secret' });
    expect(answer.statusCode).toBe(200);
    answer.resume();
    const socket = await openPinnedSocket(address, identity.fingerprint.slice(0, 20), {
      path: '/two',
      token: 'secret',
    });
    const [message] = await once(socket, 'message');
    expect(String(message)).toBe('hello');
    socket.terminate();
    expect(heard).toEqual(['/one Bearer secret', '/two Bearer secret']);
  });

  it('is given up where nothing comes any more, before the answer or in the middle of it', async () => {
    const { identity, address } = await hub();
    const [server] = servers;
    server?.removeAllListeners('request').on('request', ({ url }, response) => {
      if (url === '/half') response.write('hel');
    });
    const ask = (path: string) => askPinned(address, identity.fingerprint, { path, silenceMs: 100 });
    await expect(ask('/nothing')).rejects.toThrow('does not answer any more');
    const half = await ask('/half');
    await expect(half.toArray()).rejects.toThrow();
  });

  it('says nothing to somebody with another key', async () => {
    const { heard, address } = await hub();
    const { identity: other } = await hub();
    for (const fingerprint of [other.fingerprint, '']) {
      await expect(askPinned(address, fingerprint, { path: '/', token: 'secret' })).rejects.toThrow(OtherKey);
      await expect(openPinnedSocket(address, fingerprint, { path: '/', token: 'secret' })).rejects.toThrow(OtherKey);
    }
    expect(heard).toEqual([]);
  });

  it('fails where nobody listens, and where it is not waited for', async () => {
    const { identity, address } = await hub();
    servers[0]?.close();
    await expect(connectPinned({ ...address, port: 1 }, identity.fingerprint)).rejects.toThrow('ECONNREFUSED');
    await expect(connectPinned(address, identity.fingerprint, AbortSignal.abort())).rejects.toThrow('not waited for');
  });
});

describe('the identity of a hub', () => {
  it('is the same at each start, and another one elsewhere', async () => {
    const secrets = memory();
    const first = await hubIdentity(secrets);
    expect(await hubIdentity(secrets)).toEqual(first);
    expect((await hubIdentity(memory())).fingerprint).not.toBe(first.fingerprint);
  });
});
