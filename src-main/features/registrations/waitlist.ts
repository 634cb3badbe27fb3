import type { Actor, Context } from '#main/core/context.ts';
import { ownerOf } from '#main/features/events/repository.ts';
import type { NotificationService } from '#main/features/notifications/service.ts';
import { derivedId } from '#main/storage/derived-id.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { freePlaces } from '#shared/domain/places.ts';
import { fold } from '#shared/domain/text.ts';
import { editOf } from './edit.ts';
import { enrol, placesOf } from './enrol.ts';
import { findRegistrations } from './repository.ts';

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
    const { store, operations, clock, publish } = this.#context;
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
        const fields = { status: 'waitlisted', waitlistedAt: clock.now() } as const;
        await operations.appendMany(tx, actor, [editOf(this.#context, { eventId, personId }, fields)]);
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
   * Gives free places to those who wait, in the transaction that made them free. Without a limit nobody waits for a place:
   * a single one that becomes free lets nobody in.
   * @param freed how many places became free: somebody may have left others free on purpose, and decides about these; `all`
   *   where the limit itself is another one, or gone
   * @param except those who were just told to wait
   */
  async fillPlaces(
    tx: WriteTx,
    actor: Actor,
    eventId: string,
    freed: number | 'all',
    except: readonly string[] = [],
  ): Promise<string[]> {
    const places = await placesOf(tx, eventId);
    const free = freePlaces(places) ?? (freed === 'all' ? places.waitlisted : 0);
    const next = Math.min(free, places.waitlisted, freed === 'all' ? free : freed);
    return next === 0 ? [] : this.promoteNext(tx, actor, eventId, next, except);
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

  /** Lets the next ones in, whether there are places or not. @returns their registrations in the order in which they waited */
  async promoteNext(
    tx: WriteTx,
    actor: Actor,
    eventId: string,
    count: number,
    except: readonly string[] = [],
  ): Promise<string[]> {
    const { operations, clock, publish } = this.#context;
    const next = await nextInLine(tx, eventId, count, except);
    if (next.length === 0) return [];
    await operations.appendMany(
      tx,
      actor,
      next.map(({ personId }) =>
        editOf(this.#context, { eventId, personId }, { status: 'enrolled', waitlistedAt: null }),
      ),
    );
    const owner = await ownerOf(tx, eventId);
    for (const { id, personId, waitlistedAt } of next) {
      await this.#notifications.notify(tx, actor, {
        kind: 'promotion',
        eventId,
        recipients: owner === null ? [personId] : [personId, owner],
        data: { registrationId: id },
        key: `${id} ${waitlistedAt ?? clock.now()}`,
      });
      tx.afterCommit(() => publish('registrations', 'changed', { eventId, registrationId: id }));
    }
    tx.afterCommit(() => publish('checkIn', 'statsChanged', { eventId }));
    return next.map(({ id }) => id);
  }
}

function nextInLine(read: Reader, eventId: string, count: number, except: readonly string[]): Promise<Waiting[]> {
  return read.all<Waiting>(
    `SELECT id, person_id AS personId, waitlisted_at AS waitlistedAt FROM registrations
     WHERE event_id = ? AND status = 'waitlisted' AND deleted_at IS NULL
       AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY waitlisted_at, id LIMIT ?`,
    [eventId, JSON.stringify(except), count],
  );
}
