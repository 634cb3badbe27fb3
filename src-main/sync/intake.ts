import type { Refuse } from '#main/storage/operations/examine.ts';
import type { Operation } from '#main/storage/operations/kind.ts';

/** Of what waits, as many go into one transaction: whoever is scanned meanwhile waits until that has ended. */
const MOST_AT_ONCE = 4000;
/** And no more characters of what they say, beside those of the first batch. */
const LONGEST_AT_ONCE = 8 * 1024 * 1024;

/** A batch of another log that is to be taken in. */
export interface Batch {
  logId: string;
  /** Up to which position of that log it reaches. */
  to: number;
  operations: readonly Operation[];
  /** What whoever brings it may not. */
  refuse: Refuse | undefined;
}

interface Waiting extends Batch {
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * What waits to be taken into a log, from all connections: whatever comes while one transaction is under way goes into the next
 * one together. Many small transactions would each look again at the same people, and keep others waiting in turn.
 */
export class Intake {
  readonly #take: (batches: readonly Batch[]) => Promise<void>;
  readonly #waiting: Waiting[] = [];
  #isTaking = false;

  /** @param take takes batches in, all of them or none */
  constructor(take: (batches: readonly Batch[]) => Promise<void>) {
    this.#take = take;
  }

  /** @returns once it is on disk; batches of one log get there in the order in which they were added, and none behind one that failed */
  add(batch: Batch): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...batch, resolve, reject });
      void this.#work();
    });
  }

  async #work(): Promise<void> {
    if (this.#isTaking) return;
    this.#isTaking = true;
    // After a failure each is tried by itself: one that cannot be taken in must not keep those of others out.
    let alone = 0;
    while (this.#waiting.length > 0) {
      const next = this.#waiting.splice(0, alone > 0 ? 1 : this.#together());
      alone = Math.max(0, alone - 1);
      try {
        await this.#take(next);
        for (const { resolve } of next) resolve();
      } catch (error) {
        const [only, ...others] = next;
        if (only !== undefined && others.length === 0) this.#fail(only, error);
        else {
          this.#waiting.unshift(...next);
          alone = next.length;
        }
      }
    }
    this.#isTaking = false;
  }

  /** What that log has sent behind it is refused as well: it would look as if nothing were missing before. */
  #fail(batch: Waiting, error: unknown): void {
    batch.reject(error);
    for (const other of this.#waiting.filter(({ logId }) => logId === batch.logId)) {
      this.#waiting.splice(this.#waiting.indexOf(other), 1);
      other.reject(error);
    }
  }

  /** How many of those that wait go into one transaction. */
  #together(): number {
    let count = 0;
    let size = 0;
    let length = 0;
    for (const { operations } of this.#waiting) {
      size += operations.length;
      for (const { payload } of operations) length += payload.length;
      if (count > 0 && (size > MOST_AT_ONCE || length > LONGEST_AT_ONCE)) break;
      count += 1;
    }
    return count;
  }
}

/** How far other logs have been read once these are taken in, by the ids of the logs. */
export function readTo(batches: readonly Batch[]): Map<string, number> {
  const read = new Map<string, number>();
  for (const { logId, to } of batches) read.set(logId, Math.max(to, read.get(logId) ?? 0));
  return read;
}
