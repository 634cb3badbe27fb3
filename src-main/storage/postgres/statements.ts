import { type DataSource, QueryFailedError, type QueryResult, type QueryRunner } from 'typeorm';
import type { SqlDatabase, SqlParameter, SqlStatements } from '../sql-database.ts';
import { explainLost } from './explain.ts';
import { toPostgres } from './texts.ts';

/** Statements and transactions over the connections of a data source. */
export function sqlDatabase(source: DataSource): SqlDatabase {
  const using = async <T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> => {
    const runner = source.createQueryRunner();
    try {
      return await work(runner);
    } catch (error) {
      throw explainLost(error);
    } finally {
      await runner.release();
    }
  };
  return {
    all: (sql, parameters) => using((runner) => statementsOf(runner).all(sql, parameters)),
    get: (sql, parameters) => using((runner) => statementsOf(runner).get(sql, parameters)),
    run: (sql, parameters) => using((runner) => statementsOf(runner).run(sql, parameters)),
    write: (work) => using((runner) => transact(runner, work)),
  };
}

async function transact<T>(runner: QueryRunner, work: (tx: SqlStatements) => Promise<T>): Promise<T> {
  const tx = statementsOf(runner);
  // Said each time: where a server or a role has another default, statements would not see what was committed while they waited.
  await tx.run('START TRANSACTION ISOLATION LEVEL READ COMMITTED');
  try {
    const result = await work(tx);
    await tx.run('COMMIT');
    return result;
  } catch (error) {
    // Where the connection is lost, the server has rolled back by itself.
    await tx.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

function statementsOf(runner: QueryRunner): SqlStatements {
  const query = async (sql: string, parameters: readonly SqlParameter[] = []) => {
    try {
      return (await runner.query(sql, parameters.map(bound), true)) as QueryResult;
    } catch (error) {
      // TypeORM's own holds the parameters, and with them people's data, for whoever prints it.
      throw error instanceof QueryFailedError ? error.driverError : error;
    }
  };
  return {
    all: async <T>(sql: string, parameters?: readonly SqlParameter[]) => (await query(sql, parameters)).records as T[],
    get: async <T>(sql: string, parameters?: readonly SqlParameter[]) =>
      (await query(sql, parameters)).records[0] as T | undefined,
    run: async (sql, parameters) => (await query(sql, parameters)).affected ?? 0,
  };
}

function bound(parameter: SqlParameter): unknown {
  if (typeof parameter === 'string') return toPostgres(parameter);
  return Array.isArray(parameter) ? parameter.map(bound) : parameter;
}
