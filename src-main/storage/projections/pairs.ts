import {
  type Choice,
  inOrder,
  type MatchOrigin,
  type PairState,
  type PairWord,
  pairState,
  type Said,
  saidAt,
} from '#shared/domain/match.ts';
import { insertRows, overwriting } from '../insert.ts';
import { wallMs } from '../operations/hlc.ts';
import { idOf } from '../operations/kinds/ids.ts';
import { pairs } from '../schema/replicated.ts';
import type { Reader, WriteTx } from '../unit-of-work.ts';
import { type PairKey, pairName, readPairName } from './pair-names.ts';
import { type Pairings, pairingsAt, pairNamesOfRounds } from './pairings.ts';
import type { Projection } from './projection.ts';

/** What stands between two people, from all choices, from what was decided by hand, and from pairings of rounds. */
export const pairsProjection: Projection = {
  name: 'pairs',

  async refresh(tx: WriteTx, names: readonly string[]): Promise<void> {
    const rows = [];
    const gone: string[] = [];
    const pairings = new Map<string, Pairings>();
    for (const name of names) {
      const key = readPairName(name);
      const { eventId } = key;
      const known = pairings.get(eventId) ?? (await pairingsAt(tx, eventId));
      pairings.set(eventId, known);
      const id = idOf.match(eventId, key.firstId, key.secondId);
      const state = pairState(inOrder([...(await wordsOf(tx, id, key)), ...togetherOf(name, known)]));
      if (isNothing(state)) gone.push(id);
      else {
        const { first, second, rounds, ...rest } = state;
        const own = { firstChoice: first, secondChoice: second, rounds: rounds.length === 0 ? null : rounds };
        rows.push({ id, ...key, ...own, ...rest });
      }
    }
    const columns = Object.keys(pairs.columns).filter((name) => name !== 'id');
    await insertRows(tx, pairs, rows, overwriting('id', columns));
    if (gone.length > 0)
      await tx.run('DELETE FROM pairs WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify(gone)]);
  },
};

/** Rounds that people were put together for anew, by event and round: the pairs of now and of before. */
export const pairingsProjection: Projection = {
  name: 'pairings',

  async refresh(tx: WriteTx, names: readonly string[]): Promise<void> {
    const rounds = new Set(names.map((name) => name.split(' ')[1] ?? ''));
    await pairsProjection.refresh(tx, await pairNamesOfRounds(tx, [...rounds]));
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
    names.push(...(await togetherWith(tx, registrationIds)));
    await pairsProjection.refresh(tx, [...new Set(names)]);
  },
};

async function togetherWith(tx: Reader, registrationIds: readonly string[]): Promise<string[]> {
  const rounds = await tx.all<{ id: string }>(
    `SELECT DISTINCT p.round_id AS id FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.id = i.value
     CROSS JOIN pairings AS p ON p.event_id = r.event_id`,
    [JSON.stringify(registrationIds)],
  );
  const ids = new Set(registrationIds);
  const names = await pairNamesOfRounds(
    tx,
    rounds.map(({ id }) => id),
  );
  return names.filter((name) => name.split(' ').some((id) => ids.has(id)));
}

function isNothing({ first, second, matchedAt }: PairState): boolean {
  return first === null && second === null && matchedAt === null;
}

/** Everything that people and organizers have said about a pair. */
async function wordsOf(tx: Reader, id: string, key: PairKey): Promise<Said[]> {
  return [...(await choicesOf(tx, id, key)), ...(await decisionsOf(tx, id)), ...(await erasuresOf(tx, key))];
}

/** One that did not wait: it was said when it was recorded, by the clock that all desks follow. */
const now = (hlc: string, word: PairWord): Said => ({ moment: wallMs(hlc), hlc, word });

/** A choice that had to wait counts from when it was said: by so much before the clock of what recorded it. */
async function choicesOf(tx: Reader, id: string, { eventId, firstId, secondId }: PairKey): Promise<Said[]> {
  const rows = await tx.all<{ hlc: string; fromId: string; choice: Choice; at: number; recordedAt: number | null }>(
    `SELECT c.hlc, c.from_id AS fromId, c.choice, c.at, (
       SELECT o.at FROM operations AS o
       WHERE o.subject_id = ?4 AND o.hlc = c.hlc AND o.desk_id = c.desk_id AND o.state = 'applied') AS recordedAt
     FROM choices AS c
     WHERE ((c.from_id = ?2 AND c.to_id = ?3) OR (c.from_id = ?3 AND c.to_id = ?2)) AND c.event_id = ?1
       AND c.undo_of IS NULL AND NOT EXISTS (
         SELECT 1 FROM choices AS u
         WHERE u.undo_of = c.id AND u.from_id = c.from_id AND u.to_id = c.to_id AND u.event_id = c.event_id)`,
    [eventId, firstId, secondId, id],
  );
  return rows.map(({ hlc, fromId, choice, ...row }) => {
    const recordedAt = row.recordedAt ?? row.at;
    const at = saidAt(row.at, recordedAt);
    const word = { by: fromId === firstId ? ('first' as const) : ('second' as const), choice, at };
    return { moment: wallMs(hlc) - (recordedAt - at), hlc, word };
  });
}

interface Decided {
  matchedAt?: number | null;
  active?: boolean;
  origin?: MatchOrigin | null;
  deletedAt?: number | null;
}

/** Everything that somebody ever decided about the match. */
async function decisionsOf(tx: Reader, id: string): Promise<Said[]> {
  const told = await tx.all<{ hlc: string; at: number; payload: string }>(
    `SELECT hlc, at, payload FROM operations
     WHERE subject_id = ? AND kind = 'match.set' AND state = 'applied' AND payload <> 'null'`,
    [id],
  );
  const words = told.map(({ hlc, at, payload }) =>
    decision(hlc, at, (JSON.parse(payload) as { fields: Decided }).fields),
  );
  const row = await tx.get<Decided & { gone: number; at: number; clocks: string }>(
    `SELECT matched_at AS matchedAt, active = 1 AND deleted_at IS NULL AS active, origin, created_at AS at, clocks
     FROM matches WHERE id = ?`,
    [id],
  );
  // Where the log has lost what was said last, the row still has it.
  const last = row === undefined ? undefined : (JSON.parse(row.clocks) as [string, number][]).at(-1)?.[0];
  if (row !== undefined && last !== undefined && !told.some(({ hlc }) => hlc === last))
    words.push(decision(last, row.at, { ...row, active: Boolean(row.active) }));
  return words.filter((word) => word !== null);
}

function decision(hlc: string, at: number, { matchedAt, active, origin, deletedAt }: Decided): Said | null {
  const isMade = deletedAt == null ? active : false;
  if (isMade === undefined) return null;
  const word: PairWord = isMade
    ? { match: true, origin: origin ?? 'manual', at: matchedAt ?? at }
    : { match: false, origin: origin ?? 'manual', at: matchedAt ?? null };
  return now(hlc, word);
}

/** When the two were put together for rounds, and when another pairing took the place of that. */
function togetherOf(name: string, pairings: Pairings): Said[] {
  return [...pairings].flatMap(([roundId, all]) =>
    all.flatMap(({ hlc, at, names }, place) => {
      if (names.has(name)) return [now(hlc, { paired: true, roundId, at })];
      return all[place - 1]?.names.has(name) ? [now(hlc, { paired: false, roundId })] : [];
    }),
  );
}

/** Whoever was erased begins anew, should they come again. */
async function erasuresOf(tx: Reader, { firstId, secondId }: PairKey): Promise<Said[]> {
  const rows = await tx.all<{ hlc: string }>(
    `SELECT o.hlc FROM registrations AS r CROSS JOIN erasures AS e ON e.id = r.person_id
     CROSS JOIN operations AS o ON o.subject_id = e.id
     WHERE r.id IN (?, ?) AND o.kind = 'person.erase' AND o.state = 'applied'`,
    [firstId, secondId],
  );
  return rows.map(({ hlc }) => now(hlc, 'erased'));
}
