import { type Columns, integer, primary, required, type Table, table, text } from './table.ts';

/**
 * A table whose rows are edited at several desks. Each field carries a clock of its own; the latest write wins per field.
 */
export interface MergedTable<C extends Columns = Columns> extends Table<C> {
  /** Set once with the row and never edited: what the id is derived from. */
  readonly fixed: readonly (keyof C & string)[];
  /**
   * What operations set. The position is written into each row's clocks, so new names are only ever added at the end.
   */
  readonly fields: readonly (keyof C & string)[];
}

const bookkeeping = {
  createdAt: required(integer),
  updatedAt: required(integer),
  deletedAt: integer,
  /** Which operation last wrote which fields: JSON of clock to bit mask over `fields`. */
  clocks: required(text),
};

/** Declares one, with the columns that all of them have. */
export function merged<F extends Columns, E extends Columns>(name: string, fixed: F, fields: E) {
  const columns = { id: primary(text), ...fixed, ...fields, ...bookkeeping };
  return {
    ...table(name, columns),
    fixed: Object.keys(fixed) as (keyof typeof columns & string)[],
    // deletedAt comes first: every table has it, whatever is added behind.
    fields: ['deletedAt', ...Object.keys(fields)] as (keyof typeof columns & string)[],
  };
}
