import type { Reader } from '#main/storage/unit-of-work.ts';
import { keywordKey, meaningOf } from '#shared/domain/keywords.ts';
import { MATCHING_CONSENT } from '#shared/domain/matching-rules.ts';

/** Where somebody's keywords stand. */
export const KEYWORD_LISTS = ['offering', 'lookingFor', 'topics'] as const;
export type KeywordList = (typeof KEYWORD_LISTS)[number];

/** Their columns; `topics` are the interests of lists that do not tell offers from wishes. */
export const FIELD_OF = { offering: 'offering', lookingFor: 'lookingFor', topics: 'interests' } as const;
const COLUMN_OF = { offering: 'offering', lookingFor: 'looking_for', topics: 'interests' } as const;

export interface InterestsRow {
  id: string;
  eventId: string;
  personId: string;
  offering: string[];
  lookingFor: string[];
  topics: string[];
  consent: { version: string; at: number } | null;
}

interface Stored {
  id: string;
  eventId: string;
  personId: string;
  offering: string | null;
  lookingFor: string | null;
  interests: string | null;
  consents: string | null;
}

/** What people said of their interests. Ids that lead nowhere are left out. */
export async function findInterests(read: Reader, ids: readonly string[]): Promise<InterestsRow[]> {
  const rows = await read.all<Stored>(
    `SELECT r.id, r.event_id AS eventId, r.person_id AS personId, r.offering, r.looking_for AS lookingFor, r.interests,
       r.consents
     FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.id = i.value WHERE r.deleted_at IS NULL ORDER BY i.key`,
    [JSON.stringify(ids)],
  );
  return rows.map(({ offering, lookingFor, interests, consents, ...row }) => ({
    ...row,
    offering: words(offering),
    lookingFor: words(lookingFor),
    topics: words(interests),
    consent: consentOf(consents),
  }));
}

/** A JSON list of words, or nothing. */
export function words(json: string | null): string[] {
  return (JSON.parse(json ?? 'null') as string[] | null) ?? [];
}

/** Whether somebody has agreed to be matched, or refused it. @param json their consents */
export function answerOf(json: string | null): { version: string; at: number; refused: boolean } | null {
  type Said = { purpose: string; version: string; at: number; refused?: true };
  const all = (JSON.parse(json ?? 'null') as Said[] | null) ?? [];
  const found = all.find(({ purpose }) => purpose === MATCHING_CONSENT);
  return found === undefined ? null : { version: found.version, at: found.at, refused: found.refused === true };
}

/** The consent to be matched, where it stands. */
function consentOf(json: string | null): { version: string; at: number } | null {
  const answer = answerOf(json);
  return answer === null || answer.refused ? null : { version: answer.version, at: answer.at };
}

/** How the keywords of an event are written, and which mean the same. */
export interface Meanings {
  labels: ReadonlyMap<string, string>;
  /** The key that a keyword stands for, in whatever spelling. */
  keyOf(word: string): string;
  /** All keys that stand for another one, and the ones they were merged into. */
  targets: ReadonlyMap<string, string>;
}

export async function meaningsOf(read: Reader, eventId: string): Promise<Meanings> {
  const rows = await read.all<{ key: string; label: string | null; target: string | null }>(
    'SELECT key, label, target FROM keywords WHERE event_id = ? AND deleted_at IS NULL',
    [eventId],
  );
  const told = <K extends 'label' | 'target'>(name: K) =>
    new Map(rows.flatMap((row) => (row[name] === null ? [] : [[row.key, row[name]] as const])));
  const targets = told('target');
  const meaning = meaningOf(targets);
  return { labels: told('label'), targets, keyOf: (word) => meaning(keywordKey(word)) };
}

/** One keyword of an event, by the key that all that were merged into it stand for. */
export interface KeywordUse {
  key: string;
  label: string;
  offering: number;
  lookingFor: number;
  topics: number;
  people: number;
  merged: { key: string; label: string }[];
  /** An organizer has said how it is shown, or what else means it. */
  curated: boolean;
}

/** Keywords by how many have them; each is shown as most people write it, unless somebody said how. */
export async function keywordUses(read: Reader, eventId: string): Promise<KeywordUse[]> {
  const { labels, keyOf, targets } = await meaningsOf(read, eventId);
  const counted = await read.all<{ word: string; list: KeywordList; count: number }>(
    `SELECT word, list, count(*) AS count FROM (${SAID}) GROUP BY word, list`,
    [eventId],
  );
  const uses = new Map<string, KeywordUse>();
  const spellings = new Map<string, Map<string, number>>();
  const use = (key: string) => {
    const found = uses.get(key) ?? {
      key,
      label: key,
      offering: 0,
      lookingFor: 0,
      topics: 0,
      people: 0,
      merged: [],
      curated: labels.has(key),
    };
    uses.set(key, found);
    return found;
  };
  const keys: [word: string, key: string][] = [];
  for (const { word, list, count } of counted) {
    const key = keyOf(word);
    if (key === '') continue;
    use(key)[list] += count;
    keys.push([word, key]);
    if (keywordKey(word) !== key) continue;
    const own = spellings.get(key) ?? new Map<string, number>();
    spellings.set(key, own.set(word, (own.get(word) ?? 0) + count));
  }
  // Somebody who has a keyword twice, in two spellings or in two lists, is one.
  const people = await read.all<{ key: string; count: number }>(
    `SELECT m.value AS key, count(DISTINCT s.id) AS count FROM json_each(?2) AS m CROSS JOIN (${SAID}) AS s ON s.word = m.key
     GROUP BY m.value`,
    [eventId, JSON.stringify(Object.fromEntries(keys))],
  );
  for (const { key, count } of people) use(key).people = count;
  for (const key of targets.keys()) {
    const into = keyOf(key);
    if (into === key) continue;
    use(into).merged.push({ key, label: labels.get(key) ?? key });
    use(into).curated = true;
  }
  return [...uses.values()]
    .map((found) => ({
      ...found,
      label: labels.get(found.key) ?? commonest(spellings.get(found.key)) ?? found.key,
      merged: found.merged.sort((a, b) => (a.key < b.key ? -1 : 1)),
    }))
    .sort((a, b) => b.people - a.people || (a.key < b.key ? -1 : 1));
}

/** Every keyword that somebody at an event has. */
const SAID = KEYWORD_LISTS.map(
  (list) =>
    `SELECT i.value AS word, '${list}' AS list, r.id FROM registrations AS r CROSS JOIN json_each(r.${COLUMN_OF[list]}) AS i
     WHERE r.event_id = ?1 AND r.deleted_at IS NULL AND r.status IS NOT 'cancelled'`,
).join(' UNION ALL ');

function commonest(spellings: ReadonlyMap<string, number> = new Map()): string | undefined {
  return [...spellings].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}
