import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { generatePeople } from '#main/features/demo/people.ts';
import type { contract } from '#shared/contract/index.ts';
import { createRandom } from '#shared/domain/random.ts';
import { tokens } from '#shared/domain/text.ts';
import type { Client } from '#shared/rpc/client.ts';
import { ADMINISTRATOR, benchEvent, withDesk } from './app.ts';
import { type Figure, quantile } from './figures.ts';
import { searchQueries } from './queries.ts';

const SCANS = 2000;
const QUERIES = 500;
/** The person has to be among so many first hits. */
const FIRST_HITS = 5;

/** Scans and searches through the whole core, contract included, against the list that was imported before. */
export async function measureDoor(folder: string, people: number, seed: number): Promise<Figure[]> {
  return withDesk(folder, async (client) => {
    const eventId = await benchEvent(client);
    const list = [...generatePeople(people, seed)];
    const figures = [
      ...(await measureSearch(client, eventId, list, seed)),
      ...(await measureScans(folder, client, eventId, list, seed)),
    ];
    // The screens that are measured later are for somebody who has signed in.
    await client.app.createAdministrator(ADMINISTRATOR);
    return figures;
  });
}

type Person = ReturnType<typeof generatePeople> extends Generator<infer P> ? P : never;

async function measureScans(
  folder: string,
  client: Client<typeof contract>,
  eventId: string,
  list: readonly Person[],
  seed: number,
): Promise<Figure[]> {
  const random = createRandom(seed);
  const codes = random.shuffled(list.filter((person) => person.status === 'enrolled')).slice(0, SCANS);
  const bare = await openBare(join(folder, 'bare.sqlite'));
  const scans: number[] = [];
  const inserts: number[] = [];
  for (const person of codes) {
    const before = performance.now();
    const result = await client.checkIn.scan({
      nonce: randomUUID(),
      eventId,
      subject: { kind: 'code', code: person.ticketCode },
      direction: 'entry',
      method: 'scan',
    });
    const between = performance.now();
    // In turn with the scans, so that both meet the same machine.
    await bare.insert(JSON.stringify(result));
    inserts.push(performance.now() - between);
    scans.push(between - before);
    if (result.verdict !== 'admitted') throw new Error(`${person.ticketCode} was ${result.verdict}`);
  }
  await bare.close();
  return [
    { what: 'scan to committed verdict, p99', measured: quantile(scans, 0.99), unit: 'ms', target: 15 },
    { what: 'scan to committed verdict, median', measured: quantile(scans, 0.5), unit: 'ms', target: null },
    { what: 'bare insert with commit, median', measured: quantile(inserts, 0.5), unit: 'ms', target: null },
    {
      what: 'scan against bare insert, medians',
      measured: quantile(scans, 0.5) / quantile(inserts, 0.5),
      unit: 'times',
      target: 3,
    },
    {
      what: 'scan against bare insert, p99',
      measured: quantile(scans, 0.99) / quantile(inserts, 0.99),
      unit: 'times',
      target: 3,
    },
  ];
}

async function measureSearch(
  client: Client<typeof contract>,
  eventId: string,
  list: readonly Person[],
  seed: number,
): Promise<Figure[]> {
  const queries = searchQueries(list, seed, QUERIES);
  const times: number[] = [];
  const missed = new Map<string, number>();
  let found = 0;
  for (const query of queries) {
    // As it is typed: each beginning from the third letter on is a search of its own.
    for (let length = 3; length <= query.text.length; length += 1) {
      const before = performance.now();
      const { results } = await client.checkIn.search({ eventId, text: query.text.slice(0, length), limit: 20 });
      times.push(performance.now() - before);
      if (length < query.text.length) continue;
      const hit = results.slice(0, FIRST_HITS).some((result) => isMeant(result, query.expected));
      if (hit) found += 1;
      else missed.set(query.kind, (missed.get(query.kind) ?? 0) + 1);
    }
  }
  for (const [kind, count] of missed)
    process.stdout.write(`search: ${count} of kind ${kind} not among the first ${FIRST_HITS}\n`);
  return [
    { what: 'search as you type, p95', measured: quantile(times, 0.95), unit: 'ms', target: 15 },
    { what: 'search as you type, median', measured: quantile(times, 0.5), unit: 'ms', target: null },
    {
      what: `search, person among the first ${FIRST_HITS}`,
      measured: (100 * found) / queries.length,
      unit: '%',
      target: null,
    },
  ];
}

/** A list without a column for the whole name has no order of its parts, hence the words in any. */
function isMeant(result: { name: string; email: string | null; company: string | null }, person: Person): boolean {
  const words = (text: string) => tokens(text).join('').split('').sort().join('');
  return (
    (result.email ?? '') === person.email &&
    (result.company ?? '') === person.company &&
    words(result.name) === words(person.displayName)
  );
}

/** What the disk alone costs: one row, one commit, with the same settings. */
async function openBare(file: string): Promise<{ insert(text: string): Promise<void>; close(): Promise<void> }> {
  const database = new sqlite3.Database(file);
  const run = (sql: string, parameters: string[] = []) =>
    new Promise<void>((resolve, reject) =>
      database.run(sql, parameters, (error) => (error === null ? resolve() : reject(error))),
    );
  await run('PRAGMA journal_mode = WAL');
  await run('PRAGMA synchronous = FULL');
  await run('CREATE TABLE facts (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  return {
    insert: (text) => run('INSERT INTO facts (text) VALUES (?)', [text]),
    close: () => new Promise((resolve) => database.close(() => resolve())),
  };
}
