import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import type { Clock } from '#main/ports/clock.ts';
import type { Log } from '#main/ports/log.ts';
import type { LinkProblem } from '#shared/contract/sync.ts';
import type { ControlFrame } from '../frames.ts';
import type { ExchangeLog } from '../log.ts';
import { LogDigests } from '../log-digests.ts';
import { type Closing, closingOf } from '../transport/closing.ts';
import { type HubAddress, OtherKey, openPinnedSocket } from '../transport/pinned.ts';
import { type CatchUpTold, FarBehind } from './far-behind.ts';
import { LinkSession } from './session.ts';
import type { JoinedHub, LinkState } from './state.ts';

/**
 * First and longest wait between two attempts, in ms. With an attempt that the network has swallowed before it, the longest is what
 * somebody waits for once the network is back; to a hub that is away, attempts of some hundred desks are nothing.
 */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 2_000;
/** Where waiting alone does not help, and yet the hub may be mended. In ms. */
const PROBLEM_WAIT_MS = 30_000;
/** How much later each further address is tried, in ms: the first that answers is taken. */
const STAGGER_MS = 200;

export interface LinkOptions {
  log: ExchangeLog;
  /** As it is known now: its addresses change. */
  hub(): JoinedHub;
  /** Lets this desk in at the hub; null where it cannot be read. */
  token: string | null;
  clock: Clock;
  version: string;
  /** What this desk is called now. */
  name(): string;
  /** Where a hub with this key was heard of on the network just now. */
  nearby(fingerprint: string): readonly HubAddress[];
  /** Operations that are not known to be at the hub. */
  pending(): number;
  onChange(): void;
  /** All up to this position of the own log is on disk at the hub. */
  onKept(to: number): void;
  onControl(frame: ControlFrame): void;
  /** The hub answered at another address than those that are known. */
  onMoved(address: HubAddress): void;
  faults: Log;
  lastSyncAt: number | null;
  /** Takes over what the hub holds from a copy. @see FarBehindOptions.catchUp */
  catchUp(least: number, token: string, told: CatchUpTold & { signal: AbortSignal }): Promise<boolean>;
}

/** The desk's side: keeps a connection to the hub for as long as it is wanted, whatever the network does. */
export class DeskLink {
  readonly #options: LinkOptions;
  readonly #digests: LogDigests;
  readonly #stopped = new AbortController();
  readonly #farBehind: FarBehind;
  #session: LinkSession | null = null;
  #isConnecting = false;
  #problem: LinkProblem | null = null;
  #lastSyncAt: number | null;
  #attempts = 0;
  /** Ends the wait before the next attempt. */
  #hurry: () => void = () => undefined;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#digests = new LogDigests(options.log);
    this.#lastSyncAt = options.lastSyncAt;
    const { log, version, pending, faults, catchUp, token, onChange } = options;
    this.#farBehind = new FarBehind({
      ...{ deskId: log.deskId, version, pending, onChange },
      catchUp: (least, told) => catchUp(least, token ?? '', { ...told, signal: this.#stopped.signal }),
      onFault: (error) => {
        if (!this.#stopped.signal.aborted)
          faults.error('What the hub holds could not be taken over from a copy', error);
      },
    });
  }

  get state(): LinkState {
    const session = this.#session;
    return {
      state: session !== null ? 'online' : this.#isConnecting ? 'connecting' : 'offline',
      problem: this.#problem,
      lastSyncAt: this.#lastSyncAt,
      clockOffset: session?.clockOffset ?? null,
      diverged: session?.diverged ?? false,
      level: session?.level ?? false,
      catchingUp: this.#farBehind.progress,
    };
  }

  /** Whether the hub has said since then that all is level. @param since ms by a clock that nobody sets */
  isLevelSince(since: number): boolean {
    return this.#session?.level === true && this.#session.answeredSince >= since;
  }

  start(): void {
    if (this.#options.token === null) {
      this.#problem = 'noKey';
      return;
    }
    const { token } = this.#options;
    this.#keepConnected(token).catch((error: unknown) => this.#options.faults.error('The link has ended', error));
  }

  /** There is something new in the own log. */
  nudge(): void {
    this.#session?.nudge();
  }

  /** Says something to the hub. @returns whether it is connected */
  say(frame: ControlFrame): boolean {
    this.#session?.say(frame);
    return this.#session !== null;
  }

  /** Asks the hub how it is, unless its answer is on the way. */
  look(): void {
    this.#session?.look();
  }

  /** Tries at once, and does not wait for the next turn. */
  hurry(): void {
    this.#attempts = 0;
    this.#hurry();
  }

  /** @returns once nothing is written any more */
  async stop(): Promise<void> {
    this.#stopped.abort();
    this.#hurry();
    this.#session?.close();
    await this.#farBehind.done;
  }

  async #keepConnected(token: string): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      this.#isConnecting = this.#attempts === 0;
      this.#options.onChange();
      const socket = await this.#connect(token);
      this.#isConnecting = false;
      if (signal.aborted) return socket?.terminate();
      if (socket !== null) await this.#stay(socket);
      if (signal.aborted) return;
      this.#options.onChange();
      await this.#wait();
      this.#attempts += 1;
    }
  }

  /** @returns null where no address leads to the hub now */
  async #connect(token: string): Promise<WebSocket | null> {
    const { nearby } = this.#options;
    const hub = this.#options.hub();
    const found = nearby(hub.fingerprint);
    const addresses = unique([...hub.addresses, ...found]);
    const losers = new AbortController();
    const signal = AbortSignal.any([this.#stopped.signal, losers.signal]);
    const faults: unknown[] = [];
    const attempts = addresses.map(async (address, turn) => {
      await delay(turn * STAGGER_MS, undefined, { signal });
      const socket = await openPinnedSocket(address, hub.fingerprint, { path: '/v1/sync', token }, signal);
      await opened(socket);
      return { socket, address };
    });
    for (const attempt of attempts) attempt.catch((error: unknown) => faults.push(error));
    try {
      const { socket, address } = await Promise.any(attempts);
      // Whoever comes second is sent away.
      for (const attempt of attempts) {
        attempt.then((other) => other.socket !== socket && other.socket.terminate()).catch(() => undefined);
      }
      losers.abort();
      this.#problem = null;
      if (!hub.addresses.some((known) => known.host === address.host && known.port === address.port)) {
        this.#options.onMoved(address);
      }
      return socket;
    } catch {
      this.#problem = problemOf(faults) ?? this.#problem;
      return null;
    }
  }

  /** Until the connection is closed. */
  async #stay(socket: WebSocket): Promise<void> {
    const { log, clock, version, name, faults, pending, onChange, onKept, onControl } = this.#options;
    const behind = this.#farBehind;
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    // `close` follows.
    socket.on('error', () => undefined);
    const session = new LinkSession(socket, {
      log,
      digests: this.#digests,
      clock,
      version,
      name,
      pending,
      onFault: (error) => faults.error('The exchange with the hub failed', error),
      onHeard: () => {
        this.#attempts = 0;
        this.#lastSyncAt = clock.now();
      },
      onKept,
      onControl: (frame) => {
        onControl(frame);
        behind.hear(frame);
        onChange();
      },
      isCatchingUp: () => behind.isHolding,
    });
    this.#session = session;
    behind.begin(session);
    onChange();
    await session.begin().catch((error: unknown) => faults.error('The exchange with the hub failed', error));
    const code = await closed;
    this.#session = null;
    behind.end();
    const why = session.parting ?? closingOf(code);
    if (why !== null && isProblem(why)) this.#problem = why;
    if (why === 'malformed') faults.warn('The hub and this desk did not understand each other');
  }

  async #wait(): Promise<void> {
    const longest = this.#problem === null ? LONGEST_WAIT_MS : PROBLEM_WAIT_MS;
    const base = this.#problem === null ? FIRST_WAIT_MS * 2 ** Math.min(this.#attempts, 10) : PROBLEM_WAIT_MS;
    // Desks that lost the same hub do not come back in step.
    const ms = Math.min(longest, base) * (0.75 + Math.random() * 0.5);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#hurry = () => undefined;
  }
}

/** What the hub says instead of opening the socket. */
class Refused extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

const PROBLEMS: ReadonlySet<string> = new Set<LinkProblem>([
  'revoked',
  'unknownDesk',
  'protocol',
  'forked',
  'replaced',
]);

function isProblem(why: Closing): why is Closing & LinkProblem {
  return PROBLEMS.has(why);
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('open', () => {
      // The hub speaks at once, and nobody listens so far.
      socket.pause();
      resolve();
    });
    socket.once('error', reject);
    socket.once('unexpected-response', (_: unknown, response: IncomingMessage) => {
      reject(new Refused(String(response.headers['x-lanyard-refusal'] ?? response.statusCode)));
      socket.terminate();
    });
  });
}

/** What the hub itself says counts more than that somebody else answers at an address that it had once. */
function problemOf(faults: readonly unknown[]): LinkProblem | null {
  for (const fault of faults) {
    if (fault instanceof Refused && (fault.code === 'revoked' || fault.code === 'unknownDesk')) return fault.code;
  }
  return faults.some((fault) => fault instanceof OtherKey) ? 'otherKey' : null;
}

function unique(addresses: readonly HubAddress[]): HubAddress[] {
  return [...new Map(addresses.map((address) => [`${address.host} ${address.port}`, address])).values()];
}
