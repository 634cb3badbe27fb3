import { insertRows } from './insert.ts';
import type { Hlc } from './operations/hlc.ts';
import type { Operation } from './operations/kind.ts';
import { checkInRecord, personErase, registrationSet } from './operations/kinds/index.ts';
import { type TicketSaid, ticketClaim } from './operations/kinds/registration.ts';
import { KNOWN_DESKS, OPERATION_COLUMNS, type OperationLog, readErasures } from './operations/log.ts';
import { mergingOf } from './operations/merge.ts';
import { operations, syncLogs } from './schema/local.ts';
import {
  checkIns,
  conflictParts,
  conflicts,
  media,
  people,
  presences,
  registrationDesks,
  registrations,
} from './schema/replicated.ts';
import { columnName, type Table } from './schema/table.ts';
import type { Reader, WriteTx } from './unit-of-work.ts';
import { withDatabase } from './with-database.ts';

/*
 * A desk that has missed a day of an event has tens of thousands of operations to take in, most of them check-ins and registrations. A hub has
 * worked out already what they come to. So the desk gets a copy of the hub's database and takes over the rows that these come to as they
 * are there, in slices between which doors go on, then the operations themselves, and all others as it would have got them one by
 * one.
 *
 * What it did meanwhile, and the hub's copy does not know, is applied once more within each slice: applying is the same in whatever order
 * and however often it is done. So is taking over: cut at any moment, what was written stays right, and what is missing comes later.
 */

/**
 * Of what a day consists. What they come to is in these tables, in the directory and, of tickets, among the media; these come with
 * the operations that tell of them: where somebody is erased, media are made anew of what the log says.
 */
const PLAIN: readonly string[] = [registrationSet.kind, checkInRecord.kind];
/** Rows of these are changed, and never go. */
const LASTING: readonly Table[] = [people, registrations, registrationDesks, checkIns];
/** Rows of these may be gone at the hub. */
const DERIVED: readonly Table[] = [presences, conflicts, conflictParts];

/** Rows of these are kept in memory by some. */
const TOLD: readonly Table[] = [people, registrations, presences];

/** Of an operation, all but what is known to one desk alone. */
const COPIED = Object.keys(operations.columns)
  .filter((name) => name !== 'position' && name !== 'origin')
  .map(columnName);

/** Rows of one table, and operations, that are looked at in one statement: some 10 ms of work, for which a scan may wait. */
const ROWS = 1000;
const OPERATIONS = 1000;
/** Operations that are applied at a time. */
const PAGE = 500;
/** More that the copy does not know are no remnant: it is then better to go through the log. */
const MOST_OWN = 2000;

/** Erasing somebody goes through all that was said of them. */
const MOST_ERASURES = 50;

/** The store of a desk, as far as this needs it. */
export interface CatchUpStore {
  readonly read: Reader;
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>;
  beside<T>(file: string, use: () => Promise<T>): Promise<T>;
}

/** The log of a desk, as far as this needs it. */
export type CatchUpLog = Pick<
  OperationLog,
  'applyAgain' | 'observe' | 'receive' | 'refresh' | 'tellReceived' | 'tellRefreshed'
>;

export interface CatchUpOptions {
  /** The log that the copy is of, and up to where the copy holds it. */
  logId: string;
  received: number;
  /** Told before operations come into the log: up to which of each desk whoever made the copy has them without a gap. */
  onHeld(held: ReadonlyMap<string, number>): void;
  signal: AbortSignal;
  /** @param done from 0 to 1 */
  progress(done: number): void;
}

/** What is to be known of a copy before anything of it is taken over. */
interface Plan {
  /** How far it holds the operations of each desk without a gap, and the last of each. */
  held: ReadonlyMap<string, number>;
  last: ReadonlyMap<string, number>;
  /** Operations that are in it without having been applied there: what a desk makes of them is its own. */
  apart: readonly (readonly [deskId: string, seq: number])[];
}

/**
 * Takes over what a copy holds of the shared log beyond what is here.
 * @param copy a database that was made by the same version of the app; nobody else has it open
 * @returns whether that was possible: not where too much is here that the copy does not know
 * @throws what the signal was aborted with; what was taken over until then stays
 */
export async function catchUp(
  store: CatchUpStore,
  log: CatchUpLog,
  copy: string,
  options: CatchUpOptions,
): Promise<boolean> {
  return withDatabase(copy, 'read', async ({ read }) => {
    const plan = await planOf(read);
    if (plan === null) return false;
    const catching = new CatchingUp(store, log, read, plan, options);
    return store
      .beside(copy, () => catching.run())
      .catch((error: unknown) => {
        if (error instanceof Overtaken) return false;
        throw error;
      });
  });
}

/** What happened here meanwhile does not go together with the copy. */
class Overtaken extends Error {}

async function planOf(copy: Reader): Promise<Plan | null> {
  const apart = await copy.all<{ deskId: string; seq: number }>(
    `SELECT desk_id AS deskId, seq FROM operations WHERE state <> 'applied' LIMIT ${MOST_OWN + 1}`,
  );
  if (apart.length > MOST_OWN) return null;
  return { ...(await heldIn(copy)), apart: apart.map(({ deskId, seq }) => [deskId, seq]) };
}

/** How far a database holds the operations of each desk without a gap, and the last of each. */
async function heldIn(read: Reader): Promise<Pick<Plan, 'held' | 'last'>> {
  const rows = await read.all<{ deskId: string; count: number; last: number }>(
    'SELECT desk_id AS deskId, count(*) AS count, max(seq) AS last FROM operations GROUP BY desk_id',
  );
  // Where there is a gap all is looked at once more, which does no harm.
  const held = new Map(rows.map(({ deskId, count, last }) => [deskId, count === last ? last : 0]));
  return { held, last: new Map(rows.map(({ deskId, last }) => [deskId, last])) };
}

class CatchingUp {
  readonly #store: CatchUpStore;
  readonly #log: CatchUpLog;
  readonly #copy: Reader;
  readonly #plan: Plan;
  readonly #options: CatchUpOptions;
  /** Those that the copy knows of, by desk and number. */
  readonly #erasures = new Set<string>();
  /** What is applied once more whatever the copy holds, by desk and number. */
  readonly #again: (readonly [deskId: string, seq: number])[] = [];
  /** What is derived from what is here and not in the copy. */
  readonly #touched = new Map<string, Set<string>>();

  constructor(store: CatchUpStore, log: CatchUpLog, copy: Reader, plan: Plan, options: CatchUpOptions) {
    this.#store = store;
    this.#log = log;
    this.#copy = copy;
    this.#plan = plan;
    this.#options = options;
  }

  async run(): Promise<boolean> {
    const { onHeld, logId, received } = this.#options;
    const { held: before } = await heldIn(this.#store.read);
    const newest = await this.#copy.get<{ hlc: Hlc | null }>(
      `SELECT max(hlc) AS hlc FROM operations WHERE state <> 'rejected'`,
    );
    // Before the rows that it has made: whoever changes one of these here does so after it.
    if (newest?.hlc) this.#log.observe(newest.hlc);
    if (!(await this.#takeErasures())) return false;
    await this.#mend();
    if ((await this.#own(this.#store.read)).length > MOST_OWN) return false;
    await this.#store.write((tx) => this.#applyOwn(tx));
    const { last } = this.#plan;
    const parts = [
      ...LASTING.map((table) => () => this.#takeTable(table, false)),
      ...DERIVED.map((table) => () => this.#takeTable(table, true)),
      () => this.#takeDirectory(),
      () => this.#takeRedactions(),
      async () => onHeld(this.#plan.held),
      ...[...last].map(
        ([deskId, to]) =>
          () =>
            this.#takePlain(deskId, before.get(deskId) ?? 0, to),
      ),
      ...[...last.keys()].map((deskId) => () => this.#receiveOthers(deskId, before.get(deskId) ?? 0)),
    ];
    for (const [index, take] of parts.entries()) {
      await take();
      this.#options.progress((index + 1) / parts.length);
    }
    await this.#store.write(async (tx) => {
      await this.#applyOwn(tx);
      await insertRows(
        tx,
        syncLogs,
        [{ logId, received, kept: 0 }],
        'ON CONFLICT (log_id) DO UPDATE SET received = max(received, excluded.received)',
      );
      this.#log.tellRefreshed(tx, new Map());
    });
    return true;
  }

  /** Writes slices one after the other in one transaction, until somebody else waits or all is done. */
  async #inSlices(slice: (tx: WriteTx) => Promise<{ isDone: boolean; isChanged: boolean }>): Promise<void> {
    for (let isDone = false; !isDone; ) {
      this.#options.signal.throwIfAborted();
      await this.#store.write(async (tx) => {
        let isChanged = false;
        do {
          const done = await slice(tx);
          isDone = done.isDone;
          isChanged ||= done.isChanged;
        } while (!isDone && !tx.awaited());
        if (isChanged) await this.#applyOwn(tx);
      });
    }
  }

  /** What is here and not in the copy. */
  #own(read: Reader): Promise<Operation[]> {
    return read.all<Operation>(
      `WITH RECURSIVE ${KNOWN_DESKS}
       SELECT ${OPERATION_COLUMNS} FROM (
         SELECT o.* FROM known LEFT JOIN json_each(?1) AS h ON h.key = known.id
         CROSS JOIN operations AS o ON o.desk_id = known.id AND o.seq > coalesce(h.value, 0)
         UNION SELECT o.* FROM json_each(?2) AS a
         CROSS JOIN operations AS o ON o.desk_id = a.value ->> 0 AND o.seq = a.value ->> 1
       ) WHERE state = 'applied' ORDER BY position LIMIT ${MOST_OWN + 1}`,
      [JSON.stringify(Object.fromEntries(this.#plan.held)), JSON.stringify(this.#again)],
    );
  }

  /** @throws Overtaken where the copy still has what somebody who was erased here had said: it must not come back */
  async #applyOwn(tx: WriteTx): Promise<void> {
    const own = await this.#own(tx);
    if (own.some((one) => one.kind === personErase.kind && !this.#erasures.has(nameOf(one)))) throw new Overtaken();
    for (const [projection, ids] of await this.#log.applyAgain(tx, own)) {
      const all = this.#touched.get(projection) ?? new Set();
      this.#touched.set(projection, all);
      for (const id of ids) all.add(id);
    }
    // Where something of this desk took the place of what the copy has, it touched more than when it is applied once more.
    if (this.#touched.size > 0) await this.#log.refresh(tx, this.#touched);
  }

  async #takeTable(table: Table, mayGo: boolean): Promise<void> {
    const columns = Object.keys(table.columns).map(columnName);
    const [key = ''] = columns;
    const rest = columns.filter((name) => name !== key);
    const same = rest.map((name) => `m.${name} IS c.${name}`).join(' AND ');
    const upsert = `INSERT INTO main.${table.name} (${columns.join(', ')})
      SELECT ${columns.map((name) => `c.${name}`).join(', ')} FROM copy.${table.name} AS c
      WHERE c.${key} > ?1 AND c.${key} <= ?2
        AND NOT EXISTS (SELECT 1 FROM main.${table.name} AS m WHERE m.${key} = c.${key} AND ${same})
      ON CONFLICT (${key}) DO UPDATE SET ${rest.map((name) => `${name} = excluded.${name}`).join(', ')}`;
    // Of rows that nobody keeps in memory it is enough that there were some.
    const isTold = TOLD.includes(table);
    const remove = `DELETE FROM main.${table.name} WHERE ${key} > ?1 AND ${key} <= ?2
      AND NOT EXISTS (SELECT 1 FROM copy.${table.name} AS c WHERE c.${key} = ${table.name}.${key})`;
    const change = async (
      tx: WriteTx,
      sql: string,
      range: readonly string[],
    ): Promise<{ changed: number; ids: string[] }> => {
      if (!isTold) return { changed: await tx.run(sql, range), ids: [] };
      const rows = await tx.all<{ id: string }>(`${sql} RETURNING ${key} AS id`, range);
      return { changed: rows.length, ids: rows.map(({ id }) => id) };
    };
    let after = '';
    await this.#inSlices(async (tx) => {
      const to = await this.#end(table.name, key, after);
      const range = [after, to ?? END];
      const former = table === checkIns ? await formerOf(tx, range) : [];
      const taken = await change(tx, upsert, range);
      if (former.length > 0) await this.#log.refresh(tx, looking(former));
      const gone = mayGo ? await change(tx, remove, range) : { changed: 0, ids: [] };
      const ids = [...taken.ids, ...gone.ids];
      if (ids.length > 0) await this.#tell(tx, table, ids);
      after = to ?? after;
      return { isDone: to === null, isChanged: taken.changed + gone.changed > 0 };
    });
  }

  /** Up to which key a slice behind another one goes; null where that is the last. */
  async #end(table: string, key: string, after: string): Promise<string | null> {
    const row = await this.#copy.get<{ id: string }>(
      `SELECT ${key} AS id FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT 1 OFFSET ${ROWS - 1}`,
      [after],
    );
    return row?.id ?? null;
  }

  /** Whoever keeps something of these rows in memory is told, as if they had been derived here. */
  async #tell(tx: WriteTx, table: Table, ids: readonly string[]): Promise<void> {
    if (table === presences) this.#log.tellRefreshed(tx, new Map([['presence', new Set(ids)]]));
    else if (table === registrations) this.#log.tellRefreshed(tx, new Map([['directory', new Set(ids)]]));
    else if (table === people) {
      const rows = await tx.all<{ id: string }>(
        `SELECT r.id FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.person_id = i.value`,
        [JSON.stringify(ids)],
      );
      this.#log.tellRefreshed(tx, new Map([['directory', new Set(rows.map(({ id }) => id))]]));
    }
  }

  /** The search is over rows of this desk: those that would say something else are written anew. */
  async #takeDirectory(): Promise<void> {
    let after = '';
    await this.#inSlices(async (tx) => {
      const to = await this.#end('directory', 'registration_id', after);
      const rows = await tx.all<{ id: string }>(
        `SELECT c.registration_id AS id FROM copy.directory AS c
         WHERE c.registration_id > ?1 AND c.registration_id <= ?2 AND NOT EXISTS (
           SELECT 1 FROM main.directory AS m WHERE m.registration_id = c.registration_id AND m.words = c.words
             AND m.sort_name = c.sort_name AND m.cancelled = c.cancelled AND m.event_id = c.event_id)
         UNION SELECT m.registration_id FROM main.directory AS m
         WHERE m.registration_id > ?1 AND m.registration_id <= ?2 AND NOT EXISTS (
           SELECT 1 FROM copy.directory AS c WHERE c.registration_id = m.registration_id)`,
        [after, to ?? END],
      );
      if (rows.length > 0) await this.#log.refresh(tx, new Map([['directory', new Set(rows.map(({ id }) => id))]]));
      after = to ?? after;
      return { isDone: to === null, isChanged: rows.length > 0 };
    });
  }

  /** What has been forgotten at the hub is forgotten in the log here. */
  async #takeRedactions(): Promise<void> {
    let after = 0;
    await this.#inSlices(async (tx) => {
      const rows = await this.#copy.all<{ position: number; deskId: string; seq: number; payload: string }>(
        `SELECT position, desk_id AS deskId, seq, payload FROM operations
         WHERE redacted = 1 AND state = 'applied' AND position > ? ORDER BY position LIMIT ${OPERATIONS}`,
        [after],
      );
      const changed = await tx.run(
        `UPDATE main.operations AS o SET payload = i.value ->> 2, redacted = 1 FROM json_each(?) AS i
         WHERE o.desk_id = i.value ->> 0 AND o.seq = i.value ->> 1 AND o.payload <> i.value ->> 2
           AND o.state = 'applied'`,
        [JSON.stringify(rows.map(({ deskId, seq, payload }) => [deskId, seq, payload]))],
      );
      after = rows.at(-1)?.position ?? after;
      return { isDone: rows.length < OPERATIONS, isChanged: changed > 0 };
    });
  }

  /**
   * Whoever was erased goes first: what is to go is found by what operations said, which the copy does not say any more. And once
   * more with each slice, for what that has brought.
   * @returns whether these are few
   */
  async #takeErasures(): Promise<boolean> {
    const known = new Set((await readErasures(this.#store.read)).map(nameOf));
    const inCopy = await readErasures(this.#copy);
    for (const one of inCopy) this.#erasures.add(nameOf(one));
    const erasures = inCopy.filter((one) => !known.has(nameOf(one)));
    if (erasures.length > MOST_ERASURES) return false;
    if (erasures.length > 0) await this.#store.write((tx) => this.#log.receive(tx, erasures));
    this.#again.push(...this.#plan.apart, ...erasures.map(({ deskId, seq }) => [deskId, seq] as const));
    return true;
  }

  /** What came here damaged, and is sound in the copy. */
  async #mend(): Promise<void> {
    const apart = await this.#store.read.all<{ deskId: string; seq: number }>(
      `SELECT desk_id AS deskId, seq FROM operations WHERE state = 'rejected' LIMIT ${MOST_OWN}`,
    );
    const sound = await this.#copy.all<Operation>(
      `SELECT ${OPERATION_COLUMNS} FROM json_each(?) AS i
       CROSS JOIN operations AS o ON o.desk_id = i.value ->> 0 AND o.seq = i.value ->> 1 WHERE state <> 'rejected'`,
      [JSON.stringify(apart.map(({ deskId, seq }) => [deskId, seq]))],
    );
    if (sound.length > 0) await this.#store.write((tx) => this.#log.receive(tx, sound));
  }

  /** Operations whose rows are here already, with the tickets that they tell of. */
  async #takePlain(deskId: string, from: number, last: number): Promise<void> {
    const columns = COPIED.join(', ');
    const asked = `desk_id = ?1 AND seq > ?2 AND seq <= ?3 AND state = 'applied'`;
    const kinds = PLAIN.map((kind) => `'${kind}'`).join();
    let after = from;
    await this.#inSlices(async (tx) => {
      const to = Math.min(after + OPERATIONS, last);
      const range = [deskId, after, to];
      const taken = await tx.run(
        `INSERT INTO main.operations (${columns}) SELECT ${columns} FROM copy.operations
         WHERE ${asked} AND kind IN (${kinds}) ORDER BY seq ON CONFLICT (desk_id, seq) DO NOTHING`,
        range,
      );
      if (taken > 0) {
        const tickets = await tx.all<TicketSaid>(
          `SELECT o.hlc, o.at, o.event_id AS eventId, o.subject_id AS registrationId, t.value AS code
           FROM main.operations AS o CROSS JOIN json_each(o.payload, '$.ticketCodes') AS t
           WHERE ${asked} AND o.kind = '${registrationSet.kind}'`,
          range,
        );
        await mergingOf(media, tickets.map(ticketClaim))(tx);
        // One of each kind and event is enough for whoever shows what came.
        const some = await this.#copy.all<Operation>(
          `SELECT ${OPERATION_COLUMNS} FROM operations WHERE (desk_id, seq) IN (
             SELECT desk_id, max(seq) FROM operations WHERE ${asked} AND kind IN (${kinds}) GROUP BY kind, event_id)`,
          range,
        );
        this.#log.tellReceived(tx, some);
      }
      after = to;
      // Who is registered twice, among others, follows from the log itself.
      return { isDone: to === last, isChanged: taken > 0 };
    });
  }

  /** All others of a desk, as if they had come one by one. */
  async #receiveOthers(deskId: string, from: number): Promise<void> {
    for (let after = from; ; ) {
      this.#options.signal.throwIfAborted();
      const page = await this.#copy.all<Operation>(
        `SELECT ${OPERATION_COLUMNS} FROM operations WHERE desk_id = ? AND seq > ? AND withheld = 0
           AND (state <> 'applied' OR kind NOT IN (SELECT value FROM json_each(?))) ORDER BY seq LIMIT ${PAGE}`,
        [deskId, after, JSON.stringify(PLAIN)],
      );
      const last = page.at(-1);
      if (last === undefined) return;
      await this.#store.write((tx) => this.#log.receive(tx, page));
      after = last.seq;
    }
  }
}

/** Whoever is said to have passed here, where the copy says it of somebody else. */
async function formerOf(tx: WriteTx, range: readonly string[]): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(
    `SELECT DISTINCT m.registration_id AS id FROM main.check_ins AS m CROSS JOIN copy.check_ins AS c ON c.id = m.id
     WHERE m.id > ?1 AND m.id <= ?2 AND m.registration_id IS NOT c.registration_id AND m.registration_id IS NOT NULL`,
    range,
  );
  return rows.map(({ id }) => id);
}

/** What is derived from the passes of some registrations. */
const looking = (registrationIds: readonly string[]) =>
  new Map(['presence', 'conflictsOf'].map((name) => [name, new Set(registrationIds)]));

const nameOf = ({ deskId, seq }: Operation) => `${deskId} ${seq}`;

/** Behind every key. */
const END = '\u{10ffff}';
