import type { CallParsed } from '#shared/contract/define.ts';
import type { recordsContract } from '#shared/contract/records.ts';

export type ExportRequest = CallParsed<typeof recordsContract.calls.export>;

/** A value of a table: dates are moments, of which a spreadsheet makes dates. */
export type Cell = string | number | Date | null;

/** A list that leaves the app: its headings, and its rows page by page. */
export interface ExportTable {
  headings: readonly string[];
  /** How many rows there will be, for the progress; null where nobody knows. */
  total: number | null;
  pages(): AsyncIterable<readonly (readonly Cell[])[]>;
}
