import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Download } from '#main/core/downloads.ts';
import { bracketed, isLoopback, listen, outerAddresses } from '#main/core/network.ts';
import type { Log } from '#main/ports/log.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Channel } from '#shared/rpc/channel.ts';
import { BEAT_MS } from '#shared/rpc/envelope.ts';
import type { Origin } from '#shared/rpc/server.ts';
import { readAsset, SECURITY_HEADERS } from '../assets.ts';
import type { Desk } from '../desk.ts';
import { readDownload } from '../download.ts';
import { uploadOf, uploadStatus } from '../upload.ts';
import { newBrowsers, recallBrowsers, rememberBrowsers } from './browsers.ts';
import { Guard } from './guard.ts';

/** Browsers call themselves by long names; more than this is somebody's joke. */
const MAX_CLIENT = 300;

/** Larger than any call, smaller than what hurts. In bytes. */
const MAX_MESSAGE = 4 * 1024 * 1024;

export interface HeadlessServer {
  /** Address with the launch token, for a browser. */
  readonly url: string;
  /** The same for browsers on other computers; none where this computer alone is served. */
  readonly outerUrls: readonly string[];
  /** Takes no new connections: the app is about to stop, and pages that come back meanwhile find it half gone. */
  refuse(): void;
  close(): Promise<void>;
}

/** Serves the renderer and the contract over HTTP and WebSocket. */
export async function serveHeadless(
  desk: Desk,
  options: { host: string; port: number | null; folder: string; rendererFolder: string },
): Promise<HeadlessServer> {
  // Beyond this computer nothing is encrypted: what was seen on the network once must not open the next launch.
  const remembers = isLoopback(options.host);
  const browsers = remembers ? await recallBrowsers(options.folder, Date.now()) : newBrowsers(Date.now());
  const guard = new Guard(options.host, browsers.key);
  const server = createServer((request, response) => {
    answer(desk, guard, options.rendererFolder, request, response).catch((error: unknown) => {
      desk.log.error('A request failed', error, { path: request.url?.split('?')[0] });
      if (!response.headersSent) refuse(response, 500, 'Something went wrong inside the app. The log has the details.');
      else response.destroy();
    });
  });
  let closing = false;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE });
  server.on('upgrade', (request, socket, head) => {
    // Node leaves the socket to us: without this, a peer that vanishes would end the process.
    socket.on('error', () => socket.destroy());
    const allowed =
      !closing &&
      urlOf(request)?.pathname === '/rpc' &&
      guard.hostAllowed(request) &&
      guard.originAllowed(request) &&
      guard.knows(request);
    if (!allowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) =>
      desk.serve(webSocketChannel(client, desk.log), 'anyone', originOf(request)),
    );
  });
  const port = await listenWhereOpenPagesLook(server, options.host, options.port, browsers.port);
  if (remembers) {
    await rememberBrowsers(options.folder, { ...browsers, port }).catch((error: Error) =>
      desk.log.warn('Pages that are open will not find the app again', { reason: error.message }),
    );
  }
  const beats = setInterval(() => beat(sockets), BEAT_MS);
  beats.unref();
  const isEverywhere = options.host === '0.0.0.0' || options.host === '::';
  const urlAt = (host: string) => `http://${bracketed(host)}:${port}/?token=${guard.token}`;
  const outer = isLoopback(options.host)
    ? []
    : isEverywhere
      ? outerAddresses().map(({ address }) => address)
      : [options.host];
  return {
    url: urlAt(isEverywhere ? '127.0.0.1' : options.host),
    outerUrls: outer.map(urlAt),
    refuse() {
      closing = true;
    },
    async close() {
      clearInterval(beats);
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(
  desk: Desk,
  guard: Guard,
  rendererFolder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!guard.hostAllowed(request)) return refuse(response, 403, 'This address is not one of this computer.');
  const url = urlOf(request);
  if (url === null) return refuse(response, 400, 'This is not an address.');
  const token = url.searchParams.get('token');
  if (url.pathname === '/' && token !== null && guard.matches(token)) {
    // The token leaves the address bar, and with it the history and any screenshot.
    response.writeHead(303, { ...SECURITY_HEADERS, location: '/', 'set-cookie': guard.cookie(request) }).end();
    return;
  }
  if (!guard.knows(request)) {
    return refuse(
      response,
      401,
      'Open the address that Lanyard printed when it was started; it holds a key for this launch.',
    );
  }
  if (request.method === 'POST' && url.pathname === '/upload') {
    if (!guard.originAllowed(request)) return refuse(response, 403, 'This page may not send files to Lanyard.');
    return upload(desk, url, request, response);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'This is not possible here.');
  const download = desk.core.downloads.find(url.pathname);
  if (download !== null) return handOver(download, request, response);
  const asset = await readAsset(rendererFolder, url.pathname);
  if (asset === null) return refuse(response, 404, 'There is nothing at this address.');
  response.writeHead(200, asset.headers).end(request.method === 'HEAD' ? undefined : asset.body);
}

async function handOver(download: Download, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const file = await readDownload(download);
  if (file === null) return refuse(response, 404, 'This file is not there any more. Make it again.');
  response.writeHead(200, file.headers);
  if (request.method === 'HEAD') {
    file.body.destroy();
    response.end();
    return;
  }
  await pipeline(file.body, response);
}

/** Where a request comes from; null for a browser on this computer. */
function originOf(request: IncomingMessage): Origin | null {
  const address = request.socket.remoteAddress ?? '';
  if (isLoopback(address.replace(/^::ffff:/, ''))) return null;
  return { address, client: request.headers['user-agent']?.slice(0, MAX_CLIENT) ?? null };
}

/** What a request asks for, or null for what is no address, such as `//`. */
function urlOf(request: IncomingMessage): URL | null {
  const base = 'http://localhost';
  const given = request.url ?? '/';
  return URL.canParse(given, base) ? new URL(given, base) : null;
}

async function upload(desk: Desk, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { uploads } = desk.core;
  const { name, whole } = uploadOf(url);
  try {
    // Said before it is sent, and the rest is not waited for.
    await uploads.requireRoom(Number(request.headers['content-length'] ?? 0), whole);
    const uploadId = await uploads.save(name, request, whole);
    response
      .writeHead(200, { ...SECURITY_HEADERS, 'content-type': 'application/json' })
      .end(JSON.stringify({ uploadId }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    response.setHeader('connection', 'close');
    refuse(response, uploadStatus(error), error.message);
  }
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' }).end(`${message}\n`);
}

function webSocketChannel(socket: WebSocket, log: Log): Channel {
  const messageListeners: ((message: unknown) => void)[] = [];
  socket.on('message', (data, isBinary) => {
    if (isBinary) return socket.close(1003);
    let message: unknown;
    try {
      message = JSON.parse(String(data));
    } catch {
      return socket.close(1007);
    }
    for (const listener of messageListeners) listener(message);
  });
  socket.on('pong', () => silent.delete(socket));
  socket.on('error', (error) => log.warn('A connection failed', { reason: error.message }));
  return {
    send(message) {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
    onMessage: (listener) => void messageListeners.push(listener),
    onClose: (listener) => void socket.on('close', listener),
    close: () => socket.close(1001),
  };
}

/** Those that have not answered since the last beat are gone, whatever the system still believes of the connection. */
const silent = new WeakSet<WebSocket>();

/** Asks all whether they are there, and lets pages notice that the app is. */
function beat(sockets: WebSocketServer): void {
  for (const client of sockets.clients) {
    if (silent.has(client)) {
      client.terminate();
      continue;
    }
    silent.add(client);
    client.ping();
    // Pages do not see a ping.
    client.send(JSON.stringify({ type: 'beat' }));
  }
}

/**
 * Listens on the port that was asked for; without one, on that of the last time, if it is still to be had.
 * @returns the port
 */
async function listenWhereOpenPagesLook(
  server: Server,
  host: string,
  asked: number | null,
  last: number,
): Promise<number> {
  const at = (port: number) => listen(server, host, port, true);
  if (asked !== null || last === 0) return at(asked ?? 0);
  return at(last).catch(() => at(0));
}
