import type { Reader } from '#main/storage/unit-of-work.ts';
import { keywordKey, meaningOf } from '#shared/domain/keywords.ts';
import { MATCHING_CONSENT } from '#shared/domain/matching-rules.ts';

/** Where somebody's keywords stand. */
export const KEYWORD_LISTS = ['offering', 'lookingFor', 'topics'] as const;
export type KeywordList = (typeof KEYWORD_LISTS)[number];

/** Their columns; `topics` are the interests of lists that do not tell offers from wishes. */
export const FIELD_OF = { offering: 'offering', lookingFor: 'lookingFor', topics: 'interests' } as const;

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
  /** Its own key, whatever it was merged into. */
  ownKeyOf(word: string): string;
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
  // Many people say the same, and a key is made letter by letter.
  const keys = new Map<string, string>();
  const ownKeyOf = (word: string) => {
    const key = keys.get(word) ?? keywordKey(word);
    keys.set(word, key);
    return key;
  };
  return { labels: told('label'), targets, ownKeyOf, keyOf: (word) => meaning(ownKeyOf(word)) };
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

const SAID = `r.id, r.offering, r.looking_for AS lookingFor, r.interests`;
const COUNTS = `r.event_id = ?1 AND r.deleted_at IS NULL AND r.status IS NOT 'cancelled'
  AND coalesce(r.offering, r.looking_for, r.interests) IS NOT NULL`;

interface SaidRow {
  id: string;
  offering: string | null;
  lookingFor: string | null;
  interests: string | null;
}

/** What everybody at an event has said, where they have said anything and have not cancelled. */
export async function saidAt(read: Reader, eventId: string) {
  return (await read.all<SaidRow>(`SELECT ${SAID} FROM registrations AS r WHERE ${COUNTS}`, [eventId])).map(toSaid);
}

/** The same of some people. */
export async function saidBy(read: Reader, eventId: string, ids: readonly string[]) {
  const rows = await read.all<SaidRow>(
    `SELECT ${SAID} FROM json_each(?2) AS i CROSS JOIN registrations AS r ON r.id = i.value WHERE ${COUNTS}`,
    [eventId, JSON.stringify(ids)],
  );
  return rows.map(toSaid);
}

function toSaid({ id, offering, lookingFor, interests }: SaidRow) {
  return { id, offering: words(offering), lookingFor: words(lookingFor), topics: words(interests) };
}
