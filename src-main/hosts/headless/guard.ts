import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';

const COOKIE = 'lanyard';

/**
 * Decides who may talk to the headless host. Any web page that is open in a browser on this computer can reach a socket on
 * loopback, so three things are asked: the launch token (as a cookie, after the first visit), a Host that is an address of
 * this computer (against DNS rebinding), and, wherever something can be changed, an Origin that is our own.
 */
export class Guard {
  /** Made anew at each launch. */
  readonly token = randomBytes(24).toString('base64url');
  readonly #names: ReadonlySet<string>;

  /** @param host the address that the server was told to listen on */
  constructor(host: string) {
    const own = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map((entry) => entry.address));
    const isOpen = host !== '127.0.0.1' && host !== 'localhost' && host !== '::1';
    this.#names = new Set([
      '127.0.0.1',
      'localhost',
      '[::1]',
      ...(isOpen ? [bracketed(host), ...own.map(bracketed)] : []),
    ]);
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

  signedIn(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(';').map((part) => part.trim());
    return cookies.some((part) => part.startsWith(`${COOKIE}=`) && this.matches(part.slice(COOKIE.length + 1)));
  }

  /** Compares in a time that does not depend on how much is right. */
  matches(token: string): boolean {
    return timingSafeEqual(digest(token), digest(this.token));
  }

  cookie(): string {
    return `${COOKIE}=${this.token}; HttpOnly; SameSite=Strict; Path=/`;
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function bracketed(address: string): string {
  return (address.includes(':') && !address.startsWith('[') ? `[${address}]` : address).toLowerCase();
}
