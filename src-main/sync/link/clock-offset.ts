/** How many answers are looked back at. */
const MOST = 8;

/**
 * By how much the clock of this desk is ahead of the hub's, in ms: of the last answers, the one that took least time is the
 * one that can be least wrong (Mills, RFC 5905, the clock filter of NTP).
 */
export class ClockOffset {
  #samples: { took: number; offset: number }[] = [];

  /**
   * @param sentAt when the question went out, by the clock of this desk, epoch ms
   * @param took until the answer was there, in ms by a clock that nobody sets
   * @param hubNow what the hub's clock showed in between, epoch ms
   */
  add(sentAt: number, took: number, hubNow: number): void {
    const offset = sentAt + took / 2 - hubNow;
    // Somebody has set one of the clocks: what was measured before says nothing any more.
    if (this.#samples.some((sample) => Math.abs(sample.offset - offset) > sample.took + took + 1000))
      this.#samples = [];
    this.#samples = [...this.#samples, { took, offset }].slice(-MOST);
  }

  /** Null before the first answer. */
  get value(): number | null {
    const best = [...this.#samples].sort((a, b) => a.took - b.took)[0];
    return best === undefined ? null : Math.round(best.offset);
  }
}
