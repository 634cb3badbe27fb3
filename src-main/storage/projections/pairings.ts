import { idOf } from '../operations/kinds/ids.ts';
import type { Reader } from '../unit-of-work.ts';
import { pairNamesOf } from './pair-names.ts';

/** Who is together for a round from some moment on, until it is said otherwise. */
export interface Together {
  hlc: string;
  /** Epoch ms. */
  at: number;
  names: ReadonlySet<string>;
}

/** All that was said of who is together, by round and in the order of the clocks. */
export type Pairings = ReadonlyMap<string, readonly Together[]>;

interface Fields {
  groups?: string[][] | null;
  pairedAt?: number;
  deletedAt?: number | null;
}

interface Said {
  roundId: string;
  hlc: string;
  at: number;
  fields: Fields;
}

/** What was said of the rounds of an event. */
export async function pairingsAt(read: Reader, eventId: string): Promise<Pairings> {
  const rounds = new Map<string, Together[]>();
  const state = new Map<string, { groups: string[][]; isGone: boolean }>();
  for (const { roundId, hlc, at, fields } of await saidAt(read, eventId)) {
    const { groups, isGone } = state.get(roundId) ?? { groups: [], isGone: false };
    const now = {
      groups: fields.groups === undefined ? groups : (fields.groups ?? []),
      isGone: fields.deletedAt === undefined ? isGone : fields.deletedAt !== null,
    };
    state.set(roundId, now);
    const names = new Set(now.isGone ? [] : now.groups.flatMap((group) => pairNamesOf(eventId, group)));
    const told = rounds.get(roundId) ?? [];
    rounds.set(roundId, told);
    told.push({ hlc, at: fields.pairedAt ?? at, names });
  }
  return rounds;
}

async function saidAt(read: Reader, eventId: string): Promise<Said[]> {
  const rows = await read.all<Omit<Said, 'fields'> & { groups: string | null; gone: number; clocks: string }>(
    `SELECT round_id AS roundId, groups, coalesce(paired_at, updated_at) AS at, deleted_at IS NOT NULL AS gone, clocks
     FROM pairings WHERE event_id = ?`,
    [eventId],
  );
  if (rows.length === 0) return [];
  const said: Said[] = await operationsOf(
    read,
    rows.map(({ roundId }) => roundId),
  );
  const known = new Set(said.map(({ hlc }) => hlc));
  // Where the log has lost what was said last, the row still has it.
  for (const { roundId, groups, at, gone, clocks } of rows) {
    const hlc = (JSON.parse(clocks) as [string, number][]).at(-1)?.[0];
    if (hlc === undefined || known.has(hlc)) continue;
    said.push({ roundId, hlc, at, fields: { groups: gone === 1 ? null : JSON.parse(groups ?? 'null') } });
  }
  return said.sort((a, b) => (a.hlc < b.hlc ? -1 : 1));
}

async function operationsOf(read: Reader, roundIds: readonly string[]): Promise<(Said & { eventId: string })[]> {
  const told = await read.all<{ hlc: string; at: number; payload: string }>(
    `SELECT o.hlc, o.at, o.payload FROM json_each(?) AS i CROSS JOIN operations AS o ON o.subject_id = i.value
     WHERE o.kind = 'pairing.set' AND o.state = 'applied' AND o.payload <> 'null'`,
    [JSON.stringify(roundIds.map(idOf.pairing))],
  );
  return told.map(({ payload, ...row }) => ({
    ...row,
    ...(JSON.parse(payload) as { eventId: string; roundId: string; fields: Fields }),
  }));
}

/** The names of all pairs that were ever together for some rounds. */
export async function pairNamesOfRounds(read: Reader, roundIds: readonly string[]): Promise<string[]> {
  const said = await operationsOf(read, roundIds);
  return [
    ...new Set(
      said.flatMap(({ eventId, fields }) => (fields.groups ?? []).flatMap((group) => pairNamesOf(eventId, group))),
    ),
  ];
}
