import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createRandom, type Random } from '#shared/domain/random.ts';
import { CALM, CuttingProxy, type Weather } from '../support/cutting-proxy.ts';
import { untilAgreed } from '../support/several/agreement.ts';
import { Hands } from '../support/several/hands.ts';
import { Ledger } from '../support/several/ledger.ts';
import type { Place } from '../support/several/place.ts';
import { Venue } from '../support/several/venue.ts';
import { type Figure, quantile } from './figures.ts';

/** The aim of issue 6. */
const MINUTES = 10;
const DESKS = 3;
/** So often the network heals, and it is looked how long they take, in ms. */
const ROUND_MS = 50_000;
const GUESTS = 200;
const HANDS = 2;
const OWN = 4;
/** Between two calls of one hand, at most; in ms. */
const PAUSE_MS = 250;
/** Far more than they take. In ms. */
const PATIENCE_MS = 120_000;

export interface CutsOptions {
  minutes: number;
  seed: number;
}

/** What the command line says of it. */
export function cutsOptions({ minutes, seed }: { minutes?: string; seed?: string }, usual: number): CutsOptions {
  return { minutes: Number(minutes ?? MINUTES), seed: Number(seed ?? usual) };
}

/** A hub and desks that work on over a network which delays, truncates, cuts and falls silent; and how soon they agree once it is whole. */
export async function measureCuts(folder: string, { minutes, seed }: CutsOptions): Promise<Figure[]> {
  const random = createRandom(seed);
  const own = join(folder, 'cuts');
  await mkdir(own, { recursive: true });
  const proxies: CuttingProxy[] = [];
  const way = async (port: number) => {
    const proxy = await CuttingProxy.open(port, random);
    proxies.push(proxy);
    return proxy.port;
  };
  const venue = await Venue.open(own, { desks: DESKS, way });
  const ledger = new Ledger();
  const healed: Healed[] = [];
  try {
    const guests = await prepare(venue);
    for (const end = performance.now() + minutes * 60_000; performance.now() < end; ) {
      const left = end - performance.now();
      healed.push(
        await round(venue, proxies, handsOf(venue, guests, ledger, random), random, Math.min(left, ROUND_MS)),
      );
      const { agreed, connected } = healed.at(-1) as Healed;
      process.stderr.write(`agreed after ${agreed.toFixed(2)} s, connected after ${connected.toFixed(2)} s\n`);
    }
    const faults = (await Promise.all(venue.places.map((place) => place.look((read) => ledger.faultsIn(read))))).flat();
    for (const fault of faults) process.stderr.write(`${fault}\n`);
    return figuresOf(minutes, seed, healed, proxies, ledger, faults);
  } finally {
    await venue.close();
    for (const proxy of proxies) await proxy.close();
  }
}

async function prepare(venue: Venue): Promise<string[]> {
  const { registrations } = await (venue.hubs[0] as Place).client;
  const guests: string[] = [];
  for (let index = 0; index < GUESTS; index += 1) {
    const person = { displayName: `Guest ${index}` };
    const nonce = crypto.randomUUID();
    guests.push((await registrations.create({ nonce, eventId: venue.eventId, person })).registration.id);
  }
  await untilAgreed(venue.places, PATIENCE_MS);
  return guests;
}

function handsOf(venue: Venue, guests: readonly string[], ledger: Ledger, random: Random): Hands[] {
  return venue.places.flatMap((place, at) =>
    Array.from({ length: HANDS }, (_, hand) => {
      const first = (at * HANDS + hand) * OWN;
      return new Hands(place, {
        ...{ eventId: venue.eventId, guests, own: guests.slice(first, first + OWN), ledger, pauseMs: PAUSE_MS },
        random: createRandom(random.below(2 ** 31)),
      });
    }),
  );
}

/** What happened once the network was whole again, in seconds. */
interface Healed {
  agreed: number;
  /** Until the last desk was connected. */
  connected: number;
}

/** A network that gets worse and better, until it is whole and nobody works any more. */
async function round(
  venue: Venue,
  proxies: readonly CuttingProxy[],
  hands: readonly Hands[],
  random: Random,
  ms: number,
): Promise<Healed> {
  const work = Promise.all(hands.map((one) => one.work()));
  const end = performance.now() + ms;
  const weather = Promise.all(proxies.map((proxy) => change(proxy, random, end)));
  await Promise.race([weather, work]);
  for (const one of hands) one.rest();
  await work;
  for (const proxy of proxies) proxy.weather = CALM;
  const begun = performance.now();
  const connecting = Promise.all(venue.desks.map(connected)).then(() => performance.now() - begun);
  // Where they do not agree, that is what is told.
  connecting.catch(() => undefined);
  const differ = await untilAgreed(venue.places, PATIENCE_MS);
  const agreed = performance.now() - begun;
  if (differ.length > 0) throw new Error(`They do not agree in ${differ.join(', ')}`);
  return { agreed: agreed / 1000, connected: (await connecting) / 1000 };
}

/** Another weather now and then. */
async function change(proxy: CuttingProxy, random: Random, end: number): Promise<void> {
  while (performance.now() < end) {
    const [weather, mostMs] = drawWeather(random);
    proxy.weather = weather;
    await delay(Math.min(end - performance.now(), random.below(mostMs)));
  }
}

/** @returns with the time that it lasts at most, in ms */
function drawWeather(random: Random): [Weather, number] {
  const draw = random.next();
  if (draw < 0.15) return [CALM, 5_000];
  const bad = { truncate: 0.5, delayMs: random.below(200) };
  if (draw < 0.7) return [{ ...bad, cut: 0.02 + random.next() * 0.2, hush: random.next() * 0.02 }, 10_000];
  // Nobody is there who would answer; or somebody is who closes at once.
  return [draw < 0.85 ? { ...bad, cut: 0, hush: 1 } : { ...bad, cut: 1, hush: 0 }, 30_000];
}

/** Until the hub has answered over a connection that is good: one that has fallen silent looks open for a while. */
async function connected(desk: Place): Promise<void> {
  const { sync } = await desk.client;
  const begun = Date.now();
  for (;;) {
    const { membership } = await sync.status({});
    if (membership?.state === 'online' && (membership.lastSyncAt ?? 0) > begun) return;
    await delay(20);
  }
}

function figuresOf(
  minutes: number,
  seed: number,
  healed: readonly Healed[],
  proxies: readonly CuttingProxy[],
  ledger: Ledger,
  faults: readonly string[],
): Figure[] {
  const agreed = healed.map((one) => one.agreed);
  const sum = (count: (proxy: CuttingProxy) => number) => proxies.reduce((all, proxy) => all + count(proxy), 0);
  const figure = (what: string, measured: number, unit = ''): Figure => ({ what, measured, unit, target: null });
  return [
    {
      what: `bad network for ${minutes} min, ${DESKS} desks, seed ${seed}: healed until all agree, the slowest of ${healed.length}`,
      ...{ measured: Math.max(...agreed), unit: 's', target: 10 },
    },
    figure('the same, median', quantile(agreed, 0.5), 's'),
    figure(
      'healed until the last desk was connected, the slowest',
      Math.max(...healed.map((one) => one.connected)),
      's',
    ),
    { what: 'lost, twice, or otherwise than it was said', measured: faults.length, unit: '', target: 0 },
    figure(
      'connections that were cut',
      sum(({ cuts }) => cuts),
    ),
    figure(
      'connections that fell silent',
      sum(({ hushed }) => hushed),
    ),
    figure('answers at all of them meanwhile', ledger.answered),
  ];
}
