import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { CustomScheme, Privileges } from 'electron';

type Handler = (request: Request) => Response | Promise<Response>;

/**
 * Custom schemes in a browser that has none: `app://lanyard/x` is `http://lanyard.localhost:<port>/x` there. Addresses
 * under `localhost` are secure contexts and origins of their own, like those of a standard and secure scheme.
 */
export class Gateway {
  readonly #privileges = new Map<string, Privileges>();
  readonly #handlers = new Map<string, Handler>();
  #port = 0;

  register(schemes: CustomScheme[]): void {
    for (const { scheme, privileges } of schemes) this.#privileges.set(scheme, privileges ?? {});
  }

  handle(scheme: string, handler: Handler): void {
    if (this.#handlers.has(scheme)) throw new Error(`The scheme ${scheme} has a handler`);
    this.#handlers.set(scheme, handler);
  }

  async listen(): Promise<void> {
    const server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Where the browser finds an address of the app. @throws when the scheme could not be loaded by Electron either */
  toBrowser(address: string): string {
    const { protocol, host, pathname, search, hash } = new URL(address);
    const privileges = this.#privileges.get(protocol.slice(0, -1));
    if (privileges === undefined) return address;
    if (!privileges.standard || !privileges.secure) throw new Error(`ERR_UNKNOWN_URL_SCHEME: ${protocol} is no origin`);
    return `http://${host}.localhost:${this.#port}${pathname}${search}${hash}`;
  }

  /** What the address would be under Electron. */
  fromBrowser(address: string): string {
    const [scheme] = this.#privileges.keys();
    const found = new RegExp(`^http://([^/:]+)\\.localhost:${this.#port}(.*)$`, 's').exec(address);
    return found === null || scheme === undefined ? address : `${scheme}://${found[1]}${found[2]}`;
  }

  /** The origin of an address as Chromium writes it. */
  originOf(address: string): string {
    const [scheme] = this.#privileges.keys();
    const own = this.fromBrowser(address);
    if (scheme !== undefined && own.startsWith(`${scheme}://`)) return `${scheme}://${new URL(own).host}`;
    return URL.canParse(own) ? new URL(own).origin : 'null';
  }

  async #answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const address = this.fromBrowser(`http://${incoming.headers.host}${incoming.url}`);
    const scheme = new URL(address).protocol.slice(0, -1);
    const handler = this.#handlers.get(scheme);
    if (handler === undefined) return void outgoing.destroy();
    const method = incoming.method ?? 'GET';
    const carries = method !== 'GET' && method !== 'HEAD' && this.#privileges.get(scheme)?.supportFetchAPI === true;
    const request = new Request(address, {
      method,
      headers: Object.entries(incoming.headers).flatMap(([name, value]) =>
        typeof value === 'string' && name !== 'host' ? [[name, value] as [string, string]] : [],
      ),
      ...(carries ? { body: Readable.toWeb(incoming) as unknown as ReadableStream, duplex: 'half' } : {}),
    } as RequestInit);
    Object.defineProperty(request, 'initiatorOrigin', { value: this.#initiator(incoming) });
    const response = await handler(request);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body === null) outgoing.end();
    else Readable.fromWeb(response.body as unknown as NodeReadableStream).pipe(outgoing);
  }

  /** Who asked, which Electron takes from the browser and not from the page. */
  #initiator(request: IncomingMessage): string | undefined {
    if (request.headers['sec-fetch-site'] === 'none') return undefined;
    if (request.headers.origin !== undefined) return this.originOf(request.headers.origin);
    if (request.headers['sec-fetch-site'] === 'same-origin') return this.originOf(`http://${request.headers.host}/`);
    return 'null';
  }
}
