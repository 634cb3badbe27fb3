/** Rounds of which each holds so many items, and what each item may choose from. */
export interface Choices {
  /** Round by round. */
  capacity: ArrayLike<number>;
  /** Rounds of item i: `open` from `start[i]` to `start[i + 1]`. */
  start: Int32Array;
  open: Int32Array;
}

/**
 * Fills rounds with items one after the other; those that are in already make room for the next one where that can be. Items that can be in
 * together are a matroid: whoever adds the heaviest first ends with the heaviest set there is (Edmonds and Fulkerson, 1965).
 */
export class Filling {
  readonly #choices: Choices;
  readonly #in: number[][];
  /** Rounds that are full and stay so: no item in them can go elsewhere. */
  readonly #closed: Uint8Array;
  readonly #from: Int32Array;
  readonly #mover: Int32Array;

  constructor(choices: Choices) {
    this.#choices = choices;
    const rounds = choices.capacity.length;
    this.#in = Array.from({ length: rounds }, () => []);
    this.#closed = new Uint8Array(rounds);
    this.#from = new Int32Array(rounds);
    this.#mover = new Int32Array(rounds);
  }

  /** How many items are in a round. */
  countIn(round: number): number {
    return this.#in[round]?.length ?? 0;
  }

  /** @returns whether it is in now; if not, it cannot be beside those that are */
  add(item: number): boolean {
    const { capacity, start, open } = this.#choices;
    const reached: number[] = [];
    this.#mover.fill(-1);
    const reach = (mover: number, from: number) => {
      for (let at = start[mover] as number; at < (start[mover + 1] as number); at++) {
        const round = open[at] as number;
        if (this.#closed[round] === 1 || this.#mover[round] !== -1) continue;
        this.#mover[round] = mover;
        this.#from[round] = from;
        reached.push(round);
        if (this.countIn(round) < (capacity[round] as number)) return round;
      }
      return -1;
    };
    let free = reach(item, -1);
    for (let next = 0; free < 0 && next < reached.length; next++) {
      const round = reached[next] as number;
      for (const other of this.#in[round] as number[]) {
        free = reach(other, round);
        if (free >= 0 || reached.length === capacity.length) break;
      }
    }
    if (free >= 0) this.#shift(free);
    else for (const round of reached) this.#closed[round] = 1;
    return free >= 0;
  }

  /** Rounds out of which nothing could go to make room. */
  get closed(): number[] {
    return [...this.#closed.keys()].filter((round) => this.#closed[round] === 1);
  }

  #shift(free: number): void {
    for (let round = free; round >= 0; round = this.#from[round] as number) {
      const mover = this.#mover[round] as number;
      const from = this.#from[round] as number;
      if (from >= 0) {
        const left = this.#in[from] as number[];
        left.splice(left.indexOf(mover), 1);
      }
      this.#in[round]?.push(mover);
    }
  }
}
