import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { connect, type TLSSocket } from 'node:tls';
import { WebSocket } from 'ws';
import { bracketed } from '#main/core/network.ts';
import { LONGEST_FRAME } from '../frames.ts';
import { fingerprintOf } from './identity.ts';

/** Where a hub listens. */
export interface HubAddress {
  readonly host: string;
  readonly port: number;
}

/** Another key than the one that was agreed on. Nothing was sent to whoever has it. */
export class OtherKey extends Error {
  constructor(address: HubAddress) {
    super(
      `${address.host}:${address.port} answers with another key than the hub that this desk was paired with. Either the hub ` +
        'was set up anew, or somebody else answers in its place. Nothing was sent. Ask for a new code at the hub.',
    );
    this.name = 'OtherKey';
  }
}

/** A network that answers at all answers within this. In ms. */
const CONNECT_MS = 4000;
/** A hub that is asked for something has sent or taken something within this. In ms. */
const SILENCE_MS = 15_000;

/**
 * Opens a connection to whoever proves to have the key. Names and dates of the certificate say nothing: it was made by the hub
 * itself, on a network without names.
 * @param fingerprint of the public key, or how it begins
 * @throws OtherKey, or what went wrong with the network
 */
export function connectPinned(address: HubAddress, fingerprint: string, signal?: AbortSignal): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const { host, port } = address;
    const socket = connect({
      host,
      port,
      rejectUnauthorized: false,
      ALPNProtocols: ['http/1.1'],
      minVersion: 'TLSv1.2',
    });
    const abort = () => socket.destroy(new Error('It was not waited for any longer.'));
    const settle = () => {
      socket.setTimeout(0);
      socket.off('error', reject);
      signal?.removeEventListener('abort', abort);
    };
    signal?.addEventListener('abort', abort);
    if (signal?.aborted === true) abort();
    endIfSilent(socket, address, CONNECT_MS);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error(`${host}:${port} has closed the connection.`)));
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate();
      if (certificate === undefined || fingerprint === '' || !fingerprintOf(certificate).startsWith(fingerprint)) {
        reject(new OtherKey(address));
        socket.destroy();
        return;
      }
      settle();
      resolve(socket);
    });
  });
}

export interface PinnedRequest {
  method?: 'GET' | 'POST' | 'PUT';
  path: string;
  token?: string;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is. */
  stream?(): Readable;
  /** How long nothing may come or go before it is given up, in ms, where the hub has more to do than usual. */
  silenceMs?: number;
}

/**
 * Asks the hub something over a connection that is closed afterwards, and given up where it falls silent, also in the middle of the
 * answer. @returns once the head of the answer is there
 */
export async function askPinned(
  address: HubAddress,
  fingerprint: string,
  { method = 'GET', path, token, headers = {}, body, stream, silenceMs = SILENCE_MS }: PinnedRequest,
  signal?: AbortSignal,
): Promise<IncomingMessage> {
  const socket = await connectPinned(address, fingerprint, signal);
  endIfSilent(socket, address, silenceMs);
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        method,
        path,
        host: address.host,
        createConnection: () => socket,
        headers: {
          ...headers,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          connection: 'close',
        },
        ...(signal === undefined ? {} : { signal }),
      },
      resolve,
    );
    request.once('error', reject);
    if (stream !== undefined) pipeline(stream(), request).catch(reject);
    else request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Opens a WebSocket over a connection whose other end has proved who it is. */
export async function openPinnedSocket(
  address: HubAddress,
  fingerprint: string,
  { path, token }: { path: string; token: string },
  signal?: AbortSignal,
): Promise<WebSocket> {
  const connection = await connectPinned(address, fingerprint, signal);
  // Until the answer is there, when `ws` takes this back: its own limit for that counts for connections alone that it opens itself.
  endIfSilent(connection, address, CONNECT_MS);
  return new WebSocket(`wss://${bracketed(address.host)}:${address.port}${path}`, {
    headers: { authorization: `Bearer ${token}` },
    createConnection: () => connection,
    maxPayload: LONGEST_FRAME,
    perMessageDeflate: false,
  });
}

/** A network that has swallowed a connection tells neither end: only that nothing comes. */
function endIfSilent(socket: TLSSocket, { host, port }: HubAddress, ms: number): void {
  socket.setTimeout(ms, () => socket.destroy(new Error(`${host}:${port} does not answer any more.`)));
}
