import type { Cursor } from '#main/core/cursor.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { ListSort } from '#shared/contract/registrations.ts';
import { fold } from '#shared/domain/text.ts';
import {
  COMPARE,
  compareText,
  type Entry,
  type EntryRow,
  filterOf,
  type RosterQuery,
  selectEntries,
  toEntry,
  wordFinder,
} from './roster-entry.ts';
import { placeOf, sortInSlices } from './sorting.ts';

/** Rows that are read at once: some milliseconds of work, so that a scan never waits for long. */
const PAGE = 2000;
/** More changes than this, and reading everything anew is quicker. */
const MANY = 20_000;
/** Fewer changes than this are sorted into the orders that there are. */
const FEW = 200;
/** Results that are kept while nothing changes: whoever scrolls asks for page after page of one. */
const KEPT_RESULTS = 8;

/**
 * The registrations of one event in memory, for lists: any filter and order of 100,000 is answered in milliseconds. An
 * index per column in the database would slow down every import instead, and would not help where filters are combined.
 */
export class Roster {
  readonly #eventId: string;
  readonly #read: Reader;
  #entries: Entry[] = [];
  #slots = new Map<string, number>();
  /** Entries in the order of each column that was asked for so far. */
  readonly #orders = new Map<ListSort, Entry[]>();
  readonly #results = new Map<string, readonly Entry[]>();
  /** Which entries have the words that were asked for last, by slot. */
  #worded: { key: string; hits: Uint8Array; any: boolean } | null = null;
  #positions: Map<string, number> | null = null;
  /** Registrations that may have changed since they were read; null for all. */
  #touched: Set<string> | null = null;
  #settling: Promise<void> = Promise.resolve();

  constructor(eventId: string, read: Reader) {
    this.#eventId = eventId;
    this.#read = read;
  }

  /** To be told of what changed, once it is on disk. */
  touch(ids: ReadonlySet<string>): void {
    if (this.#touched === null) return;
    for (const id of ids) this.#touched.add(id);
    if (this.#touched.size > MANY) this.#touched = null;
  }

  /** @returns a page of ids, and how many there are in all; `start` is the place of the first one */
  async page(
    query: RosterQuery,
    place: { after: Cursor | null; offset: number; limit: number },
  ): Promise<{ ids: string[]; total: number; start: number }> {
    await this.#settle();
    const found = await this.#find(query);
    const start = this.#startAfter(place.after, found, query) + place.offset;
    const ids = found.slice(start, start + place.limit).map((entry) => entry.id);
    return { ids, total: found.length, start };
  }

  /** All that a query finds, in its order. */
  async all(query: RosterQuery): Promise<string[]> {
    await this.#settle();
    return (await this.#find(query)).map((entry) => entry.id);
  }

  /** Whether anybody in the event has all these words. */
  async knows(terms: RosterQuery['terms']): Promise<boolean> {
    await this.#settle();
    return this.#wordedBy(terms).any;
  }

  /** Places in the waitlist from 1. */
  async waitPositions(): Promise<ReadonlyMap<string, number>> {
    await this.#settle();
    if (this.#positions === null) {
      const waiting = this.#entries.filter((entry) => entry.status === 'waitlisted');
      waiting.sort(COMPARE.waitlist);
      this.#positions = new Map(waiting.map((entry, index) => [entry.id, index + 1]));
    }
    return this.#positions;
  }

  /** Ticket types with how many registrations have each, in order of their names. */
  async ticketTypes(): Promise<{ name: string; count: number }[]> {
    await this.#settle();
    const counts = new Map<string, number>();
    for (const { ticketType } of this.#entries) {
      if (ticketType !== null && ticketType !== '') counts.set(ticketType, (counts.get(ticketType) ?? 0) + 1);
    }
    return [...counts]
      .map(([name, count]) => ({ name, count }))
      .sort((a, b) => compareText(fold(a.name), fold(b.name)));
  }

  /** Who has a place and who came, by ticket type. */
  async visitsByTicketType(): Promise<{ name: string; enrolled: number; visited: number }[]> {
    await this.#settle();
    const counts = new Map<string, { name: string; enrolled: number; visited: number }>();
    for (const { ticketType, status, presence } of this.#entries) {
      const name = ticketType ?? '';
      const count = counts.get(name) ?? { name, enrolled: 0, visited: 0 };
      counts.set(name, count);
      if (status === 'enrolled') count.enrolled += 1;
      if (presence > 0) count.visited += 1;
    }
    const some = [...counts.values()].filter(({ enrolled, visited }) => enrolled + visited > 0);
    return some.sort((a, b) => b.enrolled - a.enrolled || compareText(fold(a.name), fold(b.name)));
  }

  /** Brings it up to date, one caller after the other. */
  #settle(): Promise<void> {
    this.#settling = this.#settling.catch(() => undefined).then(() => this.#refresh());
    return this.#settling;
  }

  async #refresh(): Promise<void> {
    const touched = this.#touched;
    if (touched?.size === 0) return;
    // What changes while this reads is looked at once more the next time.
    this.#touched = new Set();
    try {
      if (touched === null) await this.#readAll();
      else await this.#readAgain([...touched]);
    } catch (error) {
      this.#touched = null;
      throw error;
    }
    this.#results.clear();
    this.#worded = null;
    this.#positions = null;
  }

  async #readAll(): Promise<void> {
    const entries: Entry[] = [];
    const slots = new Map<string, number>();
    let after: [string, string] = ['', ''];
    for (;;) {
      const rows = await this.#read.all<EntryRow>(
        `${selectEntries('directory AS d')} WHERE d.event_id = ? AND (d.sort_name, d.registration_id) > (?, ?)
         ORDER BY d.sort_name, d.registration_id LIMIT ${PAGE}`,
        [this.#eventId, ...after],
      );
      for (const row of rows) {
        slots.set(row.id, entries.length);
        entries.push(toEntry(row, entries.length));
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) break;
      after = [last.sortName, last.id];
    }
    this.#entries = entries;
    this.#slots = slots;
    this.#orders.clear();
    // As they were read.
    this.#orders.set('name', [...entries]);
  }

  async #readAgain(ids: readonly string[]): Promise<void> {
    const rows: EntryRow[] = [];
    for (let start = 0; start < ids.length; start += PAGE) {
      const page = JSON.stringify(ids.slice(start, start + PAGE));
      rows.push(
        ...(await this.#read.all<EntryRow>(
          `${selectEntries('json_each(?) AS i CROSS JOIN directory AS d ON d.registration_id = i.value')}
           WHERE d.event_id = ?`,
          [page, this.#eventId],
        )),
      );
    }
    const found = new Map(rows.map((row) => [row.id, row]));
    const gone = ids.filter((id) => this.#slots.has(id));
    if (rows.length === 0 && gone.length === 0) return;
    if (rows.length + gone.length > FEW) this.#orders.clear();
    for (const id of gone) this.#remove(id);
    for (const row of found.values()) this.#add(row);
  }

  #remove(id: string): void {
    const slot = this.#slots.get(id);
    const entry = slot === undefined ? undefined : this.#entries[slot];
    if (slot === undefined || entry === undefined) return;
    for (const [sort, order] of this.#orders) order.splice(placeOf(order, entry, COMPARE[sort]), 1);
    // The last one moves into the gap.
    const last = this.#entries.pop();
    this.#slots.delete(id);
    if (last === undefined || last === entry) return;
    last.slot = slot;
    this.#entries[slot] = last;
    this.#slots.set(last.id, slot);
  }

  #add(row: EntryRow): void {
    const entry = toEntry(row, this.#entries.length);
    this.#slots.set(entry.id, entry.slot);
    this.#entries.push(entry);
    for (const [sort, order] of this.#orders) order.splice(placeOf(order, entry, COMPARE[sort]), 0, entry);
  }

  /** Where a list goes on. Whoever it was to go on after may not be in it any more: those who came next come next. */
  #startAfter(after: Cursor | null, found: readonly Entry[], { sort, descending }: RosterQuery): number {
    if (after === null) return 0;
    const [at, id] = after;
    const there = found.findIndex((entry) => entry.id === id);
    if (there !== -1) return there + 1;
    const gone = this.#entries[this.#slots.get(id) ?? -1];
    if (gone === undefined) return at;
    const compare = COMPARE[sort];
    return placeOf(found, gone, descending ? (a, b) => compare(b, a) : compare);
  }

  async #find(query: RosterQuery): Promise<readonly Entry[]> {
    const key = query.among === null ? JSON.stringify(query) : null;
    const kept = key === null ? undefined : this.#results.get(key);
    if (kept !== undefined) return kept;
    const order = await this.#order(query.sort);
    const passes = filterOf(query);
    const hits = query.among === null && query.terms.length > 0 ? this.#wordedBy(query.terms).hits : null;
    const found = order.filter((entry) => (hits === null || hits[entry.slot] === 1) && passes(entry));
    if (query.descending) found.reverse();
    if (key !== null) {
      this.#results.set(key, found);
      const [oldest] = this.#results.keys();
      if (this.#results.size > KEPT_RESULTS && oldest !== undefined) this.#results.delete(oldest);
    }
    return found;
  }

  /** Every word that was typed is looked for once, whatever else is asked: texts are what takes longest. */
  #wordedBy(terms: RosterQuery['terms']): { hits: Uint8Array; any: boolean } {
    const key = JSON.stringify(terms);
    if (this.#worded?.key === key) return this.#worded;
    const has = wordFinder(terms);
    const hits = new Uint8Array(this.#entries.length);
    let any = false;
    for (const entry of this.#entries) {
      if (!has(entry)) continue;
      hits[entry.slot] = 1;
      any = true;
    }
    this.#worded = { key, hits, any };
    return this.#worded;
  }

  async #order(sort: ListSort): Promise<readonly Entry[]> {
    const known = this.#orders.get(sort);
    if (known !== undefined) return known;
    const order = await sortInSlices(this.#entries, COMPARE[sort]);
    this.#orders.set(sort, order);
    return order;
  }
}
