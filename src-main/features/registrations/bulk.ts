import type { Actor, Context } from '#main/core/context.ts';
import type { TaskControl, TaskEnd, TaskService } from '#main/features/tasks/service.ts';
import { insertRows } from '#main/storage/insert.ts';
import { changesOf, type Recorded } from '#main/storage/operations/history.ts';
import type { Operation } from '#main/storage/operations/kind.ts';
import { availabilitySet } from '#main/storage/operations/kinds/index.ts';
import { bulkActions } from '#main/storage/schema/local.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { BulkAction, ListQuery } from '#shared/contract/registrations.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { AppError, type Json } from '#shared/domain/errors.ts';
import { editOf } from './edit.ts';
import { placesOf } from './enrol.ts';
import { findRegistrations } from './repository.ts';
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

type Who = { ids: string[] } | { query: ListQuery; except?: string[] | undefined };

type Range = [from: number, to: number];

/** Something that was done to many, as it can be taken back. */
interface Action {
  id: string;
  eventId: string;
  action: BulkAction['kind'] | 'promote';
}

/** Changes of many registrations at once, and taking them back. */
export class BulkService {
  readonly #context: Context;
  readonly #parts: BulkParts;

  constructor(context: Context, parts: BulkParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** Begins to change registrations in the background. */
  start(actor: Actor, request: { eventId: string; who: Who; action: BulkAction }): Task {
    return this.#parts.tasks.start(actor, 'bulk', async (control) => {
      const { eventId, who } = request;
      if ('query' in who && who.query.eventId !== eventId) {
        throw new AppError('invalidInput', 'The list is of another event. Load it anew.');
      }
      return this.#change(actor, request, await this.#idsOf(who), control);
    });
  }

  async #idsOf(who: Who): Promise<readonly string[]> {
    if ('ids' in who) return who.ids;
    const ids = await this.#parts.registrations.ids(who.query);
    const except = new Set(who.except);
    return except.size === 0 ? ids : ids.filter((id) => !except.has(id));
  }

  /** What was done to many at once, the newest first. */
  async list(eventId: string) {
    return this.#context.store.read.all<{
      id: string;
      action: Action['action'];
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

  /**
   * Lets the next ones of the waitlist in by hand, also beyond the capacity: whoever stands at the door sees that there is room.
   * @returns the first of them in the order in which they waited, how many they are, and how many are above the capacity now
   */
  async promote(actor: Actor, request: { nonce?: string | undefined; eventId: string; count: number }) {
    const { store, ids: newIds, deskId } = this.#context;
    const { eventId, count, nonce } = request;
    const id = nonce ?? newIds.next();
    const before = await this.#find(id);
    if (before !== undefined && (before.eventId !== eventId || before.action !== 'promote')) {
      throw new AppError('conflict', 'This was said of something else already. Try again.');
    }
    // Done already, where the answer to it was lost.
    if (before === undefined) {
      const action = this.#recorder(actor, { id, eventId, action: 'promote' });
      for (let done = 0; done < count; done += PIECE) {
        const promoted = await action.write(async (tx) => {
          const ids = await this.#parts.waitlist.promoteNext(tx, actor, eventId, Math.min(PIECE, count - done));
          return { changed: ids.length, promoted: 0 };
        });
        if (promoted.changed === 0) break;
      }
    }
    const { rows, ranges } = (await this.#find(id)) ?? { rows: 0, ranges: [] };
    const [first = [0, 0]] = ranges;
    const promoted = await store.read.all<{ id: string }>(
      `SELECT subject_id AS id FROM operations
       WHERE desk_id = ? AND seq BETWEEN ? AND ? AND kind = 'registration.set' ORDER BY seq LIMIT ${PIECE}`,
      [deskId, ...first],
    );
    const known = await findRegistrations(
      store.read,
      promoted.map((row) => row.id),
    );
    const { capacity, enrolled } = await placesOf(store.read, eventId);
    return {
      actionId: rows === 0 ? null : id,
      promoted: known.map(({ summary }) => summary),
      count: rows,
      over: capacity === null ? 0 : Math.max(0, enrolled - capacity),
    };
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
    const id = this.#context.ids.next();
    const recorder = this.#recorder(actor, { id, eventId, action: action.kind });
    let done = 0;
    let freed = 0;
    const letIn = async (tx: WriteTx, places: number, except: readonly string[]) =>
      (await this.#parts.waitlist.fillPlaces(tx, actor, eventId, places, except)).length;
    const toWait = action.kind === 'status' && action.status === 'waitlisted';
    // Of each person as many rows are changed as rounds are named.
    const size = action.kind === 'availability' ? Math.max(1, Math.floor(PIECE / action.roundIds.length)) : PIECE;
    for (; done < ids.length && !control.signal.aborted; done += size) {
      const piece = ids.slice(done, done + size);
      await recorder.write(async (tx) => {
        const rows =
          action.kind === 'availability'
            ? await this.#sayWhen(tx, actor, eventId, piece, action)
            : await this.#apply(tx, actor, eventId, piece, action);
        const places = frees(action) ? rows.filter(({ status }) => status === 'enrolled').length : 0;
        freed += places;
        return { changed: rows.length, promoted: toWait ? 0 : await letIn(tx, places, []) };
      });
      control.progress(Math.min(1, (done + size) / ids.length), `${recorder.changed} changed.`);
    }
    // Once for all of them: whoever is told to wait is not let in by those who are told so after them.
    if (toWait) await recorder.write(async (tx) => ({ changed: 0, promoted: await letIn(tx, freed, ids) }));
    this.#announce(eventId);
    const { changed, promoted } = recorder;
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

  /** Changes those of some registrations that are not so already. @returns which, as they were */
  async #apply(
    tx: WriteTx,
    actor: Actor,
    eventId: string,
    ids: readonly string[],
    action: RowAction,
  ): Promise<{ status: string }[]> {
    const { operations, clock } = this.#context;
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
      wanted.map(({ personId }) => editOf(this.#context, { eventId, personId }, fieldsOf(action, now))),
    );
    return wanted;
  }

  /** Says of some when they can come, where it is not so already. @returns of whom something was said */
  async #sayWhen(
    tx: WriteTx,
    actor: Actor,
    eventId: string,
    ids: readonly string[],
    { roundIds, available }: Extract<BulkAction, { kind: 'availability' }>,
  ): Promise<{ status: string }[]> {
    const news = await tx.all<{ registrationId: string; roundId: string; status: string }>(
      `SELECT r.id AS registrationId, o.id AS roundId, r.status
       FROM json_each(?1) AS i CROSS JOIN registrations AS r ON r.id = i.value
       CROSS JOIN json_each(?2) AS w CROSS JOIN rounds AS o ON o.id = w.value AND o.event_id = r.event_id
       LEFT JOIN availabilities AS a ON a.registration_id = r.id AND a.round_id = o.id AND a.deleted_at IS NULL
       WHERE r.event_id = ?3 AND r.deleted_at IS NULL AND o.deleted_at IS NULL AND coalesce(a.available, 1) <> ?4
       ORDER BY i.key, w.key`,
      [JSON.stringify(ids), JSON.stringify(roundIds), eventId, Number(available)],
    );
    await this.#context.operations.appendMany(
      tx,
      actor,
      news.map(({ registrationId, roundId }) =>
        availabilityOf({ eventId, registrationId, roundId }, { available, deletedAt: null }),
      ),
    );
    return [...new Map(news.map((row) => [row.registrationId, row])).values()];
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
       WHERE desk_id = ? AND seq BETWEEN ? AND ? AND kind IN ('registration.set', 'availability.set') ORDER BY seq`,
      [deskId, from, to],
    );
    const changes = await changesOf(tx, made satisfies readonly Recorded[]);
    const drafts: ReturnType<typeof editOf>[] = [];
    const when: ReturnType<typeof availabilityOf>[] = [];
    const whose = new Set<string>();
    const back = new Set<string>();
    for (const [index, operation] of made.entries()) {
      const standing = (changes[index]?.fields ?? []).filter((change) => change.stands);
      const said = JSON.parse(operation.payload) as { eventId: string } & (
        | { personId: string }
        | { registrationId: string; roundId: string }
      );
      // Of somebody who was said to be away for three rounds one change is taken back, and not three.
      const name = 'roundId' in said ? said.registrationId : operation.subjectId;
      whose.add(name);
      if (standing.length === 0) continue;
      back.add(name);
      const fields = Object.fromEntries(standing.map(({ field, before }) => [field, before ?? absent(field)]));
      if ('roundId' in said) {
        const { eventId, registrationId, roundId } = said;
        when.push(availabilityOf({ eventId, registrationId, roundId }, fields));
      } else drafts.push(editOf(this.#context, said, fields));
    }
    await operations.appendMany(tx, actor, drafts);
    await operations.appendMany(tx, actor, when);
    return { restored: back.size, kept: whose.size - back.size };
  }

  /** Writes an action piece by piece, and along with each what takes it back: the machine may stop in between. */
  #recorder(actor: Actor, action: Action) {
    const { store, clock } = this.#context;
    const ranges: Range[] = [];
    const all = { changed: 0, promoted: 0 };
    const write = (work: (tx: WriteTx) => Promise<{ changed: number; promoted: number }>) =>
      store.write(async (tx) => {
        const seqBefore = await this.#lastSeq(tx);
        const made = await work(tx);
        if (made.changed + made.promoted === 0) return made;
        ranges.push([seqBefore + 1, await this.#lastSeq(tx)]);
        all.changed += made.changed;
        all.promoted += made.promoted;
        await insertRows(
          tx,
          bulkActions,
          [{ ...action, actorId: actor.id, rows: all.changed, ranges, at: clock.now() }],
          'ON CONFLICT (id) DO UPDATE SET rows = excluded.rows, ranges = excluded.ranges',
        );
        return made;
      });
    return Object.assign(all, { write });
  }

  async #find(id: string): Promise<(Action & { rows: number; ranges: Range[]; undoneAt: number | null }) | undefined> {
    const row = await this.#context.store.read.get<Action & { rows: number; ranges: string; undoneAt: number | null }>(
      'SELECT id, event_id AS eventId, action, rows, ranges, undone_at AS undoneAt FROM bulk_actions WHERE id = ?',
      [id],
    );
    return row === undefined ? undefined : { ...row, ranges: JSON.parse(row.ranges) as Range[] };
  }

  async #require(id: string) {
    const found = await this.#find(id);
    if (found === undefined) throw new AppError('notFound', 'This change cannot be undone any more.');
    return found;
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

/** Whether somebody with a place has none any more after this. */
function frees(action: BulkAction): boolean {
  return action.kind === 'remove' || (action.kind === 'status' && action.status !== 'enrolled');
}

function availabilityOf(
  of: { eventId: string; registrationId: string; roundId: string },
  fields: { available?: boolean; deletedAt?: number | null },
) {
  return { kind: availabilitySet, payload: { ...of, fields } };
}

/** What changes the row of a registration itself. */
type RowAction = Exclude<BulkAction, { kind: 'availability' }>;

function fieldsOf(action: RowAction, now: number) {
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
  if (field === 'available') return true;
  return field === 'attention' || field === 'vip' || field === 'blocked' ? false : null;
}
