import { setTimeout as delay } from 'node:timers/promises';
import type { Context } from '#main/core/context.ts';
import type { Ids } from '#main/ports/ids.ts';
import type { Neighbours } from '#main/ports/neighbours.ts';
import type { Secrets } from '#main/ports/secrets.ts';
import { type FileStore, isStoredName } from '#main/storage/file-store.ts';
import type { Operation } from '#main/storage/operations/kind.ts';
import { readRejected } from '#main/storage/operations/log.ts';
import type { HeldLease } from '#main/sync/frames.ts';
import type { HubRoute } from '#main/sync/hub/server.ts';
import type { DeskEntry, FoundHub, QuarantinedOperation, SyncStatus } from '#shared/contract/sync.ts';
import { type DeskRole, mayBring } from '#shared/domain/desk-roles.ts';
import { AppError } from '#shared/domain/errors.ts';
import { announce } from './announce.ts';
import { Hosting, type HostWishes } from './hosting.ts';
import { type Joined, Joining } from './joining.ts';
import { DeskLeases } from './leases.ts';
import { Membership } from './membership.ts';
import { countQuarantined, listQuarantined, ownersOfFile } from './repository.ts';

export interface SyncParts {
  context: Context;
  ids: Ids;
  folder: string;
  version: string;
  hubDatabaseUrl?: string;
  logQueries: boolean;
  secrets: Secrets;
  neighbours: Neighbours;
  files: FileStore;
  deskName(): Promise<string>;
  /** Calls this desk otherwise from now on. */
  rename(name: string): Promise<void>;
  /** Whether any window of this desk is a kiosk. */
  hasKiosk(): Promise<boolean>;
  /** Tells whoever is there: while a desk joins at its first run, nobody is signed in. */
  publishToAll: Context['publish'];
  /** Starts the app anew on the same data folder. */
  restart(reason: string): void;
  routes?: readonly HubRoute[];
  /** Told when this desk has become a hub, and before it ends to be one. */
  onHosting?(on: boolean): Promise<void>;
}

/** Changes of state are told at most this often, in ms. */
const CALM_MS = 200;
/** How long somebody who asks to sync now is kept waiting, and how often it is looked, in ms. */
const PATIENCE_MS = 20_000;
const LOOK_MS = 50;

/** How this desk and others keep in step: as their hub, as one of them, or not at all. */
export class SyncService {
  /** What this desk wants for itself among the others, and who has what. */
  readonly leases: DeskLeases;
  readonly #parts: SyncParts;
  readonly #hosting: Hosting;
  readonly #membership: Membership;
  readonly #joining: Joining;
  #join: AbortController | null = null;
  #telling: NodeJS.Timeout | null = null;
  #ended = false;

  constructor(parts: SyncParts) {
    this.#parts = parts;
    const onChange = () => this.#changed();
    const onFile = (storedName: string) => this.#fileArrived(storedName);
    this.leases = new DeskLeases({
      context: parts.context,
      ask: async (ask, claim) => (await this.#hosting.lease(ask, claim)) ?? (await this.#membership.lease(ask, claim)),
    });
    const onLeases = (held: readonly HeldLease[]) => this.leases.hear(held);
    this.#hosting = new Hosting({ ...parts, onPresence: onChange, onFile, onLeases });
    this.#membership = new Membership({ ...parts, log: this.#hosting.log, onChange, onFile, onLeases });
    this.#joining = new Joining({ ...parts, membership: this.#membership });
  }

  /** Takes up what was switched on before. @param connect whether to host and to connect from now on */
  async open(connect: boolean): Promise<void> {
    await this.leases.open(await this.#parts.deskName(), await this.#parts.hasKiosk());
    await this.#membership.open(connect);
    if (connect) await this.#hosting.resume();
  }

  /** There is something new in the log. */
  nudge(): void {
    this.#hosting.nudge();
    this.#membership.nudge();
  }

  /** Something was made here: files may go with it. */
  made(operations: readonly Operation[]): void {
    const { deskId } = this.#parts.context;
    for (const { kind, subjectId, payload } of operations) {
      const name = kind === 'desk.set' && subjectId === deskId ? nameIn(payload) : null;
      if (name === null) continue;
      this.leases.stand(name);
      this.#membership.call(name);
    }
    const names = filesOf(operations);
    if (names.length === 0) return;
    this.#membership.lookAtFiles(names);
    this.#hosting.tellFiles(names);
  }

  /** Tells open screens of what came from others. */
  received(operations: readonly Operation[]): void {
    // A file of which a desk has told comes after it.
    this.#membership.lookAtFiles(filesOf(operations));
    const { store, publish, log } = this.#parts.context;
    const eventIds = async () => (await store.read.all<{ id: string }>('SELECT id FROM events')).map(({ id }) => id);
    announce(store.read, publish, eventIds, operations).catch((error: unknown) =>
      log.error('Others were not told of what came from other desks', error),
    );
  }

  /** Why this desk may not make operations of a kind; null where it may. */
  refuses(kind: string): string | null {
    const role = this.#membership.hub?.role;
    if (role === undefined || mayBring(role, kind)) return null;
    return role === 'kiosk'
      ? 'This laptop was let in as a kiosk alone: events are prepared, and accounts changed, at another one.'
      : 'This laptop was let in as a desk alone: accounts, erasure and the organization are changed at an organizer’s laptop.';
  }

  async status(): Promise<SyncStatus> {
    const { store } = this.#parts.context;
    const { hub } = this.#hosting;
    return {
      hosting:
        hub === null
          ? null
          : {
              name: await this.#parts.deskName(),
              hosts: hub.hosts,
              port: hub.port,
              fingerprint: hub.fingerprint,
              connected: hub.desks.connected,
            },
      membership: await this.#membershipStatus(),
      quarantined: await countQuarantined(store.read),
    };
  }

  async host(wishes: HostWishes): Promise<SyncStatus> {
    const joined = this.#membership.hub;
    if (joined !== null) {
      throw new AppError('conflict', `This desk belongs to the hub ${joined.name}. Leave that before it hosts others.`);
    }
    await this.#hosting.start(wishes);
    this.#changed();
    return this.status();
  }

  async stopHosting(): Promise<SyncStatus> {
    await this.#hosting.stop();
    this.leases.forget();
    this.#changed();
    return this.status();
  }

  invite(role: DeskRole, name: string | null): Promise<{ code: string; expiresAt: number }> {
    return this.#hosting.require().invite(role, name);
  }

  async desks(): Promise<DeskEntry[]> {
    const { hub } = this.#hosting;
    const { deskId } = this.#parts.context;
    const desks = hub === null ? this.#membership.presence : await hub.desks.presence();
    // Without the hub nobody knows who else is there.
    const isKnown = hub !== null || this.#membership.state?.state === 'online';
    return desks.map((desk) => {
      const isThis = desk.deskId === deskId;
      return { ...desk, role: desk.role as DeskRole, isThis, online: isThis || (desk.online && isKnown) };
    });
  }

  async revoke(deskId: string): Promise<{ name: string; pending: number | null }> {
    const { desk, pending } = await this.#hosting.require().revoke(deskId);
    return { name: desk.name, pending };
  }

  async inspectCode(code: string): Promise<FoundHub> {
    const { info, replaces } = await this.#joining.inspect(code);
    return { name: info.name, organization: info.organization, version: info.version, replaces };
  }

  async join(code: string, name: string, replace: boolean): Promise<Joined> {
    if (this.#hosting.hub !== null) {
      throw new AppError('conflict', 'This desk hosts others. Stop that before it joins another hub.');
    }
    if (this.#join !== null) throw new AppError('conflict', 'This desk is joining a hub already.');
    const abort = new AbortController();
    this.#join = abort;
    try {
      const joined = await this.#joining.join(code, name, replace, {
        signal: abort.signal,
        progress: (progress, message) => this.#parts.publishToAll('sync', 'joining', { progress, message }),
      });
      this.#changed();
      return joined;
    } finally {
      this.#join = null;
    }
  }

  cancelJoin(): void {
    this.#join?.abort();
  }

  /** Connects at once, and waits until both have all, or for a while. */
  async now(): Promise<SyncStatus> {
    const patientUntil = performance.now() + PATIENCE_MS;
    await this.#membership.connect();
    this.#membership.hurry();
    // The hub is asked once more after all is there, so that it knows that nothing is pending any more.
    let deliveredSince = Number.POSITIVE_INFINITY;
    for (let isDone = false; !isDone && performance.now() < patientUntil; ) {
      this.#membership.look();
      await delay(LOOK_MS);
      const isDelivered = (await this.#membership.pending()) === 0;
      deliveredSince = isDelivered ? Math.min(deliveredSince, performance.now()) : Number.POSITIVE_INFINITY;
      isDone = this.#membership.state?.problem !== null || this.#membership.isLevelSince(deliveredSince);
    }
    return this.status();
  }

  /** @returns whether it was left; with operations that the hub lacks only where `force` says so */
  async leave(force: boolean): Promise<{ left: boolean; pending: number }> {
    if (this.#membership.hub === null) throw new AppError('conflict', 'This desk belongs to no hub.');
    const pending = await this.#membership.pending();
    if (pending > 0 && !force) return { left: false, pending };
    await this.leases.giveUp();
    await this.#membership.leave();
    this.leases.forget();
    this.#changed();
    return { left: true, pending };
  }

  quarantine(): Promise<QuarantinedOperation[]> {
    return listQuarantined(this.#parts.context.store.read);
  }

  /** Looks at an operation that is kept apart once more, whoever brought it. @throws AppError `notFound` */
  async retry(deskId: string, seq: number): Promise<{ applied: boolean; reason: string | null }> {
    const { store, operations } = this.#parts.context;
    const operation = await readRejected(store.read, deskId, seq);
    if (operation === undefined) throw new AppError('notFound', 'This operation is not kept apart any more.');
    await store.write((tx) => operations.receive(tx, [operation]));
    const left = await readRejected(store.read, deskId, seq);
    this.#changed();
    return { applied: left === undefined, reason: left?.reason ?? null };
  }

  async end(): Promise<void> {
    this.#ended = true;
    this.#join?.abort();
    if (this.#telling !== null) clearTimeout(this.#telling);
    await this.leases.end();
    await this.#membership.end();
    await this.#hosting.end();
    this.#parts.neighbours.stop();
  }

  #fileArrived(storedName: string): void {
    const { store, publish, log } = this.#parts.context;
    ownersOfFile(store.read, storedName).then(
      (owners) => {
        for (const owner of owners) publish('documents', 'changed', owner);
      },
      (error: unknown) => log.error('Others were not told of a file that has come', error),
    );
  }

  async #membershipStatus(): Promise<SyncStatus['membership']> {
    const pending = await this.#membership.pending();
    const { hub, state } = this.#membership;
    if (hub === null || state === null) return null;
    const hosts = hub.addresses.map(({ host, port }) => `${host}:${port}`);
    return { hub: hub.name, hosts, role: hub.role, pending, ...state };
  }

  #changed(): void {
    if (this.#ended) return;
    this.#telling ??= setTimeout(() => {
      this.#telling = null;
      this.#tell().catch((error: unknown) => this.#parts.context.log.error('How the sync is was not told', error));
    }, CALM_MS).unref();
  }

  async #tell(): Promise<void> {
    const { publish } = this.#parts.context;
    publish('sync', 'changed', await this.status());
    publish('sync', 'desksChanged', { desks: await this.desks() });
  }
}

/** What an operation calls a desk; null where it says nothing of that. */
function nameIn(payload: string): string | null {
  const { name } = (JSON.parse(payload) as { fields?: { name?: unknown } } | null)?.fields ?? {};
  return typeof name === 'string' ? name : null;
}

/** The files that documents are given by operations. */
function filesOf(operations: readonly Operation[]): string[] {
  return operations.filter(({ kind }) => kind === 'document.set').flatMap(fileOf);
}

function fileOf({ payload }: Operation): string[] {
  const { storedName } = (JSON.parse(payload) as { fields?: { storedName?: unknown } } | null)?.fields ?? {};
  return typeof storedName === 'string' && isStoredName(storedName) ? [storedName] : [];
}
