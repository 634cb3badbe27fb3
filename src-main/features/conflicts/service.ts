import type { Actor, Context } from '#main/core/context.ts';
import { readCursor, writeCursor } from '#main/core/cursor.ts';
import type { DeskService } from '#main/features/desk/service.ts';
import { ownerOf } from '#main/features/events/repository.ts';
import { conflictHandle } from '#main/storage/operations/kinds/index.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { Conflict, conflictsContract } from '#shared/contract/conflicts.ts';
import type { CallOutput, CallParsed } from '#shared/contract/define.ts';
import { type ConflictKind, isOfTheDoor, picks, suits } from '#shared/domain/conflict.ts';
import { AppError } from '#shared/domain/errors.ts';
import { may, mayAtEvent } from '#shared/domain/roles.ts';
import { carryOut, type Doers } from './actions.ts';
import {
  type ConflictRow,
  countHandled,
  countOpen,
  findConflict,
  findOverCapacity,
  handledConflicts,
  handlingsOf,
  isRecorded,
  openConflicts,
} from './repository.ts';
import { sidesOf, sidesOfAll } from './sides.ts';

type Calls = typeof conflictsContract.calls;
type Counts = CallOutput<Calls['counts']>;

/** What desks that worked apart have decided differently, and what somebody does about it. */
export class ConflictService {
  readonly #context: Context;
  readonly #needs: Doers & { desk: DeskService };

  constructor(context: Context, needs: Doers & { desk: DeskService }) {
    this.#context = context;
    this.#needs = needs;
  }

  async list({ eventId, state, cursor, limit }: CallParsed<Calls['list']>): Promise<CallOutput<Calls['list']>> {
    const { read } = this.#context.store;
    const after = cursor === undefined ? null : readCursor(cursor);
    const full = await findOverCapacity(read, eventId);
    const isFullOpen = full !== null && full.handlingId === null;
    const except = isFullOpen ? full.id : null;
    const rows =
      state === 'open'
        ? await openConflicts(read, eventId, after, limit)
        : await handledConflicts(read, eventId, except, after, limit);
    const last = rows.length < limit ? undefined : rows.at(-1);
    // What concerns the whole event comes before what concerns single people.
    const all = state === 'open' && isFullOpen && after === null ? [full, ...rows] : rows;
    return {
      conflicts: await this.#shown(read, eventId, all),
      cursor: last === undefined ? null : writeCursor(last.at, last.id),
      counts: await this.#counts(read, eventId, isFullOpen),
    };
  }

  async counts(eventId: string, read: Reader = this.#context.store.read): Promise<Counts> {
    const full = await findOverCapacity(read, eventId);
    return this.#counts(read, eventId, full !== null && full.handlingId === null);
  }

  /**
   * Does something about a conflict and notes it, both or neither.
   * @throws AppError `conflict` where somebody has dealt with it meanwhile, or it is not possible any more; `forbidden`,
   *   `invalidInput`
   */
  async handle(actor: Actor, request: CallParsed<Calls['handle']>): Promise<CallOutput<Calls['handle']>> {
    const { store } = this.#context;
    return store.write(async (tx) => {
      const { conflictId, nonce } = request;
      const recorded = await isRecorded(tx, nonce);
      const full = await findOverCapacity(tx, conflictId);
      const conflict = full ?? (await findConflict(tx, conflictId));
      if (recorded !== undefined)
        return { conflictId: recorded.conflictId, counts: await this.counts(recorded.eventId, tx) };
      if (conflict === null || conflict.handlingId !== null)
        throw new AppError('conflict', 'Somebody has dealt with this meanwhile, or it is not so any more.');
      await this.#require(tx, actor, conflict.eventId, conflict.kind, request);
      const { sides, people } = await sidesOf(tx, conflict);
      const { decision, pick = '' } = request;
      if (picks(decision) && !sides.some((side) => side.pick === pick))
        throw new AppError('invalidInput', 'Choose one of those that it is about.');
      await this.#context.operations.append(tx, actor, conflictHandle, {
        id: nonce,
        eventId: conflict.eventId,
        conflictId,
        kind: conflict.kind,
        about: conflict.about,
        facts: conflict.facts,
        people: [...new Set(people.map(({ registrationId }) => registrationId))],
        decision,
        pick: picks(decision) ? pick : null,
        note: request.note || null,
        deskName: await this.#needs.desk.name(),
        actorName: actor.name,
      });
      const over = full === null ? 0 : full.enrolled - full.capacity;
      await carryOut(this.#context, this.#needs, tx, actor, { conflict, sides, decision, pick, nonce, over });
      const { eventId } = conflict;
      tx.afterCommit(() => this.#context.publish('conflicts', 'changed', { eventId }));
      return { conflictId, counts: await this.counts(eventId, tx) };
    });
  }

  async #require(
    read: Reader,
    actor: Actor,
    eventId: string,
    kind: ConflictKind,
    { decision }: CallParsed<Calls['handle']>,
  ): Promise<void> {
    if (!suits(kind, decision)) throw new AppError('invalidInput', 'This is no way to deal with that.');
    if (actor.role === 'app' || isOfTheDoor(kind)) return;
    const who = { actor: actor.role, personId: actor.id };
    if (may(actor.role, 'people.manage') && mayAtEvent(who, 'people.manage', await ownerOf(read, eventId))) return;
    throw new AppError('forbidden', 'This is for the organizers of the event. Tell one of them.');
  }

  async #counts(read: Reader, eventId: string, isFullOpen: boolean): Promise<Counts> {
    return {
      open: (await countOpen(read, eventId)) + Number(isFullOpen),
      handled: await countHandled(read, eventId, isFullOpen ? eventId : null),
    };
  }

  async #shown(read: Reader, eventId: string, rows: readonly ConflictRow[]): Promise<Conflict[]> {
    const shown = await sidesOfAll(read, rows);
    const handlings = await handlingsOf(
      read,
      rows.map(({ id }) => id),
    );
    const places = rows.some(({ kind }) => kind === 'overCapacity') ? await this.#places(read, eventId) : null;
    return rows.map(({ facts: _, about: __, handlingId: ___, ...row }) => ({
      ...{ id: row.id, eventId: row.eventId, kind: row.kind, at: row.at },
      ...(shown.get(row.id) ?? { people: [], sides: [], badge: null }),
      places: row.kind === 'overCapacity' ? places : null,
      handled: handlings.get(row.id) ?? [],
    }));
  }

  async #places(read: Reader, eventId: string): Promise<{ capacity: number; enrolled: number } | null> {
    const row = await read.get<{ capacity: number | null; enrolled: number }>(
      `SELECT e.capacity, coalesce(t.enrolled, 0) AS enrolled FROM events AS e
       LEFT JOIN event_totals AS t ON t.event_id = e.id WHERE e.id = ?`,
      [eventId],
    );
    return row === undefined || row.capacity === null ? null : { ...row, capacity: row.capacity };
  }
}
