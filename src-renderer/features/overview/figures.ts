/** A part of a whole, from 0 to 1; null of nothing. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

export interface TypeCount {
  name: string;
  enrolled: number;
  visited: number;
}

/**
 * The first so many of a list, and the rest taken together.
 * @returns `others` is null where nothing is left over; a single one left over is shown as itself
 */
export function topOf(
  types: readonly TypeCount[],
  most: number,
): { top: readonly TypeCount[]; others: (Omit<TypeCount, 'name'> & { count: number }) | null } {
  if (types.length <= most + 1) return { top: types, others: null };
  const rest = types.slice(most);
  return {
    top: types.slice(0, most),
    others: {
      count: rest.length,
      enrolled: rest.reduce((sum, { enrolled }) => sum + enrolled, 0),
      visited: rest.reduce((sum, { visited }) => sum + visited, 0),
    },
  };
}
