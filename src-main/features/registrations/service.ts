import type { Actor, Context } from '#main/core/context.ts';
import { readCursor, writeCursor } from '#main/core/cursor.ts';
import { ownerOf } from '#main/features/events/repository.ts';
import type { NotificationService } from '#main/features/notifications/service.ts';
import { derivedId } from '#main/storage/derived-id.ts';
import { idOf } from '#main/storage/operations/kinds/index.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import type { ListQuery, RegistrationDetail } from '#shared/contract/registrations.ts';
import { AppError } from '#shared/domain/errors.ts';
import { queryTerms } from '#shared/domain/text.ts';
import type { RegistrationStatus } from '#shared/domain/verdict.ts';
import { editOf } from './edit.ts';
import { enrol, type PersonFields } from './enrol.ts';
import { findDetail, findRegistration, findRegistrations, type Known, type MediumRow, mediaOf } from './repository.ts';
import type { RosterQuery } from './roster-entry.ts';
import type { WaitlistService } from './waitlist.ts';

/** One that is not given was refused, or withdrawn since: that is kept, so that nobody takes it for a question that was never asked. */
type Consent = RegistrationDetail['consents'][number] & { refused?: true };

/** What of a person and of their registration is to be other than it was. */
interface Edit {
  person: Record<string, unknown>;
  fields: Record<string, unknown>;
}

/** Long texts are pasted, not typed; the first words decide. */
const MOST_WORDS = 8;
/** Hits of a tolerant search that a list shows. */
const MOST_TOLERANT = 200;

/** What can be edited at a desk; person and registration alike. */
export interface RegistrationPatch {
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  displayName?: string | undefined;
  email?: string | null | undefined;
  phone?: string | null | undefined;
  company?: string | null | undefined;
  jobTitle?: string | null | undefined;
  ticketType?: string | null | undefined;
  note?: string | null | undefined;
  attention?: boolean | undefined;
  vip?: boolean | undefined;
  meetingLimit?: number | null | undefined;
}

const PERSON_FIELDS = ['firstName', 'lastName', 'displayName', 'email', 'phone', 'company', 'jobTitle'] as const;

export class RegistrationService {
  readonly #context: Context;
  readonly #waitlist: WaitlistService;
  readonly #notifications: NotificationService;

  constructor(context: Context, waitlist: WaitlistService, notifications: NotificationService) {
    this.#context = context;
    this.#waitlist = waitlist;
    this.#notifications = notifications;
  }

  /** Registers somebody. The same nonce gives the same registration, however often it is sent. */
  async create(
    actor: Actor,
    request: { nonce: string; eventId: string; person: PersonFields & { ticketType?: string | undefined } },
  ): Promise<{ registration: RegistrationSummary; isNew: boolean }> {
    const { store } = this.#context;
    const { eventId, person, nonce } = request;
    return store.write(async (tx) => {
      const personId = derivedId(eventId, 'created', nonce);
      const earlier = await findRegistration(tx, idOf.registration(eventId, personId));
      if (earlier !== null) return { registration: earlier.summary, isNew: true };
      const { id, isNew, status } = await enrol(this.#context, tx, actor, {
        eventId,
        personId,
        person,
        ticketType: person.ticketType,
        source: 'web',
      });
      const owner = await ownerOf(tx, eventId);
      if (isNew && owner !== null)
        await this.#notifications.notify(tx, actor, {
          kind: 'registration',
          eventId,
          recipients: [owner],
          data: { registrationId: id, status },
          key: id,
        });
      this.announce(tx, eventId, id);
      tx.afterCommit(() => this.#context.publish('checkIn', 'statsChanged', { eventId }));
      return { registration: (await this.require(tx, id)).summary, isNew };
    });
  }

  /** @throws AppError `notFound` */
  async get(id: string, read: Reader = this.#context.store.read): Promise<RegistrationDetail> {
    const known = await this.require(read, id);
    const [detail, media] = [await findDetail(read, id), await mediaOf(read, id)];
    return {
      summary: known.summary,
      firstName: detail?.firstName ?? null,
      lastName: detail?.lastName ?? null,
      phone: detail?.phone ?? null,
      seat: detail?.seat ?? null,
      source: detail?.source ?? 'import',
      joinedAt: detail?.joinedAt ?? null,
      blockReason: known.blockReason,
      meetingLimit: detail?.meetingLimit ?? null,
      interests: parse<string[]>(detail?.interests, []),
      consents: parse<Consent[]>(detail?.consents, []).filter(({ refused }) => refused !== true),
      extra: parse<Record<string, string>>(detail?.extra, {}),
      ticketCodes: media.filter((medium) => medium.kind === 'ticket').map((medium) => medium.value),
      badges: media.filter((medium) => medium.kind === 'badge').map(toBadge),
    };
  }

  /** A page of an event's people. */
  async list(
    query: ListQuery & { cursor?: string | undefined; offset: number; limit: number },
  ): Promise<{ items: RegistrationSummary[]; cursor: string | null; total: number }> {
    const { store, rosters } = this.#context;
    const roster = rosters.of(query.eventId);
    const place = query.cursor === undefined ? null : readCursor(query.cursor);
    const wanted = await this.#rosterQuery(query);
    const { ids, total, start } = await roster.page(wanted, {
      after: place,
      offset: query.offset,
      limit: query.limit,
    });
    const known = await findRegistrations(store.read, ids, await roster.waitPositions());
    const last = ids.at(-1);
    return {
      items: known.map((each) => each.summary),
      cursor: last !== undefined && start + ids.length < total ? writeCursor(start + ids.length - 1, last) : null,
      total,
    };
  }

  /** All ids that a query finds, in its order. */
  async ids(query: ListQuery): Promise<string[]> {
    return this.#context.rosters.of(query.eventId).all(await this.#rosterQuery(query));
  }

  ticketTypes(eventId: string): Promise<{ name: string; count: number }[]> {
    return this.#context.rosters.of(eventId).ticketTypes();
  }

  async #rosterQuery(query: ListQuery): Promise<RosterQuery> {
    const { eventId, filter, text, ticketTypes = null, sort, descending } = query;
    const terms = queryTerms(text).slice(0, MOST_WORDS);
    const exact: RosterQuery = { filter, terms, among: null, ticketTypes, sort, descending };
    if (text.trim() === '') return exact;
    const { search, rosters } = this.#context;
    const found = terms.length > 0 && (await rosters.of(eventId).knows(terms));
    // Nobody has these words: codes, and what was mistyped, are the search's.
    return found ? exact : { ...exact, among: new Set(await search.find(eventId, text, MOST_TOLERANT)) };
  }

  async update(actor: Actor, id: string, patch: RegistrationPatch): Promise<RegistrationDetail> {
    const person: Record<string, unknown> = {};
    const fields: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(patch)) {
      if (value === undefined) continue;
      if ((PERSON_FIELDS as readonly string[]).includes(name)) person[name] = value;
      else fields[name] = value;
    }
    return this.#edit(actor, id, () => ({ person, fields }));
  }

  async setStatus(actor: Actor, id: string, status: RegistrationStatus): Promise<RegistrationDetail> {
    return this.#context.store.write((tx) => this.setStatusIn(tx, actor, id, status));
  }

  /** {@link setStatus} within a transaction that is open already. */
  async setStatusIn(tx: WriteTx, actor: Actor, id: string, status: RegistrationStatus): Promise<RegistrationDetail> {
    const waitlistedAt = status === 'waitlisted' ? this.#context.clock.now() : null;
    return this.#editIn(tx, actor, id, (_, { summary }) => ({
      person: {},
      // Whoever waits already keeps their place in line.
      fields: summary.status === status ? { status } : { status, waitlistedAt },
    }));
  }

  async setBlocked(
    actor: Actor,
    id: string,
    blocked: boolean,
    reason: string | undefined,
  ): Promise<RegistrationDetail> {
    return this.#edit(actor, id, () => ({
      person: {},
      fields: { blocked, blockReason: blocked ? (reason ?? null) : null },
    }));
  }

  /** Takes somebody out of the list; what happened to them stays on record. Their place goes to who waits. */
  async remove(actor: Actor, id: string): Promise<void> {
    const { store, operations, clock } = this.#context;
    await store.write(async (tx) => {
      const { personId, summary } = await this.require(tx, id);
      const { eventId } = summary;
      const edit = editOf(this.#context, { eventId, personId }, { deletedAt: clock.now() });
      await operations.appendMany(tx, actor, [edit]);
      if (summary.status === 'enrolled') await this.#waitlist.fillPlaces(tx, actor, eventId, 1);
      this.#announceList(tx, eventId);
    });
  }

  async restore(actor: Actor, id: string): Promise<RegistrationDetail> {
    const { store, operations } = this.#context;
    return store.write(async (tx) => {
      const row = await tx.get<{ eventId: string; personId: string }>(
        'SELECT event_id AS eventId, person_id AS personId FROM registrations WHERE id = ?',
        [id],
      );
      if (row === undefined) throw new AppError('notFound', 'This person is not in the list any more.');
      await operations.appendMany(tx, actor, [editOf(this.#context, row, { deletedAt: null })]);
      this.#announceList(tx, row.eventId);
      return this.get(id, tx);
    });
  }

  /** Records a consent with its date and the wording that it is to, or that it is refused. */
  async setConsent(
    actor: Actor,
    id: string,
    consent: { purpose: string; version: string; given: boolean },
  ): Promise<RegistrationDetail> {
    const { purpose, version, given } = consent;
    return this.#edit(actor, id, async (tx) => {
      const known = parse<Consent[]>((await findDetail(tx, id))?.consents, []);
      const own: Consent = { purpose, version, at: this.#context.clock.now(), ...(given ? {} : { refused: true }) };
      return { person: {}, fields: { consents: [...known.filter((each) => each.purpose !== purpose), own] } };
    });
  }

  async require(read: Reader, id: string): Promise<Known> {
    const known = await findRegistration(read, id);
    if (known === null) throw new AppError('notFound', 'This person is not in the list any more.');
    return known;
  }

  /** Tells everybody that something about a registration is new, once it is on disk. */
  announce(tx: WriteTx, eventId: string, registrationId: string): void {
    tx.afterCommit(() => this.#context.publish('registrations', 'changed', { eventId, registrationId }));
  }

  #announceList(tx: WriteTx, eventId: string): void {
    const { publish } = this.#context;
    tx.afterCommit(() => {
      publish('registrations', 'listChanged', { eventId });
      publish('checkIn', 'statsChanged', { eventId });
    });
  }

  async #edit(
    actor: Actor,
    id: string,
    change: (tx: WriteTx, known: Known) => Edit | Promise<Edit>,
  ): Promise<RegistrationDetail> {
    return this.#context.store.write((tx) => this.#editIn(tx, actor, id, change));
  }

  async #editIn(
    tx: WriteTx,
    actor: Actor,
    id: string,
    change: (tx: WriteTx, known: Known) => Edit | Promise<Edit>,
  ): Promise<RegistrationDetail> {
    const { operations, publish } = this.#context;
    const known = await this.require(tx, id);
    const { eventId } = known.summary;
    const { person, fields } = await change(tx, known);
    await operations.appendMany(tx, actor, [
      editOf(this.#context, { eventId, personId: known.personId }, fields, person),
    ]);
    const freed = known.summary.status === 'enrolled' && fields.status !== undefined && fields.status !== 'enrolled';
    if (freed) await this.#waitlist.fillPlaces(tx, actor, eventId, 1, [id]);
    this.announce(tx, eventId, id);
    tx.afterCommit(() => publish('checkIn', 'statsChanged', { eventId }));
    return this.get(id, tx);
  }
}

/** A badge as the contract shows it. */
export function toBadge(medium: MediumRow) {
  return {
    id: medium.id,
    uid: medium.value,
    issuedAt: medium.issuedAt ?? 0,
    revokedAt: medium.revokedAt,
    revokedReason: medium.revokedReason,
  };
}

function parse<T>(text: string | null | undefined, otherwise: T): T {
  if (text === null || text === undefined) return otherwise;
  try {
    return (JSON.parse(text) as T) ?? otherwise;
  } catch {
    return otherwise;
  }
}
