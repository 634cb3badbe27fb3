import type { Context } from '#main/core/context.ts';
import { isLoopback } from '#main/core/network.ts';
import type { Neighbours } from '#main/ports/neighbours.ts';
import type { Secrets } from '#main/ports/secrets.ts';
import { type FileStore, isStoredName } from '#main/storage/file-store.ts';
import { insertRows } from '#main/storage/insert.ts';
import { syncRefusals } from '#main/storage/schema/local.ts';
import type { ControlFrame, DeskPresence, HeldLease } from '#main/sync/frames.ts';
import type { LeaseAnswer } from '#main/sync/hub/connection.ts';
import { catchUpWithHub } from '#main/sync/link/catch-up.ts';
import { FileExchange } from '#main/sync/link/files.ts';
import { DeskLink } from '#main/sync/link/link.ts';
import type { JoinedHub, LinkState } from '#main/sync/link/state.ts';
import type { ExchangeLog } from '#main/sync/log.ts';
import type { HubAddress } from '#main/sync/transport/pinned.ts';
import type { Json } from '#shared/domain/errors.ts';
import type { Claim } from '#shared/domain/leases.ts';
import type { LeaseAsk } from './leases.ts';
import { countBehind, fileNamesAfter } from './repository.ts';

/** The hub that this desk belongs to, as it is kept. */
export const HUB_KEY = 'sync.hub';
export const TOKEN_SECRET = 'sync.token';
/** Of the hub that was left last: who comes back under the same identity has to show that it is the same desk. */
const LEFT_SECRET = 'sync.left';
const LAST_KEY = 'sync.lastAt';
/** Set where this desk and the hub that it left hold different things under one id, which no exchange mends. */
const SPLIT_KEY = 'sync.split';
/** Addresses that are remembered. */
const MOST_ADDRESSES = 8;
/** How often it is written down how far the hub is, in ms: it only spares sending twice after a crash. */
const KEEP_MS = 1000;
/** How long an answer of the hub about a lease is waited for, in ms. */
const LEASE_WAIT_MS = 5000;

export interface MembershipParts {
  context: Context;
  folder: string;
  version: string;
  secrets: Secrets;
  neighbours: Neighbours;
  files: FileStore;
  log: ExchangeLog;
  deskName(): Promise<string>;
  /** Told when the file of a document has come. */
  onFile(storedName: string): void;
  onChange(): void;
  /** Told by the hub who has what. */
  onLeases(leases: readonly HeldLease[]): void;
}

/** This desk as one of a hub's. */
export class Membership {
  readonly #parts: MembershipParts;
  /** What this desk is called. */
  #name = '';
  #hub: JoinedHub | null = null;
  #link: DeskLink | null = null;
  #files: FileExchange | null = null;
  #wasOnline = false;
  #kept = 0;
  #pending = 0;
  #counting = false;
  #countAgain = false;
  #keeping: NodeJS.Timeout | null = null;
  #presence: DeskPresence[] = [];
  /** Whether the hub that is connected has told of leases: an older one does not know what they are. */
  #knowsLeases = false;
  /** What was asked of the hub about leases, by the number of the question. */
  readonly #asked = new Map<number, (answer: LeaseAnswer | null) => void>();
  #questions = 0;
  /** When the hub was heard of last, as it was known at the start. */
  #lastSyncAt: number | null = null;

  constructor(parts: MembershipParts) {
    this.#parts = parts;
  }

  get hub(): JoinedHub | null {
    return this.#hub;
  }

  /** Operations of this desk that are not known to be at the hub, counted now. */
  async pending(): Promise<number> {
    await this.#count();
    return this.#pending;
  }

  /** Whether the hub has said since then that all is level. @param since ms by a clock that nobody sets */
  isLevelSince(since: number): boolean {
    return this.#link?.isLevelSince(since) ?? false;
  }

  get presence(): readonly DeskPresence[] {
    return this.#presence;
  }

  /** How the connection is; null where this desk belongs to no hub. */
  get state(): LinkState | null {
    if (this.#hub === null) return null;
    return this.#link?.state ?? { ...UNCONNECTED, lastSyncAt: this.#lastSyncAt };
  }

  /** Reads which hub this desk belongs to. @param connect whether to keep a connection to it from now on */
  async open(connect: boolean): Promise<void> {
    const { settings, store } = this.#parts.context;
    this.#hub = (await settings.read(store.read, HUB_KEY)) as JoinedHub | null;
    if (this.#hub === null) return;
    this.#lastSyncAt = (await settings.read(store.read, LAST_KEY)) as number | null;
    this.#kept = await this.#parts.log.keptBy(this.#hub.logId);
    await this.#count();
    if (connect) await this.connect();
  }

  /** Keeps a connection to the hub from now on. */
  async connect(): Promise<void> {
    const hub = this.#hub;
    if (hub === null || this.#link !== null) return;
    const { context, version, secrets, neighbours, files, log, deskName, onFile } = this.#parts;
    const { clock } = context;
    this.#name = await deskName();
    const token = await secrets.get(TOKEN_SECRET).catch((error: unknown) => {
      context.log.error('The key to the hub cannot be read', error);
      return null;
    });
    this.#link = new DeskLink({
      ...{ log, clock, version },
      name: () => this.#name,
      hub: () => this.#hub ?? hub,
      onChange: () => this.#linkChanged(),
      token: token === '' ? null : token,
      nearby: (fingerprint) =>
        (this.#hub ?? hub).addresses.every(({ host }) => isLoopback(host)) ? [] : addressesOf(neighbours, fingerprint),
      pending: () => this.#pending,
      onKept: (to) => this.#keep(to),
      onControl: (frame) => this.#hear(frame),
      onMoved: (address) => this.#remember([address]),
      faults: context.log,
      lastSyncAt: this.#lastSyncAt,
      catchUp: (least, key, told) => {
        const { addresses, fingerprint, logId } = this.#hub ?? hub;
        const { folder } = this.#parts;
        const { store, operations } = context;
        return catchUpWithHub({
          ...{ folder, store, log: operations, least, ...told },
          hub: { addresses, fingerprint, logId, token: key },
        });
      },
    });
    if (token !== null && token !== '') {
      this.#files = new FileExchange({
        ...{ files, onArrived: onFile, log: context.log },
        hub: () => ({ addresses: (this.#hub ?? hub).addresses, fingerprint: hub.fingerprint, token }),
        namesAfter: (name, limit) => fileNamesAfter(context.store.read, name, limit),
      });
    }
    this.#link.start();
  }

  /** There may be a file here that the hub lacks, or the other way round. */
  lookAtFiles(names?: readonly string[]): void {
    this.#files?.begin(names);
  }

  /** There is something new in the log. */
  nudge(): void {
    if (this.#hub === null) return;
    this.#link?.nudge();
    this.#recount();
  }

  /** Asks the hub for something that one desk has at a time. @returns null where it cannot be asked now, or does not answer */
  lease(ask: LeaseAsk, { resource, label }: Claim): Promise<LeaseAnswer | null> {
    this.#questions += 1;
    const id = this.#questions;
    if (!this.#knowsLeases || this.#link?.say({ type: 'lease', id, ask, resource, label }) !== true)
      return Promise.resolve(null);
    return new Promise((resolve) => {
      const answered = (answer: LeaseAnswer | null) => {
        clearTimeout(timer);
        this.#asked.delete(id);
        resolve(answer);
      };
      const timer = setTimeout(() => answered(null), LEASE_WAIT_MS).unref();
      this.#asked.set(id, answered);
    });
  }

  /** This desk is called otherwise now. */
  call(name: string): void {
    this.#name = name;
    this.look();
  }

  /** Asks the hub how it is, and says how this desk is. */
  look(): void {
    this.#link?.look();
  }

  hurry(): void {
    this.#link?.hurry();
  }

  /** The token by which the hub with that key knew this desk before it left; undefined where there is none. */
  async tokenBefore(fingerprint: string): Promise<string | undefined> {
    const left = await this.#parts.secrets.get(LEFT_SECRET).catch(() => null);
    const [of, token] = (left ?? '').split(' ');
    return of === fingerprint ? token : undefined;
  }

  /** Whether this desk can only go on with a hub as a new one. */
  async isSplit(): Promise<boolean> {
    const { settings, store } = this.#parts.context;
    return (await settings.read(store.read, SPLIT_KEY)) === true;
  }

  /** Becomes one of a hub's whose organization this desk is of already. */
  async join(hub: JoinedHub, token: string): Promise<void> {
    const { settings, store } = this.#parts.context;
    await this.end();
    const { secrets } = this.#parts;
    await secrets.set(TOKEN_SECRET, token);
    await secrets.set(LEFT_SECRET, '');
    await store.write((tx) => settings.write(tx, HUB_KEY, jsonOf(hub)));
    await this.open(true);
  }

  /** Belongs to no hub any more. What is here stays. */
  async leave(): Promise<void> {
    const { settings, store } = this.#parts.context;
    const isSplit = this.state?.problem === 'forked' || this.state?.diverged === true;
    await this.end();
    const { secrets } = this.#parts;
    const token = await secrets.get(TOKEN_SECRET).catch(() => null);
    if (this.#hub !== null && token) await secrets.set(LEFT_SECRET, `${this.#hub.fingerprint} ${token}`);
    await secrets.set(TOKEN_SECRET, '');
    await store.write(async (tx) => {
      await settings.write(tx, HUB_KEY, null);
      await settings.write(tx, LAST_KEY, null);
      if (isSplit) await settings.write(tx, SPLIT_KEY, true);
      await tx.run('DELETE FROM sync_refusals');
    });
    this.#hub = null;
    this.#presence = [];
    this.#pending = 0;
  }

  /** The app ends; the desk belongs to the hub all the same. */
  async end(): Promise<void> {
    const link = this.#link;
    this.#link = null;
    await link?.stop();
    this.#forgetLeases();
    this.#files?.stop();
    this.#files = null;
    if (this.#keeping !== null) clearTimeout(this.#keeping);
    this.#keeping = null;
    if (link === null) return;
    this.#lastSyncAt = link.state.lastSyncAt;
    await this.#writeKept(this.#lastSyncAt);
  }

  #linkChanged(): void {
    const isOnline = this.#link?.state.state === 'online';
    if (isOnline && !this.#wasOnline) this.lookAtFiles();
    if (!isOnline) this.#forgetLeases();
    this.#wasOnline = isOnline;
    this.#parts.onChange();
  }

  /** Whether the next connection leads to a hub that knows of leases is not known yet. */
  #forgetLeases(): void {
    this.#knowsLeases = false;
    for (const answer of [...this.#asked.values()]) answer(null);
  }

  #keep(to: number): void {
    this.#kept = Math.max(this.#kept, to);
    this.#recount();
    this.#keeping ??= setTimeout(() => {
      this.#keeping = null;
      this.#writeKept(this.#link?.state.lastSyncAt ?? null).catch((error: unknown) =>
        this.#parts.context.log.error('How far the hub is could not be written down', error),
      );
    }, KEEP_MS).unref();
  }

  async #writeKept(lastSyncAt: number | null): Promise<void> {
    const hub = this.#hub;
    if (hub === null) return;
    const { settings, store } = this.#parts.context;
    await this.#parts.log.noteKept(hub.logId, this.#kept);
    if (lastSyncAt !== null) await store.write((tx) => settings.write(tx, LAST_KEY, lastSyncAt));
  }

  #hear(frame: ControlFrame): void {
    if (frame.type === 'presence') {
      this.#presence = frame.desks;
    } else if (frame.type === 'leases') {
      this.#knowsLeases = true;
      this.#parts.onLeases(frame.leases);
    } else if (frame.type === 'leased') {
      this.#asked.get(frame.id)?.(frame.outcome);
    } else if (frame.type === 'hubs') {
      this.#remember(frame.addresses);
    } else if (frame.type === 'files') {
      this.lookAtFiles(frame.names.filter(isStoredName));
    } else if (frame.type === 'refused') {
      this.#noteRefused(frame.operations).catch((error: unknown) =>
        this.#parts.context.log.error('What the hub refused could not be written down', error),
      );
    }
  }

  async #noteRefused(operations: Extract<ControlFrame, { type: 'refused' }>['operations']): Promise<void> {
    const { store, clock } = this.#parts.context;
    const rows = operations.map((one) => ({ ...one, at: clock.now() }));
    await store.write((tx) =>
      insertRows(tx, syncRefusals, rows, 'ON CONFLICT (desk_id, seq) DO UPDATE SET reason = excluded.reason'),
    );
    this.#parts.onChange();
  }

  /** Where the hub is as well, as where the network gave it another address: these first, then those that were known. */
  #remember(found: readonly HubAddress[]): void {
    const hub = this.#hub;
    if (hub === null) return;
    const isKnown = (one: HubAddress) => hub.addresses.some(({ host, port }) => host === one.host && port === one.port);
    if (found.every(isKnown)) return;
    const { settings, store, log } = this.#parts.context;
    const isFound = (one: HubAddress) => found.some(({ host, port }) => host === one.host && port === one.port);
    const others = hub.addresses.filter((one) => !isFound(one));
    const moved = { ...hub, addresses: [...found, ...others].slice(0, MOST_ADDRESSES) };
    this.#hub = moved;
    store
      .write((tx) => settings.write(tx, HUB_KEY, jsonOf(moved)))
      .catch((error: unknown) => log.error('Where the hub is now could not be written down', error));
  }

  #recount(): void {
    this.#countAgain = true;
    if (this.#counting) return;
    this.#counting = true;
    this.#countWhileNew()
      .catch((error: unknown) => this.#parts.context.log.error('What is pending could not be counted', error))
      .finally(() => {
        this.#counting = false;
      });
  }

  async #countWhileNew(): Promise<void> {
    while (this.#countAgain) {
      this.#countAgain = false;
      await this.#count();
    }
  }

  async #count(): Promise<void> {
    if (this.#hub === null) return;
    const { store, deskId } = this.#parts.context;
    const before = this.#pending;
    this.#pending = await countBehind(store.read, deskId, this.#kept);
    if (this.#pending !== before) this.#parts.onChange();
  }
}

const UNCONNECTED = {
  state: 'offline',
  problem: null,
  clockOffset: null,
  diverged: false,
  level: false,
  catchingUp: null,
} as const satisfies Partial<LinkState>;

/** As it is kept in the settings. */
export function jsonOf(hub: JoinedHub): Json {
  return { ...hub, addresses: hub.addresses.map(({ host, port }) => ({ host, port })) };
}

/** Where a hub with this key was heard of. Whether it has the key is asked when it is connected to. */
function addressesOf(neighbours: Neighbours, fingerprint: string): HubAddress[] {
  return neighbours
    .nearby()
    .filter((one) => fingerprint.startsWith(one.fingerprint))
    .flatMap(({ addresses, port }) => addresses.map((host) => ({ host, port })));
}
