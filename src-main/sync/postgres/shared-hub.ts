import type { Clock } from '#main/ports/clock.ts';
import type { Log } from '#main/ports/log.ts';
import type { OperationKind } from '#main/storage/operations/kind.ts';
import { openPostgres, type PostgresStore } from '#main/storage/postgres/open.ts';
import type { RegisterDatabase } from '../hub/register.ts';
import type { HubIdentity } from '../transport/identity.ts';
import { identityOf, makeIdentity } from '../transport/identity.ts';
import type { HubAddress } from '../transport/pinned.ts';
import { PostgresLog } from './postgres-log.ts';

/** Epoch ms by the clock of the database: those of the processes may be years apart. */
const NOW = 'floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint';
/** A process that has said nothing for this long is gone, in ms. */
const GONE_MS = 30_000;

/** What several processes of a hub share: one database with the log, the register, and by which key they are known. */
export class SharedHub {
  readonly log: PostgresLog;
  readonly database: RegisterDatabase;
  readonly #store: PostgresStore;
  #processes: ReadonlySet<string> = new Set();

  private constructor(store: PostgresStore, log: PostgresLog, clock: Clock) {
    this.#store = store;
    this.log = log;
    this.database = {
      read: store.sql,
      write: (work) => store.sql.write(work),
      now: async () => (await store.sql.get<{ now: number }>(`SELECT ${NOW} AS now`))?.now ?? clock.now(),
    };
  }

  /** @throws AppError `unavailable` where the database cannot be used */
  static async open(options: {
    url: string;
    kinds: readonly OperationKind[];
    clock: Clock;
    log: Log;
    logQueries: boolean;
  }): Promise<SharedHub> {
    const store = await openPostgres(options);
    try {
      return new SharedHub(store, await PostgresLog.open({ store, kinds: options.kinds }), options.clock);
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  /** Whose data it is; null before anybody has begun. */
  async organizationId(): Promise<string | null> {
    const row = await this.#store.sql.get<{ id: string | null }>('SELECT organization_id AS id FROM hub_log');
    return row?.id ?? null;
  }

  /** Begins for an organization, unless somebody has begun. @returns whose data it is */
  async claim(organizationId: string): Promise<string> {
    await this.#store.sql.run('UPDATE hub_log SET organization_id = $1 WHERE organization_id IS NULL', [
      organizationId,
    ]);
    return (await this.organizationId()) ?? organizationId;
  }

  /** The key of all processes, made by the first: a desk goes on at any of them. */
  async identity(): Promise<HubIdentity> {
    const read = () => this.#store.sql.get<{ identity: string | null }>('SELECT identity FROM hub_log');
    if (((await read())?.identity ?? null) === null) {
      const made = JSON.stringify(await makeIdentity());
      await this.#store.sql.run('UPDATE hub_log SET identity = $1 WHERE identity IS NULL', [made]);
    }
    return identityOf((await read())?.identity ?? '');
  }

  /** Ids under which processes were there when this one last looked. */
  get processes(): ReadonlySet<string> {
    return this.#processes;
  }

  /** Says where this process is reached, and that it is there. @returns where all are that are there, this one first */
  async announce(id: string, hosts: readonly string[], port: number): Promise<HubAddress[]> {
    await this.#store.sql.run(
      `INSERT INTO hub_processes (id, hosts, port, seen_at) VALUES ($1, $2, $3, ${NOW})
       ON CONFLICT (id) DO UPDATE SET hosts = excluded.hosts, port = excluded.port, seen_at = excluded.seen_at`,
      [id, JSON.stringify(hosts), port],
    );
    await this.#store.sql.run(`DELETE FROM hub_processes WHERE seen_at < ${NOW} - $1`, [GONE_MS]);
    const rows = await this.#store.sql.all<{ id: string; hosts: string; port: number }>(
      'SELECT id, hosts, port FROM hub_processes ORDER BY id',
    );
    this.#processes = new Set(rows.map((row) => row.id));
    const own = (row: { id: string }) => (row.id === id ? 0 : 1);
    return rows
      .sort((a, b) => own(a) - own(b))
      .flatMap((row) => (JSON.parse(row.hosts) as string[]).map((host) => ({ host, port: row.port })));
  }

  /** Whether no other process has been there for a while. */
  async isAlone(id: string): Promise<boolean> {
    const row = await this.#store.sql.get(
      `SELECT 1 AS found FROM hub_processes WHERE id <> $1 AND seen_at > ${NOW} - $2`,
      [id, GONE_MS],
    );
    return row === undefined;
  }

  async withdraw(id: string): Promise<void> {
    await this.#store.sql.run('DELETE FROM hub_processes WHERE id = $1', [id]);
  }

  async close(): Promise<void> {
    await this.log.close();
    await this.#store.close();
  }
}
