import type { Actor, Context } from '#main/core/context.ts';
import type { TaskControl, TaskEnd, TaskService } from '#main/features/tasks/service.ts';
import { insertRows } from '#main/storage/insert.ts';
import { changesOf, type Recorded } from '#main/storage/operations/history.ts';
import type { Operation } from '#main/storage/operations/kind.ts';
import { registrationSet } from '#main/storage/operations/kinds/index.ts';
import { bulkActions } from '#main/storage/schema/local.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { BulkAction, ListQuery } from '#shared/contract/registrations.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { AppError, type Json } from '#shared/domain/errors.ts';
import type { RegistrationService } from './service.ts';
import type { WaitlistService } from './waitlist.ts';

/** Rows that are changed in one write: a scan waits for one of these at most. */
const PIECE = 200;
/** Actions that are offered to be taken back. */
const OFFERED = 20;

export interface BulkParts {
  registrations: RegistrationService;
  waitlist: WaitlistService;
  tasks: TaskService;
}

type Range = [from: number, to: number];

/** Changes of many registrations at once, and taking them back. */
export class BulkService {
  readonly #context: Context;
  readonly #parts: BulkParts;

  constructor(context: Context, parts: BulkParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** Begins to change registrations in the background. */
  start(
    actor: Actor,
    request: { eventId: string; who: { ids: string[] } | { query: ListQuery }; action: BulkAction },
  ): Task {
    return this.#parts.tasks.start(actor, 'bulk', async (control) => {
      const { eventId, who } = request;
      if ('query' in who && who.query.eventId !== eventId) {
        throw new AppError('invalidInput', 'The list is of another event. Load it anew.');
      }
      const ids = 'ids' in who ? who.ids : await this.#parts.registrations.ids(who.query);
      return this.#change(actor, request, ids, control);
    });
  }

  /** What was done to many at once, the newest first. */
  async list(eventId: string) {
    return this.#context.store.read.all<{
      id: string;
      action: BulkAction['kind'];
      rows: number;
      at: number;
      by: string | null;
      undoneAt: number | null;
    }>(
      `SELECT b.id, b.action, b.rows, b.at, coalesce(a.name, CASE WHEN b.actor_id = 'owner' THEN 'Command line' END) AS by,
         b.undone_at AS undoneAt
       FROM bulk_actions AS b LEFT JOIN accounts AS a ON a.id = b.actor_id
       WHERE b.event_id = ? ORDER BY b.at DESC, b.id DESC LIMIT ${OFFERED}`,
      [eventId],
    );
  }

  /** Takes an action back in the background. What somebody has changed since stays as they left it. */
  undo(actor: Actor, id: string): Task {
    return this.#parts.tasks.start(actor, 'bulk', (control) => this.#takeBack(actor, id, control));
  }

  async #change(
    actor: Actor,
    { eventId, action }: { eventId: string; action: BulkAction },
    ids: readonly string[],
    control: TaskControl,
  ): Promise<TaskEnd> {
    const { store, ids: newIds } = this.#context;
    const id = newIds.next();
    const ranges: Range[] = [];
    let changed = 0;
    let done = 0;
    let promoted = 0;
    for (; done < ids.length && !control.signal.aborted; done += PIECE) {
      const piece = ids.slice(done, done + PIECE);
      await store.write(async (tx) => {
        const seqBefore = await this.#lastSeq(tx);
        const rows = await this.#apply(tx, actor, eventId, piece, action);
        if (rows.length === 0) return;
        const freed = (action.kind === 'status' && action.status === 'cancelled') || action.kind === 'remove';
        const letIn = freed ? await this.#parts.waitlist.fillPlaces(tx, actor, eventId) : [];
        ranges.push([seqBefore + 1, await this.#lastSeq(tx)]);
        changed += rows.length;
        promoted += letIn.length;
        // Written along: what is done when the machine stops can be taken back as well.
        await this.#record(tx, actor, { id, eventId, action: action.kind, rows: changed, ranges });
      });
      control.progress(Math.min(1, (done + PIECE) / ids.length), `${changed} changed.`);
    }
    this.#announce(eventId);
    const untouched = Math.min(done, ids.length) - changed;
    const left = ids.length - Math.min(done, ids.length);
    return {
      message:
        left > 0
          ? `Stopped: ${changed} are changed, ${left} are not.`
          : `${changed} changed, ${untouched} were so already.`,
      result: { actionId: changed > 0 ? id : '', changed, unchanged: untouched, left, promoted },
    };
  }

  /** Changes those of some registrations that are not so already. @returns which */
  async #apply(
    tx: WriteTx,
    actor: Actor,
    eventId: string,
    ids: readonly string[],
    action: BulkAction,
  ): Promise<string[]> {
    const { operations, organizationId, clock } = this.#context;
    const now = clock.now();
    const rows = await tx.all<{
      id: string;
      personId: string;
      status: string;
      ticketType: string | null;
      attention: number;
      vip: number;
    }>(
      `SELECT r.id, r.person_id AS personId, r.status, r.ticket_type AS ticketType, r.attention, r.vip
       FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.id = i.value
       WHERE r.event_id = ? AND r.deleted_at IS NULL ORDER BY i.key`,
      [JSON.stringify(ids), eventId],
    );
    const isSo = (row: (typeof rows)[number]): boolean => {
      if (action.kind === 'status') return row.status === action.status;
      if (action.kind === 'ticketType') return row.ticketType === action.value;
      return action.kind !== 'remove' && (row[action.kind] === 1) === action.value;
    };
    const wanted = rows.filter((row) => !isSo(row));
    await operations.appendMany(
      tx,
      actor,
      wanted.map(({ personId }) => ({
        kind: registrationSet,
        payload: { organizationId, eventId, personId, person: {}, fields: fieldsOf(action, now), ticketCodes: [] },
      })),
    );
    return wanted.map((row) => row.id);
  }

  async #takeBack(actor: Actor, id: string, control: TaskControl): Promise<TaskEnd> {
    const { store, clock } = this.#context;
    const { eventId, ranges, undoneAt } = await this.#require(id);
    if (undoneAt !== null) throw new AppError('conflict', 'This was taken back already.');
    let restored = 0;
    let kept = 0;
    for (const [index, range] of ranges.toReversed().entries()) {
      control.signal.throwIfAborted();
      await store.write(async (tx) => {
        const outcome = await this.#takeRangeBack(tx, actor, range);
        restored += outcome.restored;
        kept += outcome.kept;
        if (index === ranges.length - 1) {
          await tx.run('UPDATE bulk_actions SET undone_at = ? WHERE id = ?', [clock.now(), id]);
        }
      });
      control.progress((index + 1) / ranges.length, `${restored} taken back.`);
    }
    this.#announce(eventId);
    const message =
      kept === 0
        ? `${restored} taken back.`
        : `${restored} taken back; ${kept} were changed since and stay as they are.`;
    return { message, result: { restored, kept } };
  }

  async #takeRangeBack(tx: WriteTx, actor: Actor, [from, to]: Range): Promise<{ restored: number; kept: number }> {
    const { operations, deskId } = this.#context;
    const made = await tx.all<Operation>(
      `SELECT hlc, kind, subject_id AS subjectId, payload FROM operations
       WHERE desk_id = ? AND seq BETWEEN ? AND ? AND kind = 'registration.set' ORDER BY seq`,
      [deskId, from, to],
    );
    const changes = await changesOf(tx, made satisfies readonly Recorded[]);
    const drafts = made.flatMap((operation, index) => {
      const standing = (changes[index]?.fields ?? []).filter((change) => change.stands);
      if (standing.length === 0) return [];
      const fields = Object.fromEntries(standing.map(({ field, before }) => [field, before ?? absent(field)]));
      const { organizationId, eventId, personId } = JSON.parse(operation.payload) as Record<string, string>;
      return [
        {
          kind: registrationSet,
          payload: { organizationId, eventId, personId, person: {}, fields, ticketCodes: [] } as never,
        },
      ];
    });
    await operations.appendMany(tx, actor, drafts);
    return { restored: drafts.length, kept: made.length - drafts.length };
  }

  async #record(
    tx: WriteTx,
    actor: Actor,
    row: { id: string; eventId: string; action: string; rows: number; ranges: readonly Range[] },
  ): Promise<void> {
    await insertRows(
      tx,
      bulkActions,
      [{ ...row, actorId: actor.id, at: this.#context.clock.now() }],
      'ON CONFLICT (id) DO UPDATE SET rows = excluded.rows, ranges = excluded.ranges',
    );
  }

  async #require(id: string): Promise<{ eventId: string; ranges: Range[]; undoneAt: number | null }> {
    const row = await this.#context.store.read.get<{ eventId: string; ranges: string; undoneAt: number | null }>(
      'SELECT event_id AS eventId, ranges, undone_at AS undoneAt FROM bulk_actions WHERE id = ?',
      [id],
    );
    if (row === undefined) throw new AppError('notFound', 'This change cannot be undone any more.');
    return { ...row, ranges: JSON.parse(row.ranges) as Range[] };
  }

  async #lastSeq(read: Reader): Promise<number> {
    const row = await read.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM operations WHERE desk_id = ?', [
      this.#context.deskId,
    ]);
    return row?.seq ?? 0;
  }

  #announce(eventId: string): void {
    this.#context.publish('registrations', 'listChanged', { eventId });
    this.#context.publish('checkIn', 'statsChanged', { eventId });
  }
}

function fieldsOf(action: BulkAction, now: number) {
  switch (action.kind) {
    case 'status':
      return { status: action.status, waitlistedAt: action.status === 'waitlisted' ? now : null };
    case 'ticketType':
      return { ticketType: action.value };
    case 'attention':
      return { attention: action.value };
    case 'vip':
      return { vip: action.value };
    case 'remove':
      return { deletedAt: now };
  }
}

/** What a field was before anybody said anything about it. */
function absent(field: string): Json {
  if (field === 'status') return 'enrolled';
  return field === 'attention' || field === 'vip' || field === 'blocked' ? false : null;
}
