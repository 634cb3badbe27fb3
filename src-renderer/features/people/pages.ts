/** People are fetched in pages of so many: two fill a screen with room to scroll. */
export const PAGE_SIZE = 100;

/** The pages that the rows from `first` to `last` (inclusive) stand on. */
export function pagesOf(first: number, last: number): number[] {
  if (last < first) return [];
  const from = Math.floor(Math.max(0, first) / PAGE_SIZE);
  const to = Math.floor(last / PAGE_SIZE);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The page of a row, and its place there. */
export function placeOf(row: number): { page: number; index: number } {
  return { page: Math.floor(row / PAGE_SIZE), index: row % PAGE_SIZE };
}

/** The row after a key in a grid that has the focus, where Home and End are free to move as well. */
export function gridRowAfter(key: string, row: number, count: number, visible: number): number | null {
  if (count > 0 && key === 'Home') return 0;
  if (count > 0 && key === 'End') return count - 1;
  return rowAfter(key, row, count, visible);
}

/** The row after a key: stops at both ends. Null when the key moves nothing. */
export function rowAfter(key: string, row: number, count: number, visible: number): number | null {
  const target = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + Math.max(1, visible - 1),
    PageUp: row - Math.max(1, visible - 1),
  }[key];
  return target === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, target));
}
