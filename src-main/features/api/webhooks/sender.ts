import { lookup } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { mayReach, type Target } from './addresses.ts';

/** Whoever does not answer within this has not got it. In ms. */
const PATIENCE_MS = 10_000;

export interface Sent {
  delivered: boolean;
  /** What went wrong, for people. */
  problem: string | null;
  /** The other end says that it wants no more. */
  isGone: boolean;
}

/** Sends a body. Whatever is no success, a redirection too, is none. Never throws. */
export function send(
  { url, host, isPlain }: Target,
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Sent> {
  return new Promise((resolve) => {
    const fail = (problem: string, isGone = false) => resolve({ delivered: false, problem, isGone });
    const request = (isPlain ? plainRequest : tlsRequest)(
      url,
      {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(body)),
          'user-agent': 'Lanyard',
          connection: 'close',
        },
        // No connection is kept: where a name leads may be another place the next time.
        agent: false,
        lookup: guarded(isPlain),
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
      },
      (answer) => {
        const status = answer.statusCode ?? 0;
        // What it says is not read.
        answer.destroy();
        if (status >= 200 && status < 300) resolve({ delivered: true, problem: null, isGone: false });
        else fail(`It answered ${status}.`, status === 410);
      },
    );
    request.on('error', (error) => fail(wordsFor(error, host)));
    request.end(body);
  });
}

/** Where a name leads is known only now, and may have been another place before. */
function guarded(loopback: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '', 0);
      const [first] = addresses;
      if (first === undefined || addresses.some(({ address }) => !mayReach(address, loopback))) {
        return callback(Object.assign(new Error('Nothing is sent to this address.'), { code: 'EREFUSED' }), '', 0);
      }
      if (options.all === true) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}

function wordsFor(error: Error, host: string): string {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'It did not answer in time.';
  const code = 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'EREFUSED':
      return error.message;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `There is no ${host} as far as this computer knows.`;
    case 'ECONNREFUSED':
      return 'Nobody listens there.';
    default:
      return /CERT|SSL|TLS|SELF_SIGNED/.test(code) ? 'Its certificate is not valid.' : 'The connection was cut.';
  }
}
