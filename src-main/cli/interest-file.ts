import {
  type ImportedRow,
  inspectFile,
  type RejectedRow,
  readRows,
  refusalOf,
} from '#main/features/import/file/index.ts';
import type { CallInput } from '#shared/contract/define.ts';
import { type interestsContract, LONGEST_WHO } from '#shared/contract/interests.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { ColumnTarget } from '#shared/domain/import-fields.ts';
import { MOST_KEYWORDS, uniqueKeywords } from '#shared/domain/keywords.ts';
import { UsageError } from './arguments.ts';

/** What a file says of somebody; a list that it has no column for is left out. */
type InterestRow = CallInput<typeof interestsContract.calls.addMany>['rows'][number];

export interface InterestFile {
  /** Each person once, by who the file says they are. */
  rows: InterestRow[];
  /** What could not be used, and why. */
  rejected: Pick<RejectedRow, 'rowNumber' | 'reason'>[];
  /** What was doubtful, in sentences. */
  warnings: string[];
}

/** The lists of somebody, by the columns of a file. */
const LIST_OF = { offering: 'offering', lookingFor: 'lookingFor', interests: 'topics' } as const;
type ListColumn = keyof typeof LIST_OF;
const LISTS = Object.keys(LIST_OF) as ListColumn[];
const WHO: readonly ColumnTarget[] = ['email', 'ticketCode', 'orderCode'];
/** Names say nothing here, but where they slip into other columns the row is damaged. */
const READ: ReadonlySet<ColumnTarget> = new Set([...WHO, ...LISTS, 'firstName', 'lastName', 'displayName']);

/**
 * Reads who offers and looks for what from a file as an import takes it: CSV, TSV or XLSX. Rows about the same address or
 * code are one.
 * @param onProgress told how far it is, from 0 to 1
 * @throws UsageError where the columns are missing
 * @throws AppError `invalidInput` where the file cannot be read
 */
export async function readInterestFile(path: string, onProgress: (part: number) => void): Promise<InterestFile> {
  try {
    return await readTable(path, onProgress);
  } catch (error) {
    const refusal = refusalOf(error);
    throw refusal === null ? error : new AppError('invalidInput', refusal);
  }
}

async function readTable(path: string, onProgress: (part: number) => void): Promise<InterestFile> {
  const { mapping, headingRow, sheet, warnings } = await inspectFile(path);
  const lists = LISTS.filter((list) => mapping.some(({ target }) => target === list));
  if (lists.length === 0)
    throw new UsageError(
      'No column says what people offer or look for. Give one of them the heading “Offering”, “Looking for” or “Interests”.',
    );
  if (!mapping.some(({ target }) => WHO.includes(target)))
    throw new UsageError(
      'No column says who somebody is. Give one of them the heading “Email”, “Ticket code” or “Order code”.',
    );
  const file = new Gathered(lists, warnings);
  await readRows(
    path,
    {
      mapping: mapping.map(({ heading, target }) => ({ heading, target: READ.has(target) ? target : 'ignore' })),
      headingRow,
      sheet: sheet ?? undefined,
      known: true,
    },
    async (rows, rejected, { bytesRead, totalBytes }) => {
      for (const row of rows) file.add(row);
      file.rejected.push(...rejected.map(({ rowNumber, reason }) => ({ rowNumber, reason })));
      onProgress(totalBytes === 0 ? 1 : bytesRead / totalBytes);
    },
    new AbortController().signal,
  );
  return { rows: file.rows, rejected: file.rejected, warnings: file.warnings };
}

class Gathered {
  readonly rejected: InterestFile['rejected'] = [];
  readonly warnings: string[];
  readonly #lists: readonly ListColumn[];
  readonly #byWho = new Map<string, InterestRow>();

  constructor(lists: readonly ListColumn[], warnings: readonly string[]) {
    this.#lists = lists;
    this.warnings = [...warnings];
  }

  get rows(): InterestRow[] {
    return [...this.#byWho.values()];
  }

  add(row: ImportedRow): void {
    const { rowNumber } = row;
    this.warnings.push(...row.warnings.map((warning) => `Row ${rowNumber}: ${warning}`));
    const who = whoOf(row);
    if (who === undefined) {
      const reason = `What says who somebody is has more than ${LONGEST_WHO} characters.`;
      this.rejected.push({ rowNumber, reason });
      return;
    }
    // Addresses are compared without case, codes of tickets with it.
    const key = who.includes('@') ? who.toLowerCase() : who;
    const said = this.#byWho.get(key) ?? { who };
    this.#byWho.set(key, said);
    for (const column of this.#lists) {
      const list = LIST_OF[column];
      const words = uniqueKeywords([...(said[list] ?? []), ...row[column]]);
      said[list] = words.slice(0, MOST_KEYWORDS);
      if (words.length > MOST_KEYWORDS)
        this.warnings.push(`Row ${rowNumber}: with the rows above these are more than ${MOST_KEYWORDS} keywords.`);
    }
  }
}

/** What says best who a row is about: an address, else the code of a ticket, else that of an order. */
function whoOf({ email, ticketCodes, orderCode }: ImportedRow): string | undefined {
  return [email, ...ticketCodes, orderCode].find(
    (value): value is string => value !== null && value.length <= LONGEST_WHO,
  );
}
