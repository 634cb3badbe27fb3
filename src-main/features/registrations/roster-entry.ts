import { readDirectoryWords } from '#main/storage/projections/directory.ts';
import type { ListFilter, ListSort } from '#shared/contract/registrations.ts';
import { fold } from '#shared/domain/text.ts';
import type { RegistrationStatus } from '#shared/domain/verdict.ts';
import type { Compare } from './sorting.ts';

/** What a list can be narrowed and ordered by, of one registration. */
export interface Entry {
  id: string;
  /** Position in the list of all entries. */
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
  /** All searchable words and the order code, each with a space before it. */
  words: string;
  /** See {@link beginningsOf}. */
  beginnings: Beginnings;
}

/** How the words of a text begin, as bits: one of 32 for the first letter, another of 32 for the first two. */
interface Beginnings {
  one: number;
  two: number;
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

export interface EntryRow {
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

/** The entries of what is found under the name `d` in the directory. */
export const selectEntries = (from: string) => `
  SELECT d.registration_id AS id, d.sort_name AS sortName, d.words, p.email, p.company, r.ticket_type AS ticketType,
    r.order_code AS orderCode, r.status, r.source, r.attention, r.blocked, r.vip, s.inside, s.entries,
    s.last_pass_at AS lastPassAt, r.joined_at AS joinedAt, r.waitlisted_at AS waitlistedAt
  FROM ${from}
  CROSS JOIN registrations AS r ON r.id = d.registration_id
  LEFT JOIN people AS p ON p.id = r.person_id
  LEFT JOIN presences AS s ON s.registration_id = r.id`;

export function toEntry(row: EntryRow, slot: number): Entry {
  const { name, names, rest } = readDirectoryWords(row.words);
  const orderCode = (row.orderCode ?? '').toLowerCase();
  const words = ['', name, ...names, ...rest, orderCode].join(' ');
  return {
    id: row.id,
    slot,
    name: row.sortName,
    email: (row.email ?? '').toLowerCase(),
    company: fold(row.company ?? ''),
    ticketType: row.ticketType,
    ticketOrder: fold(row.ticketType ?? ''),
    orderCode,
    status: row.status ?? 'enrolled',
    source: row.source ?? 'import',
    attention: row.attention === 1,
    blocked: row.blocked === 1,
    vip: row.vip === 1,
    presence: row.inside === 1 ? 1 : (row.entries ?? 0) > 0 ? 2 : 0,
    lastSeenAt: row.lastPassAt ?? 0,
    joinedAt: row.joinedAt ?? 0,
    waitlistedAt: row.waitlistedAt ?? 0,
    words,
    beginnings: beginningsOf(words),
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

/** All but the words. */
export function filterOf({ filter, among, ticketTypes }: RosterQuery): (entry: Entry) => boolean {
  const passes = FILTERS[filter];
  const types = ticketTypes === null ? null : new Set(ticketTypes);
  return (entry) =>
    passes(entry) && (types === null || types.has(entry.ticketType ?? '')) && (among === null || among.has(entry.id));
}

/**
 * A word that was typed is the beginning of one of theirs. Few texts are read to find that out: where no word has the first
 * letters, the bits say so, as in a Bloom filter.
 */
export function wordFinder(terms: RosterQuery['terms']): (entry: Entry) => boolean {
  const wanted = terms.map((alternatives) =>
    alternatives.map((word) => {
      const text = ` ${word}`;
      return { text, ...beginningsOf(text) };
    }),
  );
  return ({ words, beginnings }) =>
    wanted.every((ways) =>
      ways.some(
        ({ text, one, two }) =>
          (beginnings.one & one) === one && (beginnings.two & two) === two && words.includes(text),
      ),
    );
}

const SPACE = 0x20;

/** @param words each with a space before it */
function beginningsOf(words: string): Beginnings {
  let [one, two] = [0, 0];
  for (let at = words.indexOf(' '); at !== -1; at = words.indexOf(' ', at + 1)) {
    const [first, second] = [words.charCodeAt(at + 1), words.charCodeAt(at + 2)];
    if (Number.isNaN(first) || first === SPACE) continue;
    one |= 1 << (first & 31);
    if (!Number.isNaN(second) && second !== SPACE) two |= 1 << ((first * 7 + second) & 31);
  }
  return { one, two };
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By the column, then by name; the id makes it one order for all. Nothing comes after something. */
const by =
  (column: Compare<Entry>): Compare<Entry> =>
  (a, b) =>
    column(a, b) || compareText(a.name, b.name) || compareText(a.id, b.id);
const emptyLast = (a: string, b: string) =>
  a === '' || b === '' ? (a === '' ? 1 : 0) - (b === '' ? 1 : 0) : compareText(a, b);
const STATUS_ORDER: Record<RegistrationStatus, number> = { enrolled: 0, waitlisted: 1, cancelled: 2 };

export const COMPARE: Record<ListSort, Compare<Entry>> = {
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
