/** Attempts that are counted, by whom they come from. */
const MOST_KEYS = 10_000;

/**
 * Lets each of many do something so many times within a while, evenly (a token bucket). Whoever is unknown begins with all of
 * it; of too many to remember, those who asked longest ago are forgotten.
 */
export class RateLimit {
  readonly #most: number;
  readonly #perMs: number;
  readonly #buckets = new Map<string, { left: number; at: number }>();
  readonly #now: () => number;

  /** @param now ms by a clock that nobody sets */
  constructor({ most, withinMs }: { most: number; withinMs: number }, now: () => number = () => performance.now()) {
    this.#most = most;
    this.#perMs = most / withinMs;
    this.#now = now;
  }

  /** What was taken last does not count after all. */
  giveBack(key: string): void {
    const bucket = this.#buckets.get(key);
    if (bucket !== undefined) bucket.left = Math.min(this.#most, bucket.left + 1);
  }

  /** Whether it may be done once more now; if so, it counts. */
  take(key: string): boolean {
    const now = this.#now();
    const before = this.#buckets.get(key) ?? { left: this.#most, at: now };
    const left = Math.min(this.#most, before.left + (now - before.at) * this.#perMs);
    // The ones that were asked for last come last.
    this.#buckets.delete(key);
    this.#buckets.set(key, { left: left < 1 ? left : left - 1, at: now });
    const [oldest] = this.#buckets.size > MOST_KEYS ? this.#buckets.keys() : [];
    if (oldest !== undefined) this.#buckets.delete(oldest);
    return left >= 1;
  }
}
