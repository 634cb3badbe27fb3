import type { Context } from '#main/core/context.ts';
import type { Neighbours } from '#main/ports/neighbours.ts';
import type { Secrets } from '#main/ports/secrets.ts';
import type { FileStore } from '#main/storage/file-store.ts';
import { operationKinds } from '#main/storage/operations/kinds/index.ts';
import { Bridge } from '#main/sync/bridge.ts';
import type { HeldLease } from '#main/sync/frames.ts';
import { HubCopies } from '#main/sync/hub/copies.ts';
import { HubFiles } from '#main/sync/hub/files.ts';
import { Hub } from '#main/sync/hub/hub.ts';
import type { LeaseOutcome } from '#main/sync/hub/leases.ts';
import type { HubRoute } from '#main/sync/hub/server.ts';
import type { ExchangeLog } from '#main/sync/log.ts';
import { SharedHub } from '#main/sync/postgres/shared-hub.ts';
import { SharedLog } from '#main/sync/shared-log.ts';
import { hubIdentity } from '#main/sync/transport/identity.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Claim } from '#shared/domain/leases.ts';
import type { LeaseAsk } from './leases.ts';
import { organizationName } from './repository.ts';

const KEY = 'sync.host';
/** Where a hub listens where nobody says otherwise. */
const DEFAULT_PORT = 4747;
const DEFAULT_HOST = '0.0.0.0';

/** As it is kept for the next start. */
interface HostSettings {
  on: boolean;
  host: string;
  port: number;
  publicHosts: readonly string[];
  /** The log in a database that this folder was a process of a hub for; null where it never was. */
  databaseLog: string | null;
}

/** How often a process of a shared hub says where it is, in ms. */
const ANNOUNCE_MS = 5000;

export interface HostWishes {
  host?: string | undefined;
  port?: number | undefined;
  publicHosts?: readonly string[] | undefined;
}

export interface HostingParts {
  context: Context;
  folder: string;
  version: string;
  /** Where the log is in PostgreSQL, and other processes serve desks from it as well; else it is that of this desk. */
  hubDatabaseUrl?: string;
  logQueries: boolean;
  secrets: Secrets;
  neighbours: Neighbours;
  files: FileStore;
  /** Told when the file of a document has come. */
  onFile(storedName: string): void;
  deskName(): Promise<string>;
  routes?: readonly HubRoute[];
  onHosting?(on: boolean): Promise<void>;
  onPresence(): void;
  /** Told who has what. */
  onLeases(leases: readonly HeldLease[]): void;
}

/** This desk as a hub: whether others sync through it, and since it was asked for, also after the next start. */
export class Hosting {
  /** Of this desk. */
  readonly log: ExchangeLog;
  readonly #parts: HostingParts;
  #hub: Hub | null = null;
  #bridge: Bridge | null = null;
  /** Ends what was opened for hosting, the last first. */
  #closing: (() => Promise<void> | void)[] = [];

  constructor(parts: HostingParts) {
    this.#parts = parts;
    this.log = new SharedLog(parts.context.store, parts.context.operations);
  }

  get hub(): Hub | null {
    return this.#hub;
  }

  /** @throws AppError `conflict` where this desk hosts nobody */
  require(): Hub {
    if (this.#hub === null) {
      throw new AppError('conflict', 'This desk hosts no others so far. Switch hosting on, or run "lanyard hub".');
    }
    return this.#hub;
  }

  /** Goes on where it was switched on before. What stands in its way is written down: the desk itself works all the same. */
  async resume(): Promise<void> {
    const settings = await this.#settings();
    if (!settings.on) return;
    await this.#open(settings).catch((error: unknown) =>
      this.#parts.context.log.error('This desk could not host the others again', error),
    );
  }

  /** @throws AppError where nothing can listen there, or several organizations share this installation */
  async start(wishes: HostWishes): Promise<void> {
    await this.#requireOneOrganization();
    const before = await this.#settings();
    const given = Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined));
    const settings: HostSettings = { ...before, ...given, on: true };
    await this.#close();
    await this.#open(settings);
    // With which database is said anew each time: the address of one holds a password.
    if (this.#parts.hubDatabaseUrl !== undefined) return;
    await this.#keep(settings);
  }

  async stop(): Promise<void> {
    await this.#keep({ ...(await this.#settings()), on: false });
    await this.#close();
  }

  /** Asks for something that one desk has at a time, as the hub's own desk. @returns null where this desk hosts nobody */
  async lease(ask: LeaseAsk, { resource, label }: Claim): Promise<LeaseOutcome | null> {
    const hub = this.#hub;
    if (hub === null) return null;
    const { deskId } = this.#parts.context;
    if (ask === 'release') await hub.leases.release(deskId, resource);
    const outcome =
      ask === 'release' ? 'granted' : await hub.leases.take(deskId, { resource, label }, ask === 'takeOver');
    await hub.desks.lookAtLeases();
    return outcome;
  }

  /** Files that were added here: desks may lack them. */
  tellFiles(names: readonly string[]): void {
    this.#hub?.desks.sayToAll({ type: 'files', names: [...names] });
  }

  /** There is something new in the log. */
  nudge(): void {
    this.#bridge?.nudge();
    // Where the log is another one than this desk's, it tells by itself.
    if (this.#bridge === null) this.#hub?.nudge();
  }

  /** The app ends; hosting goes on at the next start. */
  async end(): Promise<void> {
    await this.#close();
  }

  async #settings(): Promise<HostSettings> {
    const { settings, store } = this.#parts.context;
    const stored = (await settings.read(store.read, KEY)) as Partial<HostSettings> | null;
    return { on: false, host: DEFAULT_HOST, port: DEFAULT_PORT, publicHosts: [], databaseLog: null, ...stored };
  }

  async #keep(settings: HostSettings): Promise<void> {
    const { settings: stored, store } = this.#parts.context;
    const kept = { ...settings, publicHosts: [...settings.publicHosts] };
    await store.write((tx) => stored.write(tx, KEY, kept));
  }

  async #open(settings: HostSettings): Promise<void> {
    try {
      await this.#openParts(settings);
    } catch (error) {
      await this.#close();
      throw error;
    }
  }

  async #openParts(wanted: HostSettings): Promise<void> {
    const { host, port, publicHosts } = wanted;
    const { context, folder, version, secrets, neighbours, deskName, routes, onPresence, onLeases } = this.#parts;
    const { store, operations, clock, log: faults, deskId, organizationId } = context;
    const shared = await this.#openShared(wanted);
    const log = shared?.log ?? this.log;
    const copies = new HubCopies(folder, { logId: log.logId, isOwn: shared === null });
    this.#closing.push(() => copies.close());
    const files = new HubFiles(this.#parts.files, (name) => this.#fileArrived(name));
    const hub = await Hub.open({
      ...{ host, port, publicHosts, clock, version, neighbours, onPresence, onLeases, log, faults },
      identity: await (shared?.identity() ?? hubIdentity(secrets)),
      database: shared?.database ?? store,
      isShared: shared !== null,
      isAlone: shared === null || (await shared.isAlone(deskId)),
      about: async () => ({
        name: await deskName(),
        organizationId,
        organization: (await organizationName(store.read, organizationId)) ?? '',
      }),
      own: async () => ({ deskId, name: await deskName() }),
      isOfHub: (id) => id === deskId || shared?.processes.has(id) === true,
      canBe: (hlc) => operations.canBe(hlc),
      deskRoute: async (request, response, url) =>
        (await copies.answer(request, response, url)) || files.answer(request, response, url),
      ...(routes === undefined ? {} : { routes }),
    });
    this.#hub = hub;
    this.#closing.push(() => hub.close());
    this.#parts.onLeases(hub.desks.leases);
    await this.#parts.onHosting?.(true);
    this.#closing.push(async () => this.#parts.onHosting?.(false));
    if (shared !== null) await this.#keepAnnounced(shared, hub);
  }

  /** The log in PostgreSQL, with this desk's own kept level with it. @throws AppError where it is of another organization */
  async #openShared({ databaseLog }: HostSettings): Promise<SharedHub | null> {
    const { context, hubDatabaseUrl: url, logQueries, version } = this.#parts;
    if (url === undefined) {
      // It would be another hub, under another key: desks that belong to the one in the database would find nobody.
      if (databaseLog !== null) throw new AppError('conflict', WITHOUT_DATABASE);
      return null;
    }
    const { clock, log, organizationId } = context;
    const shared = await SharedHub.open({ url, kinds: operationKinds, clock, log, logQueries });
    this.#closing.push(() => shared.close());
    if ((await shared.claim(organizationId)) !== organizationId) {
      throw new AppError(
        'conflict',
        'This data folder is of another organization than the database of the hub. Name a new folder with --data.',
      );
    }
    if (databaseLog !== shared.log.logId) {
      await this.#keep({ ...(await this.#settings()), databaseLog: shared.log.logId });
    }
    const bridge = new Bridge(this.log, shared.log, {
      version,
      now: () => clock.now(),
      onFault: (error) => log.error('The log in the database could not be followed; it is tried again', error),
      onKept: (to) => {
        this.log.noteKept(shared.log.logId, to).catch((error: unknown) => log.error('A note was not kept', error));
      },
    });
    this.#bridge = bridge;
    this.#closing.push(() => bridge.stop());
    shared.log.onNews(() => {
      bridge.nudge();
      this.#hub?.nudge();
    });
    return shared;
  }

  /** Desks are told where the other processes are, so that they go on there where this one is gone. */
  async #keepAnnounced(shared: SharedHub, hub: Hub): Promise<void> {
    const { deskId, log } = this.#parts.context;
    const announce = async () => {
      const addresses = await shared.announce(deskId, hub.hosts, hub.port);
      hub.desks.sayToAll({ type: 'hubs', addresses });
    };
    await announce();
    const timer = setInterval(() => {
      announce().catch((error: unknown) => log.error('The other processes of the hub were not heard of', error));
    }, ANNOUNCE_MS);
    timer.unref();
    this.#closing.push(async () => {
      clearInterval(timer);
      await shared.withdraw(deskId).catch(() => undefined);
    });
  }

  #fileArrived(storedName: string): void {
    this.#parts.onFile(storedName);
    this.tellFiles([storedName]);
  }

  async #close(): Promise<void> {
    const closing = this.#closing.reverse();
    this.#closing = [];
    this.#hub = null;
    this.#bridge = null;
    for (const close of closing) {
      // What cannot be ended, as a database that is gone, does not keep the rest open.
      await Promise.resolve()
        .then(close)
        .catch((error: unknown) => this.#parts.context.log.error('Hosting did not end as it should', error));
    }
  }

  /** One log is shared, and whoever has it sees all of it. */
  async #requireOneOrganization(): Promise<void> {
    const { read } = this.#parts.context.store;
    const row = await read.get<{ count: number }>(
      'SELECT count(*) AS count FROM organizations WHERE deleted_at IS NULL',
    );
    if ((row?.count ?? 0) < 2) return;
    throw new AppError(
      'conflict',
      'Several organizations share this installation, and desks that sync have all that is in it. ' +
        'Host from a data folder that holds one organization alone.',
    );
  }
}

const WITHOUT_DATABASE =
  'This data folder belongs to a hub whose log is in a database, and nobody has said which. ' +
  'Name it with LANYARD_DATABASE_URL or --database-url, or begin with a new folder with --data.';
