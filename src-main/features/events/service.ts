import type { Actor, Context } from '#main/core/context.ts';
import { eventSet, idOf } from '#main/storage/operations/kinds.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { DEFAULT_BADGE_TEMPLATE } from '#shared/domain/badges.ts';
import { AppError } from '#shared/domain/errors.ts';
import { canBecome, type EventStatus, nextStatuses } from '#shared/domain/event.ts';
import type { ReentryRule } from '#shared/domain/verdict.ts';
import { findEvent, listEvents } from './repository.ts';

export interface EventFields {
  title?: string | undefined;
  description?: string | null | undefined;
  locationText?: string | null | undefined;
  startAt?: number | null | undefined;
  endAt?: number | null | undefined;
  timeZone?: string | undefined;
  capacity?: number | null | undefined;
  reentry?: ReentryRule | undefined;
  badgeTemplate?: string | undefined;
}

export class EventService {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  list(): Promise<EventRecord[]> {
    return listEvents(this.#context.store.read, this.#context.organizationId);
  }

  /** @throws AppError `notFound` */
  async get(id: string, read: Reader = this.#context.store.read): Promise<EventRecord> {
    const found = await findEvent(read, this.#context.organizationId, id);
    if (found === null) throw new AppError('notFound', 'This event is not on this desk.');
    return found;
  }

  /** @throws AppError `conflict` when the code is taken, `invalidInput` for times or a zone that cannot be */
  async create(actor: Actor, code: string, fields: EventFields & { title: string }): Promise<EventRecord> {
    const { store, operations, organizationId, publish } = this.#context;
    const id = idOf.event(organizationId, code);
    checkFields(fields, null);
    await store.write(async (tx) => {
      if ((await findEvent(tx, organizationId, id)) !== null) {
        throw new AppError('conflict', `There is an event with the code ${code} already.`, { code });
      }
      await operations.append(tx, actor, eventSet, {
        organizationId,
        code,
        fields: {
          slug: slugOf(fields.title, code),
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          reentry: 'afterExit',
          badgeTemplate: DEFAULT_BADGE_TEMPLATE,
          status: 'draft',
          ownerId: actor.id,
          ...defined(fields),
          deletedAt: null,
        },
      });
      tx.afterCommit(() => publish('events', 'changed', { eventId: id }));
    });
    return this.get(id);
  }

  async update(actor: Actor, id: string, fields: EventFields): Promise<EventRecord> {
    await this.#edit(actor, id, (before) => {
      checkFields(fields, before);
      return defined(fields);
    });
    return this.get(id);
  }

  /** Moves the event along its life, or says why it cannot. */
  async setStatus(
    actor: Actor,
    id: string,
    status: EventStatus,
  ): Promise<{ ok: true; event: EventRecord } | { ok: false; reason: string }> {
    let refusal: string | null = null;
    await this.#edit(actor, id, (before) => {
      if (canBecome(before.status, status)) return { status };
      const next = nextStatuses(before.status);
      refusal = `An event that is ${before.status} cannot become ${status}; ${
        next.length > 0 ? `next is ${next.join(' or ')}.` : 'this is its last state.'
      }`;
      return null;
    });
    return refusal === null ? { ok: true, event: await this.get(id) } : { ok: false, reason: refusal };
  }

  async #edit(
    actor: Actor,
    id: string,
    change: (before: EventRecord) => Record<string, unknown> | null,
  ): Promise<void> {
    const { store, operations, organizationId, publish } = this.#context;
    await store.write(async (tx) => {
      const before = await this.get(id, tx);
      const fields = change(before);
      if (fields === null) return;
      await operations.append(tx, actor, eventSet, { organizationId, code: before.code, fields });
      tx.afterCommit(() => publish('events', 'changed', { eventId: id }));
    });
  }
}

function checkFields(fields: EventFields, before: EventRecord | null): void {
  const start = fields.startAt !== undefined ? fields.startAt : (before?.startAt ?? null);
  const end = fields.endAt !== undefined ? fields.endAt : (before?.endAt ?? null);
  if (start !== null && end !== null && end < start) {
    throw new AppError('invalidInput', 'The event ends before it starts. Correct one of the two times.');
  }
  if (fields.timeZone !== undefined && !isTimeZone(fields.timeZone)) {
    throw new AppError('invalidInput', `${fields.timeZone} is not a time zone. Write it as Europe/Tallinn.`);
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function slugOf(title: string, code: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return [words, code.toLowerCase()].filter(Boolean).join('-');
}

function defined(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
