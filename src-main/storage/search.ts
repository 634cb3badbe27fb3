import { prefixEditDistance, queryTerms } from '#shared/domain/text.ts';
import { readDirectoryWords } from './projections/directory.ts';
import type { Reader } from './unit-of-work.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Candidate {
  registrationId: string;
  sortName: string;
  words: string;
  cancelled: number;
}

/** How many hits of the index are looked at closely. Beyond that a query is too vague for the order to matter. */
const MAX_CANDIDATES = 200;
/** Fewer hits than this, and the search looks for typing errors too. */
const ENOUGH = 5;
/** How many of the words close to a mistyped one are tried. */
const MAX_ALTERNATIVES = 60;
/** Letters of a word that may have a typing error though no other word of the query fits. */
const LONG_ENOUGH_ALONE = 6;

/**
 * Finds registrations by what a desk person types: parts of names, words in any order, accents left out, typing errors,
 * company, e-mail, order code or ticket code.
 */
export class Search {
  readonly #read: Reader;
  readonly #vocabulary: Vocabulary;

  constructor(read: Reader, vocabulary: Vocabulary) {
    this.#read = read;
    this.#vocabulary = vocabulary;
  }

  /** @returns ids of registrations, best first, at most `limit` */
  async find(eventId: string, text: string, limit: number): Promise<string[]> {
    const terms = queryTerms(text).filter((alternatives) => alternatives[0] !== undefined && alternatives[0] !== '');
    const byCode = await this.#byCode(eventId, text, limit);
    if (terms.length === 0) return byCode;
    // Long texts are pasted, not typed; the first words decide.
    const words = terms.slice(0, 8);

    const found = new Map<string, Candidate>();
    const collect = (rows: readonly Candidate[]) => {
      for (const row of rows) found.set(row.registrationId, row);
    };
    collect(
      await this.#match(
        eventId,
        words.map((alternatives) => alternatives.map(quote)),
      ),
    );
    if (found.size < MAX_CANDIDATES) {
      collect(
        await this.#match(
          eventId,
          words.map((alternatives) => alternatives.map(quotePrefix)),
        ),
      );
    }
    if (found.size < ENOUGH) {
      await this.#vocabulary.ready(this.#read);
      const tolerant = words.map((alternatives) => this.#withTypos(alternatives));
      collect(await this.#match(eventId, tolerant));
      if (found.size === 0 && words.length > 1) await this.#leavingOneOut(eventId, words, tolerant, collect);
    }
    const ranked = rank([...found.values()], words);
    return [...new Set([...byCode, ...ranked])].slice(0, limit);
  }

  /** A word too many (a title, a middle name that the list lacks) must not hide the person. */
  async #leavingOneOut(
    eventId: string,
    words: readonly string[][],
    tolerant: readonly string[][],
    collect: (rows: readonly Candidate[]) => void,
  ): Promise<void> {
    for (const skipped of words.keys()) {
      const others = (_: unknown, index: number) => index !== skipped;
      const rest = words.filter(others);
      const [only = []] = rest;
      // Something near one short word is in half of the list: alone it has to be right.
      const exact = rest.length === 1 && (only[0]?.length ?? 0) < LONG_ENOUGH_ALONE;
      collect(await this.#match(eventId, exact ? [only.map(quote)] : tolerant.filter(others)));
    }
  }

  #withTypos(alternatives: readonly string[]): string[] {
    const queries = new Set(alternatives.map(quotePrefix));
    for (const word of alternatives) {
      for (const near of this.#vocabulary.near(word, MAX_ALTERNATIVES)) queries.add(quote(near));
    }
    return [...queries];
  }

  async #match(eventId: string, words: readonly string[][]): Promise<Candidate[]> {
    // CROSS JOIN keeps the order of the tables: left to itself, SQLite may ask the index once per person of the event.
    const expression = words.map((queries) => `(${queries.join(' OR ')})`).join(' AND ');
    return this.#read.all<Candidate>(
      `SELECT d.registration_id AS registrationId, d.sort_name AS sortName, d.words, d.cancelled
       FROM directory_text AS t
       CROSS JOIN directory AS d ON d.id = t.rowid AND d.event_id = ?
       WHERE directory_text MATCH ? LIMIT ${MAX_CANDIDATES}`,
      [eventId, expression],
    );
  }

  /** Ticket and order codes, whole or from their beginning. */
  async #byCode(eventId: string, text: string, limit: number): Promise<string[]> {
    const code = text.trim();
    if (code.length < 3 || /\s/.test(code)) return [];
    // The greatest string with this beginning, for a range that the index answers. The plus keeps SQLite from going
    // through everybody of the event instead.
    const upper = `${code}\u{10ffff}`;
    const rows = await this.#read.all<{ id: string }>(
      `SELECT registration_id AS id FROM media
         WHERE value >= ?1 COLLATE NOCASE AND value < ?2 COLLATE NOCASE AND +event_id = ?3 AND kind = 'ticket'
           AND registration_id IS NOT NULL
       UNION
       SELECT id FROM registrations
         WHERE order_code >= ?1 COLLATE NOCASE AND order_code < ?2 COLLATE NOCASE AND +event_id = ?3
           AND order_code IS NOT NULL
       LIMIT ?4`,
      [code, upper, eventId, limit],
    );
    return rows.map((row) => row.id);
  }
}

// FTS5 reads operators even in bound text, so every word is quoted.
function quote(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

function quotePrefix(word: string): string {
  return `${quote(word)}*`;
}

/** Best first: whole words before beginnings before typing errors, names before companies and addresses. */
function rank(candidates: readonly Candidate[], words: readonly string[][]): string[] {
  return candidates
    .map((candidate) => ({ candidate, score: score(candidate, words) }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        (a.candidate.sortName < b.candidate.sortName ? -1 : a.candidate.sortName > b.candidate.sortName ? 1 : 0) ||
        (a.candidate.registrationId < b.candidate.registrationId ? -1 : 1),
    )
    .map(({ candidate }) => candidate.registrationId);
}

function score(candidate: Candidate, words: readonly string[][]): number {
  const { name, names, rest } = readDirectoryWords(candidate.words);
  let total = 0;
  for (const alternatives of words) {
    total += Math.max(...alternatives.map((word) => Math.max(bestFit(word, names), 0.6 * bestFit(word, rest))));
  }
  // Somebody whose whole name was typed comes before those with further names.
  if (name === words.map((alternatives) => alternatives[0]).join(' ')) total += 5;
  if (candidate.cancelled === 1) total -= 1;
  return total;
}

function bestFit(word: string, terms: readonly string[]): number {
  let best = 0;
  for (const term of terms) {
    if (term === word) return 10;
    if (term.startsWith(word)) best = Math.max(best, 6 + (2 * word.length) / term.length);
    else if (best < 5 && word.length >= 3) {
      const allowed = word.length >= 8 ? 2 : 1;
      const distance = prefixEditDistance(word, term, allowed);
      if (distance <= allowed) {
        // A typing error in a whole word is likelier than one in its beginning.
        const closeness = 1 - Math.min(1, Math.abs(term.length - word.length) / term.length);
        best = Math.max(best, 5 - 1.5 * distance + closeness);
      }
    }
  }
  return best;
}
