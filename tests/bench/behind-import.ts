import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openSession } from '#main/cli/session.ts';
import { generatePeople } from '#main/features/demo/people.ts';
import type { contract } from '#shared/contract/index.ts';
import { createRandom } from '#shared/domain/random.ts';
import type { Client } from '#shared/rpc/client.ts';
import { BENCH_EVENT, serve } from './app.ts';
import { type Figure, quantile } from './figures.ts';
import { writePeople } from './import.ts';

/** A busy door, several times over. */
const BETWEEN_SCANS_MS = 100;

/**
 * Scans that come while a newer list of as many people is read, compared and applied. The app is a process of its own, as
 * at a door, and is asked over its local socket.
 */
export async function measureBehindImport(folder: string, people: number, seed: number): Promise<Figure[]> {
  const list = [...generatePeople(people, seed)];
  const path = join(folder, 'newer.csv');
  await writePeople(
    path,
    list.map((person) => ({ ...person, jobTitle: `${person.jobTitle} (changed)` })),
  );
  const guests = createRandom(seed + 2).shuffled([...list]);
  const app = await serve(folder);
  const { client, close } = await openSession(join(folder, 'data'));
  try {
    const { events } = await client.events.list({});
    const eventId = events.find((entry) => entry.code === BENCH_EVENT)?.id ?? '';
    const waits = await scanBehindImport(
      client,
      eventId,
      path,
      guests.map((person) => person.ticketCode),
    );
    return [
      {
        what: 'scan while a newer list is imported, longest wait',
        measured: Math.max(...waits),
        unit: 'ms',
        target: 250,
      },
      { what: 'scan while a newer list is imported, p99', measured: quantile(waits, 0.99), unit: 'ms', target: null },
      { what: 'scans while a newer list was imported', measured: waits.length, unit: '', target: null },
    ];
  } finally {
    await close();
    await app.stop();
  }
}

/** @returns how long each scan took, in ms */
async function scanBehindImport(
  client: Client<typeof contract>,
  eventId: string,
  path: string,
  codes: readonly string[],
): Promise<number[]> {
  const waits: number[] = [];
  const { id } = await client.import.start({ source: { kind: 'path', path }, eventId });
  for (let state = 'reading'; state !== 'done'; ) {
    ({ state } = await client.import.status({ id }));
    if (state === 'failed' || state === 'cancelled') throw new Error(`The newer list was not imported: ${state}`);
    if (state === 'ready') await client.import.commit({ id });
    const before = performance.now();
    await client.checkIn.scan({
      nonce: randomUUID(),
      eventId,
      subject: { kind: 'code', code: codes[waits.length % codes.length] ?? '' },
      direction: 'entry',
      method: 'scan',
    });
    waits.push(performance.now() - before);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_SCANS_MS));
  }
  return waits;
}
