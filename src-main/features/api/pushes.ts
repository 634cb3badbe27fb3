import type { Actor, Context } from '#main/core/context.ts';
import { identify, possiblePeople, type RowKeys } from '#main/features/import/identity.ts';
import { loadCandidates, loadListed } from '#main/features/import/listed.ts';
import {
  isEmpty as changesNothing,
  completed,
  type Listed,
  type Plan,
  planChange,
  planNew,
  type StagedRow,
} from '#main/features/import/plan.ts';
import { placesOf } from '#main/features/registrations/enrol.ts';
import type { WaitlistService } from '#main/features/registrations/waitlist.ts';
import { derivedId } from '#main/storage/derived-id.ts';
import { idOf, mediumSet, referenceSet, registrationSet } from '#main/storage/operations/kinds/index.ts';
import type { Draft } from '#main/storage/operations/log.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import { statusOfNew } from '#shared/domain/places.ts';
import { fold } from '#shared/domain/text.ts';
import type { RegistrationStatus } from '#shared/domain/verdict.ts';
import { type Push, type PushRow, rowOf } from './push-row.ts';
import {
  erasedAmong,
  findPlace,
  findReference,
  findTickets,
  knownByReference,
  type ReferenceRow,
} from './reference-repository.ts';

/** Registrations that are taken in within one transaction: nobody at a door waits for longer than that. */
const AT_ONCE = 20;

const REPLACED = 'The ticket shop has replaced it.';

export type PushRefusal = 'unknown' | 'nameless' | 'erased' | 'removed' | 'codeTaken';

/** What became of a push. */
export type Pushed =
  | {
      outcome: 'created' | 'changed' | 'unchanged';
      registrationId: string;
      status: RegistrationStatus;
    }
  | { outcome: 'refused'; reason: PushRefusal; message: string };

/** Takes in what a ticket shop says of registrations, by the rules of an import: see `../import/plan.ts`. */
export class PushService {
  readonly #context: Context;
  readonly #waitlist: WaitlistService;

  constructor(context: Context, waitlist: WaitlistService) {
    this.#context = context;
    this.#waitlist = waitlist;
  }

  /**
   * Registers somebody, or says what is new about them. Said again it changes nothing.
   * @param pushes by the names that the shop has for them
   * @returns what became of each, in their order
   */
  async put(actor: Actor, eventId: string, pushes: readonly { reference: string; push: Push }[]): Promise<Pushed[]> {
    return this.#inPieces(eventId, pushes, (tx, { reference, push }) => this.#put(tx, actor, eventId, reference, push));
  }

  /** Cancels somebody's registration. Done again it changes nothing. */
  async cancel(actor: Actor, eventId: string, reference: string): Promise<Pushed> {
    const [pushed] = await this.#inPieces(eventId, [reference], async (tx) => {
      const known = await findReference(tx, idOf.externalReference(eventId, reference));
      const place = known === undefined ? undefined : await findPlace(tx, known.registrationId);
      if (known === undefined || place === undefined || known.reference === null) {
        return refusal('unknown', 'Nobody is registered with this reference.');
      }
      if (place.deletedAt !== null || place.status === 'cancelled') {
        return { outcome: 'unchanged', registrationId: place.id, status: 'cancelled' };
      }
      return this.#put(tx, actor, eventId, reference, { status: 'cancelled' });
    });
    return pushed as Pushed;
  }

  async #inPieces<T>(
    eventId: string,
    items: readonly T[],
    take: (tx: WriteTx, item: T) => Promise<Pushed>,
  ): Promise<Pushed[]> {
    const { store, publish } = this.#context;
    const all: Pushed[] = [];
    while (all.length < items.length) {
      const piece = await store.write(async (tx) => {
        const taken: Pushed[] = [];
        for (const item of items.slice(all.length, all.length + AT_ONCE)) {
          taken.push(await take(tx, item));
          if (tx.awaited()) break;
        }
        return taken;
      });
      all.push(...piece);
      if (piece.some(({ outcome }) => outcome === 'created' || outcome === 'changed')) {
        publish('registrations', 'listChanged', { eventId });
        publish('checkIn', 'statsChanged', { eventId });
      }
    }
    return all;
  }

  async #put(tx: WriteTx, actor: Actor, eventId: string, reference: string, push: Push): Promise<Pushed> {
    const referenceId = idOf.externalReference(eventId, reference);
    const known = await findReference(tx, referenceId);
    if (known !== undefined && (await this.#isErased(tx, known))) return ERASED;
    const base = known?.said == null ? null : (JSON.parse(known.said) as StagedRow);
    const said = rowOf(push, base);
    const found =
      known === undefined
        ? await this.#identify(tx, eventId, reference, said.row)
        : { registrationId: known.registrationId, personId: null };
    if (found === null) return ERASED;
    const place = await findPlace(tx, found.registrationId);
    const personId = place?.personId ?? found.personId;
    if (personId === null) throw new Error('A reference to a registration that is not there');
    if (place !== undefined && place.deletedAt !== null) {
      return refusal('removed', 'This registration was taken out of the list at a desk. Restore it there.');
    }
    if (place === undefined && said.row.displayName === '') {
      return refusal('nameless', 'Whoever is registered needs a name or an e-mail address.');
    }
    const codes = said.mapped.has('ticketCode') ? said.row.ticketCodes : [];
    const taken = await this.#takenCode(tx, eventId, found.registrationId, codes);
    if (taken !== null) return refusal('codeTaken', `The ticket code ${taken} belongs to another registration.`);

    const listed = place === undefined ? undefined : (await loadListed(tx, [place.id])).get(place.id);
    const { plan, status } = await this.#plan(tx, eventId, said, base, listed);
    const kept = JSON.stringify(base === null ? said.row : completed(said.row, base, said.mapped, new Set()));
    const drafts = [
      ...this.#registrationDrafts(eventId, personId, plan),
      ...(await this.#ticketDrafts(tx, eventId, found.registrationId, said, base)),
    ];
    const isNews = known === undefined || kept !== known.said;
    if (isNews) {
      const fields = { registrationId: found.registrationId, reference, said: kept };
      drafts.push({ kind: referenceSet, payload: { id: referenceId, eventId, fields } } as Draft<unknown>);
    }
    await this.#context.operations.appendMany(tx, actor, drafts);
    if (place?.status === 'enrolled' && status !== 'enrolled') {
      await this.#waitlist.fillPlaces(tx, actor, eventId, 1, [place.id]);
    }
    const outcome = place === undefined ? 'created' : drafts.length === (isNews ? 1 : 0) ? 'unchanged' : 'changed';
    return { outcome, registrationId: found.registrationId, status };
  }

  async #isErased(read: Reader, { reference, registrationId }: ReferenceRow): Promise<boolean> {
    // What is left after an erasure is that there was such a name.
    return reference === null || (await erasedAmong(read, [registrationId])).length > 0;
  }

  /** Finds whom a name means that was not heard of before. @returns null for somebody who was erased */
  async #identify(
    read: Reader,
    eventId: string,
    reference: string,
    row: StagedRow,
  ): Promise<{ registrationId: string; personId: string } | null> {
    const { organizationId } = this.#context;
    const foldedName = fold(row.displayName);
    // All but the last, which tells rows of a file apart by their order: here the reference does.
    const people = possiblePeople(row, foldedName, 1, { organizationId, eventId }).slice(0, -1);
    const own = derivedId(eventId, 'referencePerson', reference);
    const places = people.map((personId) => idOf.registration(eventId, personId));
    const erased = await erasedAmong(read, [...places, idOf.registration(eventId, own)]);
    // Who is known by another reference has bought anew, and is somebody new.
    const referred = await knownByReference(read, erased);
    if (erased.some((id) => !referred.has(id))) return null;

    const { email = null, orderCode, orderPosition, ticketCodes } = row;
    const keys: RowKeys = {
      foldedName,
      email,
      order:
        orderCode === undefined || orderPosition === undefined ? null : { code: orderCode, position: orderPosition },
      ticketCodes,
      ticketIds: ticketCodes.map((code) => idOf.medium(eventId, 'ticket', code)),
      possiblePeople: people,
    };
    const [candidates] = await loadCandidates(read, [keys], eventId);
    if (candidates === undefined) throw new Error('A row without candidates');
    const listed = [...candidates.byTicket, ...candidates.byOrder, ...candidates.byEmail];
    const claimed = await knownByReference(read, [...places, ...listed.map((key) => key.registrationId)]);
    const file = { tickets: new Set(ticketCodes), rowsWithEmail: () => 1 };
    // Whoever is somebody else under every other id is the one that the reference stands for.
    return identify({ ...keys, possiblePeople: [...people, own] }, candidates, { eventId, file, claimed });
  }

  /** The first of some codes that is somebody else's. */
  async #takenCode(
    read: Reader,
    eventId: string,
    registrationId: string,
    codes: readonly string[],
  ): Promise<string | null> {
    const tickets = await findTickets(
      read,
      codes.map((code) => idOf.medium(eventId, 'ticket', code)),
    );
    const taken = tickets.find(
      (ticket) =>
        ticket.registrationId !== registrationId &&
        ticket.registrationId !== null &&
        ticket.revokedAt === null &&
        ticket.isFree === 0,
    );
    return taken?.code ?? null;
  }

  /** What a push changes. Whoever is enrolled gets a place while there is one, and else waits. */
  async #plan(
    read: Reader,
    eventId: string,
    { row, mapped }: PushRow,
    base: StagedRow | null,
    listed: Listed | undefined,
  ): Promise<{ plan: Plan; status: RegistrationStatus }> {
    const now = this.#context.clock.now();
    const plan = listed === undefined ? planNew(row, row.joinedAt ?? now) : planChange(row, base, listed, mapped, now);
    if (listed === undefined) plan.fields.source = 'web';
    const before = listed === undefined ? null : (listed.fields.status ?? 'enrolled');
    if (plan.fields.status === 'enrolled' && statusOfNew(await placesOf(read, eventId)) === 'waitlisted') {
      if (before === 'waitlisted') {
        delete plan.fields.status;
        delete plan.fields.waitlistedAt;
      } else Object.assign(plan.fields, { status: 'waitlisted', waitlistedAt: now });
    }
    return { plan, status: (plan.fields.status as RegistrationStatus | undefined) ?? before ?? 'enrolled' };
  }

  #registrationDrafts(eventId: string, personId: string, plan: Plan): Draft<unknown>[] {
    if (changesNothing(plan)) return [];
    const { organizationId } = this.#context;
    const { person, fields, ticketCodes } = plan;
    const payload = { organizationId, eventId, personId, person, fields, ticketCodes };
    return [{ kind: registrationSet, payload } as Draft<unknown>];
  }

  /** A ticket that the shop has replaced lets nobody in, and one that it gives again does. */
  async #ticketDrafts(
    read: Reader,
    eventId: string,
    registrationId: string,
    { row, mapped }: PushRow,
    base: StagedRow | null,
  ): Promise<Draft<unknown>[]> {
    if (!mapped.has('ticketCode')) return [];
    const before = base?.ticketCodes ?? [];
    const gone = before.filter((code) => !row.ticketCodes.includes(code));
    const fresh = row.ticketCodes.filter((code) => !before.includes(code));
    const tickets = await findTickets(
      read,
      [...gone, ...fresh].map((code) => idOf.medium(eventId, 'ticket', code)),
    );
    const revokedAt = this.#context.clock.now();
    return tickets.flatMap((ticket) => {
      const isGone = gone.includes(ticket.code);
      // What was said of it at a desk since stays.
      if (isGone ? ticket.registrationId !== registrationId || ticket.revokedAt !== null : ticket.revokedAt === null)
        return [];
      const fields = isGone
        ? { registrationId, revokedAt, revokedReason: REPLACED }
        : { registrationId, revokedAt: null, revokedReason: null };
      return [{ kind: mediumSet, payload: { eventId, kind: 'ticket', value: ticket.code, fields } } as Draft<unknown>];
    });
  }
}

const ERASED: Pushed = refusal(
  'erased',
  'Whoever this was has been erased, and does not come back this way. Should they want to, register them at a desk.',
);

function refusal(reason: PushRefusal, message: string): Extract<Pushed, { outcome: 'refused' }> {
  return { outcome: 'refused', reason, message };
}
