import { Bonjour, type Browser, type Service, type ServiceConfig } from 'bonjour-service';
import type { Log } from '#main/ports/log.ts';
import type { Neighbour, Neighbours } from '#main/ports/neighbours.ts';

const TYPE = 'lanyard';
/** How long is looked after somebody has asked, in ms: a laptop that talks to everybody for ever is a nuisance. */
const LOOK_MS = 60_000;
/** How often is asked anew meanwhile, in ms. */
const ASK_MS = 5_000;
const PRINT = /^[0-9a-f]{16,64}$/;

/** Where it is spoken, if not on all networks of the computer: the address of one of its own, and a port. */
export interface MdnsPlace {
  interface: string;
  port: number;
}

/** Finds hubs by multicast DNS. What goes wrong with the network is written down and disturbs nobody. */
export function mdnsNeighbours(log: Log, place?: MdnsPlace): Neighbours {
  let bonjour: Bonjour | null = null;
  let browser: Browser | null = null;
  let asking: NodeJS.Timeout | null = null;
  let lookUntil = 0;

  const open = (): Bonjour => {
    // Unless it is told to listen to all, it listens to that one address alone, where no multicast comes.
    const where = place === undefined ? undefined : { ...place, bind: '0.0.0.0' };
    bonjour ??= new Bonjour(where as Partial<ServiceConfig> | undefined, (error: Error) =>
      log.warn('Looking for hubs failed', { reason: error.message }),
    );
    return bonjour;
  };
  const rest = () => {
    if (asking !== null) clearInterval(asking);
    asking = null;
    browser?.stop();
    browser = null;
  };
  const look = () => {
    lookUntil = performance.now() + LOOK_MS;
    if (browser !== null) return;
    browser = open().find({ type: TYPE });
    asking = setInterval(() => {
      if (performance.now() > lookUntil) rest();
      else browser?.update();
    }, ASK_MS);
    asking.unref();
  };

  return {
    announce({ name, port, fingerprint }) {
      // Two hubs of one name on a network are two all the same.
      const service = open().publish({
        name: `${name} ${fingerprint.slice(0, 6)}`,
        type: TYPE,
        port,
        txt: { name, fp: fingerprint.slice(0, 20) },
        // Nobody else has that name. Asking for it would take the last words of a hub that was just stopped here for another one.
        probe: false,
      });
      return () => service.stop?.();
    },
    nearby() {
      look();
      return (browser?.services ?? []).map(neighbourOf).filter((one) => one !== null);
    },
    stop() {
      rest();
      const ending = bonjour;
      bonjour = null;
      // Until then its socket keeps the process from ending.
      ending?.unpublishAll(() => ending.destroy());
    },
  };
}

/** What a service says of itself; null where it is not one of ours. */
function neighbourOf({ name, port, addresses, txt }: Service): Neighbour | null {
  const said = (txt ?? {}) as Record<string, unknown>;
  if (typeof said.fp !== 'string' || !PRINT.test(said.fp)) return null;
  // Link-local IPv6 addresses need the name of an interface, which differs on each computer.
  const usable = (addresses ?? []).filter((address) => !address.toLowerCase().startsWith('fe80'));
  return { name: typeof said.name === 'string' ? said.name : name, port, addresses: usable, fingerprint: said.fp };
}
