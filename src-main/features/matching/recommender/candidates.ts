import type { Eligibility } from './rules.ts';
import type { Scores } from './scores.ts';

/** People whom somebody could be shown, each once, with how good they are: no order. */
interface Edges {
  slots: number[];
  values: number[];
}

/** What a score can be raised by to tell equals apart: less than any difference that means something. */
const TIE = 1e-6;
const NOT_ALLOWED = -1;

/**
 * For everybody a few hundred people out of whom lists are made: those best for them, and all for whom they are among
 * the best. Being so the same in either direction, it has people who are nobody's first choice in as many
 * places as others.
 *
 * Values are scores, raised by a hair that belongs to the pair and to nothing else, neither to the order of people nor to
 * numbers of slots. So equals come in another order for everybody, instead of the same few for all.
 */
export class Candidates {
  private readonly edges: Edges[] = [];
  /** The least value of somebody's own choice; below that an edge stands for the other's. */
  private readonly least: number[] = [];
  private readonly hashes: number[] = [];
  private row = new Float64Array(0);
  private marks = new Uint8Array(0);
  private readonly best: Best;

  /** @param count how many are chosen for each */
  constructor(
    private readonly scores: Scores,
    private readonly eligibility: Eligibility,
    private readonly seed: number,
    count: number,
  ) {
    this.best = new Best(count);
  }

  of(slot: number): Edges {
    return this.edges[slot] ?? NOBODY;
  }

  /** To be called for everybody before the first choice, and for those who come later. */
  introduce(slot: number, id: string): void {
    this.hashes[slot] = hashOf(id, this.seed);
    this.edges[slot] = { slots: [], values: [] };
    this.least[slot] = NOT_ALLOWED;
  }

  /** The value of two for each other; below 0 where they may not be shown. */
  value(one: number, other: number): number {
    if (!this.eligibility.allowed(one, other)) return NOT_ALLOWED;
    return this.scores.parts(one, other).score + TIE * this.tie(one, other);
  }

  /** Values of everybody for one, by slot; below 0 for those who may not be shown. Valid until the next call. */
  valuesFor(slot: number): Float64Array {
    const people = this.edges.length;
    if (this.row.length < people) {
      this.row = new Float64Array(people * 2);
      this.marks = new Uint8Array(people * 2);
    }
    const { row, marks } = this;
    this.scores.row(slot, row);
    this.eligibility.mark(slot, marks);
    for (let other = 0; other < people; other++) {
      row[other] = marks[other] === 1 ? (row[other] ?? 0) + TIE * this.tie(slot, other) : NOT_ALLOWED;
    }
    return row.subarray(0, people);
  }

  /** Chooses for one who has no choice yet. Once it is done for everybody, `join` has to follow. */
  choose(slot: number): void {
    const { slots, values } = this.best.of(this.valuesFor(slot));
    this.edges[slot] = { slots, values };
    this.least[slot] = this.best.isFull ? Math.min(...values) : NOT_ALLOWED;
  }

  /** Enters everybody's choice on the other side as well. */
  join(): void {
    const chosen = this.edges.map(({ slots }) => slots.length);
    for (const [slot, { slots, values }] of this.edges.entries()) {
      for (let index = 0; index < (chosen[slot] ?? 0); index++) {
        const [other, value] = [slots[index] ?? 0, values[index] ?? 0];
        if (value < (this.least[other] ?? 0)) this.enter(other, slot, value);
      }
    }
  }

  /** Forgets somebody's edges. @returns those who had one to them */
  remove(slot: number): number[] {
    const before = this.of(slot).slots;
    for (const other of before) {
      const { slots, values } = this.of(other);
      const place = slots.indexOf(slot);
      slots.splice(place, 1);
      values.splice(place, 1);
    }
    this.edges[slot] = { slots: [], values: [] };
    this.least[slot] = NOT_ALLOWED;
    return before;
  }

  /** Chooses anew for somebody without edges, on both sides. What others have chosen stays. @returns those with an edge to them, the best first */
  add(slot: number): number[] {
    const row = this.valuesFor(slot);
    const { slots } = this.best.of(row);
    this.least[slot] = this.best.isFull ? Math.min(...slots.map((other) => row[other] ?? 0)) : NOT_ALLOWED;
    const least = this.least[slot] ?? 0;
    // Of several who are added one after the other, the earlier ones have entered the later ones.
    const known = new Set(this.of(slot).slots);
    for (const [other, value] of row.entries()) {
      if (value < 0 || known.has(other) || (value < least && value < (this.least[other] ?? 0))) continue;
      this.enter(slot, other, value);
      this.enter(other, slot, value);
    }
    return [...this.of(slot).slots].sort((a, b) => (row[b] ?? 0) - (row[a] ?? 0) || a - b);
  }

  private enter(slot: number, other: number, value: number): void {
    const edges = this.of(slot);
    edges.slots.push(other);
    edges.values.push(value);
  }

  /** From 0 to 1, for a pair in either order. */
  private tie(one: number, other: number): number {
    return mix((this.hashes[one] ?? 0) ^ (this.hashes[other] ?? 0)) / 0x1_0000_0000;
  }
}

const NOBODY: Edges = { slots: [], values: [] };

/** The finalizer of MurmurHash3 (A. Appleby, public domain): every bit reaches every other. */
function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

/** FNV-1a over the code units (G. Fowler, L. C. Noll, K.-P. Vo, 1991), mixed: ids often differ in their last letter alone. */
function hashOf(id: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return mix(hash);
}

/** Picks the greatest values of a row with a heap whose root is the least of them. */
class Best {
  private readonly slots: Int32Array;
  private readonly values: Float64Array;
  private size = 0;

  constructor(private readonly count: number) {
    this.slots = new Int32Array(count);
    this.values = new Float64Array(count);
  }

  /** Whether there were as many as are picked. */
  get isFull(): boolean {
    return this.size === this.count;
  }

  /** Slots and values of the greatest, none below 0. Of equals the lower slot stays. */
  of(row: Float64Array): Edges {
    this.size = 0;
    for (let slot = 0; slot < row.length; slot++) {
      const value = row[slot] ?? NOT_ALLOWED;
      if (value < 0) continue;
      if (this.size < this.count) this.rise(this.size++, slot, value);
      else if (value > (this.values[0] ?? 0)) this.sink(slot, value);
    }
    return {
      slots: Array.from(this.slots.subarray(0, this.size)),
      values: Array.from(this.values.subarray(0, this.size)),
    };
  }

  private rise(from: number, slot: number, value: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if ((this.values[parent] ?? 0) <= value) break;
      this.put(place, this.slots[parent] ?? 0, this.values[parent] ?? 0);
      place = parent;
    }
    this.put(place, slot, value);
  }

  /** Replaces the root. */
  private sink(slot: number, value: number): void {
    let place = 0;
    for (let child = 1; child < this.size; child = 2 * place + 1) {
      if (child + 1 < this.size && (this.values[child + 1] ?? 0) < (this.values[child] ?? 0)) child += 1;
      if ((this.values[child] ?? 0) >= value) break;
      this.put(place, this.slots[child] ?? 0, this.values[child] ?? 0);
      place = child;
    }
    this.put(place, slot, value);
  }

  private put(place: number, slot: number, value: number): void {
    this.slots[place] = slot;
    this.values[place] = value;
  }
}
