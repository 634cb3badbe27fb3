import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Json } from '#shared/domain/errors.ts';

/** An answer that is no success: what went wrong, in a form that programs and people read. */
export class HttpRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const HEADERS = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' };

export function answerJson(response: ServerResponse, body: Json | object, status = 200): void {
  response.writeHead(status, { ...HEADERS, 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Says what went wrong; what is no {@link HttpRefusal} is a fault, of which the outside learns nothing. */
export function answerRefusal(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const refusal =
    error instanceof HttpRefusal
      ? error
      : new HttpRefusal(500, 'internal', 'Something went wrong inside the hub. Its log has the details.');
  // What is left of a body that is too long is not waited for.
  response.setHeader('connection', 'close');
  answerJson(response, { error: { code: refusal.code, message: refusal.message } }, refusal.status);
}

/** Reads a body of JSON. @throws HttpRefusal where it is too long or none */
export async function readJson(request: IncomingMessage, mostBytes: number): Promise<unknown> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostBytes) throw new HttpRefusal(413, 'tooLarge', `This takes at most ${mostBytes} bytes.`);
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    throw new HttpRefusal(400, 'invalidInput', 'The body is not JSON.');
  }
}

/** The token that a request shows; null where it shows none. */
export function bearerOf(request: IncomingMessage): string | null {
  return /^Bearer ([\w.~+/=-]{8,200})$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/** Where a request comes from. */
export function addressOf(request: IncomingMessage): string {
  return (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
}
