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
  'attendance.set': 'meeting',
  'plan.set': 'plan',
  'plan.fill': 'plan',
  'placement.set': 'meeting',
  'keyword.set': 'keyword',
  'pairRule.set': 'pairRule',
  'pairing.set': 'pairing',
  'choice.record': 'choice',
  'message.set': 'message',
  'account.set': 'account',
  'passcode.set': 'passcode',
  'apiKey.set': 'apiKey',
  'organization.set': 'organization',
  'badgeKey.set': 'organization',
  'desk.set': 'desk',
  'activity.record': 'activity',
  'conflict.handle': 'conflict',
  'person.erase': 'activity',
};

/** The kinds of a resource, or of all. @param choices whether those that tell who passed whom are among them */
export function kindsOf(resource: AuditResource | undefined, choices: boolean): string[] {
  return Object.keys(RESOURCE_OF).filter(
    (kind) => (resource === undefined || RESOURCE_OF[kind] === resource) && (choices || RESOURCE_OF[kind] !== 'choice'),
  );
}

/** Asked for all ids of a page at once, as a JSON list: what each is called now, and whose it is. */
const PERSON = 'coalesce(p.display_name, p.email) AS name, r.id AS registrationId';
const HOLDER = 'CROSS JOIN registrations AS r ON r.id = t.registration_id LEFT JOIN people AS p ON p.id = r.person_id';
const somebodys = (table: string) =>
  `SELECT t.id, ${PERSON} FROM json_each(?) AS i CROSS JOIN ${table} AS t ON t.id = i.value ${HOLDER}`;
const named = (table: string, name = 'name') =>
  `SELECT t.id, t.${name} AS name, NULL AS registrationId FROM json_each(?) AS i
   CROSS JOIN ${table} AS t ON t.id = i.value`;

const REGISTRATIONS = `SELECT r.id, ${PERSON} FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.id = i.value
  LEFT JOIN people AS p ON p.id = r.person_id`;
const ACCOUNTS = `SELECT t.id, coalesce(t.name, t.email) AS name, NULL AS registrationId FROM json_each(?) AS i
  CROSS JOIN accounts AS t ON t.id = i.value`;
const MATCHES = `coalesce(p1.display_name, p1.email, '?') || ' · ' || coalesce(p2.display_name, p2.email, '?') AS name,
  NULL AS registrationId FROM json_each(?) AS i`;
const BOTH = `LEFT JOIN registrations AS r1 ON r1.id = x.first_id LEFT JOIN people AS p1 ON p1.id = r1.person_id
  LEFT JOIN registrations AS r2 ON r2.id = x.second_id LEFT JOIN people AS p2 ON p2.id = r2.person_id`;

/** How to find what the subjects of operations are called now, by their kind. */
export const NAMES_OF: Readonly<Record<string, string>> = {
  'registration.set': REGISTRATIONS,
  'print.record': REGISTRATIONS,
  'checkIn.record': somebodys('check_ins'),
  'checkIn.undo': somebodys('check_ins'),
  'medium.set': somebodys('media'),
  'document.set': somebodys('documents'),
  'availability.set': somebodys('availabilities'),
  'event.set': named('events', 'title'),
  'venue.set': named('venues'),
  'location.set': named('locations'),
  'round.set': named('rounds'),
  'meetingPoint.set': named('meeting_points'),
  'match.set': `SELECT x.id, ${MATCHES} CROSS JOIN pairs AS x ON x.id = i.value ${BOTH}`,
  'conflict.handle': `SELECT DISTINCT h.conflict_id AS id, ${PERSON} FROM json_each(?) AS i
    CROSS JOIN conflict_handlings AS h ON h.conflict_id = i.value
    LEFT JOIN registrations AS r ON r.id = h.people ->> 0 LEFT JOIN people AS p ON p.id = r.person_id`,
  'meeting.set': `SELECT t.id, ${MATCHES} CROSS JOIN meetings AS t ON t.id = i.value
    LEFT JOIN pairs AS x ON x.id = t.match_id ${BOTH}`,
  'attendance.set': somebodys('attendances'),
  'placement.set': `SELECT t.id, ${MATCHES} CROSS JOIN placements AS t ON t.id = i.value
    LEFT JOIN pairs AS x ON x.id = t.match_id ${BOTH}`,
  'plan.set': named('plans'),
  'plan.fill': named('plans'),
  'keyword.set': `SELECT t.id, coalesce(t.label, t.key) AS name, NULL AS registrationId FROM json_each(?) AS i
    CROSS JOIN keywords AS t ON t.id = i.value`,
  'pairRule.set': `SELECT x.id, ${MATCHES} CROSS JOIN pair_rules AS x ON x.id = i.value ${BOTH}`,
  'pairing.set': `SELECT t.id, r.name, NULL AS registrationId FROM json_each(?) AS i CROSS JOIN pairings AS t ON t.id = i.value
    LEFT JOIN rounds AS r ON r.id = t.round_id`,
  // Nothing may have come of it that a pair would tell of.
  'choice.record': `SELECT DISTINCT x.id, ${MATCHES} CROSS JOIN (
      SELECT o.subject_id AS id, min(o.payload ->> 'fromId', o.payload ->> 'toId') AS first_id,
        max(o.payload ->> 'fromId', o.payload ->> 'toId') AS second_id
      FROM operations AS o WHERE o.kind = 'choice.record') AS x ON x.id = i.value ${BOTH}`,
  'message.set': named('messages', 'sender_name'),
  'account.set': ACCOUNTS,
  'passcode.set': named('passcodes'),
  'apiKey.set': named('api_keys'),
  'organization.set': named('organizations'),
  'desk.set': named('desks'),
};

/** How to find what the ids are called that stand in a field. */
export const NAMES_IN: Readonly<Record<string, string>> = {
  registrationId: REGISTRATIONS,
  missing: REGISTRATIONS,
  groups: REGISTRATIONS,
  sittingOut: REGISTRATIONS,
  fromId: REGISTRATIONS,
  toId: REGISTRATIONS,
  ownerId: ACCOUNTS,
  venueId: named('venues'),
  locationIds: named('locations'),
  roundId: named('rounds'),
  meetingPointId: named('meeting_points'),
  planId: named('plans'),
  basedOnId: named('plans'),
  deskId: named('desks'),
};

/** Fields whose value is nobody's business, not even in a hashed form. */
export const SECRET_FIELDS: ReadonlySet<string> = new Set(['passwordHash', 'codeHash', 'keyHash']);

/** Fields of facts that say what happened; the rest of them are ids, and who and where, which an entry has anyway. */
export const FACT_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'checkIn.record': ['verdict', 'direction', 'method', 'presented', 'overrideReason', 'seenAt'],
  'checkIn.undo': ['reason'],
  'print.record': ['outcome', 'template', 'printer', 'message'],
  'choice.record': ['choice', 'fromId', 'toId', 'method', 'at'],
  'activity.record': ['data'],
  // Hundreds of meetings at once: the plan shows them.
  'plan.fill': [],
  'conflict.handle': ['decision', 'note'],
  'person.erase': [],
};
