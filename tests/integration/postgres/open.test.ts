import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createPostgresSource } from '#main/storage/postgres/data-source.ts';
import { openPostgres, tooOld } from '#main/storage/postgres/open.ts';
import { besideLogger } from '#main/storage/query-log.ts';
import { hubMigrationNames } from '#migrations/postgres/index.ts';
import { StrictLog } from '../../support/core/ports.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

/** Opens a database until the test has ended. */
async function open(url: string) {
  const store = await openPostgres({ url, log: new StrictLog(), logQueries: false });
  onTestFinished(() => store.close());
  return store;
}

/** What whoever starts a hub is told, once it is sure that no password is in that or in the log. */
async function refusal(url: string, code = 'unavailable'): Promise<string> {
  const log = new StrictLog();
  const error = await openPostgres({ url, log, logQueries: true }).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new Error('It was opened');
  expect(error).toMatchObject({ code });
  const password = /:([^:@/]+)@/.exec(url)?.[1];
  const all = JSON.stringify([error.message, error.stack, error.cause, Object.values(error), log.lines]);
  if (password !== undefined) expect(all).not.toContain(password);
  return error.message;
}

function changed(url: string, change: (address: URL) => void): string {
  const address = new URL(url);
  change(address);
  return address.href;
}

describe('a database that cannot be used is refused with the reason, and without its password', () => {
  test.each([
    ['another kind of address', 'mysql://hub:secret99@127.0.0.1/hub', /no address of a PostgreSQL database/],
    ['a sign that must be written otherwise', 'postgres://hub:secret99%@127.0.0.1:1/hub', /no address of a PostgreSQL/],
    ['no address at all', 'secret99', /no address of a PostgreSQL database/],
  ])('%s', async (_, url, expected) => {
    expect(await refusal(url, 'invalidInput')).toMatch(expected);
  });

  test('a host that is not there', async () => {
    const answer = await refusal('postgres://hub:secret99@127.0.0.1:1/hub');
    expect(answer).toMatch(/No database answers at 127\.0\.0\.1:1/);
  });

  test('a wrong password, none, and a database that is not there', async () => {
    const url = await server.createDatabase();
    expect(await refusal(changed(url, (address) => (address.password = 'guessed99')))).toMatch(
      /does not accept the password of "owner"/,
    );
    expect(await refusal(changed(url, (address) => (address.password = '')))).toMatch(/wants a password/);
    expect(await refusal(changed(url, (address) => (address.pathname = '/nowhere')))).toMatch(
      /There is no database "nowhere"/,
    );
  });

  test('somebody who may not create tables; once they are there, they need not', async () => {
    const url = await server.createDatabase();
    await server.query(`CREATE ROLE guest LOGIN PASSWORD 'guest99'`);
    const asGuest = changed(url, (address) => {
      address.username = 'guest';
      address.password = 'guest99';
    });
    expect(await refusal(asGuest)).toMatch(/"guest" may not create tables/);
    await open(url);
    await server.query('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO guest', [], url);
    const { sql } = await open(asGuest);
    expect(await sql.all('SELECT last_position FROM hub_log')).toEqual([{ last_position: 0 }]);
  });

  test('one that a newer version has changed', async () => {
    const url = await server.createDatabase();
    await open(url);
    await server.query(`INSERT INTO migrations (timestamp, name) VALUES (1, 'FromTheFuture')`, [], url);
    expect(await refusal(url)).toMatch(/newer version/);
  });

  test.each([
    ['PostgreSQL 13.14 (Debian 13.14-1) on x86_64-pc-linux-gnu', 13],
    ['PostgreSQL 9.6.24 on x86_64-pc-linux-gnu', 9],
    ['PostgreSQL 14.0 on x86_64-pc-linux-gnu', null],
    ['PostgreSQL 18.1 on aarch64', null],
    ['PostgreSQL 11.2-YB-2.20.1.0-b0 on x86_64-pc-linux-gnu', null],
    ['CockroachDB CCL v24.1.0 (x86_64-pc-linux-gnu)', null],
  ])('a server that is too old: %s', (version, expected) => {
    expect(tooOld(version)).toBe(expected);
  });
});

test('of several processes that start at once on an empty database one makes the tables', async () => {
  const url = await server.createDatabase();
  const stores = await Promise.all(Array.from({ length: 5 }, () => open(url)));
  for (const { sql } of stores)
    expect(await sql.all('SELECT count(*) AS count FROM migrations')).toEqual([{ count: hubMigrationNames.length }]);
});

test('migrations go up, down, and up again', async () => {
  const url = await server.createDatabase();
  const source = createPostgresSource(url, besideLogger());
  await source.initialize();
  onTestFinished(() => source.destroy());
  const schema = () =>
    server.query(
      `SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name NOT IN ('migrations', 'typeorm_metadata') ORDER BY 1, 2`,
      [],
      url,
    );
  await source.runMigrations();
  const whole = await schema();
  expect(whole.length).toBeGreaterThan(20);
  for (const _ of hubMigrationNames) await source.undoLastMigration();
  expect(await schema()).toEqual([]);
  await source.runMigrations();
  expect(await schema()).toEqual(whole);
});

describe('statements', () => {
  const LEASE = 'INSERT INTO hub_leases (resource, desk_id, taken_at, expires_at) VALUES ($1, $2, $3, $4)';

  test('whole numbers come back as numbers, and texts as they were', async () => {
    const { sql } = await open(await server.createDatabase());
    const odd = 'a\0b\u001ac 😀';
    expect(await sql.run(LEASE, [odd, 'desk', 1_789_000_000_000, Number.MAX_SAFE_INTEGER])).toBe(1);
    expect(await sql.all('SELECT *, sum(taken_at) OVER () AS sum FROM hub_leases WHERE resource = $1', [odd])).toEqual([
      {
        ...{ resource: odd, desk_id: 'desk', taken_at: 1_789_000_000_000, expires_at: Number.MAX_SAFE_INTEGER },
        label: '',
        sum: 1_789_000_000_000,
      },
    ]);
    expect(await sql.get('SELECT desk_id FROM hub_leases')).toEqual({ desk_id: 'desk' });
    expect(await sql.get('SELECT desk_id FROM hub_desks')).toBeUndefined();
    expect(await sql.all('DELETE FROM hub_leases RETURNING desk_id')).toEqual([{ desk_id: 'desk' }]);
    expect(await sql.run('DELETE FROM hub_leases')).toBe(0);
  });

  test('a transaction is whole or not there, and its connection works on', async () => {
    const { sql } = await open(await server.createDatabase());
    const failed = sql.write(async (tx) => {
      await tx.run(LEASE, ['reader', 'desk', 1, 2]);
      await tx.run(LEASE, ['reader', 'other', 1, 2]);
    });
    await expect(failed).rejects.toMatchObject({ code: '23505' });
    expect(await sql.all('SELECT * FROM hub_leases')).toEqual([]);
    expect(await sql.write((tx) => tx.run(LEASE, ['reader', 'desk', 1, 2]))).toBe(1);
    expect(await sql.all('SELECT resource FROM hub_leases')).toEqual([{ resource: 'reader' }]);
  });

  test('what fails says nothing of the parameters', async () => {
    const log = new StrictLog();
    const store = await openPostgres({ url: await server.createDatabase(), log, logQueries: true });
    onTestFinished(() => store.close());
    const error = await store.sql
      .run(LEASE, ['Ada Lovelace', 'desk', 'no number', 1])
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    const all = JSON.stringify([Object.entries(error as Error), (error as Error).stack, log.lines]);
    expect(all).toContain('invalid input syntax');
    expect(all).not.toContain('Ada');
  });
});
