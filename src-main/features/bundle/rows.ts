import { z } from 'zod';
import { isIntact } from '#main/storage/operations/examine.ts';
import { isHlc } from '#main/storage/operations/hlc.ts';
import type { Operation } from '#main/storage/operations/kind.ts';
import { operationKinds } from '#main/storage/operations/kinds/index.ts';
import { type ColumnKind, columnName, type Table } from '#main/storage/schema/table.ts';
import { isTimeZone } from '#shared/domain/time-zone.ts';

/** A row as a bundle has it: by the names of the columns, values as SQLite keeps them. */
export type BundleRow = Record<string, unknown>;

const jsonOf = (schema: z.ZodType) =>
  z.string().refine((text) => {
    try {
      return schema.safeParse(JSON.parse(text)).success;
    } catch {
      return false;
    }
  });

const KINDS: Readonly<Record<ColumnKind, z.ZodType>> = {
  text: z.string(),
  integer: z.int(),
  real: z.number(),
  boolean: z.literal([0, 1]),
  json: jsonOf(z.unknown()),
};

const Hlc = z.string().refine(isHlc);

/** What no kind of operation says, and what reads rest on. */
const MORE: Readonly<Record<string, z.ZodType>> = {
  clocks: jsonOf(z.array(z.tuple([Hlc, z.int().positive()]))),
  timeZone: z.string().refine(isTimeZone),
};

/**
 * What every row of a table is like: what its columns can keep, and what operations write into them. Anything else, once it
 * is in the database, would make whatever reads it fail.
 */
export function rowSchema(table: Table): z.ZodType<BundleRow> {
  const said = Object.assign(
    {},
    ...operationKinds
      .flatMap(({ rows = [] }) => rows.filter((row) => row.table.name === table.name))
      .map((row) => row.fields),
  ) as Record<string, z.ZodType>;
  const shape = Object.entries(table.columns).map(([name, { kind, nullable }]) => {
    const field = said[name];
    const value =
      MORE[name] ?? (field === undefined || kind === 'boolean' ? KINDS[kind] : kind === 'json' ? jsonOf(field) : field);
    // An older version may not have had the column.
    return [columnName(name), (nullable ? value.nullable() : value).optional()];
  });
  const schema = z.strictObject(Object.fromEntries(shape)) as unknown as z.ZodType<BundleRow>;
  return table.name === 'operations' ? schema.refine(isSound) : schema;
}

/** An operation that was not put into quarantine is as its desk sealed it. */
function isSound(row: BundleRow): boolean {
  if (row.state === 'rejected') return true;
  const operation = Object.fromEntries(
    OPERATION.map((name) => [name, row[columnName(name)] ?? null]),
  ) as unknown as Operation;
  return isHlc(operation.hlc) && isIntact(operation);
}

const OPERATION: readonly (keyof Operation)[] = [
  'deskId',
  'seq',
  'hlc',
  'kind',
  'version',
  'eventId',
  'subjectId',
  'actorId',
  'at',
  'payload',
  'hash',
  'redacted',
];
