import type { WriteFailure, WriteOptions, WriteResult } from '#main/ports/reader.ts';
import type { ToProcess } from './protocol.ts';

type Pending = { settle(result: WriteResult): void };

/**
 * Milliseconds past its own time limit after which a write is given up on this side: writing itself takes under a
 * second, and a process that hangs is noticed sooner.
 */
const GRACE_MS = 10_000;

/** Writes handed to the reader process and not yet answered. Every one is answered exactly once. */
export class PendingWrites {
  readonly #send: (message: ToProcess) => void;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  constructor(send: (message: ToProcess) => void) {
    this.#send = send;
  }

  add(readerName: string | null, payload: string, options: WriteOptions): Promise<WriteResult> {
    const { expectUid, timeoutMs, signal } = options;
    if (signal?.aborted) return Promise.resolve({ ok: false, reason: 'cancelled', message: 'cancelled beforehand' });
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      const abort = () => this.#send({ type: 'cancel', id });
      const timer = setTimeout(
        () => this.settle(id, { ok: false, reason: 'timeout', message: 'the reader did not finish in time' }),
        timeoutMs + GRACE_MS,
      );
      signal?.addEventListener('abort', abort, { once: true });
      this.#pending.set(id, {
        settle: (result) => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', abort);
          resolve(result);
        },
      });
      this.#send({
        type: 'write',
        id,
        readerName,
        payload,
        expectUid: expectUid?.toLowerCase() ?? null,
        timeoutMs,
      });
    });
  }

  settle(id: number, result: WriteResult): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.settle(result);
  }

  failAll(reason: WriteFailure, message: string): void {
    for (const id of [...this.#pending.keys()]) this.settle(id, { ok: false, reason, message });
  }
}
