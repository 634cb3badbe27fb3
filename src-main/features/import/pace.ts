/** What a short write should take, so that a scan that comes meanwhile hardly waits. In ms. */
const TARGET_MS = 100;
const LEAST = 25;
const MOST = 2000;

/** Cuts long work into pieces that take about {@link TARGET_MS} each, whatever machine it is. */
export class Pace {
  #size = 100;

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
