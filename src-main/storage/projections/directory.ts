import { fold, searchTerms, tokens } from '#shared/domain/text.ts';
import { insertRows } from '../insert.ts';
import { directory } from '../schema/local.ts';
import { together, type WriteTx } from '../unit-of-work.ts';
import type { Projection } from './projection.ts';

interface Entry {
  registrationId: string;
  eventId: string | null;
  deleted: number;
  cancelled: number;
  row: number | null;
  displayName: string | null;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  jobTitle: string | null;
  email: string | null;
}

/**
 * The index that the search box asks: every registration's words, folded and in all spellings that people type.
 * @param onWords told of the words of the refreshed entries once they are on disk; of none where entries only went
 */
export function createDirectoryProjection(onWords: (words: readonly string[]) => void): Projection {
  return {
    name: 'directory',
    async refresh(tx: WriteTx, registrationIds: readonly string[]): Promise<void> {
      const entries = await load(tx, registrationIds);
      const visible = entries.filter((entry) => entry.eventId !== null && entry.deleted === 0);
      const hidden = entries.filter((entry) => entry.row !== null && (entry.eventId === null || entry.deleted === 1));
      if (hidden.length > 0) await remove(tx, hidden);
      if (visible.length === 0) {
        if (hidden.length > 0) tx.afterCommit(() => onWords([]));
        return;
      }

      let next = (await tx.get<{ next: number }>('SELECT coalesce(max(id), 0) + 1 AS next FROM directory'))?.next ?? 1;
      const found = visible.map(wordsOf);
      const rows = visible.map((entry, index) => ({
        id: entry.row ?? next++,
        registrationId: entry.registrationId,
        eventId: entry.eventId,
        sortName: sortName(entry),
        words: writeDirectoryWords(found[index]),
        cancelled: entry.cancelled === 1,
      }));
      const listing = insertRows(
        tx,
        directory,
        rows,
        `ON CONFLICT (id) DO UPDATE SET event_id = excluded.event_id, sort_name = excluded.sort_name,
           words = excluded.words, cancelled = excluded.cancelled`,
      );
      const indexing = tx.run(
        `INSERT OR REPLACE INTO directory_text (rowid, terms) SELECT value ->> 0, value ->> 1 FROM json_each(?)`,
        [JSON.stringify(rows.map((row) => [row.id, row.words]))],
      );
      await together([listing, indexing]);
      tx.afterCommit(() => onWords(found.flatMap(({ names, rest }) => [...names, ...rest])));
    },
  };
}

/** What the search box looks at, apart from codes, which have indexes of their own. */
export interface DirectoryWords {
  /** The name as it is shown, folded. */
  name: string;
  /** Its words and those of the parts of the name, in all spellings. */
  names: readonly string[];
  /** Those of company, job title and e-mail. */
  rest: readonly string[];
}

function wordsOf(entry: Entry): DirectoryWords {
  const join = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(' ');
  return {
    name: tokens(entry.displayName ?? '').join(' '),
    names: searchTerms(join(entry.displayName, entry.firstName, entry.lastName)),
    rest: searchTerms(join(entry.company, entry.jobTitle, entry.email)),
  };
}

// Words hold letters, marks and digits only. To the index the separator is nothing; the name's words are in it twice.
const SEPARATOR = '|';

function writeDirectoryWords(words: DirectoryWords | undefined): string {
  return [words?.name ?? '', words?.names.join(' ') ?? '', words?.rest.join(' ') ?? ''].join(SEPARATOR);
}

/** The words of an entry as they are kept beside the index, for ranking what the index finds. */
export function readDirectoryWords(text: string): DirectoryWords {
  const [name = '', names = '', rest = ''] = text.split(SEPARATOR);
  return { name, names: names.split(' '), rest: rest.split(' ') };
}

function sortName(entry: Entry): string {
  return fold([entry.lastName, entry.firstName].filter(Boolean).join(' ') || (entry.displayName ?? ''));
}

function load(tx: WriteTx, registrationIds: readonly string[]): Promise<Entry[]> {
  return tx.all<Entry>(
    `SELECT r.id AS registrationId, r.event_id AS eventId, r.deleted_at IS NOT NULL AS deleted,
       r.status IS 'cancelled' AS cancelled, d.id AS row,
       p.display_name AS displayName, p.first_name AS firstName, p.last_name AS lastName, p.company AS company,
       p.job_title AS jobTitle, p.email AS email
     FROM json_each(?) AS i
     JOIN registrations AS r ON r.id = i.value
     LEFT JOIN people AS p ON p.id = r.person_id
     LEFT JOIN directory AS d ON d.registration_id = r.id`,
    [JSON.stringify(registrationIds)],
  );
}

async function remove(tx: WriteTx, entries: readonly Entry[]): Promise<void> {
  const rows = JSON.stringify(entries.map((entry) => entry.row));
  await tx.run('DELETE FROM directory_text WHERE rowid IN (SELECT value FROM json_each(?))', [rows]);
  await tx.run('DELETE FROM directory WHERE id IN (SELECT value FROM json_each(?))', [rows]);
}
