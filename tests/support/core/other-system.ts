import { request as httpRequest } from 'node:http';
import { connectPinned } from '#main/sync/transport/pinned.ts';
import type { ApiScope } from '#shared/domain/other-systems.ts';
import { openTestCore, type TestCore } from './core.ts';
import { Door } from './door.ts';

export interface Answer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  // biome-ignore lint/suspicious/noExplicitAny: what another system gets is looked at field by field.
  body: any;
}

export interface Asked {
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is a text or bytes already. */
  body?: unknown;
}

/** Another system that asks a hub over HTTPS, with a key. */
export class OtherSystem {
  readonly key: string;
  readonly #hub: { port: number; fingerprint: string };

  constructor(hub: { port: number; fingerprint: string }, key: string) {
    this.#hub = hub;
    this.key = key;
  }

  async ask(method: string, path: string, { headers = {}, body }: Asked = {}): Promise<Answer> {
    const { port, fingerprint } = this.#hub;
    const socket = await connectPinned({ host: '127.0.0.1', port }, fingerprint);
    return new Promise((resolve, reject) => {
      const sent =
        body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      const request = httpRequest(
        {
          method,
          path,
          host: '127.0.0.1',
          createConnection: () => socket,
          headers: {
            ...(this.key === '' ? {} : { authorization: `Bearer ${this.key}` }),
            ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
            connection: 'close',
            ...headers,
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => {
            const text = Buffer.concat(parts).toString('utf8');
            const parsed = text === '' ? null : (JSON.parse(text) as unknown);
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: parsed });
          });
          response.on('error', reject);
        },
      );
      request.on('error', reject);
      request.end(sent);
    });
  }

  get(path: string): Promise<Answer> {
    return this.ask('GET', `/api/v1${path}`);
  }

  /** Says what is so of a registration. */
  put(reference: string, body: unknown, code = 'BEF26'): Promise<Answer> {
    return this.ask('PUT', `/api/v1/events/${code}/registrations/${encodeURIComponent(reference)}`, { body });
  }

  batch(registrations: readonly unknown[], code = 'BEF26'): Promise<Answer> {
    return this.ask('POST', `/api/v1/events/${code}/registrations:batch`, { body: { registrations } });
  }

  cancel(reference: string, code = 'BEF26'): Promise<Answer> {
    return this.ask('DELETE', `/api/v1/events/${code}/registrations/${encodeURIComponent(reference)}`);
  }
}

export const EVERYTHING: ApiScope[] = ['registrations:write', 'registrations:read', 'checkins:read', 'figures:read'];

/** Makes a desk a hub. @returns how another system gets in, with a key for some things or the one that is given */
export async function hostOf(hub: TestCore) {
  const { hosting } = await hub.owner.sync.host({ host: '127.0.0.1', port: 0 });
  if (hosting === null) throw new Error('It does not host');
  const withKey = (key: string) => new OtherSystem(hosting, key);
  const system = async (scopes: ApiScope[] = EVERYTHING, more: { eventId?: string; days?: number } = {}) =>
    withKey((await hub.owner.apiKeys.create({ name: 'Ticket shop', scopes, ...more })).key);
  return { withKey, system };
}

/** A hub with an event, and another system that may do everything there. */
export async function openInterface(event: Parameters<typeof Door.open>[1] = {}) {
  const hub = await openTestCore();
  const door = await Door.open(hub, event);
  const host = await hostOf(hub);
  return { hub, door, ...host, shop: await host.system() };
}
