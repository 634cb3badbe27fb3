import { z } from 'zod';
import { COLUMN_TARGETS, ENCODINGS, SEPARATORS } from '#shared/domain/import-fields.ts';
import { Id, Time } from './common.ts';
import { call, event } from './define.ts';
import { EventId, ImportId } from './ids.ts';

/** Where the file is: uploaded by the renderer, or on this machine's disk (command line only). */
export const ImportSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('upload'), uploadId: Id }),
  z.strictObject({ kind: z.literal('path'), path: z.string().min(1).max(4096) }),
]);

/** How to read the file, where the detection was wrong. */
export const ReadChoices = z.strictObject({
  encoding: z.enum(ENCODINGS).optional(),
  separator: z.enum(SEPARATORS).optional(),
  sheet: z.string().max(200).optional(),
  /** Row of the headings counted from 1, or null for a file without headings. */
  headingRow: z.number().int().positive().nullable().optional(),
});

/** A cell of a spreadsheet holds less. */
const MAX_HEADING = 40_000;

export const MappedColumn = z.strictObject({ heading: z.string().max(MAX_HEADING), target: z.enum(COLUMN_TARGETS) });

export const FileInspection = z.strictObject({
  fileName: z.string(),
  format: z.enum(['text', 'xlsx']),
  encoding: z.enum(ENCODINGS).nullable(),
  byteOrderMark: z.boolean(),
  separator: z.enum(SEPARATORS).nullable(),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  source: z.enum(['eventbrite', 'pretix', 'luma', 'generic']),
  headingRow: z.number().int().nullable(),
  headings: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  rowCount: z.number().int().nullable(),
  rowCountExact: z.boolean(),
  mapping: z.array(z.strictObject({ ...MappedColumn.shape, confidence: z.number() })),
  /** The mapping was remembered from an earlier file with the same headings. */
  remembered: z.boolean(),
  totalBytes: z.number(),
  warnings: z.array(z.string()),
});
export type FileInspection = z.output<typeof FileInspection>;

export const IMPORT_STATES = ['reading', 'comparing', 'ready', 'applying', 'done', 'cancelled', 'failed'] as const;

export const ImportCounts = z.strictObject({
  new: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
});

export const ImportStatus = z.strictObject({
  id: Id,
  eventId: EventId,
  fileName: z.string(),
  state: z.enum(IMPORT_STATES),
  /** From 0 to 1 within the present state. */
  progress: z.number().min(0).max(1),
  rowsRead: z.number().int(),
  counts: ImportCounts,
  /** A few rows of each kind for the preview. */
  sample: z.array(
    z.strictObject({
      rowNumber: z.number().int(),
      kind: z.enum(['new', 'changed', 'unchanged', 'rejected']),
      name: z.string(),
      detail: z.string(),
    }),
  ),
  warnings: z.array(z.string()),
  error: z.string().nullable(),
  startedAt: Time,
  finishedAt: Time.nullable(),
});
export type ImportStatus = z.output<typeof ImportStatus>;

export const importContract = {
  calls: {
    inspect: call(
      'people.import',
      z.strictObject({ source: ImportSource, choices: ReadChoices.default({}) }),
      FileInspection,
    ),
    /** Reads and compares the file in the background; nothing of the list changes before `commit`. */
    start: call(
      'people.import',
      z.strictObject({
        source: ImportSource,
        eventId: EventId,
        choices: ReadChoices.default({}),
        mapping: z.array(MappedColumn).max(500).optional(),
      }),
      ImportStatus,
    ),
    status: call('people.import', z.strictObject({ id: ImportId }), ImportStatus),
    /** Makes the compared file the list. From here the import is finished even if the machine stops meanwhile. */
    commit: call('people.import', z.strictObject({ id: ImportId }), ImportStatus),
    cancel: call('people.import', z.strictObject({ id: ImportId }), ImportStatus),
    list: call(
      'people.import',
      z.strictObject({ eventId: EventId }),
      z.strictObject({ imports: z.array(ImportStatus) }),
    ),
    /** The rejected rows with a reason each, as a CSV that can be corrected and imported again. */
    rejectedFile: call(
      'people.import',
      z.strictObject({ id: ImportId }),
      z.strictObject({ name: z.string(), text: z.string() }),
    ),
  },
  events: {
    progress: event('people.import', ImportStatus),
  },
};
