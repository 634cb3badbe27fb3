import { setTimeout as delay } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import type { Operation, OperationKind } from '#main/storage/operations/kind.ts';
import { checkInRecord } from '#main/storage/operations/kinds/index.ts';
import { Exchange } from '#main/sync/exchange.ts';
import type { ExchangeLog, Placed } from '#main/sync/log.ts';
import { PING_MS } from '#main/sync/transport/closing.ts';
import { askPinned, openPinnedSocket } from '#main/sync/transport/pinned.ts';
import { createRandom } from '#shared/domain/random.ts';
import { sealing } from '../support/core/sealed.ts';
import { follow } from './children.ts';
import { quantile } from './figures.ts';
import type { ScaleDone, ScaleOrder } from './scale.ts';

/** Desks that are let in at the same time. */
const AT_ONCE = 8;

/** When each operation was recorded, and how long it took to each other desk; ms by the clock of this process. */
const recorded = new Map<string, number>();
const took: number[] = [];
let bytes = 0;
let frames = 0;

/** The log of a desk that keeps nothing but what it made itself. */
class LightLog implements ExchangeLog {
  readonly logId = crypto.randomUUID();
  readonly deskId: string;
  readonly #own: Placed[] = [];
  readonly #from: number;

  /** @param from how far it has read the log of the hub */
  constructor(deskId: string, from: number) {
    this.deskId = deskId;
    this.#from = from;
  }

  add(operation: Operation): void {
    recorded.set(operation.hash, performance.now());
    this.#own.push({ ...operation, position: this.#own.length + 1 });
  }

  async held() {
    return new Map();
  }

  async hashOf(deskId: string, seq: number): Promise<string | undefined> {
    return deskId === this.deskId ? this.#own[seq - 1]?.hash : undefined;
  }

  async receivedOf(): Promise<number> {
    return this.#from;
  }

  async after(position: number, limit: number): Promise<Placed[]> {
    return this.#own.slice(position, position + limit);
  }

  async end(): Promise<number> {
    return this.#own.length;
  }

  async heldTo(position: number): Promise<number> {
    return position;
  }

  async keptBy(): Promise<number> {
    return 0;
  }

  async noteKept(): Promise<void> {}

  async receive(_logId: string, _to: number, operations: readonly Operation[]): Promise<void> {
    const now = performance.now();
    for (const { hash, deskId } of operations) {
      const since = recorded.get(hash);
      // A hub that has just taken it in may not have noted yet who has brought it.
      if (since !== undefined && deskId !== this.deskId) took.push(now - since);
    }
  }

  async hashes() {
    return this.#own;
  }
}

/** A desk that speaks to a hub as any does, and has neither a screen nor a database. */
interface LightDesk {
  log: LightLog;
  make: ReturnType<typeof sealing>;
  exchange: Exchange;
  socket: WebSocket;
  pinging: NodeJS.Timeout;
}

const desks: LightDesk[] = [];

follow<ScaleOrder>(work, async () => {
  for (const { socket, pinging } of desks) {
    clearInterval(pinging);
    socket.terminate();
  }
});

async function work(order: ScaleOrder): Promise<ScaleDone> {
  if (order.do === 'join') {
    const codes = [...order.secrets];
    const join = async () => {
      for (let secret = codes.pop(); secret !== undefined; secret = codes.pop())
        desks.push(await joined(order, secret));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, join));
    return {};
  }
  return measured(order);
}

async function joined(
  { hub: { port, fingerprint, position } }: Extract<ScaleOrder, { do: 'join' }>,
  secret: string,
): Promise<LightDesk> {
  const address = { host: '127.0.0.1', port };
  const deskId = crypto.randomUUID();
  const body = { secret, deskId, name: `Door ${desks.length + 1}`, version: '0' };
  const answer = await askPinned(address, fingerprint, { method: 'POST', path: '/v1/pair', body });
  let text = '';
  for await (const part of answer) text += String(part);
  const { token } = JSON.parse(text) as { token: string };
  const socket = await openPinnedSocket(address, fingerprint, { path: '/v1/sync', token });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const log = new LightLog(deskId, position);
  const exchange = new Exchange(
    log,
    { send: (sent) => socket.send(sent), close: () => socket.terminate() },
    {
      ...{ version: '0', now: () => Date.now() },
      onFault: (error) => {
        throw error;
      },
    },
  );
  socket.on('message', (data) => {
    const said = String(data);
    bytes += said.length;
    frames += 1;
    void exchange.take(said);
  });
  await exchange.begin();
  const ping = () => exchange.say({ ...PING, at: Date.now() });
  const pinging = setInterval(ping, PING_MS);
  return { log, make: sealing(deskId), exchange, socket, pinging };
}

const PING = { type: 'ping', pending: 0, clockOffset: 0, diverged: false, leases: true } as const;

/** People come to any desk at any moment, as many in a second as was said (a Poisson process). */
async function measured({
  eventId,
  registrationIds,
  perSecond,
  seconds,
  seed,
}: Extract<ScaleOrder, { do: 'work' }>): Promise<ScaleDone> {
  const random = createRandom(seed);
  recorded.clear();
  took.length = 0;
  bytes = 0;
  frames = 0;
  const begun = performance.now();
  let made = 0;
  for (let at = 0; ; made += 1) {
    at += (-Math.log(1 - random.next()) / perSecond) * 1000;
    if (at > seconds * 1000) break;
    const wait = begun + at - performance.now();
    if (wait > 0) await delay(wait);
    const desk = random.pick(desks);
    desk.log.add(
      desk.make(checkInRecord as OperationKind<never>, {
        ...{ id: crypto.randomUUID(), eventId, registrationId: random.pick(registrationIds), seenAt: Date.now() },
        ...{ direction: 'entry', method: 'camera', verdict: 'admitted', presented: null, overrideReason: null },
        ...{ deskName: 'Door', actorName: null },
      }),
    );
    desk.exchange.nudge();
  }
  const expected = made * (desks.length - 1);
  const patientUntil = performance.now() + 60_000;
  while (took.length < expected && performance.now() < patientUntil) await delay(50);
  if (took.length !== expected) throw new Error(`${took.length} of ${expected} deliveries have arrived`);
  const [p50, p95, most] = [0.5, 0.95, 1].map((share) => quantile(took, share));
  return { figures: { made, p50, p95, most, bytes, frames } as NonNullable<ScaleDone['figures']> };
}
