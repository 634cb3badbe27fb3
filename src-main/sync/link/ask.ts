import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { askPinned, type HubAddress, OtherKey, type PinnedRequest } from '../transport/pinned.ts';

/** Longer is no answer of a hub, in bytes. */
const MOST_BYTES = 1024 * 1024;

const Refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** What a hub says instead of what was asked for. */
export class HubRefusal extends AppError {
  /** The hub's own word for it. */
  readonly word: string;

  constructor(word: string, message: string) {
    super('conflict', message);
    this.word = word;
  }
}

/** A hub at the other end of addresses, of which any one will do. */
export interface AskedHub {
  readonly addresses: readonly HubAddress[];
  /** Of its key, or how it begins. */
  readonly fingerprint: string;
}

/**
 * Asks a hub, at the first of its addresses where it answers.
 * @returns the answer, whose body nobody has read
 * @throws AppError `unavailable` where none answers, {@link HubRefusal} where the hub says no
 */
export async function askHub(hub: AskedHub, request: PinnedRequest, signal?: AbortSignal): Promise<IncomingMessage> {
  let other: OtherKey | null = null;
  for (const address of hub.addresses) {
    let answer: IncomingMessage;
    try {
      answer = await askPinned(address, hub.fingerprint, request, signal);
    } catch (error) {
      if (signal?.aborted === true) throw new AppError('cancelled', 'This was cancelled.');
      if (error instanceof OtherKey) other = error;
      continue;
    }
    if ((answer.statusCode ?? 500) < 400) return answer;
    const { data } = Refusal.safeParse(parse(await textOf(answer)));
    throw new HubRefusal(data?.error.code ?? String(answer.statusCode), data?.error.message ?? 'The hub refused this.');
  }
  if (other !== null) throw new AppError('conflict', other.message);
  const where = hub.addresses.map(({ host, port }) => `${host}:${port}`).join(', ');
  throw new AppError(
    'unavailable',
    `No hub answers at ${where}. Are both on the same network, and does its firewall let Lanyard through?`,
  );
}

/** Asks for JSON of a shape. @throws AppError as {@link askHub}, and `conflict` where the answer is of another shape */
export async function askJson<S extends z.ZodType>(
  hub: AskedHub,
  request: PinnedRequest,
  shape: S,
  signal?: AbortSignal,
): Promise<z.output<S>> {
  const parsed = shape.safeParse(parse(await textOf(await askHub(hub, request, signal))));
  if (!parsed.success) throw new AppError('conflict', 'The hub answered something that this version does not know.');
  return parsed.data;
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MOST_BYTES) break;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
