import type { AuditResource } from '#shared/contract/audit.ts';

/** Which resource each kind of operation is about. Those that are not named here are no deed of anybody. */
export const RESOURCE_OF: Readonly<Record<string, AuditResource>> = {
  'registration.set': 'registration',
  'medium.set': 'badge',
  'checkIn.record': 'checkIn',
  'checkIn.undo': 'checkIn',
  'print.record': 'print',
  'document.set': 'document',
  'event.set': 'event',
  'venue.set': 'venue',
  'location.set': 'programme',
  'round.set': 'programme',
  'meetingPoint.set': 'programme',
  'availability.set': 'programme',
  'match.set': 'meeting',
  'meeting.set': 'meeting',
  'message.set': 'message',
  'account.set': 'account',
  'passcode.set': 'passcode',
  'organization.set': 'organization',
  'badgeKey.set': 'organization',
  'desk.set': 'desk',
  'activity.record': 'activity',
  'person.erase': 'activity',
};

/** The kinds of a resource, or of all. */
export function kindsOf(resource: AuditResource | undefined): string[] {
  return Object.keys(RESOURCE_OF).filter((kind) => resource === undefined || RESOURCE_OF[kind] === resource);
}

const REGISTRATION = `SELECT coalesce(p.display_name, p.email) AS name FROM registrations AS r
  LEFT JOIN people AS p ON p.id = r.person_id`;

/** How to find what the subject of an operation is called now, by its kind. */
export const NAME_OF: Readonly<Record<string, string>> = {
  'registration.set': `${REGISTRATION} WHERE r.id = ?`,
  'print.record': `${REGISTRATION} WHERE r.id = ?`,
  'checkIn.record': `${REGISTRATION} WHERE r.id = (SELECT registration_id FROM check_ins WHERE id = ?)`,
  'checkIn.undo': `${REGISTRATION} WHERE r.id = (SELECT registration_id FROM check_ins WHERE id = ?)`,
  'medium.set': `${REGISTRATION} WHERE r.id = (SELECT registration_id FROM media WHERE id = ?)`,
  'document.set': `${REGISTRATION} WHERE r.id = (SELECT registration_id FROM documents WHERE id = ?)`,
  'availability.set': `${REGISTRATION} WHERE r.id = (SELECT registration_id FROM availabilities WHERE id = ?)`,
  'event.set': 'SELECT title AS name FROM events WHERE id = ?',
  'venue.set': 'SELECT name FROM venues WHERE id = ?',
  'location.set': 'SELECT name FROM locations WHERE id = ?',
  'round.set': 'SELECT name FROM rounds WHERE id = ?',
  'meetingPoint.set': 'SELECT name FROM meeting_points WHERE id = ?',
  'message.set': 'SELECT sender_name AS name FROM messages WHERE id = ?',
  'account.set': 'SELECT coalesce(name, email) AS name FROM accounts WHERE id = ?',
  'passcode.set': 'SELECT name FROM passcodes WHERE id = ?',
  'organization.set': 'SELECT name FROM organizations WHERE id = ?',
  'desk.set': 'SELECT name FROM desks WHERE id = ?',
};

/** Fields whose value is nobody's business, not even in a hashed form. */
export const SECRET_FIELDS: ReadonlySet<string> = new Set(['passwordHash', 'codeHash']);

/** Fields of facts that say what happened; the rest of them are ids, and who and where, which an entry has anyway. */
export const FACT_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'checkIn.record': ['verdict', 'direction', 'method', 'presented', 'overrideReason', 'seenAt'],
  'checkIn.undo': ['reason'],
  'print.record': ['outcome', 'template', 'printer', 'message'],
  'activity.record': ['data'],
  'person.erase': [],
};
