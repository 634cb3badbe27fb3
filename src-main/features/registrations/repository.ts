import type { Reader } from '#main/storage/unit-of-work.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import type { RegistrationStatus } from '#shared/domain/verdict.ts';

const SUMMARY = `
  r.id, r.event_id AS eventId, r.person_id AS personId, p.display_name AS displayName, p.email, p.company,
  p.job_title AS jobTitle, r.ticket_type AS ticketType, r.order_code AS orderCode, coalesce(r.status, 'enrolled') AS status,
  r.blocked, r.block_reason AS blockReason, r.vip, r.attention, r.note, coalesce(s.inside, 0) AS inside,
  s.last_entry_at AS lastEntryAt, s.last_pass_at AS lastPassAt, s.last_desk_name AS lastDeskName,
  r.joined_at AS joinedAt,
  CASE WHEN r.status = 'waitlisted' AND ?2 THEN 1 + (
    SELECT count(*) FROM registrations AS w
    WHERE w.event_id = r.event_id AND w.status = 'waitlisted' AND w.deleted_at IS NULL
      AND (w.waitlisted_at, w.id) < (r.waitlisted_at, r.id)
  ) END AS waitPosition,
  (SELECT count(*) FROM media AS m
    WHERE m.registration_id = r.id AND m.kind = 'badge' AND m.revoked_at IS NULL AND m.deleted_at IS NULL) AS badges,
  (SELECT count(*) FROM prints AS q WHERE q.registration_id = r.id AND q.outcome = 'printed') AS prints,
  (SELECT d.id FROM documents AS d
    WHERE d.registration_id = r.id AND d.kind = 'photo' AND d.deleted_at IS NULL) AS photoId`;

const JOINS = `
  LEFT JOIN people AS p ON p.id = r.person_id
  LEFT JOIN presences AS s ON s.registration_id = r.id`;

interface SummaryRow {
  id: string;
  eventId: string;
  personId: string;
  displayName: string | null;
  email: string | null;
  company: string | null;
  jobTitle: string | null;
  ticketType: string | null;
  orderCode: string | null;
  status: RegistrationStatus;
  blocked: number;
  blockReason: string | null;
  vip: number;
  attention: number;
  note: string | null;
  inside: number;
  lastEntryAt: number | null;
  lastPassAt: number | null;
  lastDeskName: string | null;
  waitPosition: number | null;
  badges: number;
  prints: number;
  joinedAt: number | null;
  photoId: string | null;
}

/** A summary with what the core alone needs to know. */
export interface Known {
  summary: RegistrationSummary;
  personId: string;
  blockReason: string | null;
}

/**
 * Registrations by id, in the order asked for; ids that lead nowhere are left out.
 * @param positions places in the waitlist where they are known; else they are counted, one by one
 */
export async function findRegistrations(
  read: Reader,
  ids: readonly string[],
  positions: ReadonlyMap<string, number> | null = null,
): Promise<Known[]> {
  if (ids.length === 0) return [];
  const rows = await read.all<SummaryRow>(
    `SELECT ${SUMMARY} FROM json_each(?1) AS i JOIN registrations AS r ON r.id = i.value ${JOINS}
     WHERE r.deleted_at IS NULL ORDER BY i.key`,
    [JSON.stringify(ids), positions === null ? 1 : 0],
  );
  const known = rows.map(toKnown);
  if (positions === null) return known;
  return known.map((each) => {
    const waitPosition = each.summary.status === 'waitlisted' ? (positions.get(each.summary.id) ?? null) : null;
    return { ...each, summary: { ...each.summary, waitPosition } };
  });
}

export async function findRegistration(read: Reader, id: string): Promise<Known | null> {
  return (await findRegistrations(read, [id]))[0] ?? null;
}

function toKnown(row: SummaryRow): Known {
  const { personId, displayName, blockReason, blocked, vip, attention, inside, ...rest } = row;
  return {
    personId,
    blockReason,
    summary: {
      ...rest,
      name: displayName ?? row.email ?? '',
      blocked: blocked === 1,
      vip: vip === 1,
      attention: attention === 1,
      inside: inside === 1,
    },
  };
}

export interface DetailRow {
  firstName: string | null;
  lastName: string | null;
  phone: string | null;
  seat: string | null;
  source: 'import' | 'walkIn' | 'web' | 'demo' | null;
  joinedAt: number | null;
  meetingLimit: number | null;
  interests: string | null;
  extra: string | null;
  consents: string | null;
}

export async function findDetail(read: Reader, id: string): Promise<DetailRow | undefined> {
  return read.get<DetailRow>(
    `SELECT p.first_name AS firstName, p.last_name AS lastName, p.phone, r.seat, r.source, r.joined_at AS joinedAt,
       r.meeting_limit AS meetingLimit, r.interests, r.extra, r.consents
     FROM registrations AS r LEFT JOIN people AS p ON p.id = r.person_id WHERE r.id = ?`,
    [id],
  );
}

export interface MediumRow {
  id: string;
  eventId: string;
  registrationId: string | null;
  kind: 'ticket' | 'badge';
  value: string;
  issuedAt: number | null;
  revokedAt: number | null;
  revokedReason: string | null;
}

const MEDIUM = `id, event_id AS eventId, registration_id AS registrationId, kind, value, issued_at AS issuedAt,
  revoked_at AS revokedAt, revoked_reason AS revokedReason`;

/** Tickets and badges of a registration, revoked ones too. */
export async function mediaOf(read: Reader, registrationId: string): Promise<MediumRow[]> {
  return read.all(
    `SELECT ${MEDIUM} FROM media WHERE registration_id = ? AND deleted_at IS NULL ORDER BY issued_at, value`,
    [registrationId],
  );
}

export async function findMedium(read: Reader, id: string): Promise<MediumRow | undefined> {
  return read.get(`SELECT ${MEDIUM} FROM media WHERE id = ? AND deleted_at IS NULL`, [id]);
}

/** Everything in an organization that carries one of these values, whatever its case. */
export async function mediaByValue(
  read: Reader,
  organizationId: string,
  kind: 'ticket' | 'badge',
  values: readonly string[],
): Promise<MediumRow[]> {
  const rows: MediumRow[] = [];
  for (const value of values) {
    rows.push(
      ...(await read.all<MediumRow>(
        `SELECT ${MEDIUM} FROM media
         WHERE value = ? COLLATE NOCASE AND kind = ? AND registration_id IS NOT NULL AND deleted_at IS NULL
           AND event_id IN (SELECT id FROM events WHERE organization_id = ? AND deleted_at IS NULL)`,
        [value, kind, organizationId],
      )),
    );
  }
  return rows;
}

export async function registrationsByOrder(read: Reader, eventId: string, orderCode: string): Promise<string[]> {
  const rows = await read.all<{ id: string }>(
    `SELECT id FROM registrations WHERE order_code = ? COLLATE NOCASE AND event_id = ? AND deleted_at IS NULL
     ORDER BY order_position, id`,
    [orderCode, eventId],
  );
  return rows.map((row) => row.id);
}

/** Registrations of an event whose person has this e-mail address. */
export async function registrationsByEmail(
  read: Reader,
  eventId: string,
  email: string,
): Promise<{ id: string; personId: string; displayName: string | null; status: RegistrationStatus }[]> {
  return read.all(
    // From the address to the person: the plus keeps SQLite from going through everybody of the event instead.
    `SELECT r.id, r.person_id AS personId, p.display_name AS displayName, coalesce(r.status, 'enrolled') AS status
     FROM people AS p
     CROSS JOIN registrations AS r ON r.person_id = p.id AND +r.event_id = ? AND r.deleted_at IS NULL
     WHERE p.email = ? COLLATE NOCASE`,
    [eventId, email],
  );
}

/** Whom an address, a ticket code or the code of an order means, at an event. */
export async function registrationsOf(
  read: Reader,
  organizationId: string,
  eventId: string,
  who: string,
): Promise<string[]> {
  if (who.includes('@')) return (await registrationsByEmail(read, eventId, who)).map(({ id }) => id);
  const tickets = await mediaByValue(read, organizationId, 'ticket', [who]);
  const holders = tickets.flatMap((medium) =>
    medium.eventId === eventId && medium.registrationId !== null ? [medium.registrationId] : [],
  );
  return holders.length > 0 ? holders : registrationsByOrder(read, eventId, who);
}
