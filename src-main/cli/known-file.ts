import {
  type ImportedRow,
  inspectFile,
  type RejectedRow,
  readRows,
  refusalOf,
} from '#main/features/import/file/index.ts';
import { LONGEST_WHO } from '#shared/contract/interests.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { ColumnTarget } from '#shared/domain/import-fields.ts';
import type { NamedRound } from '#shared/domain/round-names.ts';
import { UsageError } from './arguments.ts';

/** What a file said of people who are on the list, beside the rows themselves. */
export interface KnownFile {
  /** What could not be used, and why. */
  rejected: Pick<RejectedRow, 'rowNumber' | 'reason'>[];
  /** What was doubtful, in sentences. */
  warnings: string[];
}

/** Columns that say who a row is about. */
const WHO: readonly ColumnTarget[] = ['email', 'ticketCode', 'orderCode'];
/** Names say nothing here, but where they slip into other columns the row is damaged. */
const NAMES: readonly ColumnTarget[] = ['firstName', 'lastName', 'displayName'];

/**
 * Reads a file about people who are on the list already, as an import takes it: CSV, TSV or XLSX.
 * @param wanted columns of which one must be there, and what to say where none is
 * @param on told of each row with who it is about, and how far it is, from 0 to 1
 * @throws UsageError where the columns are missing
 * @throws AppError `invalidInput` where the file cannot be read
 */
export async function readKnownFile(
  path: string,
  wanted: { columns: readonly ColumnTarget[]; missing: string; rounds?: readonly NamedRound[] },
  on: {
    row(row: ImportedRow, who: string): void;
    columns?(there: readonly ColumnTarget[]): void;
    progress(part: number): void;
  },
): Promise<KnownFile> {
  try {
    return await readTable(path, wanted, on);
  } catch (error) {
    const refusal = refusalOf(error);
    throw refusal === null ? error : new AppError('invalidInput', refusal);
  }
}

async function readTable(
  path: string,
  { columns, missing, rounds }: Parameters<typeof readKnownFile>[1],
  on: Parameters<typeof readKnownFile>[2],
): Promise<KnownFile> {
  const { mapping, headingRow, sheet, warnings } = await inspectFile(path);
  const there = columns.filter((column) => mapping.some(({ target }) => target === column));
  if (there.length === 0) throw new UsageError(missing);
  if (!mapping.some(({ target }) => WHO.includes(target)))
    throw new UsageError(
      'No column says who somebody is. Give one of them the heading “Email”, “Ticket code” or “Order code”.',
    );
  on.columns?.(there);
  const read: ReadonlySet<ColumnTarget> = new Set([...WHO, ...NAMES, ...columns]);
  const file: KnownFile = { rejected: [], warnings: [...warnings] };
  await readRows(
    path,
    {
      mapping: mapping.map(({ heading, target }) => ({ heading, target: read.has(target) ? target : 'ignore' })),
      headingRow,
      sheet: sheet ?? undefined,
      known: true,
      rounds,
    },
    async (rows, rejected, { bytesRead, totalBytes }) => {
      for (const row of rows) {
        const { rowNumber } = row;
        file.warnings.push(...row.warnings.map((warning) => `Row ${rowNumber}: ${warning}`));
        const who = whoOf(row);
        if (who !== undefined) on.row(row, who);
        else
          file.rejected.push({
            rowNumber,
            reason: `What says who somebody is has more than ${LONGEST_WHO} characters.`,
          });
      }
      file.rejected.push(...rejected.map(({ rowNumber, reason }) => ({ rowNumber, reason })));
      on.progress(totalBytes === 0 ? 1 : bytesRead / totalBytes);
    },
    new AbortController().signal,
  );
  return file;
}

/** What says best who a row is about: an address, else the code of a ticket, else that of an order. */
function whoOf({ email, ticketCodes, orderCode }: ImportedRow): string | undefined {
  return [email, ...ticketCodes, orderCode].find(
    (value): value is string => value !== null && value.length <= LONGEST_WHO,
  );
}

/** Addresses are compared without case, codes of tickets with it. */
export function whoKey(who: string): string {
  return who.includes('@') ? who.toLowerCase() : who;
}

/** Of what people read, where there may be thousands. */
const FIRST_FEW = 5;

/** The first lines of many, and how many more there are. */
export function firstFew(lines: readonly string[]): string[] {
  const more = lines.length - FIRST_FEW;
  return more <= 0 ? [...lines] : [...lines.slice(0, FIRST_FEW), `and ${more} more`];
}
