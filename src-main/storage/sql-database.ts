/** A value as it is bound to a statement. */
export type SqlParameter = string | number | null | readonly (string | number | null)[];

/**
 * Statements that run on whatever database a hub has. Parameters stand in the text as `$1`, `$2` in the order of their first
 * use. Whole numbers come back as numbers, however large their column is.
 */
export interface SqlStatements {
  all<T>(sql: string, parameters?: readonly SqlParameter[]): Promise<T[]>;
  /** The first row, or undefined. */
  get<T>(sql: string, parameters?: readonly SqlParameter[]): Promise<T | undefined>;
  /** @returns how many rows were changed */
  run(sql: string, parameters?: readonly SqlParameter[]): Promise<number>;
}

export interface SqlDatabase extends SqlStatements {
  /** Runs `work` in a transaction of its own and resolves when that is on disk. If it throws, nothing of it remains. */
  write<T>(work: (tx: SqlStatements) => Promise<T>): Promise<T>;
}
