import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { listen } from '#main/core/network.ts';
import type { Log } from '#main/ports/log.ts';
import { LONGEST_FRAME } from '../frames.ts';
import type { HubIdentity } from '../transport/identity.ts';
import type { HubDesks } from './desks.ts';
import { addressOf, answerJson, answerRefusal, bearerOf, HttpRefusal, readJson } from './http.ts';
import { RateLimit } from './limits.ts';
import { type HubInfo, PairRequest } from './pairing.ts';
import type { HubRegister, PairedDesk } from './register.ts';

/** A secret that is guessed is one of 2^48; nobody mistypes a code more often. */
const PAIRING = { most: 10, withinMs: 60_000 };
/** Wrong tokens of one address. */
const STRANGERS = { most: 60, withinMs: 60_000 };
/** Who the hub is, which anybody may ask: all laptops of an event may come from one address. */
const ANYBODY = { most: 600, withinMs: 60_000 };
/** Of one desk: thousands of small files when it is new, and connections over a network that is hardly there. */
const REQUESTS = { most: 20_000, withinMs: 60_000 };
const CONNECTIONS = { most: 240, withinMs: 60_000 };
const MOST_PAIR_BYTES = 4096;
const MOST_CONNECTIONS = 2000;
const HEADERS_MS = 10_000;

/** What else a hub serves; each looks at the address and says whether it was its own. */
export interface HubRoute {
  answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean>;
}

export interface HubServerOptions {
  identity: HubIdentity;
  register: HubRegister;
  desks: HubDesks;
  info(): Promise<HubInfo>;
  /** Whether a process of this hub works under this id. */
  isOfHub(deskId: string): boolean;
  /** For paired desks alone. */
  deskRoute?(request: IncomingMessage, response: ServerResponse, url: URL, desk: PairedDesk): Promise<boolean>;
  routes?: readonly HubRoute[];
  log: Log;
}

/** The hub as the network sees it: HTTPS and WebSocket on one port. */
export class HubServer {
  readonly #options: HubServerOptions;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_FRAME, perMessageDeflate: false });
  readonly #pairing = new RateLimit(PAIRING);
  readonly #strangers = new RateLimit(STRANGERS);
  readonly #anybody = new RateLimit(ANYBODY);
  readonly #requests = new RateLimit(REQUESTS);
  readonly #connections = new RateLimit(CONNECTIONS);
  #port = 0;

  constructor(options: HubServerOptions) {
    this.#options = options;
    const { key, certificate } = options.identity;
    this.#server = createServer({ key, cert: certificate, minVersion: 'TLSv1.2', headersTimeout: HEADERS_MS });
    this.#server.maxConnections = MOST_CONNECTIONS;
    this.#server.on('request', (request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        if (!(error instanceof HttpRefusal)) options.log.error('A request to the hub failed', error, pathOf(request));
        answerRefusal(response, error);
      });
    });
    this.#server.on('upgrade', (request, socket, head) => {
      // Node leaves the socket to us: without this, a peer that vanishes would end the process.
      socket.on('error', () => socket.destroy());
      this.#upgrade(request, socket, head).catch((error: unknown) => {
        const { status, code } = error instanceof HttpRefusal ? error : { status: 500, code: 'internal' };
        if (status === 500) options.log.error('A desk could not be taken in', error);
        socket.end(`HTTP/1.1 ${status} Refused\r\nx-lanyard-refusal: ${code}\r\nConnection: close\r\n\r\n`);
      });
    });
  }

  get port(): number {
    return this.#port;
  }

  /** @throws AppError where nothing can listen there */
  async listen(host: string, port: number): Promise<void> {
    this.#port = await listen(this.#server, host, port, false);
    this.#server.on('error', (error) => this.#options.log.error('The server of the hub failed', error));
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    // Desks were told by now; whoever has not gone is cut off.
    setTimeout(() => {
      for (const socket of this.#sockets.clients) socket.terminate();
      this.#server.closeAllConnections();
    }, 300).unref();
    this.#server.closeIdleConnections();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = urlOf(request);
    const asked = `${request.method} ${url.pathname}`;
    if (asked === 'GET /v1/hub') {
      limited(this.#anybody, addressOf(request));
      return answerJson(response, await this.#options.info());
    }
    if (asked === 'POST /v1/pair') return this.#pair(request, response);
    if (url.pathname.startsWith('/v1/')) {
      const desk = await this.#deskOf(request);
      limited(this.#requests, desk.deskId);
      if ((await this.#options.deskRoute?.(request, response, url, desk)) === true) return;
    }
    for (const route of this.#options.routes ?? []) if (await route.answer(request, response, url)) return;
    limited(this.#anybody, addressOf(request));
    throw new HttpRefusal(404, 'notFound', 'There is nothing at this address.');
  }

  async #pair(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = addressOf(request);
    if (!this.#pairing.take(address)) {
      response.setHeader('retry-after', String(PAIRING.withinMs / 1000));
      throw new HttpRefusal(429, 'tooManyAttempts', 'Too many codes were tried from this computer. Wait a minute.');
    }
    const parsed = PairRequest.safeParse(await readJson(request, MOST_PAIR_BYTES));
    if (!parsed.success) throw new HttpRefusal(400, 'invalidInput', 'This is no request to be paired.');
    const { secret, ...newcomer } = parsed.data;
    const { register, isOfHub } = this.#options;
    const paired = isOfHub(newcomer.deskId) ? 'taken' : await register.redeem(secret, { ...newcomer, address });
    if (paired === null) {
      throw new HttpRefusal(
        403,
        'codeSpent',
        'This code was used already, is older than five minutes, or was never given. Ask for a new one at the hub.',
      );
    }
    if (paired === 'taken') {
      throw new HttpRefusal(
        409,
        'deskTaken',
        'The hub knows another laptop by the identity of this one, as where a data folder was copied. Take that one off at the hub, or begin here with a new data folder.',
      );
    }
    // A right code is no guess: all laptops of an event may come from one address.
    this.#pairing.giveBack(address);
    this.#options.log.info('A desk was paired', { deskId: newcomer.deskId, name: paired.name, role: paired.role });
    this.#options.desks.tell();
    answerJson(response, paired);
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (urlOf(request).pathname !== '/v1/sync') throw new HttpRefusal(404, 'notFound', '');
    const desk = await this.#deskOf(request);
    limited(this.#connections, desk.deskId);
    this.#sockets.handleUpgrade(request, socket, head, (client) =>
      this.#options.desks.accept(client, desk, addressOf(request)),
    );
  }

  /** @throws HttpRefusal for whoever is no desk of this hub, or none any more */
  async #deskOf(request: IncomingMessage): Promise<PairedDesk> {
    const token = bearerOf(request);
    const desk = token === null ? null : await this.#options.register.byToken(token);
    if (desk === null) {
      const status = this.#strangers.take(addressOf(request)) ? 401 : 429;
      throw new HttpRefusal(status, 'unknownDesk', 'This hub does not know you. Pair this desk with a code.');
    }
    if (desk.revokedAt !== null) {
      throw new HttpRefusal(401, 'revoked', 'This desk was taken off the hub. Pair it anew with a code.');
    }
    return desk;
  }
}

/** @throws HttpRefusal for whoever asks too often */
function limited(limit: RateLimit, who: string): void {
  if (!limit.take(who)) throw new HttpRefusal(429, 'tooManyRequests', 'This was asked too often. Wait a minute.');
}

function urlOf(request: IncomingMessage): URL {
  const given = request.url ?? '/';
  if (!URL.canParse(given, 'https://hub')) throw new HttpRefusal(400, 'invalidInput', 'This is not an address.');
  return new URL(given, 'https://hub');
}

function pathOf(request: IncomingMessage): { path: string } {
  return { path: (request.url ?? '').split('?')[0] ?? '' };
}
