import type { Context } from '#main/core/context.ts';
import { toWireError } from '#shared/rpc/envelope.ts';
import { targetOf } from './addresses.ts';
import { bodyOf, nextMessage } from './messages.ts';
import { type Progress, saveProgress, type WebhookRow } from './repository.ts';
import { type Sent, send } from './sender.ts';
import { signedHeaders } from './signature.ts';

/** How long to wait after each attempt in vain, in ms; after the last of them as long as that. */
const WAITS_MS = [5, 15, 60, 300, 900, 1800, 3600, 7200, 14_400, 28_800].map((seconds) => seconds * 1000);
/** Whoever has not answered for so long is not asked any more. In ms. */
const GIVE_UP_MS = 24 * 60 * 60_000;
/** How far it has got is written down at most this often while all goes well, in ms: more may come twice after a crash. */
const KEEP_MS = 500;
/** The longest that it sleeps without a look at the clock, in ms. */
const LOOK_MS = 30_000;

export interface CourierParts {
  context: Context;
  secretOf(id: string): Promise<string | null>;
  /** Told when it has given up. */
  onStopped(webhook: WebhookRow, progress: Progress): Promise<void>;
  onChange(): void;
}

/** Delivers what happens to one webhook, in order, each until it has arrived, and from where it was after a restart. */
export class Courier {
  readonly #parts: CourierParts;
  readonly #webhook: WebhookRow;
  readonly #abort = new AbortController();
  #progress: Progress;
  #kept: Progress;
  #keptAt = 0;
  #wake: () => void = () => undefined;
  #hasNews = true;
  readonly #done: Promise<void>;

  constructor(parts: CourierParts, webhook: WebhookRow) {
    this.#parts = parts;
    this.#webhook = webhook;
    this.#progress = webhook;
    this.#kept = webhook;
    this.#done = this.#run();
  }

  /** There is something new in the log, or the clock is another one. */
  nudge(): void {
    this.#hasNews = true;
    this.#wake();
  }

  /** @returns once nothing is under way and how far it has got is on disk */
  async stop(): Promise<void> {
    this.#abort.abort();
    this.#wake();
    await this.#done;
  }

  async #run(): Promise<void> {
    const { signal } = this.#abort;
    const { clock } = this.#parts.context;
    while (!signal.aborted && this.#progress.stoppedAt === null) {
      const wait = (this.#progress.nextAt ?? 0) - clock.now();
      if (wait > 0) await this.#sleep(Math.min(wait, LOOK_MS));
      else await this.#tellNextOrFail();
    }
    if (this.#progress.stoppedAt === null) await this.#keep().catch((error: unknown) => this.#fault(error));
  }

  /** What goes wrong in the app itself is an attempt in vain as well: it is seen, and tried again. */
  async #tellNextOrFail(): Promise<void> {
    try {
      await this.#tellNext();
    } catch (error) {
      this.#fault(error);
      const failed = { delivered: false, problem: toWireError(error).message, isGone: false };
      await this.#note(failed, this.#progress.position).catch((also: unknown) => this.#fault(also));
    }
  }

  #fault(error: unknown): void {
    const { log } = this.#parts.context;
    log.error('Another system could not be told of what happens', error, { webhook: this.#webhook.id });
  }

  async #tellNext(): Promise<void> {
    const { store, organizationId } = this.#parts.context;
    const { signal } = this.#abort;
    this.#hasNews = false;
    const { message, position } = await nextMessage(store.read, organizationId, this.#webhook, this.#progress.position);
    if (message === null) {
      this.#progress = { ...this.#progress, position, attempts: 0, failingSince: null, nextAt: null, problem: null };
      await this.#keep();
      if (!this.#hasNews) await this.#sleep(LOOK_MS);
      return;
    }
    const sent = await deliver(this.#parts, this.#webhook, message.id, bodyOf(message), signal);
    if (!signal.aborted) await this.#note(sent, position);
  }

  async #note({ delivered, problem, isGone }: Sent, position: number): Promise<void> {
    const now = this.#parts.context.clock.now();
    if (delivered) {
      const isMended = this.#progress.failingSince !== null || this.#progress.deliveredAt === null;
      this.#progress = {
        ...{ position, attempts: 0, failingSince: null, nextAt: null, problem: null, stoppedAt: null },
        deliveredAt: now,
      };
      if (isMended || performance.now() - this.#keptAt >= KEEP_MS) await this.#keep();
      if (isMended) this.#parts.onChange();
      return;
    }
    const failingSince = this.#progress.failingSince ?? now;
    const attempts = this.#progress.attempts + 1;
    const gaveUp = isGone || now - failingSince >= GIVE_UP_MS;
    this.#progress = {
      ...this.#progress,
      ...{ attempts, failingSince, problem, stoppedAt: gaveUp ? now : null },
      nextAt: gaveUp ? null : now + (WAITS_MS[attempts - 1] ?? WAITS_MS.at(-1) ?? 0),
    };
    await this.#keep();
    if (gaveUp) await this.#parts.onStopped(this.#webhook, this.#progress);
    this.#parts.onChange();
  }

  async #keep(): Promise<void> {
    this.#keptAt = performance.now();
    if (this.#kept === this.#progress || same(this.#kept, this.#progress)) return;
    const progress = this.#progress;
    await this.#parts.context.store.write((tx) => saveProgress(tx, this.#webhook.id, progress));
    this.#kept = progress;
  }

  /** Until it is woken, or for a while. In ms. */
  #sleep(ms: number): Promise<void> {
    if (this.#abort.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      timer.unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Signs something and sends it. @throws where the secret cannot be read */
export async function deliver(
  { context, secretOf }: Pick<CourierParts, 'context' | 'secretOf'>,
  { id: webhookId, url }: Pick<WebhookRow, 'id' | 'url'>,
  id: string,
  body: string,
  signal: AbortSignal,
): Promise<Sent> {
  const secret = await secretOf(webhookId);
  if (secret === null) {
    // As where a folder was moved to another computer.
    return { delivered: false, problem: 'The secret that signs it is not on this computer.', isGone: true };
  }
  return send(targetOf(url), body, signedHeaders(secret, id, context.clock.now(), body), signal);
}

function same(a: Progress, b: Progress): boolean {
  return a.position === b.position && a.attempts === b.attempts && a.stoppedAt === b.stoppedAt && a.nextAt === b.nextAt;
}
