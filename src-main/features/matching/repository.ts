import { answerOf } from '#main/features/interests/repository.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { Face, MatchRow } from '#shared/contract/matching.ts';
import type { MatchOrigin } from '#shared/domain/match.ts';
import {
  DEFAULT_MATCHING,
  MATCHING_CONSENT,
  type MatchingRules,
  type PairRule,
  takesPart,
} from '#shared/domain/matching-rules.ts';
import type { RegistrationStatus } from '#shared/domain/verdict.ts';

/** The rules of an event, those that nobody has set as they are by default. */
export async function rulesOf(read: Reader, eventId: string): Promise<MatchingRules> {
  const row = await read.get<{ matching: string | null }>('SELECT matching FROM events WHERE id = ?', [eventId]);
  return { ...DEFAULT_MATCHING, ...(JSON.parse(row?.matching ?? '{}') as Partial<MatchingRules>) };
}

/** What stands between two people. */
export interface PairRow {
  id: string;
  eventId: string;
  firstId: string;
  secondId: string;
  firstChoice: 'like' | 'pass' | null;
  secondChoice: 'like' | 'pass' | null;
  matchedAt: number | null;
  active: number;
  origin: MatchOrigin | null;
}

const PAIR = `x.id, x.event_id AS eventId, x.first_id AS firstId, x.second_id AS secondId, x.first_choice AS firstChoice,
  x.second_choice AS secondChoice, x.matched_at AS matchedAt, x.active, x.origin`;

export function findPair(read: Reader, id: string): Promise<PairRow | undefined> {
  return read.get<PairRow>(`SELECT ${PAIR} FROM pairs AS x WHERE x.id = ?`, [id]);
}

/** All of somebody's pairs. */
export function pairsOf(read: Reader, registrationId: string): Promise<PairRow[]> {
  return read.all<PairRow>(
    `SELECT ${PAIR} FROM pairs AS x WHERE x.first_id = ?1 UNION ALL SELECT ${PAIR} FROM pairs AS x WHERE x.second_id = ?1`,
    [registrationId],
  );
}

/** Matches of an event from the newest on. @param before the last one of the page before */
export function listMatches(
  read: Reader,
  query: {
    eventId: string;
    active: boolean | undefined;
    before: readonly [at: number, id: string] | null;
    limit: number;
  },
): Promise<PairRow[]> {
  const { eventId, active, before, limit } = query;
  return read.all<PairRow>(
    `SELECT ${PAIR} FROM pairs AS x WHERE x.event_id = ?1 AND x.matched_at IS NOT NULL AND (?2 IS NULL OR x.active = ?2)
       AND (?3 IS NULL OR (x.matched_at, x.id) < (?3, ?4))
     ORDER BY x.matched_at DESC, x.id DESC LIMIT ?5`,
    [eventId, active === undefined ? null : Number(active), before?.[0] ?? null, before?.[1] ?? null, limit],
  );
}

export async function countMatches(read: Reader, eventId: string, active: boolean | undefined): Promise<number> {
  const row = await read.get<{ count: number }>(
    `SELECT count(*) AS count FROM pairs
     WHERE event_id = ?1 AND matched_at IS NOT NULL AND (?2 IS NULL OR active = ?2)`,
    [eventId, active === undefined ? null : Number(active)],
  );
  return row?.count ?? 0;
}

/** A pair as one of the two sees it. */
export function sidesOf(pair: PairRow, id: string) {
  const { firstId, secondId, firstChoice, secondChoice } = pair;
  return firstId === id
    ? { otherId: secondId, own: firstChoice, theirs: secondChoice }
    : { otherId: firstId, own: secondChoice, theirs: firstChoice };
}

/**
 * Whose answer somebody's likes wait for, and whose likes wait for theirs. That the other one has passed them does not show:
 * a like waits until it is answered by one, or taken back.
 */
export function openLikes(pairs: readonly PairRow[], id: string): { outgoing: string[]; incoming: string[] } {
  const open = pairs.filter((pair) => pair.active === 0).map((pair) => sidesOf(pair, id));
  return {
    outgoing: open.flatMap(({ otherId, own, theirs }) => (own === 'like' && theirs !== 'like' ? [otherId] : [])),
    incoming: open.flatMap(({ otherId, own, theirs }) => (theirs === 'like' && own === null ? [otherId] : [])),
  };
}

/** Somebody, as far as matching is concerned. */
export interface MemberRow {
  id: string;
  eventId: string;
  personId: string;
  status: RegistrationStatus | null;
  blocked: number;
  company: string | null;
  ticketType: string | null;
  consents: string | null;
}

export function findMembers(read: Reader, ids: readonly string[]): Promise<MemberRow[]> {
  return read.all<MemberRow>(
    `SELECT r.id, r.event_id AS eventId, r.person_id AS personId, r.status, r.blocked, p.company,
       r.ticket_type AS ticketType, r.consents
     FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.id = i.value LEFT JOIN people AS p ON p.id = r.person_id
     WHERE r.deleted_at IS NULL`,
    [JSON.stringify(ids)],
  );
}

/** Whether somebody is shown to others, and may choose. */
export function isIn(rules: MatchingRules, who: Pick<MemberRow, 'status' | 'blocked' | 'consents'>): boolean {
  const { status, blocked, consents } = who;
  const answer = answerOf(consents);
  const [hasAgreed, hasRefused] = [answer?.refused === false, answer?.refused === true];
  return takesPart(rules, { status, isBlocked: blocked === 1, hasAgreed, hasRefused });
}

/** How people look to others, by registration. */
export async function facesOf(read: Reader, ids: readonly string[]): Promise<Map<string, Face>> {
  const rows = await read.all<Omit<Face, 'inside'> & { inside: number | null }>(
    `SELECT r.id, coalesce(p.display_name, '') AS name, p.company, p.job_title AS jobTitle, d.id AS photoId,
       s.inside
     FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.id = i.value LEFT JOIN people AS p ON p.id = r.person_id
     LEFT JOIN presences AS s ON s.registration_id = r.id
     LEFT JOIN documents AS d ON d.registration_id = r.id AND d.kind = 'photo' AND d.deleted_at IS NULL`,
    [JSON.stringify([...new Set(ids)])],
  );
  return new Map(rows.map((row) => [row.id, { ...row, inside: row.inside === 1 }]));
}

/** A face of somebody of whom nothing is known any more. */
function faceOf(faces: ReadonlyMap<string, Face>, id: string): Face {
  return faces.get(id) ?? { id, name: '', company: null, jobTitle: null, photoId: null, inside: false };
}

/** Matches with the faces of both. */
export async function withFaces(read: Reader, pairs: readonly PairRow[]): Promise<MatchRow[]> {
  const faces = await facesOf(
    read,
    pairs.flatMap(({ firstId, secondId }) => [firstId, secondId]),
  );
  return pairs.flatMap(({ id, firstId, secondId, matchedAt, active, origin }) =>
    matchedAt === null || origin === null
      ? []
      : [
          {
            id,
            first: faceOf(faces, firstId),
            second: faceOf(faces, secondId),
            matchedAt,
            active: active === 1,
            origin,
          },
        ],
  );
}

export interface PairRuleRow {
  firstId: string;
  secondId: string;
  rule: PairRule;
}

export function listPairRules(read: Reader, eventId: string): Promise<PairRuleRow[]> {
  return read.all<PairRuleRow>(
    `SELECT first_id AS firstId, second_id AS secondId, rule FROM pair_rules
     WHERE event_id = ? AND rule IS NOT NULL AND deleted_at IS NULL ORDER BY created_at, id`,
    [eventId],
  );
}

export async function findPairRule(read: Reader, id: string): Promise<PairRule | null> {
  const row = await read.get<{ rule: PairRule | null }>(
    'SELECT rule FROM pair_rules WHERE id = ? AND deleted_at IS NULL',
    [id],
  );
  return row?.rule ?? null;
}

/** Pairs by their ids; those of which nothing is known are left out. */
export function findPairs(read: Reader, ids: readonly string[]): Promise<PairRow[]> {
  return read.all<PairRow>(
    `SELECT ${PAIR} FROM json_each(?) AS i CROSS JOIN pairs AS x ON x.id = i.value ORDER BY i.key`,
    [JSON.stringify(ids)],
  );
}

/**
 * Registrations that take part, as {@link isIn} decides it of each: a test compares the two. `?1` stands for the event, `?2` for
 * whether they must have agreed.
 */
const TAKING_PART = `registrations AS r WHERE r.event_id = ?1 AND r.deleted_at IS NULL
  AND coalesce(r.status, 'enrolled') = 'enrolled' AND r.blocked = 0 AND coalesce((
    SELECT (c.value ->> 'refused') IS NOT 1 FROM json_each(r.consents) AS c
    WHERE c.value ->> 'purpose' = '${MATCHING_CONSENT}'), ?2 = 0)`;
const HAS_MATCH = `(EXISTS (SELECT 1 FROM pairs AS x WHERE x.first_id = r.id AND x.active = 1)
  OR EXISTS (SELECT 1 FROM pairs AS x WHERE x.second_id = r.id AND x.active = 1))`;

export async function countTakingPart(
  read: Reader,
  eventId: string,
  needsConsent: boolean,
): Promise<{ people: number; withInterests: number; withoutMatch: number }> {
  const row = await read.get<{ people: number; withInterests: number; withoutMatch: number }>(
    `SELECT count(*) AS people,
       coalesce(sum(json_array_length(coalesce(r.offering, '[]')) + json_array_length(coalesce(r.looking_for, '[]'))
         + json_array_length(coalesce(r.interests, '[]')) > 0), 0) AS withInterests,
       coalesce(sum(NOT ${HAS_MATCH}), 0) AS withoutMatch
     FROM ${TAKING_PART}`,
    [eventId, Number(needsConsent)],
  );
  return row ?? { people: 0, withInterests: 0, withoutMatch: 0 };
}

/** Who takes part and has no match, by name. @param from how many of them to pass over */
export async function listWithoutMatch(
  read: Reader,
  eventId: string,
  needsConsent: boolean,
  from: number,
  limit: number,
): Promise<string[]> {
  const rows = await read.all<{ id: string }>(
    `SELECT r.id FROM ${TAKING_PART} AND NOT ${HAS_MATCH}
     ORDER BY (SELECT d.sort_name FROM directory AS d WHERE d.registration_id = r.id), r.id LIMIT ?3 OFFSET ?4`,
    [eventId, Number(needsConsent), limit, from],
  );
  return rows.map((row) => row.id);
}

/** What has come of an event so far. */
export async function totalsOf(read: Reader, eventId: string, needsConsent: boolean) {
  const pairs = await read.get<{ openLikes: number; matches: number }>(
    `SELECT coalesce(sum(active = 1), 0) AS matches,
       coalesce(sum(active = 0 AND ((first_choice IS 'like') <> (second_choice IS 'like'))), 0) AS openLikes
     FROM pairs WHERE event_id = ?`,
    [eventId],
  );
  return {
    ...(await countTakingPart(read, eventId, needsConsent)),
    openLikes: pairs?.openLikes ?? 0,
    matches: pairs?.matches ?? 0,
  };
}
