import type { Log } from '#main/ports/log.ts';
import type { UnitOfWork, WriteTx } from '../unit-of-work.ts';

/** How often the index is looked at while it changes. In ms. */
const LOOK_MS = 5000;
/** Pages of the index that are merged at a time: some 20 ms of work, which is what a scan may wait for. */
const SLICE_PAGES = 64;

/**
 * Keeps the index of the directory in few pieces. Every commit that changes it adds one, and each search goes through all
 * of them. They are merged in slices between other writes.
 */
export class DirectoryUpkeep {
  readonly #work: UnitOfWork;
  readonly #log: Log;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(work: UnitOfWork, log: Log) {
    this.#work = work;
    this.#log = log;
  }

  /** To be told of each commit that changed the index. */
  changed(): void {
    if (this.#timer !== null || this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.begin();
    }, LOOK_MS);
    this.#timer.unref();
  }

  /** Begins to merge what there is, in the background. */
  begin(): void {
    this.#running = this.#running
      .then(() => this.merge())
      .catch((error: unknown) => this.#log.error('The search index was not merged', error));
  }

  /** Merges all there is into one piece, so that words of entries that are gone are gone from the index as well. */
  async purge(): Promise<void> {
    await this.#running;
    // A negative number begins with all pieces at once; the slices after it go on with that.
    await this.#work.write((tx) => mergeSlice(tx, -SLICE_PAGES));
    await this.merge();
  }

  /** Merges until there is nothing left that is worth it. Goes on with what an earlier call left. */
  async merge(): Promise<void> {
    while (!this.#stopped && (await this.#work.write((tx) => mergeSlice(tx, SLICE_PAGES))));
  }

  /** Lets a slice that runs finish. What is left is merged after the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#running;
  }
}

/** @returns whether there may be more to merge */
async function mergeSlice(tx: WriteTx, pages: number): Promise<boolean> {
  const before = await changes(tx);
  await tx.run(`INSERT INTO directory_text (directory_text, rank) VALUES ('merge', ?)`, [pages]);
  // As SQLite's documentation of FTS5 has it: a merge that did nothing changes less than two rows.
  return (await changes(tx)) - before >= 2;
}

async function changes(tx: WriteTx): Promise<number> {
  return (await tx.get<{ count: number }>('SELECT total_changes() AS count'))?.count ?? 0;
}
