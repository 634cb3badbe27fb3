import type {
  FileInspection,
  InspectOptions,
  ReadOptions,
  ReadProgress,
  ReadSummary,
  RejectedRow,
} from './file/types.ts';
import type { RowKeys } from './identity.ts';

/** Where the ids that rows may have are unique. */
export interface ImportScope {
  organizationId: string;
  eventId: string;
}

/** What an import worker is given to do. */
export type ImportWorkerTask =
  | { kind: 'inspect'; path: string; options: InspectOptions }
  | { kind: 'read'; path: string; options: ReadOptions; scope: ImportScope };

/** A row as it is kept, and what it is recognised by. */
export interface PreparedRow {
  rowNumber: number;
  /** The row as JSON text of a `StagedRow`: most rows are stored without being taken apart once more. */
  text: string;
  keys: RowKeys;
}

export interface PreparedBatch {
  rows: PreparedRow[];
  rejected: readonly RejectedRow[];
  /** What was doubtful about rows, in sentences. */
  warnings: string[];
  progress: ReadProgress;
}

/** What it tells. After a batch it waits for `next`. */
export type FromImportWorker =
  | { kind: 'inspected'; inspection: FileInspection }
  | { kind: 'batch'; batch: PreparedBatch }
  | { kind: 'read'; summary: ReadSummary }
  /** The file cannot be read; the message is for people. */
  | { kind: 'refused'; message: string }
  | { kind: 'failed'; message: string };
