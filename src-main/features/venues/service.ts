import type { Actor, Context } from '#main/core/context.ts';
import { findLocation, listLocationsOfVenues } from '#main/features/programme/repository.ts';
import { locationSet, venueSet } from '#main/storage/operations/kinds/index.ts';
import type { WriteTx } from '#main/storage/unit-of-work.ts';
import type { CallParsed } from '#shared/contract/define.ts';
import type { Location, Venue, venuesContract } from '#shared/contract/venues.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type Opening, openingsOf } from '#shared/domain/openings.ts';

type Calls = typeof venuesContract.calls;

const SELECT = `
  SELECT v.id, coalesce(v.name, '') AS name, v.address, v.city, v.country, v.latitude, v.longitude, v.website,
    (SELECT count(*) FROM events AS e WHERE e.organization_id = v.organization_id AND e.venue_id = v.id
       AND e.deleted_at IS NULL) AS events
  FROM venues AS v WHERE v.organization_id = ?`;

/** Venues and the rooms in them. */
export class VenueService {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async list(): Promise<Venue[]> {
    const { store, organizationId } = this.#context;
    const rows = await store.read.all<Omit<Venue, 'locations'>>(
      `${SELECT} AND v.deleted_at IS NULL ORDER BY v.name, v.id`,
      [organizationId],
    );
    const locations = await listLocationsOfVenues(
      store.read,
      rows.map((row) => row.id),
    );
    return rows.map((row) => ({ ...row, locations: locations.filter((location) => location.venueId === row.id) }));
  }

  async create(actor: Actor, fields: CallParsed<Calls['create']>): Promise<Venue> {
    const id = this.#context.ids.next();
    await this.#set(actor, id, fields);
    return this.#get(id);
  }

  async update(actor: Actor, { id, ...fields }: CallParsed<Calls['update']>): Promise<Venue> {
    await this.#set(actor, id, fields);
    return this.#get(id);
  }

  /** Takes a venue out of the list. Events that are there keep it. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.#set(actor, id, { deletedAt: this.#context.clock.now() });
  }

  async restore(actor: Actor, id: string): Promise<Venue> {
    await this.#set(actor, id, { deletedAt: null });
    return this.#get(id);
  }

  /** @throws AppError `invalidInput` for a room that closes before it opens */
  async addLocation(actor: Actor, { of, ...fields }: CallParsed<Calls['addLocation']>): Promise<Location> {
    const id = this.#context.ids.next();
    const [eventId, venueId] = of.kind === 'event' ? [of.eventId, null] : [null, of.venueId];
    await this.#setLocation(actor, { id, eventId }, { ...fields, ...(venueId === null ? {} : { venueId }) });
    return this.#getLocation(id);
  }

  /** @throws AppError as {@link addLocation} */
  async updateLocation(actor: Actor, { id, ...fields }: CallParsed<Calls['updateLocation']>): Promise<Location> {
    await this.#setLocation(actor, await this.#getLocation(id), fields);
    return this.#getLocation(id);
  }

  async removeLocation(actor: Actor, id: string): Promise<void> {
    await this.#setLocation(actor, await this.#getLocation(id), { deletedAt: this.#context.clock.now() });
  }

  async restoreLocation(actor: Actor, id: string): Promise<Location> {
    await this.#setLocation(actor, await this.#getLocation(id), { deletedAt: null });
    return this.#getLocation(id);
  }

  async #get(id: string): Promise<Venue> {
    const { store, organizationId } = this.#context;
    const row = await store.read.get<Omit<Venue, 'locations'>>(`${SELECT} AND v.id = ?`, [organizationId, id]);
    if (row === undefined) throw new AppError('notFound', 'This venue is not known any more.');
    return { ...row, locations: await listLocationsOfVenues(store.read, [id]) };
  }

  async #getLocation(id: string): Promise<Location> {
    const found = await findLocation(this.#context.store.read, id);
    if (found === undefined) throw new AppError('notFound', 'This room is not known any more.');
    return found;
  }

  #set(actor: Actor, id: string, fields: object): Promise<void> {
    const { operations, organizationId } = this.#context;
    return this.#write(null, async (tx) => {
      await operations.append(tx, actor, venueSet, { id, organizationId, fields: { ...fields } });
    });
  }

  #setLocation(
    actor: Actor,
    { id, eventId }: { id: string; eventId: string | null },
    { openings, ...fields }: { openings?: readonly Opening[] | null | undefined; deletedAt?: number | null },
  ): Promise<void> {
    const { operations } = this.#context;
    for (const { startAt, endAt } of openings ?? [])
      if (endAt <= startAt)
        throw new AppError('invalidInput', 'The room closes before it opens. Correct one of the two times.');
    const times = openings === undefined ? {} : { openings: openingsOf(openings) };
    return this.#write(eventId, async (tx) => {
      await operations.append(tx, actor, locationSet, { id, eventId, fields: { ...fields, ...times } });
    });
  }

  /** @param eventId whose programme changes; null where it may be that of every event at a venue */
  #write(eventId: string | null, change: (tx: WriteTx) => Promise<void>): Promise<void> {
    const { store, publish } = this.#context;
    return store.write(async (tx) => {
      await change(tx);
      tx.afterCommit(() => {
        publish('venues', 'changed', {});
        if (eventId !== null) publish('programme', 'changed', { eventId });
      });
    });
  }
}
