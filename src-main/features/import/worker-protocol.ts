import type {
  FileInspection,
  ImportedRow,
  InspectOptions,
  ReadOptions,
  ReadProgress,
  ReadSummary,
  RejectedRow,
} from './file/types.ts';

/** What an import worker is given to do. */
export type ImportWorkerTask =
  | { kind: 'inspect'; path: string; options: InspectOptions }
  | { kind: 'read'; path: string; options: ReadOptions };

/** What it tells. */
export type FromImportWorker =
  | { kind: 'inspected'; inspection: FileInspection }
  | { kind: 'batch'; rows: readonly ImportedRow[]; rejected: readonly RejectedRow[]; progress: ReadProgress }
  | { kind: 'read'; summary: ReadSummary }
  /** The file cannot be read; the message is for people. */
  | { kind: 'refused'; message: string }
  | { kind: 'failed'; message: string };
