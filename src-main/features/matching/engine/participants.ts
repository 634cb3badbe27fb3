import { type Meanings, words } from '#main/features/interests/repository.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import { companyKey, type MatchingRules } from '#shared/domain/matching-rules.ts';
import { tokens } from '#shared/domain/text.ts';
import type { RegistrationStatus } from '#shared/domain/verdict.ts';
import type { Participant, Relations } from '../recommender/types.ts';
import { isIn, listPairRules } from '../repository.ts';

interface Row {
  id: string;
  eventId: string;
  status: RegistrationStatus | null;
  blocked: number;
  consents: string | null;
  offering: string | null;
  lookingFor: string | null;
  interests: string | null;
  jobTitle: string | null;
  company: string | null;
  ticketType: string | null;
  inside: number | null;
}

const COLUMNS = `r.id, r.event_id AS eventId, r.status, r.blocked, r.consents, r.offering, r.looking_for AS lookingFor,
  r.interests, p.job_title AS jobTitle, p.company, r.ticket_type AS ticketType, s.inside`;
const JOINS = `LEFT JOIN people AS p ON p.id = r.person_id LEFT JOIN presences AS s ON s.registration_id = r.id`;

/** Everybody at an event who takes part. */
export async function participantsOf(
  read: Reader,
  eventId: string,
  rules: MatchingRules,
  meanings: Meanings,
): Promise<Participant[]> {
  const rows = await read.all<Row>(
    `SELECT ${COLUMNS} FROM registrations AS r ${JOINS}
     WHERE r.event_id = ? AND r.deleted_at IS NULL AND r.status IS NOT 'cancelled'`,
    [eventId],
  );
  return rows.flatMap((row) => toParticipant(row, rules, meanings));
}

/** Those of some registrations who take part at an event, and the ids of the others. */
export async function participantsAmong(
  read: Reader,
  eventId: string,
  ids: readonly string[],
  rules: MatchingRules,
  meanings: Meanings,
): Promise<{ changed: Participant[]; removed: string[] }> {
  const rows = await read.all<Row>(
    `SELECT ${COLUMNS} FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.id = i.value ${JOINS}
     WHERE r.deleted_at IS NULL`,
    [JSON.stringify(ids)],
  );
  const changed = rows.flatMap((row) => (row.eventId === eventId ? toParticipant(row, rules, meanings) : []));
  const here = new Set(changed.map(({ id }) => id));
  return { changed, removed: ids.filter((id) => !here.has(id)) };
}

function toParticipant(row: Row, rules: MatchingRules, { keyOf }: Meanings): Participant[] {
  if (!isIn(rules, row)) return [];
  const keys = (json: string | null) => [...new Set(words(json).map(keyOf))].filter((key) => key !== '');
  return [
    {
      id: row.id,
      offering: keys(row.offering),
      lookingFor: keys(row.lookingFor),
      topics: keys(row.interests),
      profile: [...new Set(tokens(`${row.jobTitle ?? ''} ${row.ticketType ?? ''}`))],
      company: companyKey(row.company),
      group: row.ticketType,
      present: row.inside === 1,
    },
  ];
}

/** What is known of pairs at an event. Whoever were a match once have met, also if that was ended. */
export async function relationsOf(read: Reader, eventId: string): Promise<Relations> {
  const rules = await listPairRules(read, eventId);
  const matches = await read.all<{ firstId: string; secondId: string }>(
    `SELECT first_id AS firstId, second_id AS secondId FROM pairs
     WHERE event_id = ? AND matched_at IS NOT NULL ORDER BY id`,
    [eventId],
  );
  const those = (rule: 'never' | 'must') =>
    rules.flatMap((row) => (row.rule === rule ? [[row.firstId, row.secondId] as const] : []));
  return {
    never: those('never'),
    must: those('must'),
    met: matches.map(({ firstId, secondId }) => [firstId, secondId] as const),
  };
}
