import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';

/** How a column is kept in SQLite and read into JavaScript. */
export type ColumnKind = 'text' | 'integer' | 'real' | 'boolean' | 'json';

interface ColumnShape {
  kind: ColumnKind;
  nullable: boolean;
  primary: boolean;
}

export const text = { kind: 'text', nullable: true, primary: false } as const;
export const integer = { kind: 'integer', nullable: true, primary: false } as const;
export const real = { kind: 'real', nullable: true, primary: false } as const;
export const boolean = { kind: 'boolean', nullable: false, primary: false } as const;
/** A JSON value in a text column. */
export const json = { kind: 'json', nullable: true, primary: false } as const;
export const required = <C extends ColumnShape>(column: C) => ({ ...column, nullable: false }) as const;
export const primary = <C extends ColumnShape>(column: C) => ({ ...column, nullable: false, primary: true }) as const;

type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };
type ValueOf<C extends ColumnShape> = C['kind'] extends 'text'
  ? string
  : C['kind'] extends 'integer' | 'real'
    ? number
    : C['kind'] extends 'boolean'
      ? boolean
      : JsonValue;
type Nullable<C extends ColumnShape> = C['nullable'] extends true ? ValueOf<C> | null : ValueOf<C>;

export type Columns = Record<string, ColumnShape>;
/** A row as JavaScript sees it. */
export type Row<C extends Columns> = { [K in keyof C]: Nullable<C[K]> };

export interface Table<C extends Columns = Columns> {
  /** Name in the database, plural snake_case. */
  readonly name: string;
  readonly columns: C;
  /** The TypeORM schema of the same columns. */
  readonly schema: EntitySchema<Row<C>>;
}

/** `eventId` to `event_id`. */
export function columnName(property: string): string {
  let name = columnNames.get(property);
  if (name === undefined) {
    name = property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    columnNames.set(property, name);
  }
  return name;
}

/** Asked for with every row. */
const columnNames = new Map<string, string>();

/** Declares a table once, for TypeORM and for our own statements. The DDL itself is in the migrations. */
export function table<C extends Columns>(name: string, columns: C): Table<C> {
  const options: Record<string, EntitySchemaColumnOptions> = {};
  for (const [property, column] of Object.entries(columns)) {
    options[property] = {
      name: columnName(property),
      type: column.kind === 'json' ? 'simple-json' : column.kind,
      nullable: column.nullable,
      primary: column.primary,
    };
  }
  const schema = new EntitySchema<Row<C>>({ name, tableName: name, columns: options as never });
  return { name, columns, schema };
}

/** A JavaScript value as it is bound to a statement. */
export function toSql(column: ColumnShape | undefined, value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (column?.kind === 'json') return JSON.stringify(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  // Half of a surrogate pair has no form in UTF-8: what becomes of it would depend on how it is bound.
  if (typeof value === 'string') return value.toWellFormed();
  return value as string | number;
}

/** A value from a statement as JavaScript sees it. */
export function fromSql(column: ColumnShape, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (column.kind === 'boolean') return value === 1 || value === true;
  if (column.kind === 'json') return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
  return value;
}
