import type { Weighted } from './related.ts';

/** Sparse vectors of people over words, ready to be multiplied by one another. People are slots. */
export class Vectors {
  private readonly bySlot: Weighted[][] = [];
  private readonly slots: number[][] = [];
  private readonly weights: number[][] = [];

  /** Somebody's words, ascending. */
  of(slot: number): readonly Weighted[] {
    return this.bySlot[slot] ?? [];
  }

  /** @param vector its words ascend */
  set(slot: number, vector: Weighted[]): void {
    for (const { word } of this.of(slot)) {
      const [slots, weights] = [this.slots[word] ?? [], this.weights[word] ?? []];
      const place = slots.indexOf(slot);
      const [lastSlot, lastWeight] = [slots.pop(), weights.pop()];
      if (place === slots.length || lastSlot === undefined || lastWeight === undefined) continue;
      slots[place] = lastSlot;
      weights[place] = lastWeight;
    }
    while (this.bySlot.length < slot) this.bySlot.push([]);
    this.bySlot[slot] = vector;
    for (const { word, weight } of vector) {
      while (this.slots.length <= word) {
        this.slots.push([]);
        this.weights.push([]);
      }
      this.slots[word]?.push(slot);
      this.weights[word]?.push(weight);
    }
  }

  /** The products of one vector with everybody's, by slot. */
  products(vector: readonly Weighted[], sums: Float64Array): void {
    sums.fill(0);
    for (const { word, weight } of vector) {
      const [slots, weights] = [this.slots[word] ?? [], this.weights[word] ?? []];
      for (let index = 0; index < slots.length; index++) {
        const slot = slots[index] ?? 0;
        sums[slot] = (sums[slot] ?? 0) + weight * (weights[index] ?? 0);
      }
    }
  }
}

/** The product of two vectors, to the last bit what `products` has for them: it adds in the same order. */
export function product(one: readonly Weighted[], other: readonly Weighted[]): number {
  let sum = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const [a, b] = [one[i] as Weighted, other[j] as Weighted];
    if (a.word === b.word) sum += a.weight * b.weight;
    if (a.word <= b.word) i += 1;
    if (b.word <= a.word) j += 1;
  }
  return sum;
}
