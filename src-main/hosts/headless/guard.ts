import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import { bracketed, isLoopback } from '#main/core/network.ts';

/** With the port: browsers give a cookie to all ports of a host, and another desk may be served on this computer. */
const cookieName = (request: IncomingMessage) => `lanyard-${request.socket.localPort}`;

/**
 * Decides who may talk to the headless host. Any web page that is open in a browser on this computer can reach a socket on
 * loopback, so three things are asked: the launch token (on the first visit, which leaves a cookie), a Host that is an
 * address of this computer (against DNS rebinding), and, wherever something can be changed, an Origin that is our own.
 */
export class Guard {
  /** Made anew at each launch. */
  readonly token = randomBytes(24).toString('base64url');
  readonly #names: ReadonlySet<string>;
  readonly #key: string;

  /**
   * @param host the address that the server was told to listen on
   * @param key what the cookie holds: the same at each launch, so that pages that are open come back by themselves
   */
  constructor(host: string, key: string) {
    this.#key = key;
    const others = isLoopback(host) ? [] : ownAddresses().map(bracketed);
    this.#names = new Set([bracketed(host), '127.0.0.1', 'localhost', '[::1]', ...others]);
  }

  /** Whether the request names this computer as its host. */
  hostAllowed(request: IncomingMessage): boolean {
    const name = /^(\[[^\]]+\]|[^:]+)(?::\d+)?$/.exec(request.headers.host ?? '')?.[1];
    return name !== undefined && this.#names.has(name.toLowerCase());
  }

  /** Whether the page behind the request is our own. Browsers send Origin with every WebSocket and every POST. */
  originAllowed(request: IncomingMessage): boolean {
    return request.headers.origin === `http://${request.headers.host}`;
  }

  /** Whether the browser has come with a launch token before. */
  knows(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(';').map((part) => part.trim());
    const start = `${cookieName(request)}=`;
    return cookies.some((part) => part.startsWith(start) && same(part.slice(start.length), this.#key));
  }

  /** Whether this is the token of this launch. */
  matches(token: string): boolean {
    return same(token, this.token);
  }

  cookie(request: IncomingMessage): string {
    return `${cookieName(request)}=${this.#key}; HttpOnly; SameSite=Strict; Path=/`;
  }
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map((entry) => entry.address));
}

/** Compares in a time that does not depend on how much is right. */
function same(given: string, right: string): boolean {
  return timingSafeEqual(digest(given), digest(right));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
