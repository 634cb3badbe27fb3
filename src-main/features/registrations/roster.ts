import { setImmediate } from 'node:timers/promises';
import { readDirectoryWords } from '#main/storage/projections/directory.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { ListFilter, ListSort } from '#shared/contract/registrations.ts';
import { fold } from '#shared/domain/text.ts';
import type { RegistrationStatus } from '#shared/domain/verdict.ts';

/** What a list can be narrowed and ordered by, of one registration. */
interface Entry {
  id: string;
  /** Position in {@link Roster.#entries}. */
  slot: number;
  /** Folded, last name first. */
  name: string;
  email: string;
  company: string;
  ticketType: string | null;
  ticketOrder: string;
  orderCode: string;
  status: RegistrationStatus;
  source: string;
  attention: boolean;
  blocked: boolean;
  vip: boolean;
  /** 0 was never in, 1 is inside, 2 has left. */
  presence: 0 | 1 | 2;
  lastSeenAt: number;
  joinedAt: number;
  waitlistedAt: number;
  /** All searchable words, each with a space before it. */
  words: string;
}

export interface RosterQuery {
  filter: ListFilter;
  /** Ways to write each word that was typed; all words must be there. Empty for no text. */
  terms: readonly (readonly string[])[];
  /** Takes the place of the terms: those that a tolerant search has found. */
  among: ReadonlySet<string> | null;
  ticketTypes: readonly string[] | null;
  sort: ListSort;
  descending: boolean;
}

/** Rows that are read at once: some milliseconds of work, so that a scan never waits for long. */
const PAGE = 2000;
/** More changes than this, and reading everything anew is quicker. */
const MANY = 20_000;
/** Fewer changes than this are sorted into the orders that there are. */
const FEW = 200;
/** Entries that are sorted before something else gets its turn. */
const SORT_SLICE = 4096;
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
  /** Slots in the order of each column that was asked for so far. */
  readonly #orders = new Map<ListSort, Entry[]>();
  readonly #results = new Map<string, readonly Entry[]>();
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
    place: { after: string | null; offset: number; limit: number },
  ): Promise<{ ids: string[]; total: number; start: number }> {
    await this.#settle();
    const found = await this.#find(query);
    const before = place.after === null ? -1 : found.findIndex((entry) => entry.id === place.after);
    const start = before + 1 + place.offset;
    const ids = found.slice(start, start + place.limit).map((entry) => entry.id);
    return { ids, total: found.length, start };
  }

  /** All that a query finds, in its order. */
  async all(query: RosterQuery): Promise<string[]> {
    await this.#settle();
    return (await this.#find(query)).map((entry) => entry.id);
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
    this.#positions = null;
  }

  async #readAll(): Promise<void> {
    const entries: Entry[] = [];
    const slots = new Map<string, number>();
    let after: [string, string] = ['', ''];
    for (;;) {
      const rows = await this.#read.all<EntryRow>(
        `${SELECT} WHERE d.event_id = ? AND (d.sort_name, d.registration_id) > (?, ?)
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
          `${SELECT.replace('FROM directory AS d', 'FROM json_each(?) AS i CROSS JOIN directory AS d ON d.registration_id = i.value')}
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

  async #find(query: RosterQuery): Promise<readonly Entry[]> {
    const key = query.among === null ? JSON.stringify(query) : null;
    const kept = key === null ? undefined : this.#results.get(key);
    if (kept !== undefined) return kept;
    const order = await this.#order(query.sort);
    const matches = matcherOf(query);
    const found = order.filter(matches);
    if (query.descending) found.reverse();
    if (key !== null) {
      this.#results.set(key, found);
      const [oldest] = this.#results.keys();
      if (this.#results.size > KEPT_RESULTS && oldest !== undefined) this.#results.delete(oldest);
    }
    return found;
  }

  async #order(sort: ListSort): Promise<readonly Entry[]> {
    const known = this.#orders.get(sort);
    if (known !== undefined) return known;
    const order = await sortInSlices(this.#entries, COMPARE[sort]);
    this.#orders.set(sort, order);
    return order;
  }
}

interface EntryRow {
  id: string;
  sortName: string;
  words: string;
  email: string | null;
  company: string | null;
  ticketType: string | null;
  orderCode: string | null;
  status: RegistrationStatus | null;
  source: string | null;
  attention: number;
  blocked: number;
  vip: number;
  inside: number | null;
  entries: number | null;
  lastPassAt: number | null;
  joinedAt: number | null;
  waitlistedAt: number | null;
}

const SELECT = `
  SELECT d.registration_id AS id, d.sort_name AS sortName, d.words, p.email, p.company, r.ticket_type AS ticketType,
    r.order_code AS orderCode, r.status, r.source, r.attention, r.blocked, r.vip, s.inside, s.entries,
    s.last_pass_at AS lastPassAt, r.joined_at AS joinedAt, r.waitlisted_at AS waitlistedAt
  FROM directory AS d
  CROSS JOIN registrations AS r ON r.id = d.registration_id
  LEFT JOIN people AS p ON p.id = r.person_id
  LEFT JOIN presences AS s ON s.registration_id = r.id`;

function toEntry(row: EntryRow, slot: number): Entry {
  const { name, names, rest } = readDirectoryWords(row.words);
  return {
    id: row.id,
    slot,
    name: row.sortName,
    email: (row.email ?? '').toLowerCase(),
    company: fold(row.company ?? ''),
    ticketType: row.ticketType,
    ticketOrder: fold(row.ticketType ?? ''),
    orderCode: (row.orderCode ?? '').toLowerCase(),
    status: row.status ?? 'enrolled',
    source: row.source ?? 'import',
    attention: row.attention === 1,
    blocked: row.blocked === 1,
    vip: row.vip === 1,
    presence: row.inside === 1 ? 1 : (row.entries ?? 0) > 0 ? 2 : 0,
    lastSeenAt: row.lastPassAt ?? 0,
    joinedAt: row.joinedAt ?? 0,
    waitlistedAt: row.waitlistedAt ?? 0,
    words: ` ${[name, ...names, ...rest].join(' ')}`,
  };
}

const FILTERS: Record<ListFilter, (entry: Entry) => boolean> = {
  all: () => true,
  inside: (entry) => entry.presence === 1,
  expected: (entry) => entry.status === 'enrolled' && entry.presence === 0,
  left: (entry) => entry.presence === 2,
  enrolled: (entry) => entry.status === 'enrolled',
  waitlisted: (entry) => entry.status === 'waitlisted',
  cancelled: (entry) => entry.status === 'cancelled',
  attention: (entry) => entry.attention || entry.vip || entry.blocked,
};

function matcherOf({ filter, terms, among, ticketTypes }: RosterQuery): (entry: Entry) => boolean {
  const passes = FILTERS[filter];
  const types = ticketTypes === null ? null : new Set(ticketTypes);
  // A word that was typed is the beginning of one of theirs.
  const beginnings = terms.map((alternatives) => alternatives.map((word) => ` ${word}`));
  return (entry) =>
    passes(entry) &&
    (types === null || types.has(entry.ticketType ?? '')) &&
    (among === null
      ? beginnings.every((ways) => ways.some((way) => entry.words.includes(way) || ` ${entry.orderCode}`.includes(way)))
      : among.has(entry.id));
}

type Compare = (a: Entry, b: Entry) => number;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By the column, then by name; the id makes it one order for all. Nothing comes after something. */
const by =
  (column: Compare): Compare =>
  (a, b) =>
    column(a, b) || compareText(a.name, b.name) || compareText(a.id, b.id);
const emptyLast = (a: string, b: string) =>
  a === '' || b === '' ? (a === '' ? 1 : 0) - (b === '' ? 1 : 0) : compareText(a, b);
const STATUS_ORDER: Record<RegistrationStatus, number> = { enrolled: 0, waitlisted: 1, cancelled: 2 };

const COMPARE: Record<ListSort, Compare> = {
  name: by(() => 0),
  email: by((a, b) => emptyLast(a.email, b.email)),
  company: by((a, b) => emptyLast(a.company, b.company)),
  ticketType: by((a, b) => emptyLast(a.ticketOrder, b.ticketOrder)),
  order: by((a, b) => emptyLast(a.orderCode, b.orderCode)),
  status: by((a, b) => STATUS_ORDER[a.status] - STATUS_ORDER[b.status] || a.presence - b.presence),
  joined: by((a, b) => a.joinedAt - b.joinedAt),
  lastSeen: by((a, b) => a.lastSeenAt - b.lastSeenAt),
  // As the database orders it: by time, then by id.
  waitlist: (a, b) => a.waitlistedAt - b.waitlistedAt || compareText(a.id, b.id),
};

/** Where an entry is in an order, or belongs. */
function placeOf(order: readonly Entry[], entry: Entry, compare: Compare): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = order[middle];
    if (other !== undefined && compare(other, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sorts a copy, a slice at a time: sorted runs are merged pairwise, and others get their turn in between. */
async function sortInSlices(entries: readonly Entry[], compare: Compare): Promise<Entry[]> {
  let runs: Entry[][] = [];
  for (let start = 0; start < entries.length; start += SORT_SLICE) {
    runs.push(entries.slice(start, start + SORT_SLICE).sort(compare));
    await setImmediate();
  }
  while (runs.length > 1) {
    const merged: Entry[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(await mergeRuns(runs[index] ?? [], runs[index + 1] ?? [], compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function mergeRuns(a: readonly Entry[], b: readonly Entry[], compare: Compare): Promise<Entry[]> {
  const merged: Entry[] = [];
  let [left, right] = [0, 0];
  while (left < a.length || right < b.length) {
    const [first, second] = [a[left], b[right]];
    const takeLeft = second === undefined || (first !== undefined && compare(first, second) <= 0);
    if (takeLeft && first !== undefined) left += 1;
    else right += 1;
    const next = takeLeft ? first : second;
    if (next !== undefined) merged.push(next);
    if (merged.length % (4 * SORT_SLICE) === 0) await setImmediate();
  }
  return merged;
}
