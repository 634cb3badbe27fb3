/**
 * The vocabulary of reading an attendee file. Everything here is JSON-safe (no undefined, no Date, no class instance apart
 * from the error), since it crosses from the worker thread that reads to the core that stages.
 */

import type { ColumnTarget, Encoding, Separator } from '#shared/domain/import-fields.ts';
import type { NamedRound, SaidRounds } from '#shared/domain/round-names.ts';

export type { ColumnTarget, Encoding, Separator, TargetField } from '#shared/domain/import-fields.ts';

/** One column of the file and what it means. */
export interface MappedColumn {
  /** Unique within the file: a second "Name" is "Name (2)", a column without a heading "Column 4". */
  readonly heading: string;
  readonly target: ColumnTarget;
}

/** The meaning of each column, in the file's order. Its length is the number of columns. */
export type ColumnMapping = readonly MappedColumn[];

/** A column with what the reader thinks of it, for the mapping screen. */
export interface ProposedColumn extends MappedColumn {
  /** 0 (a guess) to 1 (a heading of a known shop). `extra` columns have 0. */
  readonly confidence: number;
}

export type FileFormat = 'text' | 'xlsx';
export type FileSource = 'eventbrite' | 'pretix' | 'luma' | 'generic';
export interface FileInspection {
  readonly format: FileFormat;
  /** null for XLSX, which has no encoding of its own. */
  readonly encoding: Encoding | null;
  /** A byte order mark was there: the encoding is a statement of the file, not a guess. */
  readonly byteOrderMark: boolean;
  /** null for XLSX. */
  readonly separator: Separator | null;
  /** Visible sheets in the order of the tabs; empty for text. */
  readonly sheets: readonly string[];
  /** The sheet that was looked at; null for text. */
  readonly sheet: string | null;
  readonly source: FileSource;
  /** Row of the headings as a spreadsheet numbers it (1 is the first); null when the file has none and they were made up. */
  readonly headingRow: number | null;
  readonly headings: readonly string[];
  /** The first rows below the headings, each as long as `headings`. */
  readonly sample: readonly (readonly string[])[];
  /** Rows below the headings, blank ones left out: exact for small files, an estimate for large ones, null when unknown. */
  readonly rowCount: number | null;
  readonly rowCountExact: boolean;
  readonly mapping: readonly ProposedColumn[];
  /** `mappingSignature(headings)`: the key under which a mapping by hand is remembered. */
  readonly signature: string;
  readonly totalBytes: number;
  /** Plain sentences to show above the preview. */
  readonly warnings: readonly string[];
}

export interface InspectOptions {
  readonly encoding?: Encoding | undefined;
  readonly separator?: Separator | undefined;
  readonly sheet?: string | undefined;
  /** As `FileInspection.headingRow`; left out, it is found. */
  readonly headingRow?: number | null | undefined;
}

export interface ReadOptions extends InspectOptions {
  readonly mapping: ColumnMapping;
  /** Rows (good and rejected together) handed over at once; 500 when left out. */
  readonly batchSize?: number | undefined;
  /**
   * The rows say more about people who are on the list already: an order code is enough to know them by, and one ticket
   * may have several rows.
   */
  readonly known?: boolean | undefined;
  /** The rounds of the event: a column can say to which of them somebody comes. */
  readonly rounds?: readonly NamedRound[] | undefined;
}

export type ImportedStatus = 'enrolled' | 'waitlisted' | 'cancelled';

export interface ImportedRow {
  /** As a spreadsheet shows it: 1 is the first row of the file, whatever it holds; a cell with line breaks is one row. */
  readonly rowNumber: number;
  readonly firstName: string;
  readonly lastName: string;
  /** Never empty: falls back to the e-mail address, then to the ticket code. */
  readonly displayName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly company: string | null;
  readonly jobTitle: string | null;
  readonly ticketType: string | null;
  /** Everything a scan may read for this row, without repetition: for Luma the whole address and the key in it. */
  readonly ticketCodes: readonly string[];
  readonly orderCode: string | null;
  readonly orderPosition: string | null;
  readonly status: ImportedStatus;
  readonly note: string | null;
  readonly attention: boolean;
  readonly vip: boolean;
  /** Keywords, each once by its key: `LONGEST_KEYWORD` and `MOST_KEYWORDS` hold. */
  readonly interests: readonly string[];
  readonly offering: readonly string[];
  readonly lookingFor: readonly string[];
  readonly seat: string | null;
  /** Of each round whether they can come; null where the row says nothing of it. */
  readonly availability: SaidRounds | null;
  /** ISO 8601 where the file's form is unambiguous, else as it stands in the file. */
  readonly registeredAt: string | null;
  readonly extra: Readonly<Record<string, string>>;
  /** Plain sentences; the row is imported all the same. */
  readonly warnings: readonly string[];
}

export interface RejectedRow {
  readonly rowNumber: number;
  /** A plain sentence that says what to correct. */
  readonly reason: string;
  /** The cells as the file has them, before any cleaning. */
  readonly cells: readonly string[];
}

export interface ReadProgress {
  /** Never decreases, and equals `totalBytes` in the last batch. */
  readonly bytesRead: number;
  readonly totalBytes: number;
}

/** Called for one batch after the other; reading waits until the promise settles, and stops when it rejects. */
export type OnBatch = (
  rows: readonly ImportedRow[],
  rejected: readonly RejectedRow[],
  progress: ReadProgress,
) => Promise<void>;

export interface ReadSummary {
  readonly rows: number;
  readonly rejected: number;
  readonly headings: readonly string[];
}

export type ImportFileErrorCode =
  | 'notFound'
  | 'unreadable'
  | 'empty'
  | 'binary'
  | 'oldExcel'
  | 'openDocument'
  | 'pdf'
  | 'otherFormat'
  | 'encrypted'
  | 'damaged'
  | 'tooLarge'
  | 'tooManyColumns'
  | 'noSuchSheet'
  | 'noRows'
  | 'mappingMismatch';

/** A file that cannot be read at all. The message says what is wrong and what to do, and may be shown as it is. */
export class ImportFileError extends Error {
  readonly code: ImportFileErrorCode;

  constructor(code: ImportFileErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ImportFileError';
    this.code = code;
  }
}
