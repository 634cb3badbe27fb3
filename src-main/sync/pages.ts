import type { Placed } from './log.ts';

/** Operations that are read at once. */
const PAGE = 500;
/** Pages that are held for others who come by: some megabytes. */
const MOST_HELD = 16;
/** For how long, in ms: somebody may be forgotten meanwhile. */
const HELD_MS = 5_000;

/**
 * The end of a log, for all who follow it. A hub sends what one desk has brought to all others at about the same time: each page
 * is read once, and each operation is looked at and written as text once, as all get the same objects. Whoever is far behind reads
 * by themselves until they have caught up.
 */
export class Pages {
  readonly #read: (after: number, limit: number) => Promise<Placed[]>;
  /** All operations behind one position up to another, none of them empty. */
  readonly #held: { operations: readonly Placed[]; last: number; readAt: number }[] = [];
  #from = 0;
  #to = 0;
  /** Goes on behind the last page. @see #extend */
  #reading: Promise<boolean> | undefined;
  #forgetting: NodeJS.Timeout | undefined;

  /** @param read operations behind a position by order of arrival, no more than a limit */
  constructor(read: (after: number, limit: number) => Promise<Placed[]>) {
    this.#read = read;
  }

  /** Some operations behind a position by order of arrival; none where that is the end. */
  async after(position: number, limit: number): Promise<Placed[]> {
    this.#forget();
    // What others have begun to read may have been written later than they looked.
    const before = this.#reading;
    const isIdle = this.#held.length === 0 && before === undefined;
    if (isIdle || position > this.#to) this.#begin(position);
    while (position >= this.#from) {
      const page = this.#held.find(({ last }) => last > position);
      if (page !== undefined) return page.operations.filter((one) => one.position > position).slice(0, limit);
      const reading = this.#reading ?? this.#extend();
      const isMore = await reading;
      if (!isMore && reading !== before) return [];
    }
    return this.#read(position, limit);
  }

  #begin(position: number): void {
    this.#held.length = 0;
    this.#from = position;
    this.#to = position;
  }

  /** @returns whether there is more than before */
  #extend(): Promise<boolean> {
    const to = this.#to;
    const reading = this.#read(to, PAGE)
      .then((operations) => {
        const last = operations.at(-1)?.position;
        // Meanwhile somebody has begun elsewhere.
        if (this.#to !== to) return true;
        if (last === undefined) return false;
        this.#held.push({ operations, last, readAt: performance.now() });
        this.#to = last;
        this.#forget();
        return true;
      })
      .finally(() => {
        if (this.#reading === reading) this.#reading = undefined;
      });
    this.#reading = reading;
    return reading;
  }

  /** Lets go of what is too much and too old. */
  #forget(): void {
    const old = performance.now() - HELD_MS;
    while (this.#held.length > MOST_HELD || (this.#held[0]?.readAt ?? Number.POSITIVE_INFINITY) < old)
      this.#from = this.#held.shift()?.last ?? this.#from;
    clearTimeout(this.#forgetting);
    if (this.#held.length > 0) this.#forgetting = setTimeout(() => this.#forget(), HELD_MS).unref();
  }
}
