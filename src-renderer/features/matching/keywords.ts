import type { KeywordRow } from '#shared/contract/interests.ts';
import { keywordKey } from '#shared/domain/keywords.ts';

/** The core takes no more at once. */
export const MOST_MERGED = 500;

/** Rows in which a text stands, in their own spelling or in one that was merged into them; all for an empty one. */
export function found(rows: readonly KeywordRow[], text: string): readonly KeywordRow[] {
  const wanted = keywordKey(text);
  if (wanted === '') return rows;
  return rows.filter(
    ({ key, label, merged }) =>
      key.includes(wanted) ||
      keywordKey(label).includes(wanted) ||
      merged.some((one) => one.key.includes(wanted) || keywordKey(one.label).includes(wanted)),
  );
}

/** The row that shows a keyword, however that is spelled. */
export function rowOf(rows: readonly KeywordRow[], typed: string): KeywordRow | undefined {
  const key = keywordKey(typed);
  return rows.find((row) => row.key === key) ?? rows.find((row) => keywordKey(row.label) === key);
}

/**
 * What keywords are to mean when somebody types a word: the keyword that is shown so, also where it was renamed and stands under
 * another key; else the word as it is typed, which makes a new one.
 */
export function meaningOfTyped(rows: readonly KeywordRow[], typed: string): string {
  const row = rowOf(rows, typed);
  return row === undefined || row.key === keywordKey(typed) ? typed.trim() : row.key;
}

/** With the rows from one to another, both of them, in whichever order. */
export function withRange(
  selected: ReadonlySet<string>,
  rows: readonly KeywordRow[],
  from: number,
  to: number,
): ReadonlySet<string> {
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
  return new Set([...selected, ...range.map(({ key }) => key)]);
}
