import type { Store } from '#main/storage/store.ts';
import type { WriteTx } from '#main/storage/unit-of-work.ts';

/** What one piece of long work should take: so long does a scan that comes meanwhile wait. In ms. */
const TARGET_MS = 30;
const LEAST = 25;
const MOST = 250;
/** When a transaction is committed though nobody waits: what it wrote must be on disk before the next scan's is. In ms. */
export const COMMIT_AFTER_MS = 300;

/** Cuts long work into pieces that take about {@link TARGET_MS} each, whatever machine it is. */
export class Pace {
  #size = 100;

  /** Rows of the next piece. */
  get size(): number {
    return this.#size;
  }

  /** Runs one piece and learns from how long it took. */
  async measure<T>(piece: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const result = await piece();
    const took = Math.max(1, performance.now() - started);
    // Half way to what would have been right: one slow write must not halve the speed of all that follow.
    const ideal = this.#size * (TARGET_MS / took);
    this.#size = Math.round(Math.min(MOST, Math.max(LEAST, (this.#size + ideal) / 2)));
    return result;
  }
}

/**
 * Writes long work piece by piece. Pieces share a transaction while nobody waits, since each index page is then written
 * once for thousands of rows and not for a hundred; as soon as another write waits, what there is is committed.
 * @param piece does one piece and answers whether there is more to do
 */
export async function writeInPieces(
  store: Pick<Store, 'write'>,
  piece: (tx: WriteTx) => Promise<boolean>,
): Promise<void> {
  for (let more = true; more; ) {
    await store.write(async (tx) => {
      const started = performance.now();
      do more = await piece(tx);
      while (more && !tx.awaited() && performance.now() - started < COMMIT_AFTER_MS);
    });
  }
}
