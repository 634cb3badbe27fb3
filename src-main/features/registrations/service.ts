import type { Actor, Context } from '#main/core/context.ts';
import { registrationSet } from '#main/storage/operations/kinds.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import type { RegistrationDetail } from '#shared/contract/registrations.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { RegistrationStatus } from '#shared/domain/verdict.ts';
import {
  countByFilter,
  findDetail,
  findRegistration,
  findRegistrations,
  type Known,
  type ListFilter,
  listByName,
  type MediumRow,
  mediaOf,
} from './repository.ts';

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
}

const PERSON_FIELDS = ['firstName', 'lastName', 'displayName', 'email', 'phone', 'company', 'jobTitle'] as const;

export class RegistrationService {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
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
      interests: parse<string[]>(detail?.interests, []),
      extra: parse<Record<string, string>>(detail?.extra, {}),
      ticketCodes: media.filter((medium) => medium.kind === 'ticket').map((medium) => medium.value),
      badges: media.filter((medium) => medium.kind === 'badge').map(toBadge),
    };
  }

  /** A page of an event's people by name. */
  async list(query: {
    eventId: string;
    filter: ListFilter;
    cursor?: string | undefined;
    offset: number;
    limit: number;
  }): Promise<{ items: RegistrationSummary[]; cursor: string | null; total: number }> {
    const { read } = this.#context.store;
    const after = query.cursor === undefined ? null : readCursor(query.cursor);
    const rows = await listByName(read, { ...query, after, limit: query.limit + 1 });
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const more = rows.length > query.limit && last !== undefined;
    const items = await findRegistrations(
      read,
      page.map((row) => row.id),
    );
    return {
      items: items.map((known) => known.summary),
      cursor: more ? JSON.stringify([last.sortName, last.id]) : null,
      total: await countByFilter(read, query.eventId, query.filter),
    };
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
    const waitlistedAt = status === 'waitlisted' ? this.#context.clock.now() : null;
    return this.#edit(actor, id, () => ({ person: {}, fields: { status, waitlistedAt } }));
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

  async require(read: Reader, id: string): Promise<Known> {
    const known = await findRegistration(read, id);
    if (known === null) throw new AppError('notFound', 'This person is not in the list any more.');
    return known;
  }

  /** Tells everybody that something about a registration is new, once it is on disk. */
  announce(tx: WriteTx, eventId: string, registrationId: string): void {
    tx.afterCommit(() => this.#context.publish('registrations', 'changed', { eventId, registrationId }));
  }

  async #edit(
    actor: Actor,
    id: string,
    change: (known: Known) => { person: Record<string, unknown>; fields: Record<string, unknown> },
  ): Promise<RegistrationDetail> {
    const { store, operations, organizationId } = this.#context;
    return store.write(async (tx) => {
      const known = await this.require(tx, id);
      await operations.append(tx, actor, registrationSet, {
        organizationId,
        eventId: known.summary.eventId,
        personId: known.personId,
        ticketCodes: [],
        ...change(known),
      });
      this.announce(tx, known.summary.eventId, id);
      tx.afterCommit(() => this.#context.publish('checkIn', 'statsChanged', { eventId: known.summary.eventId }));
      return this.get(id, tx);
    });
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

function readCursor(cursor: string): [string, string] {
  const place = parse<unknown>(cursor, null);
  const [name, id] = Array.isArray(place) ? (place as unknown[]) : [];
  if (typeof name !== 'string' || typeof id !== 'string') {
    throw new AppError('invalidInput', 'The place in the list is not valid; start from its beginning.');
  }
  return [name, id];
}

function parse<T>(text: string | null | undefined, otherwise: T): T {
  if (text === null || text === undefined) return otherwise;
  try {
    return (JSON.parse(text) as T) ?? otherwise;
  } catch {
    return otherwise;
  }
}
