/**
 * Hybrid logical clock (Kulkarni, Demirbas, Madappa, Avva, Leone: Logical Physical Clocks, OPODIS 2014): wall time that
 * never runs backwards, with a counter for what happens within one millisecond and the desk for ties. The text form sorts
 * as the clock does: 12 hex digits of epoch ms, 4 of the counter, 8 of the desk.
 */
export type Hlc = string;

const COUNTER_LIMIT = 0x10000;
/** Nothing that a clock can honestly show is greater. The form has room behind it for a clock that has to count on from here. */
const MAX_MS = 0xffff_ffff_0000;
/** The year 3000: no clock on a wall has ever been set that far ahead by mistake. */
const FARTHEST_MS = 32_503_680_000_000;
/** Behind that, values are counted on from each other, and none is further ahead of the last one than this. In ms. */
const MOST_AHEAD_MS = 60_000;
const FORM = /^[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{8}$/;

/** Whether a text is a clock value that others may be compared with. */
export function isHlc(value: string): boolean {
  return FORM.test(value);
}

/** The time that a value stands for, in epoch ms. No clock on a wall need have shown it. */
export function wallMs(value: Hlc): number {
  return Number.parseInt(value.slice(0, 12), 16);
}

/** One desk's clock. */
export class HybridClock {
  readonly #now: () => number;
  readonly #node: string;
  #ms = 0;
  #counter = 0;

  /** @param now wall time in epoch ms; it may jump in either direction */
  constructor(now: () => number, deskId: string) {
    this.#now = now;
    this.#node = nodeOf(deskId);
  }

  /** A value greater than any that this clock gave or observed. */
  tick(): Hlc {
    const wall = Math.max(0, Math.min(Math.floor(this.#now()), MAX_MS));
    if (wall > this.#ms) {
      this.#ms = wall;
      this.#counter = 0;
    } else {
      this.#counter += 1;
      if (this.#counter === COUNTER_LIMIT) {
        this.#ms += 1;
        this.#counter = 0;
      }
    }
    return `${hex(this.#ms, 12)}-${hex(this.#counter, 4)}-${this.#node}`;
  }

  /**
   * Takes note of a value from elsewhere, so that what happens here next counts as later. A desk whose clock is years
   * ahead therefore drags the order along but never wins for ever; times that people read are kept apart from this. What
   * lies beyond all clocks is not followed, or this clock would soon have no greater value left.
   */
  observe(value: Hlc): void {
    const ms = wallMs(value);
    const counter = Number.parseInt(value.slice(13, 17), 16);
    if (ms > MAX_MS) return;
    if (ms > this.#ms || (ms === this.#ms && counter > this.#counter)) {
      this.#ms = ms;
      this.#counter = counter;
    }
  }

  /**
   * Whether a value can have come about without ill will: it is of a year that a clock may show, or counted on from what this clock has
   * observed. One that is far beyond both would win over all that is said later.
   */
  canBe(value: Hlc): boolean {
    return wallMs(value) <= Math.max(FARTHEST_MS, this.#ms + MOST_AHEAD_MS);
  }
}

/** The same time as it would stand at another desk: no two values of different desks are the same. */
export function hlcOf(value: Hlc, deskId: string): Hlc {
  return `${value.slice(0, 18)}${nodeOf(deskId)}`;
}

function nodeOf(deskId: string): string {
  return deskId.replaceAll('-', '').slice(-8);
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
