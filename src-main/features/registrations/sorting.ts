import { setImmediate } from 'node:timers/promises';

export type Compare<T> = (a: T, b: T) => number;

/** Entries that are sorted before something else gets its turn. */
const SORT_SLICE = 4096;

/** Where something is in an order, or belongs. */
export function placeOf<T>(order: readonly T[], entry: T, compare: Compare<T>): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = order[middle];
    if (other !== undefined && compare(other, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sorts a copy, a slice at a time: sorted runs are merged pairwise, and others get their turn in between. */
export async function sortInSlices<T>(entries: readonly T[], compare: Compare<T>): Promise<T[]> {
  let runs: T[][] = [];
  for (let start = 0; start < entries.length; start += SORT_SLICE) {
    runs.push(entries.slice(start, start + SORT_SLICE).sort(compare));
    await setImmediate();
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(await mergeRuns(runs[index] ?? [], runs[index + 1] ?? [], compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function mergeRuns<T>(a: readonly T[], b: readonly T[], compare: Compare<T>): Promise<T[]> {
  const merged: T[] = [];
  let [left, right] = [0, 0];
  while (left < a.length || right < b.length) {
    const [first, second] = [a[left], b[right]];
    const takeLeft = second === undefined || (first !== undefined && compare(first, second) <= 0);
    if (takeLeft && first !== undefined) left += 1;
    else right += 1;
    const next = takeLeft ? first : second;
    if (next !== undefined) merged.push(next);
    if (merged.length % (4 * SORT_SLICE) === 0) await setImmediate();
  }
  return merged;
}
