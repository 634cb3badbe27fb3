import type { WebSocket } from 'ws';
import type { Clock } from '#main/ports/clock.ts';
import type { Log } from '#main/ports/log.ts';
import type { Hlc } from '#main/storage/operations/hlc.ts';
import { kindOfResource } from '#shared/domain/leases.ts';
import type { ControlFrame, DeskPresence, HeldLease } from '../frames.ts';
import type { ExchangeLog } from '../log.ts';
import { LogDigests } from '../log-digests.ts';
import { DeskConnection, type LeaseAnswer, type LeaseRequest } from './connection.ts';
import type { HubLeases, Lease } from './leases.ts';
import type { HubRegister, PairedDesk } from './register.ts';

/** How often it is looked after who is silent or was revoked elsewhere, in ms. */
const WATCH_MS = 1000;
/** Several things that happen to desks at once are told as one, after this many ms. */
const CALM_MS = 250;
/** What all are told of all grows with the square of how many there are: no more desks than this are told of in a second. */
const MOST_TOLD_PER_S = 20_000;
/** How often what desks hold is compared, in ms. */
const DIGEST_MS = 30_000;
/** How often how desks are is written down, in ms. */
const NOTE_MS = 15_000;

export interface HubDesksOptions {
  log: ExchangeLog;
  register: HubRegister;
  leases: HubLeases;
  clock: Clock;
  version: string;
  /** The hub as a desk among the others; null where it is none. */
  own(): Promise<Pick<DeskPresence, 'deskId' | 'name'> | null>;
  /** Whether a process of this hub works under this id. */
  isOfHub(deskId: string): boolean;
  /** Whether a clock value can have come about without ill will. */
  canBe(hlc: Hlc): boolean;
  /** Where the app writes what goes wrong. */
  faults: Log;
  /** Told when somebody has come, gone, or is otherwise than before. */
  onPresence(): void;
  /** Told who has what, when that has changed. */
  onLeases(leases: readonly HeldLease[]): void;
  /** Whether other processes serve desks of the same register. */
  isShared: boolean;
}

/** The desks that are connected to this process, and those that are known to the hub. */
export class HubDesks {
  readonly #options: HubDesksOptions;
  readonly #digests: LogDigests;
  readonly #connections = new Map<string, DeskConnection>();
  readonly #timers: NodeJS.Timeout[];
  #telling: NodeJS.Timeout | null = null;
  /** What everybody is to be told soon. */
  #news = new Set<'presence' | 'leases'>();
  #closed = false;
  #leases: Extract<ControlFrame, { type: 'leases' }> = { type: 'leases', leases: [] };
  /** As the leases were when it was looked last. */
  #looked = '[]';
  /** The last look at the leases: each comes after the one before, so that nothing old is told after something new. */
  #looking: Promise<void> = Promise.resolve();

  constructor(options: HubDesksOptions) {
    this.#options = options;
    this.#digests = new LogDigests(options.log);
    const every = (ms: number, work: () => unknown) => setInterval(() => this.#guarded(work), ms).unref();
    this.#timers = [
      every(WATCH_MS, () => this.#watch()),
      every(DIGEST_MS, () => this.compare()),
      every(NOTE_MS, () => this.#note()),
    ];
  }

  /** Takes in a desk that has shown its token. One that was connected already comes from somewhere else now. */
  accept(socket: WebSocket, desk: PairedDesk, address: string | null): void {
    const { log, clock, version, faults, canBe, isOfHub } = this.#options;
    this.#connections.get(desk.deskId)?.close('replaced');
    const connection: DeskConnection = new DeskConnection(socket, desk, {
      log,
      clock,
      version,
      address,
      onFault: (error) => faults.error('The exchange with a desk failed', error, { deskId: desk.deskId }),
      onChange: () => this.tell(),
      onGone: () => {
        if (this.#connections.get(desk.deskId) !== connection) return;
        this.#connections.delete(desk.deskId);
        this.#guarded(() => this.#options.register.note([connection.sighting]));
        this.tell();
      },
      canBe,
      toldBy: (deskId) => (isOfHub(deskId) ? 0 : (this.#connections.get(deskId)?.told ?? null)),
      onLease: (request) => this.#lease(desk.deskId, request),
      leases: () => this.#leases,
    });
    this.#connections.set(desk.deskId, connection);
    this.#guarded(() => connection.begin());
    this.tell();
  }

  /** There is something new in the log. */
  nudge(): void {
    for (const connection of this.#connections.values()) connection.nudge();
  }

  /** Says something to everybody who is connected to this process. */
  sayToAll(frame: ControlFrame): void {
    for (const connection of this.#connections.values()) connection.say(frame);
  }

  /** How many are connected to this process. */
  get connected(): number {
    return this.#connections.size;
  }

  /** Closes the connection of a desk whose token is not good any more. @returns what it had not delivered, as far as it said so */
  async revoke(deskId: string): Promise<number | null> {
    const pending = this.#connections.get(deskId)?.sighting.pending ?? null;
    this.#connections.get(deskId)?.close('revoked');
    this.tell();
    await this.lookAtLeases();
    return pending ?? (await this.#options.register.find(deskId))?.pending ?? null;
  }

  /** Everybody who belongs to this hub, by name; those who were revoked are left out. */
  async presence(): Promise<DeskPresence[]> {
    const { register, own, clock, version } = this.#options;
    const now = await register.now();
    const paired = (await register.list()).filter(({ revokedAt }) => revokedAt === null);
    const desks: DeskPresence[] = paired.map((desk) => {
      const connection = this.#connections.get(desk.deskId);
      const seen = connection?.sighting ?? { ...desk, diverged: false };
      return {
        deskId: desk.deskId,
        name: seen.called ?? desk.name,
        letInAs: desk.name,
        role: desk.role,
        isHub: false,
        online: connection !== undefined || this.#isSeenElsewhere(desk, now),
        lastSeenAt: seen.lastSeenAt,
        pending: seen.pending,
        clockOffset: seen.clockOffset,
        version: seen.version,
        diverged: seen.diverged,
      };
    });
    const hub = await own();
    if (hub === null) return desks;
    const state = {
      letInAs: null,
      role: 'organizer',
      isHub: true,
      online: true,
      lastSeenAt: clock.now(),
      diverged: false,
    };
    return [{ ...hub, ...state, pending: 0, clockOffset: 0, version }, ...desks];
  }

  /** Tells everybody how everybody is, soon. */
  tell(): void {
    this.#tellSoon('presence');
  }

  #tellSoon(what: 'presence' | 'leases'): void {
    this.#news.add(what);
    if (this.#telling !== null || this.#closed) return;
    const wait = CALM_MS + (1000 * this.#connections.size ** 2) / MOST_TOLD_PER_S;
    this.#telling = setTimeout(() => {
      this.#telling = null;
      const news = this.#news;
      this.#news = new Set();
      if (news.has('leases')) for (const connection of this.#connections.values()) connection.sayLeases();
      if (news.has('presence')) this.#guarded(() => this.#tellPresence());
    }, wait).unref();
  }

  async #tellPresence(): Promise<void> {
    const desks = await this.presence();
    this.sayToAll({ type: 'presence', desks });
    this.#options.onPresence();
  }

  /** Who has what now. */
  get leases(): readonly HeldLease[] {
    return this.#leases.leases;
  }

  /** Looks who has what, lets those who are there keep it, and tells everybody soon where it has changed. */
  lookAtLeases(): Promise<void> {
    this.#looking = this.#looking.catch(() => undefined).then(() => this.#lookNow());
    return this.#looking;
  }

  async #lookNow(): Promise<void> {
    if (this.#closed) return;
    const { leases, own } = this.#options;
    const hub = await own();
    const held = await leases.look(new Set([...this.#connections.keys(), ...(hub === null ? [] : [hub.deskId])]));
    const looked = JSON.stringify(held);
    if (looked === this.#looked) return;
    this.#leases = { type: 'leases', leases: await this.#named(held, hub) };
    this.#looked = looked;
    this.#tellSoon('leases');
    this.#options.onLeases(this.leases);
  }

  /** With the names under which the desks were let in: of two that call themselves the same, these say which is meant. */
  async #named(held: readonly Lease[], hub: Pick<DeskPresence, 'deskId' | 'name'> | null): Promise<HeldLease[]> {
    const names = new Map((await this.#options.register.list()).map(({ deskId, name }) => [deskId, name]));
    if (hub !== null) names.set(hub.deskId, hub.name);
    return held.map(({ resource, label, deskId, takenAt }) => {
      return { resource, label, deskId, desk: names.get(deskId) ?? '', since: takenAt };
    });
  }

  async #lease(deskId: string, { ask, resource, label }: LeaseRequest): Promise<LeaseAnswer> {
    const { leases, faults } = this.#options;
    if (kindOfResource(resource) === null) return 'failed';
    const before = this.leases.find((one) => one.resource === resource)?.deskId;
    try {
      if (ask === 'release') await leases.release(deskId, resource);
      const outcome =
        ask === 'release' ? 'granted' : await leases.take(deskId, { resource, label }, ask === 'takeOver');
      await this.lookAtLeases();
      // Whoever asked knows before the answer, and whoever had it at once; the others soon.
      for (const concerned of new Set([deskId, before ?? deskId])) this.#connections.get(concerned)?.sayLeases();
      return outcome;
    } catch (error) {
      faults.error('What a desk has for itself could not be written down', error, { deskId });
      return 'failed';
    }
  }

  /** Tells everybody what this log holds, so that they compare it with what they hold. */
  async compare(): Promise<void> {
    const connections = [...this.#connections.values()];
    if (connections.length === 0) return;
    // Where a desk holds something else it may be this log that was mended since it was read.
    const anew = connections.some(({ sighting }) => sighting.diverged);
    this.sayToAll({ type: 'digest', desks: await this.#digests.read(anew) });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearInterval(timer);
    if (this.#telling !== null) clearTimeout(this.#telling);
    const sightings = [...this.#connections.values()].map(({ sighting }) => sighting);
    for (const connection of this.#connections.values()) connection.close('ending');
    this.#connections.clear();
    await this.#options.register.note(sightings);
  }

  /** A desk that another process of this hub serves is there as long as that one writes it down. */
  #isSeenElsewhere({ lastSeenAt }: PairedDesk, now: number): boolean {
    return this.#options.isShared && lastSeenAt !== null && now - lastSeenAt < 3 * NOTE_MS;
  }

  async #watch(): Promise<void> {
    for (const connection of this.#connections.values()) connection.endIfSilent();
    await this.lookAtLeases();
    if (!this.#options.isShared || this.#connections.size === 0) return;
    for (const { deskId, revokedAt } of await this.#options.register.list()) {
      if (revokedAt !== null && this.#connections.has(deskId)) await this.revoke(deskId);
    }
  }

  async #note(): Promise<void> {
    await this.#options.register.note([...this.#connections.values()].map(({ sighting }) => sighting));
  }

  #guarded(work: () => unknown): void {
    Promise.resolve()
      .then(work)
      .catch((error: unknown) => this.#options.faults.error('The hub could not look after its desks', error));
  }
}
