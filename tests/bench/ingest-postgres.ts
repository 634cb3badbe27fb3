import pg from 'pg';
import { generatePeople } from '#main/features/demo/people.ts';
import { silentLog } from '#main/ports/log.ts';
import type { Operation, OperationKind } from '#main/storage/operations/kind.ts';
import { operationKinds, registrationSet } from '#main/storage/operations/kinds/index.ts';
import { openPostgres } from '#main/storage/postgres/open.ts';
import { MOST_IN_BATCH } from '#main/sync/frames.ts';
import { PostgresLog } from '#main/sync/postgres/postgres-log.ts';
import { countedIds } from '../support/core/ports.ts';
import { sealing } from '../support/core/sealed.ts';
import { startPostgres } from '../support/postgres.ts';
import { type Figure, quantile } from './figures.ts';

/** Connections of the hub to its database, and desks that send. */
const CONNECTIONS = 4;
const DESKS = 20;
const EACH = 2500;
/** By turns, so that whatever else the machine does befalls both; medians count. */
const ROUNDS = 5;

/** How fast the log of a hub takes registrations in, against a plain multi-row INSERT of the same rows in the same database. */
export async function measureIngest(seed: number): Promise<Figure[]> {
  const server = await startPostgres({ durable: true });
  try {
    const url = await server.createDatabase();
    const batches = batchesOf(seed);
    const plain: number[] = [];
    const ours: number[] = [];
    await ingest(await server.createDatabase(), batches);
    for (let round = 0; round < ROUNDS; round++) {
      plain.push(await insert(url, batches));
      ours.push(await ingest(await server.createDatabase(), batches));
    }
    const perSecond = (seconds: readonly number[]) => (DESKS * EACH) / quantile(seconds, 0.5);
    const what = `operations taken in by a log in PostgreSQL over ${CONNECTIONS} connections`;
    return [
      {
        what: `${what}, against plain inserts`,
        measured: perSecond(ours) / perSecond(plain),
        unit: 'times',
        target: 0.25,
        atLeast: true,
      },
      { what, measured: perSecond(ours), unit: '/s', target: null },
      { what: 'plain multi-row inserts of the same rows', measured: perSecond(plain), unit: '/s', target: null },
    ];
  } finally {
    await server.stop();
  }
}

/** As many at once as go into a frame, of each desk in turn. */
function batchesOf(seed: number): Operation[][] {
  const ids = countedIds(1);
  const [organizationId, eventId] = [ids.next(), ids.next()];
  const people = generatePeople(DESKS * EACH, seed);
  const batches: Operation[][] = [];
  const desks = Array.from({ length: DESKS }, () => sealing(ids.next()));
  for (let at = 0; at < EACH; at += MOST_IN_BATCH) {
    for (const make of desks) {
      batches.push(
        [...take(people, Math.min(MOST_IN_BATCH, EACH - at))].map((person) =>
          make(registrationSet as OperationKind<never>, {
            ...{ eventId, personId: ids.next(), organizationId, ticketCodes: [person.ticketCode] },
            person: {
              ...{ firstName: person.firstName, lastName: person.lastName, displayName: person.displayName },
              ...{ email: person.email, phone: person.phone, company: person.company, jobTitle: person.jobTitle },
            },
            fields: {
              status: 'enrolled',
              source: 'import',
              ticketType: person.ticketType,
              orderCode: person.orderCode,
            },
          }),
        ),
      );
    }
  }
  return batches;
}

function* take<T>(from: Iterator<T>, count: number): Generator<T> {
  for (let taken = 0; taken < count; taken++) {
    const next = from.next();
    if (next.done === true) return;
    yield next.value;
  }
}

/** @returns seconds */
async function ingest(url: string, batches: readonly Operation[][]): Promise<number> {
  const stores = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => openPostgres({ url, log: silentLog, logQueries: false })),
  );
  const logs = await Promise.all(stores.map((store) => PostgresLog.open({ store, kinds: operationKinds })));
  const seconds = await inParallel(batches, (connection, batch, index) =>
    (logs[connection] as PostgresLog).receive(`desk ${index % DESKS}`, index, batch),
  );
  const last = await logs[0]?.hashes(DESKS * EACH - 1, 2);
  if (last?.length !== 1) throw new Error('Not all operations were taken in');
  await Promise.all(logs.map((log) => log.close()));
  await Promise.all(stores.map((store) => store.close()));
  return seconds;
}

const COLUMNS = [
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
] as const;

/** @returns seconds */
async function insert(url: string, batches: readonly Operation[][]): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  await pool.query('DROP TABLE IF EXISTS plain');
  await pool.query(
    `CREATE TABLE plain (desk_id text, seq bigint, hlc text, kind text, version bigint, event_id text, subject_id text,
       actor_id text, at double precision, payload text, hash text)`,
  );
  const seconds = await inParallel(batches, async (_, batch) => {
    const values = batch.map(
      (_, row) => `(${COLUMNS.map((_, column) => `$${row * COLUMNS.length + column + 1}`).join(',')})`,
    );
    await pool.query(
      `INSERT INTO plain VALUES ${values.join(',')}`,
      batch.flatMap((operation) => COLUMNS.map((name) => operation[name])),
    );
  });
  await pool.end();
  return seconds;
}

/** Each desk sends its next batch once the one before is on disk. @returns seconds */
async function inParallel(
  batches: readonly Operation[][],
  send: (connection: number, batch: Operation[], index: number) => Promise<void>,
): Promise<number> {
  const began = performance.now();
  const lanes = Array.from({ length: DESKS }, async (_, desk) => {
    for (let index = desk; index < batches.length; index += DESKS)
      await send(desk % CONNECTIONS, batches[index] ?? [], index);
  });
  await Promise.all(lanes);
  return (performance.now() - began) / 1000;
}
