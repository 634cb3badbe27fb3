import { type Choice, type MatchOrigin, type PairState, type PairWord, pairState } from '#shared/domain/match.ts';
import { insertRows, overwriting } from '../insert.ts';
import { idOf } from '../operations/kinds/ids.ts';
import { pairs } from '../schema/replicated.ts';
import type { Reader, WriteTx } from '../unit-of-work.ts';
import type { Projection } from './projection.ts';

/** Two registrations at an event, the smaller id first. */
export interface PairKey {
  eventId: string;
  firstId: string;
  secondId: string;
}

/** How a pair is named among what an operation has touched, or null for somebody with themselves. */
export function pairName(eventId: string, a: string, b: string): string | null {
  return a === b ? null : [eventId, ...[a, b].sort()].join(' ');
}

/** The pair that {@link pairName} has named. */
export function readPairName(name: string): PairKey {
  const [eventId = '', firstId = '', secondId = ''] = name.split(' ');
  return { eventId, firstId, secondId };
}

/** A word with the clock that says where it belongs. */
interface Stamped {
  hlc: string;
  word: PairWord;
}

/** What stands between two people, from all choices and from what was decided by hand. */
export const pairsProjection: Projection = {
  name: 'pairs',

  async refresh(tx: WriteTx, names: readonly string[]): Promise<void> {
    const rows = [];
    const gone: string[] = [];
    for (const key of names.map(readPairName)) {
      const id = idOf.match(key.eventId, key.firstId, key.secondId);
      const state = pairState((await wordsOf(tx, id, key)).map(({ word }) => word));
      if (isNothing(state)) gone.push(id);
      else {
        const { first, second, ...rest } = state;
        rows.push({ id, ...key, firstChoice: first, secondChoice: second, ...rest });
      }
    }
    const columns = Object.keys(pairs.columns).filter((name) => name !== 'id');
    await insertRows(tx, pairs, rows, overwriting('id', columns));
    if (gone.length > 0)
      await tx.run('DELETE FROM pairs WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify(gone)]);
  },
};

/** The pairs of registrations: for whoever knows of somebody, and not of whom they met. */
export const pairsOfProjection: Projection = {
  name: 'pairsOf',

  async refresh(tx: WriteTx, registrationIds: readonly string[]): Promise<void> {
    const found = await tx.all<{ eventId: string; a: string; b: string }>(
      `SELECT event_id AS eventId, from_id AS a, to_id AS b FROM json_each(?1) AS i CROSS JOIN choices ON from_id = i.value
       UNION SELECT event_id, from_id, to_id FROM json_each(?1) AS i CROSS JOIN choices ON to_id = i.value
       UNION SELECT event_id, first_id, second_id FROM json_each(?1) AS i CROSS JOIN pairs ON first_id = i.value
       UNION SELECT event_id, first_id, second_id FROM json_each(?1) AS i CROSS JOIN pairs ON second_id = i.value
       UNION SELECT event_id, first_id, second_id FROM json_each(?1) AS i CROSS JOIN matches ON first_id = i.value
       UNION SELECT event_id, first_id, second_id FROM json_each(?1) AS i CROSS JOIN matches ON second_id = i.value`,
      [JSON.stringify(registrationIds)],
    );
    const names = found.map(({ eventId, a, b }) => pairName(eventId, a, b)).filter((name) => name !== null);
    await pairsProjection.refresh(tx, [...new Set(names)]);
  },
};

function isNothing({ first, second, matchedAt }: PairState): boolean {
  return first === null && second === null && matchedAt === null;
}

/** Everything that was said about a pair, in the order of the clocks. */
async function wordsOf(tx: Reader, id: string, key: PairKey): Promise<Stamped[]> {
  const words = [...(await choicesOf(tx, key)), ...(await decisionOf(tx, id)), ...(await erasuresOf(tx, key))];
  return words.sort((a, b) => (a.hlc < b.hlc ? -1 : 1));
}

async function choicesOf(tx: Reader, { eventId, firstId, secondId }: PairKey): Promise<Stamped[]> {
  const rows = await tx.all<{ hlc: string; fromId: string; choice: Choice; at: number }>(
    `SELECT c.hlc, c.from_id AS fromId, c.choice, c.at FROM choices AS c
     WHERE ((c.from_id = ?2 AND c.to_id = ?3) OR (c.from_id = ?3 AND c.to_id = ?2)) AND c.event_id = ?1
       AND c.undo_of IS NULL AND NOT EXISTS (SELECT 1 FROM choices AS u WHERE u.undo_of = c.id AND u.from_id = c.from_id)`,
    [eventId, firstId, secondId],
  );
  return rows.map(({ hlc, fromId, choice, at }) => ({
    hlc,
    word: { by: fromId === firstId ? 'first' : 'second', choice, at },
  }));
}

interface DecisionRow {
  matchedAt: number | null;
  active: number;
  origin: MatchOrigin | null;
  createdAt: number;
  deletedAt: number | null;
  clocks: string;
}

/** The last thing that somebody decided about the match, if anybody ever did. */
async function decisionOf(tx: Reader, id: string): Promise<Stamped[]> {
  const row = await tx.get<DecisionRow>(
    `SELECT matched_at AS matchedAt, active, origin, created_at AS createdAt, deleted_at AS deletedAt, clocks
     FROM matches WHERE id = ?`,
    [id],
  );
  if (row === undefined) return [];
  const hlc = (JSON.parse(row.clocks) as [string, number][]).at(-1)?.[0] ?? '';
  const origin = row.origin ?? 'manual';
  const isMade = row.active === 1 && row.deletedAt === null;
  const word: PairWord = isMade
    ? { match: true, origin, at: row.matchedAt ?? row.createdAt }
    : { match: false, origin, at: row.matchedAt };
  return [{ hlc, word }];
}

/** Whoever was erased begins anew, should they come again. */
async function erasuresOf(tx: Reader, { firstId, secondId }: PairKey): Promise<Stamped[]> {
  const rows = await tx.all<{ hlc: string }>(
    `SELECT o.hlc FROM registrations AS r CROSS JOIN erasures AS e ON e.id = r.person_id
     CROSS JOIN operations AS o ON o.subject_id = e.id
     WHERE r.id IN (?, ?) AND o.kind = 'person.erase' AND o.state = 'applied'`,
    [firstId, secondId],
  );
  return rows.map(({ hlc }) => ({ hlc, word: 'erased' }));
}
