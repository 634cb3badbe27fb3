/**
 * How unevenly something is shared: 0 where all have as much, towards 1 where one has all of it (Gini 1912).
 * @param values not negative; 0 for none of them, and where nobody has anything
 */
export function gini(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  const weighted = sorted.reduce((sum, value, index) => sum + value * (2 * index + 1 - sorted.length), 0);
  return weighted / (sorted.length * total);
}
