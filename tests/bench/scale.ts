import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { generatePeople } from '#main/features/demo/people.ts';
import { idOf } from '#main/storage/operations/kinds/index.ts';
import { readPairingCode } from '#shared/domain/pairing-code.ts';
import { openBenchDesk } from './bench-core.ts';
import { Child } from './children.ts';
import { make, registered } from './day.ts';
import type { Figure } from './figures.ts';

const PEOPLE = 5000;
const SECONDS = 20;
/** Until those who have come are known to all: that is told less often the more there are. In ms. */
const SETTLE_MS = 20_000;
/** How many desks there are, and how many people come in a second over all of them. */
const STEPS = [
  { desks: 20, perSecond: 20 },
  { desks: 100, perSecond: 50 },
  { desks: 250, perSecond: 50 },
  { desks: 500, perSecond: 50 },
  { desks: 500, perSecond: 100 },
];

export type ScaleOrder =
  | { do: 'join'; hub: { port: number; fingerprint: string; position: number }; secrets: readonly string[] }
  | {
      do: 'work';
      eventId: string;
      registrationIds: readonly string[];
      perSecond: number;
      seconds: number;
      seed: number;
    };

export interface ScaleDone {
  /** How many were made, ms until the others had them, and what came to all desks in UTF-16 units and frames. */
  figures?: { made: number; p50: number; p95: number; most: number; bytes: number; frames: number };
}

/**
 * A real hub with more and more desks. The desks are simulated: they speak to it over TLS as real ones do, but have no database
 * and no screen, and are all in one process. So what is measured is the hub, and what its network has to carry.
 */
export async function measureScale(folder: string, seed: number): Promise<Figure[]> {
  const hub = await openBenchDesk(join(folder, 'scale-hub'));
  const others = new Child<ScaleOrder, ScaleDone>('./scale-desks.ts');
  try {
    const { ids, store, operations, organizationId } = hub.core.context;
    const event = await hub.client.events.create({ code: 'BENCH', title: 'Bench' });
    const guests = [...generatePeople(PEOPLE, seed)].map(({ firstName, lastName }) => ({
      ...{ personId: ids.next(), firstName, lastName },
    }));
    const place = { organizationId, eventId: event.id, ids };
    await make(
      { store, operations },
      guests.map((guest) => registered(place, guest)),
    );
    const { hosting } = await hub.client.sync.host({ host: '127.0.0.1', port: 0 });
    if (hosting === null) throw new Error('The hub is not there');
    const registrationIds = guests.map(({ personId }) => idOf.registration(event.id, personId));

    const figures: Figure[] = [];
    let desks = 0;
    for (const [index, step] of STEPS.entries()) {
      const secrets: string[] = [];
      for (; desks < step.desks; desks += 1) {
        const code = readPairingCode((await hub.client.sync.invite({ role: 'organizer' })).code);
        if ('fault' in code) throw new Error('The code of the hub cannot be read');
        secrets.push(code.secret);
      }
      const { port, fingerprint } = hosting;
      // New desks begin with a copy, which holds all that was there.
      const last = await store.read.get<{ position: number }>('SELECT max(position) AS position FROM operations');
      if (last === undefined) throw new Error('The hub holds nothing');
      await others.order({ do: 'join', hub: { port, fingerprint, position: last.position }, secrets });
      await delay(SETTLE_MS);
      const cpu = process.cpuUsage();
      const begun = performance.now();
      const work = { do: 'work', eventId: event.id, registrationIds, seconds: SECONDS, seed: seed + index } as const;
      const done = (await others.order({ ...work, perSecond: step.perSecond })).figures;
      const { user, system } = process.cpuUsage(cpu);
      if (done === undefined) throw new Error('Nothing was measured');
      figures.push(...figuresOf(step, { ...done, seconds: (performance.now() - begun) / 1000, work: user + system }));
    }
    return figures;
  } finally {
    await others.end();
    await hub.close();
  }
}

function figuresOf(
  { desks, perSecond }: (typeof STEPS)[number],
  { p50, p95, most, made, bytes, seconds, work }: NonNullable<ScaleDone['figures']> & { seconds: number; work: number },
): Figure[] {
  const of = `${desks} simulated desks, ${perSecond} check-ins/s`;
  const figure = (what: string, measured: number, unit: string): Figure => ({
    ...{ what: `${of}: ${what}`, measured, unit, target: null },
  });
  return [
    { ...figure('recorded at one to taken in at another, p95', p95, 'ms'), target: 1000 },
    figure('the same, median', p50, 'ms'),
    figure('the same, the slowest', most, 'ms'),
    figure('work of the hub, of one core', work / 1e4 / seconds, '%'),
    figure('work of the hub for a delivery', work / (made * (desks - 1)), 'µs'),
    figure('sent to all desks', bytes / 1e6 / seconds, 'MB/s'),
    figure('memory of the hub', process.memoryUsage.rss() / 1024 ** 2, 'MB'),
  ];
}
