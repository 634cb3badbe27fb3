import type { Actor, Context } from '#main/core/context.ts';
import { accountsAt } from '#main/features/notifications/repository.ts';
import type { NotificationService } from '#main/features/notifications/service.ts';
import type { WaitlistService } from '#main/features/registrations/waitlist.ts';
import { eventSet, idOf } from '#main/storage/operations/kinds/index.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { CallParsed } from '#shared/contract/define.ts';
import type { EventRecord, eventsContract } from '#shared/contract/events.ts';
import { DEFAULT_BADGE_TEMPLATE } from '#shared/domain/badges.ts';
import { AppError } from '#shared/domain/errors.ts';
import { canBecome, type EventStatus, nextStatuses, statusesByTime } from '#shared/domain/event.ts';
import { isTimeZone } from '#shared/domain/time-zone.ts';
import { copyOf } from './copy.ts';
import { findAnyEvent, findEvent, listEvents, slugTaken } from './repository.ts';

type EventFields = Omit<CallParsed<typeof eventsContract.calls.update>, 'id'>;

/** Changes that whoever takes part wants to know of, as the notification names them. */
const WORTH_TELLING = ['startAt', 'endAt', 'locationText', 'venueId', 'status'] as const;

export interface EventParts {
  notifications: NotificationService;
  waitlist: WaitlistService;
}

/** Events and their life. */
export class EventService {
  readonly #context: Context;
  readonly #parts: EventParts;

  constructor(context: Context, parts: EventParts) {
    this.#context = context;
    this.#parts = parts;
  }

  list({ deleted = false }: { deleted?: boolean } = {}): Promise<EventRecord[]> {
    return listEvents(this.#context.store.read, this.#context.organizationId, deleted);
  }

  /** @throws AppError `notFound` */
  async get(id: string, read: Reader = this.#context.store.read): Promise<EventRecord> {
    const found = await findEvent(read, this.#context.organizationId, id);
    if (found === null) throw new AppError('notFound', 'This event is not on this desk.');
    return found;
  }

  /** @throws AppError `conflict` when the code is taken, `invalidInput` for times or a zone that cannot be */
  async create(actor: Actor, code: string, fields: EventFields & { title: string }): Promise<EventRecord> {
    const { store } = this.#context;
    const id = await store.write((tx) => this.#createIn(tx, actor, code, fields));
    return this.get(id);
  }

  /** Makes an event of another one: all but its people, its passcodes and what was said. */
  async copy(
    actor: Actor,
    request: { id: string; code: string; title: string; startAt: number | null },
  ): Promise<EventRecord> {
    const { store, operations, organizationId, ids } = this.#context;
    const id = await store.write(async (tx) => {
      const source = await this.get(request.id, tx);
      const { fields, drafts } = await copyOf(tx, source, request, {
        eventId: idOf.event(organizationId, request.code),
        newId: () => ids.next(),
      });
      const made = await this.#createIn(tx, actor, request.code, fields);
      await operations.appendMany<unknown>(tx, actor, drafts);
      return made;
    });
    return this.get(id);
  }

  async update(actor: Actor, id: string, fields: EventFields): Promise<EventRecord> {
    await this.#edit(actor, id, async (before, tx) => {
      checkFields(fields, before);
      await this.#checkSlug(tx, fields.slug, id);
      await this.#checkOwner(tx, fields.ownerId);
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

  /**
   * Moves all events along that time has moved: published ones run from their start on, running ones end with it.
   * @returns the events that moved, with their new status
   */
  async followTime(actor: Actor): Promise<{ code: string; status: EventStatus }[]> {
    const moved: { code: string; status: EventStatus }[] = [];
    for (const event of await this.list()) {
      for (const status of statusesByTime(event, this.#context.clock.now())) {
        const answer = await this.setStatus(actor, event.id, status);
        if (answer.ok) moved.push({ code: event.code, status });
      }
    }
    return moved;
  }

  /** Takes an event out of the lists; nothing of it is lost. @throws AppError `conflict` while it runs */
  async remove(actor: Actor, id: string): Promise<EventRecord> {
    await this.#edit(actor, id, (before) => {
      if (before.status === 'running') {
        throw new AppError('conflict', 'This event is running. Complete it before you delete it.');
      }
      return { deletedAt: this.#context.clock.now() };
    });
    return this.#getAny(id);
  }

  async restore(actor: Actor, id: string): Promise<EventRecord> {
    const { store, operations, organizationId, publish } = this.#context;
    await store.write(async (tx) => {
      const { code, deletedAt } = await this.#getAny(id, tx);
      if (deletedAt === null) return;
      await operations.append(tx, actor, eventSet, { organizationId, code, fields: { deletedAt: null } });
      tx.afterCommit(() => publish('events', 'changed', { eventId: id }));
    });
    return this.get(id);
  }

  async #createIn(tx: WriteTx, actor: Actor, code: string, fields: EventFields & { title: string }): Promise<string> {
    const { operations, organizationId, publish } = this.#context;
    const id = idOf.event(organizationId, code);
    checkFields(fields, null);
    const there = await findAnyEvent(tx, organizationId, id);
    if (there?.deletedAt === null) {
      throw new AppError('conflict', `There is an event with the code ${code} already.`, { code });
    }
    if (there !== null) {
      throw new AppError(
        'conflict',
        `The code ${code} belongs to an event that was deleted. Restore that one, or take another code.`,
        { code },
      );
    }
    await this.#checkSlug(tx, fields.slug, id);
    await this.#checkOwner(tx, fields.ownerId);
    await operations.append(tx, actor, eventSet, {
      organizationId,
      code,
      fields: {
        slug: await this.#freeSlug(tx, slugOf(fields.title, code), id),
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        reentry: 'afterExit',
        badgeTemplate: DEFAULT_BADGE_TEMPLATE,
        status: 'draft',
        // Who works at the command line has no account: the event is everybody's who may manage events.
        ownerId: actor.role === 'owner' ? null : actor.id,
        ...defined(fields),
      },
    });
    tx.afterCommit(() => publish('events', 'changed', { eventId: id }));
    return id;
  }

  async #getAny(id: string, read: Reader = this.#context.store.read): Promise<EventRecord> {
    const found = await findAnyEvent(read, this.#context.organizationId, id);
    if (found === null) throw new AppError('notFound', 'This event is not on this desk.');
    return found;
  }

  async #checkSlug(tx: WriteTx, slug: string | undefined, id: string): Promise<void> {
    if (slug !== undefined && (await slugTaken(tx, this.#context.organizationId, slug, id))) {
      throw new AppError('conflict', `Another event has the slug ${slug}. Slugs must differ.`);
    }
  }

  /** A slug that nobody chose gives way to one that is there, by a number. */
  async #freeSlug(tx: WriteTx, wanted: string, id: string): Promise<string> {
    let slug = wanted;
    for (let number = 2; await slugTaken(tx, this.#context.organizationId, slug, id); number += 1)
      slug = `${wanted}-${number}`;
    return slug;
  }

  async #checkOwner(tx: WriteTx, ownerId: string | null | undefined): Promise<void> {
    if (ownerId === undefined || ownerId === null) return;
    const owner = await tx.get<{ role: string }>(
      'SELECT role FROM accounts WHERE id = ? AND active = 1 AND deleted_at IS NULL',
      [ownerId],
    );
    if (owner?.role !== 'organizer' && owner?.role !== 'administrator') {
      throw new AppError('invalidInput', 'An event belongs to an organizer or an administrator. Choose one of them.');
    }
  }

  async #edit(
    actor: Actor,
    id: string,
    change: (
      before: EventRecord,
      tx: WriteTx,
    ) => Promise<Record<string, unknown> | null> | Record<string, unknown> | null,
  ): Promise<void> {
    const { store, operations, organizationId, publish } = this.#context;
    await store.write(async (tx) => {
      const before = await this.get(id, tx);
      const fields = await change(before, tx);
      if (fields === null) return;
      await operations.append(tx, actor, eventSet, { organizationId, code: before.code, fields });
      await this.#tell(tx, actor, before, fields);
      // More room lets those in who wait, and no limit all of them: whoever comes now must not pass them.
      if ('capacity' in fields && fields.capacity !== before.capacity)
        await this.#parts.waitlist.fillPlaces(tx, actor, id, 'all');
      tx.afterCommit(() => publish('events', 'changed', { eventId: id }));
    });
  }

  /** Tells whoever works with the event that something about it is other than they knew. */
  async #tell(tx: WriteTx, actor: Actor, before: EventRecord, fields: Record<string, unknown>): Promise<void> {
    const changed = WORTH_TELLING.filter((name) => name in fields && fields[name] !== before[name]);
    if (changed.length === 0 || (before.status === 'draft' && fields.status === undefined)) return;
    const { organizationId } = this.#context;
    const recipients = await accountsAt(tx, { organizationId, eventId: before.id }, 'everybody');
    await this.#parts.notifications.notify(tx, actor, {
      kind: 'eventChange',
      eventId: before.id,
      recipients,
      data: { change: changed.join(','), ...(typeof fields.status === 'string' ? { status: fields.status } : {}) },
      key: `${before.id} ${this.#context.clock.now()}`,
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
