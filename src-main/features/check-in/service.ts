import type { Actor, Context } from '#main/core/context.ts';
import type { DeskService } from '#main/features/desk/service.ts';
import {
  findRegistration,
  findRegistrations,
  type Known,
  registrationsByOrder,
} from '#main/features/registrations/repository.ts';
import { checkInRecord, checkInUndo } from '#main/storage/operations/kinds/index.ts';
import { type Reader, together, type WriteTx } from '#main/storage/unit-of-work.ts';
import type { ScanEntry, ScanSubject, Stats, VerdictResult } from '#shared/contract/check-in.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { AppError } from '#shared/domain/errors.ts';
import { type Direction, decide, isOverridable, isPass, type Method } from '#shared/domain/verdict.ts';
import {
  type DoorEvent,
  eventStats,
  findDoorEvent,
  findScan,
  findStoredScan,
  lastEntry,
  lastPass,
  recentScans,
  type StoredScan,
} from './repository.ts';
import { type Resolved, type ResolveParts, resolveSubject } from './resolve.ts';

export interface ScanRequest {
  nonce: string;
  eventId: string;
  subject: ScanSubject;
  direction: Direction;
  method: Method;
  seenAt?: number | undefined;
  deskName?: string | undefined;
  /** Set only where the caller may override. */
  override: { reason: string } | null;
}

export interface UndoRequest {
  nonce: string;
  eventId: string;
  checkInId?: string | undefined;
  reason?: string | undefined;
}

/** Verdicts: decides, records, and only then answers. */
export class CheckInService {
  readonly #context: Context;
  readonly #desk: DeskService;
  readonly #parts: ResolveParts;

  constructor(context: Context, parts: ResolveParts & { desk: DeskService }) {
    this.#context = context;
    this.#desk = parts.desk;
    this.#parts = parts;
  }

  /**
   * Answers one scan. The verdict and the operation behind it are on disk when this resolves. Refused scans are recorded
   * too. The same nonce gives the same check-in, however often it is sent.
   * @throws AppError `notFound` when the event is not on this desk
   */
  async scan(actor: Actor, request: ScanRequest): Promise<VerdictResult> {
    return this.#context.store.write((tx) => this.scanIn(tx, actor, request));
  }

  /** {@link scan} within a transaction that is open already. */
  async scanIn(tx: WriteTx, actor: Actor, request: ScanRequest): Promise<VerdictResult> {
    const [event, earlier, found] = await together([
      this.#doorEvent(tx, request.eventId),
      findStoredScan(tx, request.nonce),
      this.#look(tx, request),
    ]);
    if (earlier !== undefined) return this.#repeat(tx, event, found, earlier);
    const resolved = await this.#refreshed(tx, request, found);

    const now = this.#context.clock.now();
    const seenAt = request.seenAt ?? now;
    const known = resolved.registrationId === null ? null : await findRegistration(tx, resolved.registrationId);
    const before = known?.summary ?? null;
    const ruled = decide({
      direction: request.direction,
      registration: before,
      knownElsewhere: resolved.otherEventId !== null,
      mediumRevoked: resolved.revoked !== null,
      presence: { inside: before?.inside ?? false, lastEntryAt: before?.lastEntryAt ?? null },
      rules: { reentry: event.reentry, capacity: event.capacity },
      insideCount: event.inside,
      seenAt,
    });
    const overridden =
      request.override !== null && before !== null && request.direction === 'entry' && isOverridable(ruled);
    const verdict = overridden ? 'admitted' : ruled;
    const deskName = request.deskName ?? (await this.#desk.name());
    const described = await this.#describe(tx, known, resolved, null);

    await this.#context.operations.append(tx, actor, checkInRecord, {
      id: request.nonce,
      eventId: event.id,
      registrationId: before?.id ?? null,
      seenAt,
      direction: request.direction,
      method: request.method,
      verdict,
      presented: resolved.presented,
      overrideReason: overridden ? (request.override?.reason ?? null) : null,
      deskName,
      actorName: actor.name,
    });
    this.#announce(tx, event.id, request.nonce, isPass(verdict));

    const moved = before !== null && isPass(verdict);
    const after = moved ? ((await findRegistration(tx, before.id))?.summary ?? before) : before;
    return {
      ...described,
      verdict,
      checkInId: request.nonce,
      direction: request.direction,
      seenAt,
      registration: after,
      overridable: before !== null && request.direction === 'entry' && isOverridable(verdict),
      overridden,
    };
  }

  /** Takes back a check-in, or the last one of this desk. Null when there is none to take back. */
  async undo(actor: Actor, request: UndoRequest): Promise<ScanEntry | null> {
    return this.#context.store.write((tx) => this.undoIn(tx, actor, request));
  }

  /** {@link undo} within a transaction that is open already. */
  async undoIn(tx: WriteTx, actor: Actor, request: UndoRequest): Promise<ScanEntry | null> {
    const { operations, deskId, clock } = this.#context;
    const event = await this.#doorEvent(tx, request.eventId);
    const repeated = await tx.get<{ checkInId: string }>(
      'SELECT check_in_id AS checkInId FROM undos WHERE id = ? AND event_id = ?',
      [request.nonce, event.id],
    );
    if (repeated !== undefined) return findScan(tx, repeated.checkInId);

    const id = request.checkInId ?? (await lastPass(tx, event.id, deskId));
    if (id === null) return null;
    const entry = await findScan(tx, id);
    if (entry === null || entry.undone !== null || !isPass(entry.verdict)) return null;
    const stored = await findStoredScan(tx, id);
    if (stored?.eventId !== event.id) return null;
    await operations.append(tx, actor, checkInUndo, {
      id: request.nonce,
      eventId: event.id,
      checkInId: id,
      at: clock.now(),
      reason: request.reason ?? null,
      deskName: await this.#desk.name(),
      actorName: actor.name,
    });
    this.#announce(tx, event.id, id, true);
    return findScan(tx, id);
  }

  async search(eventId: string, text: string, limit: number): Promise<RegistrationSummary[]> {
    const { search, store } = this.#context;
    const ids = await search.find(eventId, text, limit);
    return (await findRegistrations(store.read, ids)).map((known) => known.summary);
  }

  recent(eventId: string, registrationId: string | null, limit: number): Promise<ScanEntry[]> {
    return recentScans(this.#context.store.read, { eventId, registrationId, limit });
  }

  async stats(eventId: string): Promise<Stats> {
    await this.#doorEvent(this.#context.store.read, eventId);
    return eventStats(this.#context.store.read, eventId, this.#context.clock.now());
  }

  /** Everybody else on the same order. */
  async companions(registrationId: string): Promise<RegistrationSummary[]> {
    const { read } = this.#context.store;
    const own = await findRegistration(read, registrationId);
    if (own === null || own.summary.orderCode === null) return [];
    const ids = await registrationsByOrder(read, own.summary.eventId, own.summary.orderCode);
    const others = await findRegistrations(read, ids.filter((id) => id !== registrationId).slice(0, 50));
    return others.map((known) => known.summary);
  }

  #look(tx: WriteTx, request: ScanRequest): Promise<Resolved> {
    return resolveSubject(this.#context, this.#parts, tx, request.eventId, request.subject);
  }

  /** What the newest list says of whom a scan means counts, also where it has not been applied that far. */
  async #refreshed(tx: WriteTx, request: ScanRequest, found: Resolved): Promise<Resolved> {
    if (found.registrationId === null) return found;
    const { imports } = this.#parts;
    return (await imports.applyRegistration(tx, request.eventId, found.registrationId))
      ? this.#look(tx, request)
      : found;
  }

  /** A scan that was recorded before: the same answer again, with the person as they are now. */
  async #repeat(tx: WriteTx, event: DoorEvent, resolved: Resolved, stored: StoredScan): Promise<VerdictResult> {
    if (stored.eventId !== event.id) {
      throw new AppError('conflict', 'This scan was recorded for another event. Scan again.');
    }
    const known = stored.registrationId === null ? null : await findRegistration(tx, stored.registrationId);
    return {
      ...(await this.#describe(tx, known, resolved, stored)),
      verdict: stored.verdict,
      checkInId: stored.id,
      direction: stored.direction,
      seenAt: stored.seenAt,
      registration: known?.summary ?? null,
      presented: stored.presented,
      overridable: known !== null && stored.direction === 'entry' && isOverridable(stored.verdict),
      overridden: stored.overrideReason !== null,
    };
  }

  /** What an answer says beside the verdict. @param stored the scan itself, when it is on record already */
  async #describe(read: Reader, known: Known | null, resolved: Resolved, stored: StoredScan | null) {
    const other =
      resolved.otherEventId === null
        ? undefined
        : await findDoorEvent(read, this.#context.organizationId, resolved.otherEventId);
    const summary = known?.summary ?? null;
    // Most have not been in before, and their summary says so without asking further.
    const cameBefore = summary !== null && summary.lastEntryAt !== null;
    return {
      before: cameBefore ? await lastEntry(read, summary.id, stored?.hlc ?? null) : null,
      otherEvent: other === undefined ? null : { code: other.code, title: other.title },
      reason: resolved.revoked ?? (known?.summary.blocked === true ? known.blockReason : resolved.hint),
      attention: summary !== null && (summary.attention || summary.vip),
      presented: resolved.presented,
    };
  }

  #announce(tx: WriteTx, eventId: string, checkInId: string, moved: boolean): void {
    const { publish, store, log } = this.#context;
    tx.afterCommit(() => {
      // The answer to the scan does not wait for what others are shown.
      findScan(store.read, checkInId).then(
        (entry) => {
          if (entry !== null) publish('checkIn', 'recorded', { eventId, entry });
          if (moved) publish('checkIn', 'statsChanged', { eventId });
        },
        (error: unknown) => log.error('A scan could not be announced', error),
      );
    });
  }

  async #doorEvent(read: Reader, eventId: string): Promise<DoorEvent> {
    const event = await findDoorEvent(read, this.#context.organizationId, eventId);
    if (event === undefined) throw new AppError('notFound', 'This event is not on this desk.');
    return event;
  }
}
