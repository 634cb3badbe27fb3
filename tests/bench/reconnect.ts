import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { generatePeople } from '#main/features/demo/people.ts';
import { replicatedDigests, type TableDigest } from '#main/storage/operations/digest.ts';
import { openBenchDesk } from './bench-core.ts';
import { Child } from './children.ts';
import { type Guest, make, operationsOf, registered } from './day.ts';
import type { Figure } from './figures.ts';

/** The aim of issue 6, on two cores. */
const SIZE = { desks: 20, operations: 5000, people: 5000 };
const AIM_S = 60;
const LOOPBACK = '127.0.0.1';

/** What the process of the desks is told to do, one after the other. */
export type Order =
  | { do: 'join'; codes: readonly string[]; folder: string }
  | { do: 'work'; eventId: string; guests: readonly Guest[]; operations: number; seed: number }
  | { do: 'reconnect'; total: number }
  | { do: 'compare' };

/** What it answers to each once that is done; digests to `compare`. */
export type Done = { digests?: Record<string, TableDigest>[] };

/**
 * Desks that have worked without a network for a day, and all come back at the same moment: a hub in one process and the desks in
 * others, one for each core, over sockets as in a hall, until all hold the same.
 */
export async function measureReconnect(folder: string, seed: number, size = SIZE): Promise<Figure[]> {
  const desks = Array.from(
    { length: Math.min(size.desks, availableParallelism()) },
    () => new Child<Order, Done>('./reconnect-desks.ts'),
  );
  const all = (what: (index: number) => Order) => Promise.all(desks.map((some, index) => some.order(what(index))));
  const hub = await openBenchDesk(join(folder, 'reconnect-hub'));
  try {
    const event = await hub.client.events.create({ code: 'BENCH', title: 'Bench' });
    const { ids, store, operations } = hub.core.context;
    const guests = [...generatePeople(size.people, seed)].map(({ firstName, lastName }) => ({
      ...{ personId: ids.next(), firstName, lastName },
    }));
    const place = { organizationId: hub.core.context.organizationId, eventId: event.id, ids };
    await make(
      { store, operations },
      guests.map((guest) => registered(place, guest)),
    );
    const { hosting } = await hub.client.sync.host({ host: LOOPBACK, port: 0 });
    const port = hosting?.port ?? 0;
    const codes: string[] = [];
    for (let number = 0; number < size.desks; number++)
      codes.push((await hub.client.sync.invite({ role: 'organizer' })).code);
    await all((index) => {
      const own = join(folder, `reconnect-${index}`);
      return { do: 'join', codes: codes.filter((_, number) => number % desks.length === index), folder: own };
    });

    // The network goes.
    await hub.client.sync.stopHosting({});
    await all((index) => ({
      ...{ do: 'work', eventId: event.id, guests, operations: size.operations, seed: seed + 1000 * index },
    }));
    const before = await operationsOf(hub.core.context.store);
    const total = before + size.desks * size.operations;
    const cpu = process.cpuUsage();
    const begun = performance.now();
    await hub.client.sync.host({ host: LOOPBACK, port });
    await all(() => ({ do: 'reconnect', total }));
    const seconds = (performance.now() - begun) / 1000;
    const { user, system } = process.cpuUsage(cpu);

    const digests = (await all(() => ({ do: 'compare' }))).flatMap((done) => done.digests ?? []);
    const own = await replicatedDigests(hub.core.context.store.read);
    if (digests.length !== size.desks || digests.some((other) => !isDeepStrictEqual(other, own)))
      throw new Error('The desks do not agree');
    if ((await operationsOf(hub.core.context.store)) !== total) throw new Error('The hub holds more than was made');
    const of = `${size.desks} desks with ${size.operations} operations each`;
    return [
      { what: `${of}, back at once, until all agree`, measured: seconds, unit: 's', target: AIM_S },
      {
        what: 'operations taken in meanwhile, over all desks',
        measured: (size.desks * size.desks * size.operations) / seconds,
        unit: '/s',
        target: null,
      },
      { what: 'of that, work of the hub', measured: (user + system) / 1e6, unit: 's', target: null },
    ];
  } finally {
    await hub.close();
    await Promise.all(desks.map((some) => some.end()));
  }
}
