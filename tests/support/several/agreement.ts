import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { replicatedDigests } from '#main/storage/operations/digest.ts';
import type { Place } from './place.ts';

/** @returns the tables in which places differ; none where all agree */
export async function differing(places: readonly Place[]): Promise<string[]> {
  const [first = {}, ...others] = await Promise.all(places.map((place) => place.look(replicatedDigests)));
  return Object.keys(first).filter((name) => others.some((other) => !isDeepStrictEqual(other[name], first[name])));
}

/** Waits until places that nobody works at hold the same. @returns the tables in which they differ after that time */
export async function untilAgreed(places: readonly Place[], patienceMs: number): Promise<string[]> {
  for (const end = performance.now() + patienceMs; ; ) {
    // Cheap, and says most of the time that it is not so far.
    const counts = await Promise.all(places.map(countOf));
    const differ = new Set(counts).size > 1 ? ['operations'] : await differing(places);
    if (differ.length === 0 || performance.now() > end) return differ;
    await delay(50);
  }
}

/** How many operations a place holds. */
export async function countOf(place: Place): Promise<number> {
  const row = await place.look((read) => read.get<{ count: number }>('SELECT count(*) AS count FROM operations'));
  return row?.count ?? 0;
}

/** What is wrong with the file of a place. @param whole whether every page is looked at, and every entry of its indexes */
export function faultsOfFile(place: Place, whole: boolean): Promise<string[]> {
  return place.look(async (read) => {
    const rows = await read.all<Record<string, string>>(whole ? 'PRAGMA integrity_check' : 'PRAGMA quick_check');
    return rows.flatMap((row) => Object.values(row)).filter((line) => line !== 'ok');
  });
}
