import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { type AskedHub, askHub, askJson, HubRefusal } from './ask.ts';

const Offer = z.object({
  id: z.string().regex(/^[0-9a-f]+$/),
  bytes: z.number().int().positive(),
  received: z.number().int().min(0),
  kept: z.number().int().min(0),
});
export type CopyOffer = z.output<typeof Offer>;

/** How often a copy is asked for anew, where the hub has thrown one away before all of it was here. */
const MOST_COPIES = 5;
/** How often it is tried again while nothing comes, and how long it waits for the network each time, in ms. */
const MOST_CUTS = 200;
const WAIT_MS = 500;
/** A download of which nothing has come for this long goes on over another connection, in ms. */
const SILENCE_MS = 6_000;
/** The hub answers once the copy is made, which takes a while where it is large. In ms. */
const COPYING_MS = 120_000;

export interface CopyControl {
  readonly signal: AbortSignal;
  /** @param done from 0 to 1; null where that is not known */
  progress(done: number | null, message: string): void;
}

/**
 * Gets what desks share from a hub into a compressed file. A cut costs nothing: it goes on at the byte where it stopped. A hub that was
 * started anew, or another process of it, does not have the copy that this desk was getting, and makes another.
 * @param least up to where the hub's log is known to go
 * @throws AppError where the hub cannot be reached, or it was cancelled
 */
export async function downloadCopy(
  hub: AskedHub & { token: string },
  file: string,
  control: CopyControl,
  least = 0,
): Promise<CopyOffer> {
  for (let copies = 1; ; copies += 1) {
    control.progress(null, 'The hub makes a copy.');
    const offer = await offerOf(hub, control, least);
    try {
      await rm(file, { force: true });
      await download(hub, { path: `/v1/copies/${offer.id}`, file, bytes: offer.bytes }, control);
      return offer;
    } catch (error) {
      const isGone = error instanceof HubRefusal && error.word === 'notFound';
      if (!isGone || copies === MOST_COPIES) throw error;
    }
  }
}

/** The code that has let this desk in is spent by now: a cut must not cost it. */
function offerOf(hub: AskedHub & { token: string }, { signal }: CopyControl, least: number): Promise<CopyOffer> {
  const request = {
    method: 'POST',
    path: `/v1/copies?least=${least}`,
    token: hub.token,
    silenceMs: COPYING_MS,
  } as const;
  return patiently(() => askJson(hub, request, Offer, signal), signal);
}

/**
 * Asks until the network lets an answer through. @param most how often it may fail
 * @throws what went wrong, where it is not the network or fails too often
 */
export async function patiently<T>(ask: () => Promise<T>, signal: AbortSignal, most = MOST_CUTS): Promise<T> {
  for (let cuts = 0; ; cuts += 1) {
    try {
      return await ask();
    } catch (error) {
      await orWait(error, cuts, signal, most);
    }
  }
}

async function download(
  hub: AskedHub & { token: string },
  { path, file, bytes }: { path: string; file: string; bytes: number },
  { signal, progress }: CopyControl,
): Promise<void> {
  let furthest = 0;
  for (let cuts = 0; ; cuts += 1) {
    const from = await sizeOf(file);
    if (from === bytes) return;
    if (from > furthest) cuts = 0;
    furthest = from;
    try {
      const headers = { range: `bytes=${from}-` };
      const answer = await askHub(hub, { path, token: hub.token, headers }, signal);
      answer.setTimeout(SILENCE_MS, () => answer.destroy(new Error('Nothing comes any more.')));
      let done = from;
      answer.on('data', (part: Buffer) => {
        done += part.length;
        progress(done / bytes, 'Copying from the hub.');
      });
      await pipeline(answer, createWriteStream(file, { flags: from === 0 ? 'w' : 'a', mode: 0o600 }), { signal });
    } catch (error) {
      await orWait(error, cuts, signal);
    }
  }
}

/** Waits where the network may be back soon. @throws what went wrong, where it is not the network or lasts too long */
async function orWait(error: unknown, cuts: number, signal: AbortSignal, most = MOST_CUTS): Promise<void> {
  if (signal.aborted) throw new AppError('cancelled', 'This was cancelled.');
  if (!isOfNetwork(error) || cuts === most) throw error;
  await delay(WAIT_MS);
}

/** Not what the hub says, nor another key in its place, nor a disk that is full. */
function isOfNetwork(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'unavailable';
  return !['open', 'write', 'close'].includes(String((error as NodeJS.ErrnoException).syscall));
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}
