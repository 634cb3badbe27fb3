import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { generatePeople } from '#main/features/demo/people.ts';
import { readPairingCode, writePairingCode } from '#shared/domain/pairing-code.ts';
import { createRandom } from '#shared/domain/random.ts';
import { CuttingProxy, type Mishap } from '../support/cutting-proxy.ts';
import { Place } from '../support/several/place.ts';
import { BENCH_EVENT, benchEvent } from './app.ts';
import type { Figure } from './figures.ts';
import { writePeople } from './import.ts';
import { runCli } from './process.ts';

/** The aim of issue 6. In s. */
const TARGET = 20;

/** A new desk gets an event of so many people from its hub: from the press of the button until it finds and lets in somebody. */
export async function measureBootstrap(folder: string, people: number, seed: number): Promise<Figure[]> {
  const own = join(folder, 'bootstrap');
  await mkdir(own, { recursive: true });
  const file = join(own, 'people.csv');
  await writePeople(file, generatePeople(people, seed));
  const data = ['--data', join(own, 'hub')];
  await runCli(['events', 'create', '--code', BENCH_EVENT, '--name', 'Bench', ...data]);
  await runCli(['import', file, '--event', BENCH_EVENT, ...data]);
  const [first, second] = [...generatePeople(people, seed)].filter(({ status }) => status === 'enrolled');
  const hub = new Place('hub', join(own, 'hub'), ['hub', '--host', '127.0.0.1', '--port', '0']);
  try {
    const { port } = (await hub.start()) as { port: number };
    const whole = await joinHub(hub, port, join(own, 'whole'), first, []);
    // In the middle of the copy, and once more where it is nearly there.
    const mishaps = [0.4, 0.8].map((share): Mishap => ({ at: Math.floor(share * whole.bytes), what: 'cut' }));
    const cut = await joinHub(hub, port, join(own, 'cut'), second, mishaps);
    const what = `new desk of an event of ${people} people, until it finds and lets in somebody`;
    return [
      { what, measured: whole.seconds, unit: 's', target: TARGET },
      { what: 'the same, from the hub', measured: whole.bytes / 1e6, unit: 'MB', target: null },
      { what: `the same, cut ${cut.cuts} times meanwhile`, measured: cut.seconds, unit: 's', target: TARGET },
      { what: 'the same, from the hub', measured: cut.bytes / 1e6, unit: 'MB', target: null },
    ];
  } finally {
    await hub.kill();
  }
}

interface Guest {
  displayName: string;
  ticketCode: string;
}

interface Joined {
  seconds: number;
  /** What the hub has sent. */
  bytes: number;
  cuts: number;
}

async function joinHub(
  hub: Place,
  port: number,
  folder: string,
  guest: Guest | undefined,
  mishaps: Mishap[],
): Promise<Joined> {
  if (guest === undefined) throw new Error('Nobody is enrolled');
  const read = readPairingCode((await (await hub.client).sync.invite({ role: 'desk' })).code);
  if ('fault' in read) throw new Error('The code of the hub cannot be read');
  const proxy = await CuttingProxy.open(port, createRandom(1));
  proxy.mishaps = mishaps;
  const desk = new Place('desk', folder, ['serve', '--port', '0']);
  try {
    await desk.start();
    const own = await desk.client;
    const begun = performance.now();
    await own.sync.join({ code: writePairingCode({ ...read, port: proxy.port }), name: 'Door 2' });
    await untilUsable(desk, guest);
    return { seconds: (performance.now() - begun) / 1000, bytes: proxy.brought, cuts: proxy.cuts };
  } finally {
    await desk.kill();
    await proxy.close();
  }
}

/** The app begins anew on what it was given: whoever asks too early asks what was there before. */
async function untilUsable(desk: Place, { displayName, ticketCode }: Guest): Promise<void> {
  for (;;) {
    const isUsable = await (async () => {
      const client = await desk.connect();
      const eventId = await benchEvent(client);
      const { results } = await client.checkIn.search({ eventId, text: displayName, limit: 20 });
      if (results.length === 0) throw new Error(`${displayName} is not found`);
      const subject = { kind: 'code', code: ticketCode } as const;
      const { verdict } = await client.checkIn.scan({
        ...{ nonce: randomUUID(), eventId, subject, direction: 'entry', method: 'scan' },
      });
      return verdict === 'admitted';
    })().catch(() => false);
    if (isUsable) return;
    await delay(20);
  }
}
