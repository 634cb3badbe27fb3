/**
 * Normalised discounted cumulative gain of one list at `k`: how many of the relevant stand in it and how high, from 0 to 1,
 * where 1 is the best that any list of `k` could do (K. Järvelin, J. Kekäläinen, ACM TOIS 20(4), 2002, with relevance 0 or 1).
 * @returns null where nothing is relevant: then no list is better than another
 */
export function ndcg(list: readonly string[], relevant: ReadonlySet<string>, k: number): number | null {
  if (relevant.size === 0) return null;
  let [gained, best] = [0, 0];
  for (let place = 0; place < k; place++) {
    const discount = 1 / Math.log2(place + 2);
    const id = list[place];
    if (id !== undefined && relevant.has(id)) gained += discount;
    if (place < relevant.size) best += discount;
  }
  return gained / best;
}

/** The arithmetic mean. @returns NaN of nothing */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The share of people who stand in at least one list, from 0 to 1. */
export function coverage(exposure: readonly number[]): number {
  return exposure.filter((lists) => lists > 0).length / exposure.length;
}

/**
 * How much of the lists of before is still there: the mean share of a list's people who are in the same one's list after,
 * whatever their order. Who has no list on one of the sides, or an empty one before, does not count.
 */
export function overlap(
  before: ReadonlyMap<string, readonly string[]>,
  after: ReadonlyMap<string, readonly string[]>,
): number {
  const shares: number[] = [];
  for (const [id, list] of before) {
    const now = after.get(id);
    if (now === undefined || list.length === 0) continue;
    shares.push(list.filter((other) => now.includes(other)).length / list.length);
  }
  return mean(shares);
}
