import type { Actor, Context } from '#main/core/context.ts';
import type { NotificationService } from '#main/features/notifications/service.ts';
import { derivedId } from '#main/storage/derived-id.ts';
import { registrationSet } from '#main/storage/operations/kinds/index.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { freePlaces } from '#shared/domain/places.ts';
import { fold } from '#shared/domain/text.ts';
import { enrol, placesOf } from './enrol.ts';
import { findRegistrations } from './repository.ts';

/** Those who wait are let in so many at a time. */
const PIECE = 200;

interface Waiting {
  id: string;
  personId: string;
  waitlistedAt: number | null;
}

/** The waitlist of an event: who waits longest comes first. */
export class WaitlistService {
  readonly #context: Context;
  readonly #notifications: NotificationService;

  constructor(context: Context, notifications: NotificationService) {
    this.#context = context;
    this.#notifications = notifications;
  }

  /**
   * Puts an address on the waitlist; whose it is may be said later. One entry per address and event.
   * @returns the entry, or the registration that the address has already
   */
  async add(
    actor: Actor,
    request: { eventId: string; email: string; name?: string | undefined },
  ): Promise<{ registration: RegistrationSummary; added: boolean }> {
    const { store, operations, organizationId, clock, publish } = this.#context;
    const { eventId, email, name } = request;
    const made = await store.write(async (tx) => {
      const personId = await this.#personOf(tx, email.toLowerCase(), name ?? '');
      const found = await enrol(this.#context, tx, actor, {
        eventId,
        personId,
        person: { email, displayName: name },
        source: 'web',
      });
      // Asked to wait, they wait, even where there is a place: letting in is somebody's decision.
      if (found.isNew && found.status !== 'waitlisted') {
        await operations.append(tx, actor, registrationSet, {
          organizationId,
          eventId,
          personId,
          person: {},
          fields: { status: 'waitlisted', waitlistedAt: clock.now() },
          ticketCodes: [],
        });
      }
      tx.afterCommit(() => {
        publish('registrations', 'changed', { eventId, registrationId: found.id });
        publish('checkIn', 'statsChanged', { eventId });
      });
      return found;
    });
    const [known] = await findRegistrations(store.read, [made.id]);
    if (known === undefined) throw new Error('A registration that was just made is not there');
    return { registration: known.summary, added: made.isNew };
  }

  /**
   * Lets the next ones in by hand, also beyond the capacity: whoever stands at the door sees that there is room.
   * @returns who was let in, in the order in which they waited, and how many are above the capacity now
   */
  async promote(
    actor: Actor,
    eventId: string,
    count: number,
  ): Promise<{ promoted: RegistrationSummary[]; over: number }> {
    const { store } = this.#context;
    const promoted: string[] = [];
    while (promoted.length < count) {
      const ids = await store.write((tx) =>
        this.#promoteNext(tx, actor, eventId, Math.min(PIECE, count - promoted.length)),
      );
      promoted.push(...ids);
      if (ids.length === 0) break;
    }
    const { capacity, enrolled } = await placesOf(store.read, eventId);
    const known = await findRegistrations(store.read, promoted.slice(0, PIECE));
    return {
      promoted: known.map((each) => each.summary),
      over: capacity === null ? 0 : Math.max(0, enrolled - capacity),
    };
  }

  /**
   * Gives free places to those who wait, in the transaction that made them free. Without a limit nobody waits for a place,
   * so nobody is let in by this.
   */
  async fillPlaces(tx: WriteTx, actor: Actor, eventId: string): Promise<string[]> {
    const places = await placesOf(tx, eventId);
    const free = freePlaces(places);
    if (free === null || free === 0 || places.waitlisted === 0) return [];
    return this.#promoteNext(tx, actor, eventId, free);
  }

  /** As an import would say who they are, so that its row finds this entry. */
  async #personOf(read: Reader, email: string, name: string): Promise<string> {
    const { organizationId } = this.#context;
    const personId = derivedId(organizationId, 'email', email);
    const known = await read.get<{ name: string | null }>('SELECT display_name AS name FROM people WHERE id = ?', [
      personId,
    ]);
    const folded = fold(name);
    const isAnother = name !== '' && (known?.name ?? '') !== '' && fold(known?.name ?? '') !== folded;
    return isAnother ? derivedId(organizationId, 'email', email, folded) : personId;
  }

  async #promoteNext(tx: WriteTx, actor: Actor, eventId: string, count: number): Promise<string[]> {
    const { operations, organizationId, clock, publish } = this.#context;
    const next = await nextInLine(tx, eventId, count);
    if (next.length === 0) return [];
    await operations.appendMany(
      tx,
      actor,
      next.map(({ personId }) => ({
        kind: registrationSet,
        payload: {
          organizationId,
          eventId,
          personId,
          person: {},
          fields: { status: 'enrolled' as const, waitlistedAt: null },
          ticketCodes: [],
        },
      })),
    );
    const owner = await tx.get<{ id: string | null }>('SELECT owner_id AS id FROM events WHERE id = ?', [eventId]);
    for (const { id, personId, waitlistedAt } of next) {
      await this.#notifications.notify(tx, actor, {
        kind: 'promotion',
        eventId,
        recipients: [personId, ...(isId(owner?.id) ? [owner.id] : [])],
        data: { registrationId: id },
        key: `${id} ${waitlistedAt ?? clock.now()}`,
      });
      tx.afterCommit(() => publish('registrations', 'changed', { eventId, registrationId: id }));
    }
    tx.afterCommit(() => publish('checkIn', 'statsChanged', { eventId }));
    return next.map(({ id }) => id);
  }
}

/** Events that were made at the command line belong to nobody who could be told. */
function isId(id: string | null | undefined): id is string {
  return id != null && id.length === 36;
}

function nextInLine(read: Reader, eventId: string, count: number): Promise<Waiting[]> {
  return read.all<Waiting>(
    `SELECT id, person_id AS personId, waitlisted_at AS waitlistedAt FROM registrations
     WHERE event_id = ? AND status = 'waitlisted' AND deleted_at IS NULL ORDER BY waitlisted_at, id LIMIT ?`,
    [eventId, count],
  );
}
