import { setTimeout as delay } from 'node:timers/promises';
import type { Reader } from '#main/storage/unit-of-work.ts';
import { createRandom, type Random } from '#shared/domain/random.ts';
import { faultsOfFile, untilAgreed } from './agreement.ts';
import { Hands } from './hands.ts';
import { Ledger } from './ledger.ts';
import type { Place } from './place.ts';
import type { Venue } from './venue.ts';

/** Of a hub, how far it holds each desk without a gap. */
type Held = ReadonlyMap<string, number>;

export interface KillOptions {
  times: number;
  seed: number;
  /** After so many kills it is looked whether all is there. */
  checkEvery: number;
  /** What a database that hubs share holds, where it is not the hub's own. */
  held?: () => Promise<Held>;
  onProgress?(kills: Kills): void;
}

/** What came of it. */
export interface Kills {
  times: number;
  ofHubs: number;
  /** Of those that were killed, those at which a call was under way. */
  midst: number;
  /** Kills of a place that had not started yet. */
  starting: number;
  /** Answers that somebody has in hand. */
  answered: number;
  /** Calls that were not answered, and asked again with the same nonce. */
  interrupted: number;
  /** What desks knew to be kept by the hub when it was killed, and was looked for there. */
  promises: number;
  /** A line for each thing that was answered and is missing, or is not the same everywhere. */
  faults: string[];
}

const GUESTS = 200;
const HANDS = 3;
/** People of whom one hand alone writes. */
const OWN = 4;
/** So seldom somebody does something where nobody is killed next. In ms. */
const PAUSE_MS = 300;
/** Of kills, those that hit a process that starts, where there is one. */
const WHILE_STARTING = 0.1;
/** Of five kills those that hit a hub, so that they are among a few as well. */
const OF_HUB: readonly number[] = [1, 3];
/** How long one takes to start, about; in ms. */
const START_MS = 900;
/** More at once are not away. */
const MOST_AWAY = 2;
/** Far more than they take. In ms. */
const AGREE_MS = 60_000;

/** What a desk has heard from its hub: all of its operations but so many, of those up to the one with this nonce, are on disk there. */
interface Promised {
  nonce: string;
  pending: number;
}

/** A promise, and what the hub held when it had been killed. */
interface Kept {
  promised: Promised;
  held: Held;
}

/** Kills hubs and desks while people work at all of them, and looks whether anything that was acknowledged is missing. */
export async function killAtRandom(venue: Venue, options: KillOptions): Promise<Kills> {
  const { times, seed, checkEvery, onProgress } = options;
  const random = createRandom(seed);
  const kills: Kills = {
    ...{ times: 0, ofHubs: 0, midst: 0, starting: 0, answered: 0, interrupted: 0, promises: 0 },
    faults: [],
  };
  const ledger = new Ledger();
  const guests = await prepare(venue);
  const kept: Kept[] = [];
  while (kills.times < times && kills.faults.length === 0) {
    const hands = handsOf(venue, guests, ledger, random.below(2 ** 31));
    const work = Promise.all(hands.map((one) => one.work()));
    const spree = async () => {
      for (const until = Math.min(times, kills.times + checkEvery); kills.times < until; )
        kept.push(...(await killOne(venue, hands, random, kills, options)));
      for (const one of hands) one.rest();
    };
    try {
      await Promise.all([spree(), work]);
    } finally {
      for (const one of hands) one.leave();
    }
    kills.answered = ledger.answered;
    kills.interrupted += hands.reduce((sum, { interrupted }) => sum + interrupted, 0);
    kills.faults.push(...(await check(venue, ledger, kills.times >= times)));
    onProgress?.(kills);
  }
  kills.promises = kept.length;
  kills.faults.push(...(await (venue.desks[0] as Place).look((read) => broken(read, kept))));
  return kills;
}

/** Guests whom everybody has. @returns their registrations */
async function prepare(venue: Venue): Promise<string[]> {
  const client = await (venue.hubs[0] as Place).client;
  const guests: string[] = [];
  for (let index = 0; index < GUESTS; index += 1) {
    const person = { displayName: `Guest ${index}` };
    const { registration } = await client.registrations.create({
      ...{ nonce: crypto.randomUUID(), eventId: venue.eventId, person },
    });
    guests.push(registration.id);
  }
  const differ = await untilAgreed(venue.places, AGREE_MS);
  if (differ.length > 0) throw new Error(`They do not agree before it begins: ${differ.join(', ')}`);
  return guests;
}

function handsOf(venue: Venue, guests: readonly string[], ledger: Ledger, seed: number): Hands[] {
  return venue.places.flatMap((place, at) =>
    Array.from({ length: HANDS }, (_, hand) => {
      const number = at * HANDS + hand;
      const own = guests.slice(number * OWN, (number + 1) * OWN);
      return new Hands(place, {
        ...{ eventId: venue.eventId, guests, own, ledger, pauseMs: PAUSE_MS },
        random: createRandom(seed + number),
      });
    }),
  );
}

/** Asks desks how much of what they have is not known to be at the hub. Those that are away know nothing. */
async function promisesTo(desks: readonly Place[], hands: readonly Hands[]): Promise<Promised[]> {
  const ask = async (desk: Place): Promise<Promised[]> => {
    const lasts = hands.flatMap(({ place, last }) => (place === desk && last !== null ? [last] : []));
    const newest = lasts.sort((a, b) => b.at - a.at)[0];
    if (!desk.isUp || newest === undefined) return [];
    const { membership } = await (await desk.client).sync.status({});
    return membership === null ? [] : [{ nonce: newest.nonce, pending: membership.pending }];
  };
  return (await Promise.all(desks.map(ask))).flat();
}

async function killOne(
  venue: Venue,
  hands: readonly Hands[],
  random: Random,
  kills: Kills,
  { held }: KillOptions,
): Promise<Kept[]> {
  const place = await victim(venue, random, OF_HUB.includes(kills.times % 5));
  const isHub = venue.hubs.includes(place);
  if (!place.isUp) {
    await delay(random.below(START_MS));
  } else {
    if (isHub) await Promise.all(venue.desks.map(untilOnline));
    // What a hub is brought comes from all desks.
    const busy = hands.filter((one) => one.place === place || isHub);
    for (const one of busy) one.isRush = true;
    // By answers rather than by time, so that there is something to lose on a slow machine as well.
    const answered = () => busy.reduce((sum, one) => sum + one.answered, 0);
    for (const enough = answered() + random.below(20); answered() < enough; ) await delay(1);
    await delay(random.below(8));
  }
  kills.times += 1;
  kills.ofHubs += isHub ? 1 : 0;
  kills.starting += place.isUp ? 0 : 1;
  kills.midst += place.isUp && hands.some((one) => one.place === place && one.isAsking) ? 1 : 0;
  await place.kill();
  for (const one of hands) one.isRush = false;
  try {
    if (!isHub) return [];
    // It says nothing more: what it has told them by now must be on its disk.
    const promises = await promisesTo(venue.desks, hands);
    const now = await (held ?? (() => place.look(heldIn)))();
    return promises.map((promised) => ({ promised, held: now }));
  } finally {
    // Whether it comes up is seen where it is waited for.
    place.start().catch(() => undefined);
  }
}

/** Whom it befalls: mostly a place that is up, and now and then one that is just starting. */
async function victim({ hubs, desks, places }: Venue, random: Random, isHub: boolean): Promise<Place> {
  const away = places.filter(({ isUp }) => !isUp);
  if (away.length > 0 && random.chance(WHILE_STARTING)) return random.pick(away);
  while (away.length >= MOST_AWAY) {
    const [first, ...others] = away;
    await first?.client;
    away.splice(0, away.length, ...others.filter(({ isUp }) => !isUp));
  }
  const wanted = isHub ? hubs : desks;
  const up = wanted.filter(({ isUp }) => isUp);
  const place = random.pick(up.length > 0 ? up : wanted);
  await place.client;
  return place;
}

/** A hub that no desk has come back to has nothing to lose. */
async function untilOnline(desk: Place): Promise<void> {
  if (!desk.isUp) return;
  const { sync } = await desk.client;
  // Ends the wait before the next attempt; what else it does is not waited for.
  sync.now({}).catch(() => undefined);
  while ((await sync.status({})).membership?.state !== 'online') await delay(20);
}

/** Lets all come up and agree. @returns what is wrong then */
async function check(venue: Venue, ledger: Ledger, whole: boolean): Promise<string[]> {
  await Promise.all(venue.places.map((place) => place.client));
  const differ = await untilAgreed(venue.places, AGREE_MS);
  const faults = differ.map((table) => `they differ in ${table}`);
  for (const place of venue.places) {
    const found = [...(await faultsOfFile(place, whole)), ...(await place.look((read) => ledger.faultsIn(read)))];
    faults.push(...found.map((fault) => `${place.name}: ${fault}`));
  }
  return faults;
}

async function heldIn(read: Reader): Promise<Held> {
  const rows = await read.all<{ deskId: string; seq: number; count: number }>(
    'SELECT desk_id AS deskId, max(seq) AS seq, count(*) AS count FROM operations GROUP BY desk_id',
  );
  // With a gap in them nobody knows how much of them is there.
  return new Map(rows.map(({ deskId, seq, count }) => [deskId, seq === count ? seq : 0]));
}

/** Promises of a hub that it did not hold when it was killed. @param read of any place, when all agree */
async function broken(read: Reader, kept: readonly Kept[]): Promise<string[]> {
  const faults: string[] = [];
  for (const { promised, held } of kept) {
    const made = await read.get<{ deskId: string; seq: number }>(
      `SELECT desk_id AS deskId, seq FROM operations WHERE kind = 'checkIn.record' AND subject_id = ?`,
      [promised.nonce],
    );
    // What is missing everywhere is said elsewhere.
    if (made === undefined) continue;
    const least = made.seq - promised.pending;
    const there = held.get(made.deskId) ?? 0;
    if (there < least) faults.push(`a hub had acknowledged ${least} operations of ${made.deskId} and held ${there}`);
  }
  return faults;
}
