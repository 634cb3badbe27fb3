import type { Context } from '#main/core/context.ts';
import { type AuditService, viewerOf } from '#main/features/audit/service.ts';
import { PLACED, ROUND, STATUS } from '#main/features/meetings/standing.ts';
import type { Json } from '#shared/domain/errors.ts';
import type { Subject } from './subject.ts';

/** What is looked up of somebody: the name of a part, and its statement; `?1` stands for JSON of the person's ids, `?2` for JSON of their registrations. */
const PARTS: Readonly<Record<string, string>> = {
  person: `SELECT first_name AS firstName, last_name AS lastName, display_name AS name, email, phone, company,
    job_title AS jobTitle FROM json_each(?1) AS w CROSS JOIN people AS p ON p.id = w.value ORDER BY w.key`,
  registrations: `SELECT r.id, e.code AS event, e.title AS eventTitle, r.status, r.source, r.ticket_type AS ticketType,
    r.order_code AS orderCode, r.order_position AS orderPosition, r.seat, r.note, r.attention, r.vip, r.blocked,
    r.block_reason AS blockReason, r.joined_at AS joinedAt, r.waitlisted_at AS waitlistedAt, r.interests, r.offering,
    r.looking_for AS lookingFor, r.meeting_limit AS meetingLimit, r.extra, r.consents FROM json_each(?2) AS i CROSS JOIN registrations AS r ON r.id = i.value
    LEFT JOIN events AS e ON e.id = r.event_id`,
  badges: `SELECT m.kind, m.value, m.issued_at AS issuedAt, m.revoked_at AS revokedAt, m.revoked_reason AS revokedReason
    FROM json_each(?2) AS i CROSS JOIN media AS m ON m.registration_id = i.value`,
  otherSystems: `SELECT x.reference, x.said FROM json_each(?2) AS i
    CROSS JOIN external_references AS x ON x.registration_id = i.value WHERE x.reference IS NOT NULL`,
  checkIns: `SELECT c.seen_at AS seenAt, c.direction, c.verdict, c.method, c.desk_name AS desk, c.presented,
    c.override_reason AS overrideReason FROM json_each(?2) AS i CROSS JOIN check_ins AS c ON c.registration_id = i.value`,
  prints: `SELECT q.at, q.template, q.outcome, q.desk_name AS desk
    FROM json_each(?2) AS i CROSS JOIN prints AS q ON q.registration_id = i.value`,
  documents: `SELECT d.kind, d.original_name AS name, d.mime_type AS type, d.size, d.uploaded_at AS uploadedAt, d.hash
    FROM json_each(?2) AS i CROSS JOIN documents AS d ON d.registration_id = i.value WHERE d.deleted_at IS NULL`,
  availability: `SELECT o.name AS round, o.start_at AS startAt, a.available
    FROM json_each(?2) AS i CROSS JOIN availabilities AS a ON a.registration_id = i.value
    LEFT JOIN rounds AS o ON o.id = a.round_id`,
  meetings: `SELECT ${STATUS} AS status, o.start_at AS startAt, p.display_name AS with
    FROM json_each(?2) AS i CROSS JOIN pairs AS x ON x.first_id = i.value OR x.second_id = i.value
    CROSS JOIN meetings AS t ON t.match_id = x.id ${PLACED} LEFT JOIN rounds AS o ON o.id = ${ROUND}
    LEFT JOIN registrations AS r ON r.id = CASE WHEN x.first_id = i.value THEN x.second_id ELSE x.first_id END
    LEFT JOIN people AS p ON p.id = r.person_id`,
  attendances: `SELECT a.arrived_at AS arrivedAt, o.name AS round, o.start_at AS startAt
    FROM json_each(?2) AS i CROSS JOIN registrations AS r ON r.id = i.value
    CROSS JOIN attendances AS a ON a.event_id = r.event_id AND a.registration_id = r.id
    LEFT JOIN meetings AS t ON t.id = a.meeting_id ${PLACED} LEFT JOIN rounds AS o ON o.id = ${ROUND}
    WHERE a.arrived_at IS NOT NULL AND a.deleted_at IS NULL`,
  matches: `SELECT p.display_name AS with, x.matched_at AS since, x.active, x.origin
    FROM json_each(?2) AS i CROSS JOIN pairs AS x ON x.first_id = i.value OR x.second_id = i.value
    LEFT JOIN registrations AS r ON r.id = CASE WHEN x.first_id = i.value THEN x.second_id ELSE x.first_id END
    LEFT JOIN people AS p ON p.id = r.person_id WHERE x.matched_at IS NOT NULL`,
  choices: `SELECT c.choice, p.display_name AS about, c.at, c.desk_name AS desk, c.undo_of IS NOT NULL AS undo
    FROM json_each(?2) AS i CROSS JOIN choices AS c ON c.from_id = i.value
    LEFT JOIN registrations AS r ON r.id = c.to_id LEFT JOIN people AS p ON p.id = r.person_id`,
  notifications: `SELECT kind, data, sent_at AS sentAt, read_at AS readAt 
    FROM json_each(?1) AS w CROSS JOIN notifications AS n ON n.recipient_id = w.value`,
  accounts: `SELECT DISTINCT a.email, a.name, a.role, a.active FROM json_each(?1) AS w CROSS JOIN people AS p ON p.id = w.value
    CROSS JOIN accounts AS a ON a.email = lower(p.email) AND a.organization_id = p.organization_id`,
  messages: `SELECT m.text, m.sent_at AS sentAt, m.edited_at AS editedAt FROM (
      SELECT DISTINCT a.id FROM json_each(?1) AS w CROSS JOIN people AS p ON p.id = w.value
      CROSS JOIN accounts AS a ON a.email = lower(p.email) AND a.organization_id = p.organization_id
    ) AS s CROSS JOIN messages AS m ON m.sender_id = s.id`,
};

/** Columns that hold JSON, and are written out as what they hold. */
const STRUCTURED = new Set(['interests', 'offering', 'lookingFor', 'extra', 'consents', 'data', 'said']);

/** Everything that is known of somebody, and the names under which their files are stored. */
export async function personData(
  context: Context,
  audit: AuditService,
  { personIds, registrationIds }: Subject,
): Promise<{ data: Json; files: { storedName: string; name: string }[] }> {
  const { read } = context.store;
  const [people, ids] = [JSON.stringify(personIds), JSON.stringify(registrationIds)];
  const data: Record<string, Json> = {};
  for (const [part, sql] of Object.entries(PARTS)) {
    const rows = await read.all<Record<string, Json>>(sql, sql.includes('?2') ? [people, ids] : [people]);
    data[part] = rows.map(structured);
  }
  // Somebody who was registered in several ways is kept several times.
  const [person = null, ...others] = data.person as Json[];
  data.person = person;
  if (others.length > 0) data.alsoKeptAs = others;
  data.history = await historyOf(audit, registrationIds);
  const files = await read.all<{ storedName: string; name: string }>(
    `SELECT d.stored_name AS storedName, coalesce(d.original_name, d.stored_name) AS name
     FROM json_each(?) AS i CROSS JOIN documents AS d ON d.registration_id = i.value
     WHERE d.deleted_at IS NULL AND d.stored_name IS NOT NULL`,
    [ids],
  );
  return { data, files };
}

async function historyOf(audit: AuditService, registrations: readonly string[]): Promise<Json> {
  const history: Json[] = [];
  for (const subjectId of registrations) {
    for (let cursor: string | undefined; ; ) {
      const page = await audit.list({ subjectId, cursor, limit: 200 }, viewerOf('app'));
      for (const { at, action, actor, desk, changes } of page.entries)
        history.push({ at, action, actor, desk, changes });
      if (page.cursor === null) break;
      cursor = page.cursor;
    }
  }
  return history;
}

function structured(row: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      STRUCTURED.has(name) && typeof value === 'string' ? (JSON.parse(value) as Json) : value,
    ]),
  );
}
