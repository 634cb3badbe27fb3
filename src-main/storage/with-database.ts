import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source.ts';
import { besideLogger } from './query-log.ts';
import { Statements } from './statements.ts';
import { type Reader, reader, UnitOfWork } from './unit-of-work.ts';

/** A database that is open for one piece of work. */
export interface OpenDatabase {
  readonly source: DataSource;
  readonly read: Reader;
  readonly work: UnitOfWork;
}

/**
 * Opens a database beside the one of the app, for one piece of work, and closes it again.
 * @throws Error with SQLite's `code` where the file cannot be opened
 */
export async function withDatabase<T>(
  file: string,
  side: 'read' | 'write',
  use: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const source = createDataSource({ file, side, logger: besideLogger() });
  await source.initialize();
  const statements = new Statements(source);
  try {
    return await use({ source, read: reader(statements), work: new UnitOfWork(statements, () => undefined) });
  } finally {
    await statements.close();
    await source.destroy();
  }
}
