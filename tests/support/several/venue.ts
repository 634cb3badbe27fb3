import { join } from 'node:path';
import { readPairingCode, writePairingCode } from '#shared/domain/pairing-code.ts';
import { Place } from './place.ts';

const LOOPBACK = ['--host', '127.0.0.1'];
const EVENT = { code: 'BEF26', title: 'Befriend 2026' };

export interface VenueOptions {
  desks: number;
  /** Hubs; more than one needs a database that they share. */
  hubs?: number;
  /** Where hubs keep their log in PostgreSQL. */
  databaseUrl?: string;
  /** The port at which a desk finds what listens at the hub's; the hub's own where nobody stands between them. */
  way?(hubPort: number): Promise<number>;
}

/** Hubs and desks of one event, each a process of its own on a folder of its own. */
export class Venue {
  readonly hubs: readonly Place[];
  readonly desks: readonly Place[];
  readonly eventId: string;

  private constructor(hubs: readonly Place[], desks: readonly Place[], eventId: string) {
    this.hubs = hubs;
    this.desks = desks;
    this.eventId = eventId;
  }

  /** Starts all, and pairs the desks. @param folder where their folders are made */
  static async open(folder: string, options: VenueOptions): Promise<Venue> {
    const { databaseUrl, way = async (port: number) => port } = options;
    const places: Place[] = [];
    try {
      const hubs: Place[] = [];
      for (let number = 1; number <= (options.hubs ?? 1); number += 1) {
        hubs.push(await openHub(`hub ${number}`, join(folder, `hub-${number}`), databaseUrl));
        places.push(...hubs.slice(-1));
      }
      const first = await (hubs[0] as Place).client;
      const event = await first.events.create(EVENT);
      const desks: Place[] = [];
      for (let number = 1; number <= options.desks; number += 1) {
        const desk = new Place(`desk ${number}`, join(folder, `desk-${number}`), ['serve', '--port', '0']);
        places.push(desk);
        await desk.start();
        await pair(desk, (await first.sync.invite({ role: 'organizer' })).code, way);
        desks.push(desk);
      }
      return new Venue(hubs, desks, event.id);
    } catch (error) {
      await Promise.all(places.map((place) => place.kill()));
      throw error;
    }
  }

  get places(): readonly Place[] {
    return [...this.hubs, ...this.desks];
  }

  /** Ends all that still runs. */
  async close(): Promise<void> {
    await Promise.all(this.places.map((place) => place.kill()));
  }
}

/** A hub that is found at the same port each time that it starts. */
async function openHub(name: string, folder: string, databaseUrl?: string): Promise<Place> {
  const shared = databaseUrl === undefined ? [] : ['--database-url', databaseUrl];
  const first = new Place(name, folder, ['hub', ...LOOPBACK, '--port', '0', ...shared]);
  const { port } = (await first.start()) as { port: number };
  await first.stop();
  const hub = new Place(name, folder, ['hub', ...LOOPBACK, '--port', String(port), ...shared]);
  await hub.start();
  return hub;
}

async function pair(desk: Place, code: string, way: (hubPort: number) => Promise<number>): Promise<void> {
  const read = readPairingCode(code);
  if ('fault' in read) throw new Error('The code of the hub cannot be read');
  const own = await desk.client;
  await own.sync.join({ code: writePairingCode({ ...read, port: await way(read.port) }), name: desk.name });
  // It begins anew with what the hub has; whoever was connected to what was there before comes again.
  await desk.stop();
  await desk.start();
  const { membership } = await (await desk.client).sync.now({});
  if (membership?.level !== true) throw new Error(`${desk.name} does not get level with its hub`);
}
