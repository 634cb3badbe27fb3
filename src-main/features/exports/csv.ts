import { defuseWithin } from '#shared/domain/spreadsheet.ts';
import type { Cell } from './table.ts';

const NEEDS_QUOTES = /[",\n\r]/;

/**
 * A cell of a CSV file. Text that a spreadsheet would run as a formula is defused; numbers of ours are numbers and stay.
 */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (cell instanceof Date) return cell.toISOString();
  const text = defuseWithin(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of a CSV file (RFC 4180). */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Tells Excel that what follows is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';
