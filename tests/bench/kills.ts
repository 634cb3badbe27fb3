import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startPostgres } from '../support/postgres.ts';
import { type KillOptions, type Kills, killAtRandom } from '../support/several/kills.ts';
import { Venue, type VenueOptions } from '../support/several/venue.ts';
import type { Figure } from './figures.ts';

/** The aim of issue 6. */
const TIMES = 300;
const DESKS = 3;
const CHECK_EVERY = 50;

export interface KillsOptions {
  times: number;
  seed: number;
}

/** What the command line says of it. */
export function killsOptions({ times, seed }: { times?: string; seed?: string }, usual: number): KillsOptions {
  return { times: Number(times ?? TIMES), seed: Number(seed ?? usual) };
}

/** Processes of a hub and of desks that are killed at random while people work at all of them. */
export async function measureKills(folder: string, options: KillsOptions): Promise<Figure[]> {
  return measure('a hub or a desk', join(folder, 'kills'), { desks: DESKS }, options);
}

/** The same with two processes of a hub over PostgreSQL: the desks of one that is killed go on at the other. */
export async function measureKillsPostgres(folder: string, options: KillsOptions): Promise<Figure[]> {
  const server = await startPostgres();
  try {
    const databaseUrl = await server.createDatabase();
    const held = async () => {
      const rows = await server.query<{ deskId: string; seq: string }>(
        'SELECT desk_id AS "deskId", seq FROM hub_held',
        [],
        databaseUrl,
      );
      return new Map(rows.map(({ deskId, seq }) => [deskId, Number(seq)]));
    };
    const venue = { desks: DESKS, hubs: 2, databaseUrl };
    return await measure('a process of a hub over PostgreSQL or a desk', join(folder, 'kills-postgres'), venue, {
      ...options,
      held,
    });
  } finally {
    await server.stop();
  }
}

async function measure(
  whom: string,
  folder: string,
  venueOptions: VenueOptions,
  options: KillsOptions & Pick<KillOptions, 'held'>,
): Promise<Figure[]> {
  await mkdir(folder, { recursive: true });
  const begun = performance.now();
  const venue = await Venue.open(folder, venueOptions);
  try {
    const kills = await killAtRandom(venue, { ...options, checkEvery: CHECK_EVERY, onProgress: tell });
    for (const fault of kills.faults) process.stderr.write(`${fault}\n`);
    return figuresOf(whom, options.seed, kills, begun);
  } finally {
    await venue.close();
  }
}

function tell({ times, answered, faults }: Kills): void {
  process.stderr.write(`${times} killed, ${answered} answers, ${faults.length} faults\n`);
}

function figuresOf(whom: string, seed: number, kills: Kills, begun: number): Figure[] {
  const of = `${kills.times} kills of ${whom} at random, seed ${seed}`;
  const figure = (what: string, measured: number, unit = ''): Figure => ({ what, measured, unit, target: null });
  return [
    { what: `${of}: lost, twice, or not the same everywhere`, measured: kills.faults.length, unit: '', target: 0 },
    figure('answers that were looked for at all of them', kills.answered),
    figure('killed while a call was under way', kills.midst),
    figure('killed while starting', kills.starting),
    figure('killed hubs', kills.ofHubs),
    figure('calls without an answer, asked again', kills.interrupted),
    figure('words of a hub on what it has, looked for there after it was killed', kills.promises),
    figure('time for all', (performance.now() - begun) / 60_000, 'min'),
  ];
}
