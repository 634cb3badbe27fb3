import type { Context } from '#main/core/context.ts';
import type { HeldLease } from '#main/sync/frames.ts';
import type { LeaseAnswer } from '#main/sync/hub/connection.ts';
import type { LeaseEntry } from '#shared/contract/sync.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type Claim, claimOf, kindOfResource, readerClaim } from '#shared/domain/leases.ts';

const KEY = 'sync.leases';

export type LeaseAsk = 'take' | 'takeOver' | 'release';

export interface LeaseParts {
  context: Pick<Context, 'deskId' | 'store' | 'settings' | 'publish' | 'log'>;
  /** Asks the hub, which may be this desk. @returns null where there is none now */
  ask(ask: LeaseAsk, claim: Claim): Promise<LeaseAnswer | null>;
}

/** As it is kept for the next start. */
interface Kept {
  /** Where the kiosk of this desk stands. */
  kiosk: string | null;
  /** What this desk has, or had when another one took it over. */
  had: readonly string[];
  /** What was left to the one that has it. */
  left: readonly string[];
}

const NOTHING: Kept = { kiosk: null, had: [], left: [] };

/**
 * What this desk goes by among the others: its name, the place of its kiosk, readers that are known by a number. It is asked of the hub
 * wherever nobody has it. Nothing waits for that: without a hub, or out of its sight, a desk works as if all of it were its own, and
 * what another one has taken meanwhile is shown once they see each other again.
 */
export class DeskLeases {
  readonly #parts: LeaseParts;
  #station: Claim | null = null;
  #readers: readonly Claim[] = [];
  #kept: Kept = NOTHING;
  #held: readonly HeldLease[] = [];
  /** What is being asked for, or was refused since the desk has too much: no news of others is a reason to ask again. */
  readonly #asked = new Set<string>();
  /** One question after the other. */
  #asking: Promise<unknown> = Promise.resolve();
  /** It is about to leave the hub. */
  #isLeaving = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(parts: LeaseParts) {
    this.#parts = parts;
  }

  /** @param name of this desk @param hasKiosk whether any window of it is a kiosk still */
  async open(name: string, hasKiosk: boolean): Promise<void> {
    const { settings, store } = this.#parts.context;
    this.#kept = { ...NOTHING, ...((await settings.read(store.read, KEY)) as Partial<Kept> | null) };
    if (!hasKiosk && this.#kept.kiosk !== null) this.#keep({ kiosk: null });
    this.#station = claimOf('station', name);
  }

  /** The desk is called otherwise now. */
  stand(name: string): void {
    const before = this.#station;
    this.#station = claimOf('station', name);
    if (before?.resource !== this.#station?.resource) this.#giveBack(before);
    this.#claim(this.#station, 'take');
  }

  /** The kiosk of this desk stands there now; null for nowhere. @param takeOver also where another kiosk has the place */
  place(position: string | null, takeOver = false): void {
    const before = this.#kiosk;
    if (this.#kept.kiosk !== position) this.#keep({ kiosk: position });
    if (before?.resource !== this.#kiosk?.resource) this.#giveBack(before);
    this.#claim(this.#kiosk, takeOver ? 'takeOver' : 'take');
  }

  /** These readers are plugged in. Whoever plugs one in has taken it over with their own hands. */
  plug(names: readonly string[]): void {
    const before = this.#readers;
    this.#readers = names.flatMap((name) => readerClaim(name) ?? []);
    const isIn = (list: readonly Claim[], { resource }: Claim) => list.some((one) => one.resource === resource);
    for (const gone of before) if (!isIn(this.#readers, gone)) this.#giveBack(gone);
    for (const claim of this.#readers) if (!isIn(before, claim)) this.#claim(claim, 'takeOver');
  }

  /** The hub has told who has what. */
  hear(held: readonly HeldLease[]): void {
    this.#held = held;
    const had = this.#wanted.filter((claim) => this.#isOwn(claim) || this.#kept.had.includes(claim.resource));
    const names = had.map(({ resource }) => resource);
    if (names.join('\n') !== this.#kept.had.join('\n')) this.#keep({ had: names });
    this.#tell();
    if (this.#isLeaving) return;
    this.#giveUnwanted();
    for (const claim of this.#wanted) {
      if (this.#holderOf(claim) === undefined && !this.#asked.has(claim.resource)) this.#claim(claim, 'take');
    }
  }

  /** What this desk went by before it was called otherwise, or moved, out of the sight of the hub. */
  #giveUnwanted(): void {
    const wanted = new Set(this.#wanted.map(({ resource }) => resource));
    for (const { resource, label, deskId } of this.#held) {
      const kind = kindOfResource(resource);
      const isUnwanted = kind !== null && deskId === this.#parts.context.deskId && !wanted.has(resource);
      if (isUnwanted && !this.#asked.has(resource)) this.#askInTurn('release', { kind, resource, label });
    }
  }

  /** There is no hub any more. */
  forget(): void {
    this.#isLeaving = false;
    this.#held = [];
    this.#asked.clear();
    this.#keep({ had: [], left: [] });
    this.#tell();
  }

  /** Gives back all that it has, as far as the hub is there. */
  async giveUp(): Promise<void> {
    this.#isLeaving = true;
    const own = this.#wanted.filter((claim) => this.#isOwn(claim));
    await Promise.all(own.map((claim) => this.#ask('release', claim)));
  }

  /** What all desks have, by kind and name. */
  list(): LeaseEntry[] {
    const wanted = new Set(this.#wanted.map(({ resource }) => resource));
    return this.#held.flatMap(({ resource, label, deskId, desk, since }) => {
      const kind = kindOfResource(resource);
      if (kind === null) return [];
      const isThis = deskId === this.#parts.context.deskId;
      const lost = !isThis && wanted.has(resource) && this.#kept.had.includes(resource);
      return { resource, kind, label, deskId, deskName: desk, isThis, since, wanted: wanted.has(resource), lost };
    });
  }

  /** Takes over what this desk goes by. @throws AppError `notFound` for anything else */
  async take(resource: string): Promise<'granted' | 'full' | 'offline'> {
    const claim = this.#claimOf(resource);
    this.#keep({ left: this.#kept.left.filter((one) => one !== resource) });
    const answer = await this.#ask('takeOver', claim);
    return answer === 'granted' || answer === 'full' ? answer : 'offline';
  }

  /** Leaves it to the one that has it, and gives it up where this desk does. @throws AppError as {@link take} */
  async leave(resource: string): Promise<void> {
    const claim = this.#claimOf(resource);
    const { left, had } = this.#kept;
    this.#keep({ left: [...new Set([...left, resource])], had: had.filter((one) => one !== resource) });
    if (this.#isOwn(claim)) await this.#ask('release', claim);
    this.#tell();
  }

  /** Waits until what is kept is on disk. */
  async end(): Promise<void> {
    await this.#writing;
  }

  get #kiosk(): Claim | null {
    return this.#kept.kiosk === null ? null : claimOf('kiosk', this.#kept.kiosk);
  }

  get #all(): Claim[] {
    return [this.#station, this.#kiosk, ...this.#readers].filter((claim) => claim !== null);
  }

  /** All that this desk goes by, without what it has left to another one. */
  get #wanted(): Claim[] {
    return this.#all.filter(({ resource }) => !this.#kept.left.includes(resource));
  }

  #claimOf(resource: string): Claim {
    const claim = this.#all.find((one) => one.resource === resource);
    if (claim === undefined) throw new AppError('notFound', 'This desk does not go by that any more.');
    return claim;
  }

  #holderOf({ resource }: Claim): HeldLease | undefined {
    return this.#held.find((one) => one.resource === resource);
  }

  #isOwn(claim: Claim): boolean {
    return this.#holderOf(claim)?.deskId === this.#parts.context.deskId;
  }

  /** Asks for something, unless this desk has it; nobody waits for the answer. */
  #claim(claim: Claim | null, ask: 'take' | 'takeOver'): void {
    if (claim === null) return;
    if (this.#kept.left.includes(claim.resource))
      this.#keep({ left: this.#kept.left.filter((one) => one !== claim.resource) });
    const holder = this.#holderOf(claim);
    if (holder?.deskId !== this.#parts.context.deskId || holder.label !== claim.label) this.#askInTurn(ask, claim);
    // Where another one has it, that is told anew: from now on this desk goes by it as well.
    if (holder !== undefined) this.#tell();
  }

  /** This desk goes by it no more. */
  #giveBack(claim: Claim | null): void {
    if (claim === null) return;
    const others = (list: readonly string[]) => list.filter((one) => one !== claim.resource);
    this.#keep({ had: others(this.#kept.had), left: others(this.#kept.left) });
    // There is room for another thing.
    this.#asked.clear();
    if (this.#isOwn(claim)) this.#askInTurn('release', claim);
    else this.#tell();
  }

  #askInTurn(ask: LeaseAsk, claim: Claim): void {
    this.#asked.add(claim.resource);
    this.#asking = this.#asking.then(async () => {
      if ((await this.#ask(ask, claim)) !== 'full') this.#asked.delete(claim.resource);
    });
  }

  async #ask(ask: LeaseAsk, claim: Claim): Promise<LeaseAnswer | null> {
    try {
      return await this.#parts.ask(ask, claim);
    } catch (error) {
      this.#parts.context.log.error('What this desk has for itself could not be asked of the hub', error);
      return null;
    }
  }

  #keep(change: Partial<Kept>): void {
    const { settings, store, log } = this.#parts.context;
    const kept = { ...this.#kept, ...change };
    this.#kept = kept;
    this.#writing = this.#writing
      .then(() => store.write((tx) => settings.write(tx, KEY, { ...kept, had: [...kept.had], left: [...kept.left] })))
      .catch((error: unknown) => log.error('What this desk has for itself could not be kept', error));
  }

  #tell(): void {
    this.#parts.context.publish('sync', 'leasesChanged', { leases: this.list() });
  }
}
