import type { Reader } from '#main/storage/unit-of-work.ts';
import type { RegistrationStatus } from '#shared/domain/verdict.ts';

/** A registration as other systems see it. */
export interface PublicRegistration {
  id: string;
  reference: string | null;
  status: RegistrationStatus;
  name: string | null;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  company: string | null;
  jobTitle: string | null;
  ticketType: string | null;
  orderCode: string | null;
  orderPosition: string | null;
  seat: string | null;
  registeredAt: number | null;
  inside: boolean;
  lastEntryAt: number | null;
  ticketCodes: string[];
}

// Of several names that one registration is known by, the first one by its id.
const REFERENCE = `(SELECT x.reference FROM external_references AS x
  WHERE x.registration_id = r.id AND x.deleted_at IS NULL AND x.reference IS NOT NULL ORDER BY x.id LIMIT 1)`;

const REGISTRATION = `r.id, ${REFERENCE} AS reference, coalesce(r.status, 'enrolled') AS status,
  p.display_name AS name, p.first_name AS firstName, p.last_name AS lastName, p.email, p.phone, p.company,
  p.job_title AS jobTitle, r.ticket_type AS ticketType, r.order_code AS orderCode, r.order_position AS orderPosition,
  r.seat, r.joined_at AS registeredAt, coalesce(s.inside, 0) AS inside, s.last_entry_at AS lastEntryAt,
  (SELECT json_group_array(m.value) FROM media AS m WHERE m.registration_id = r.id AND m.kind = 'ticket'
    AND m.revoked_at IS NULL AND m.deleted_at IS NULL) AS ticketCodes`;

const JOINS = `LEFT JOIN people AS p ON p.id = r.person_id LEFT JOIN presences AS s ON s.registration_id = r.id`;

type Row = Omit<PublicRegistration, 'inside' | 'ticketCodes'> & { inside: number; ticketCodes: string };

function toPublic(row: Row): PublicRegistration {
  return { ...row, inside: row.inside === 1, ticketCodes: JSON.parse(row.ticketCodes) as string[] };
}

/** A page of an event's registrations, by their ids. */
export const REGISTRATION_PAGE = `SELECT ${REGISTRATION} FROM registrations AS r ${JOINS}
  WHERE r.event_id = ? AND r.id > ? AND r.deleted_at IS NULL ORDER BY r.id LIMIT ?`;

export async function pageOfRegistrations(
  read: Reader,
  eventId: string,
  after: string,
  limit: number,
): Promise<PublicRegistration[]> {
  return (await read.all<Row>(REGISTRATION_PAGE, [eventId, after, limit])).map(toPublic);
}

/** Somebody's registration, where it is in the list. */
export async function findPublic(read: Reader, id: string): Promise<PublicRegistration | null> {
  const row = await read.get<Row>(
    `SELECT ${REGISTRATION} FROM registrations AS r ${JOINS} WHERE r.id = ? AND r.deleted_at IS NULL`,
    [id],
  );
  return row === undefined ? null : toPublic(row);
}

/** Somebody went through a door, or it was taken back that they did. */
export interface DoorRow {
  position: number;
  /** By which it is known everywhere: who told it, and the how manieth of theirs it is. */
  deskId: string;
  seq: number;
  kind: 'checkIn.record' | 'checkIn.undo';
  eventId: string;
  checkInId: string;
  verdict: 'admitted' | 'exited' | null;
  at: number;
  desk: string;
  registrationId: string | null;
  reference: string | null;
  ticketType: string | null;
}

/** In the words of the index. An undo may come before what it takes back. */
export const DOOR_PAGE = `SELECT o.position, o.desk_id AS deskId, o.seq, o.kind, o.event_id AS eventId,
    o.subject_id AS checkInId, c.verdict, coalesce(CASE o.kind WHEN 'checkIn.undo' THEN o.payload ->> 'at' END, c.seen_at) AS at,
    o.payload ->> 'deskName' AS desk, c.registration_id AS registrationId, ${REFERENCE} AS reference,
    r.ticket_type AS ticketType
  FROM operations AS o
  LEFT JOIN check_ins AS c ON c.id = o.subject_id
  LEFT JOIN registrations AS r ON r.id = c.registration_id
  WHERE o.event_id = ? AND o.position > ? AND o.position <= ? AND o.kind IN ('checkIn.record', 'checkIn.undo')
    AND o.state = 'applied'
    AND (c.verdict IN ('admitted', 'exited') OR (c.id IS NULL AND o.kind = 'checkIn.undo'))
  ORDER BY o.position LIMIT ?`;

/** What happened at the doors of an event between two positions of the log, by its arrival. */
export function pageOfDoors(
  read: Reader,
  eventId: string,
  span: { after: number; until: number },
  limit: number,
): Promise<DoorRow[]> {
  return read.all<DoorRow>(DOOR_PAGE, [eventId, span.after, span.until, limit]);
}

/** The last position of the log. */
export async function lastPosition(read: Reader): Promise<number> {
  const row = await read.get<{ last: number | null }>('SELECT max(position) AS last FROM operations');
  return row?.last ?? 0;
}

export interface PublicEvent {
  id: string;
  code: string;
  title: string;
  status: 'draft' | 'published' | 'running' | 'completed' | 'cancelled';
  startAt: number | null;
  endAt: number | null;
  timeZone: string;
  capacity: number | null;
}

const EVENT = `SELECT id, code, coalesce(title, code) AS title, coalesce(status, 'draft') AS status,
    start_at AS startAt, end_at AS endAt, coalesce(time_zone, 'UTC') AS timeZone, capacity
  FROM events WHERE organization_id = ? AND deleted_at IS NULL AND code IS NOT NULL`;

export function publicEvents(read: Reader, organizationId: string): Promise<PublicEvent[]> {
  return read.all<PublicEvent>(`${EVENT} ORDER BY start_at IS NULL, start_at DESC, code`, [organizationId]);
}

export function publicEvent(read: Reader, organizationId: string, code: string): Promise<PublicEvent | undefined> {
  return read.get<PublicEvent>(`${EVENT} AND code = ?`, [organizationId, code]);
}
