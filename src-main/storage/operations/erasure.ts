import { deriveDoubleEntries, deriveSharedBadges } from '../projections/conflicts.ts';
import type { MergedTable } from '../schema/merged.ts';
import {
  accounts,
  documents,
  externalReferences,
  media,
  messages,
  notifications,
  people,
  registrations,
} from '../schema/replicated.ts';
import type { Reader, WriteTx } from '../unit-of-work.ts';
import type { Hlc } from './hlc.ts';
import type { Operation } from './kind.ts';
import { idOf } from './kinds/ids.ts';
import { ticketClaim } from './kinds/registration.ts';
import { type Change, forgetFields, mergingOf } from './merge.ts';

/*
 * Erasing somebody: what was personal goes from the operations that told it and from the rows that they made, as if these
 * operations had never said it. Desks that get the operations redacted therefore end with the same rows. What is counted
 * stays: that somebody was registered, and passed the door. What is said after the erasure is new, and stays.
 */

/** Whose traces are looked for. */
export interface Erased {
  personId: string;
  /** What was said from here on was said anew: whoever was erased may register again. A clock. */
  before: Hlc;
  registrationIds: ReadonlySet<string>;
  accountIds: ReadonlySet<string>;
  checkInIds: ReadonlySet<string>;
  /** Those of them that led to nobody when they were made: the erasure names them. */
  strayIds: ReadonlySet<string>;
}

/** What stays of a registration: counts are made of it, and it tells nothing of who it was. */
const KEPT_OF_REGISTRATION = [
  'deletedAt',
  'status',
  'source',
  'ticketType',
  'attention',
  'vip',
  'blocked',
  'joinedAt',
  'waitlistedAt',
];
/** That somebody was known by this name, who does not come back by it. */
const KEPT_OF_REFERENCE = ['deletedAt', 'registrationId'];
const KEPT_OF_PERSON = ['deletedAt'];
const KEPT_OF_MESSAGE = ['deletedAt', 'senderRole', 'audience', 'sentAt', 'editedAt'];
const KEPT_OF_NOTIFICATION = ['deletedAt', 'sentAt', 'readAt'];

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

type Fields = Record<string, unknown>;

/** An operation, as far as somebody's traces in it are concerned. */
type Told = Pick<Stored, 'kind' | 'subjectId' | 'actorId'>;

/** What is left of an operation's payload: the same where nothing in it is personal, null where all of it is. */
export function redact({ kind, subjectId, actorId }: Told, payload: Fields, erased: Erased): Fields | null {
  const isThem = (id: unknown) => id === erased.personId || erased.accountIds.has(String(id));
  const ofRegistration = erased.registrationIds.has(String(payload.registrationId));
  switch (kind) {
    case 'registration.set':
      if (payload.personId !== erased.personId) return payload;
      return {
        ...payload,
        person: pick(payload.person as Fields, KEPT_OF_PERSON),
        fields: pick(payload.fields as Fields, KEPT_OF_REGISTRATION),
        ticketCodes: [],
      };
    case 'medium.set':
      return erased.registrationIds.has(String((payload.fields as Fields).registrationId)) ? null : payload;
    case 'reference.set':
      if (!erased.registrationIds.has(String((payload.fields as Fields).registrationId))) return payload;
      return { ...payload, fields: pick(payload.fields as Fields, KEPT_OF_REFERENCE) };
    case 'document.set':
      return ofRegistration ? null : payload;
    case 'checkIn.record':
      return ofRegistration || erased.strayIds.has(subjectId)
        ? { ...payload, presented: null, overrideReason: null }
        : payload;
    case 'checkIn.undo':
      return erased.checkInIds.has(subjectId) ? { ...payload, reason: null } : payload;
    case 'print.record':
      return ofRegistration ? { ...payload, message: null } : payload;
    case 'conflict.handle':
      return (payload.people as string[]).some((id) => erased.registrationIds.has(id))
        ? { ...payload, note: null }
        : payload;
    case 'message.set':
      if (!isThem(payload.senderId)) return payload;
      return { ...payload, fields: pick(payload.fields as Fields, KEPT_OF_MESSAGE) };
    case 'notification.set':
      if (!isThem(payload.recipientId)) return payload;
      return { ...payload, fields: pick(payload.fields as Fields, KEPT_OF_NOTIFICATION) };
    case 'activity.record':
      if (actorId === null || !erased.accountIds.has(actorId)) return payload;
      return { ...payload, address: null, client: null, actorName: null };
    case 'account.set':
      return erased.accountIds.has(subjectId) ? null : payload;
    default:
      return payload;
  }
}

/** Whom or what an operation of which something may be redacted speaks of beside its subject: an id, or null where it says none. */
export function namedIn(kind: string, payload: Fields | null): string | null {
  const said = payload ?? {};
  const fields = (said.fields ?? {}) as Fields;
  const name = {
    'registration.set': said.personId,
    'medium.set': fields.registrationId,
    'reference.set': fields.registrationId,
    'document.set': said.registrationId,
    'checkIn.record': said.registrationId,
    'print.record': said.registrationId,
    'message.set': said.senderId,
    'notification.set': said.recipientId,
  }[kind];
  return typeof name === 'string' ? name : null;
}

/** Registrations that an operation names beside that, where it names several. */
export function othersNamedIn(kind: string, payload: Fields | null): string[] {
  return kind === 'conflict.handle' && payload !== null ? (payload.people as string[]) : [];
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

/** Everybody who was erased and is spoken of in some operations. */
export async function erasedAmong(read: Reader, operations: readonly Operation[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const { payload, subjectId } of operations) {
    ids.add(subjectId);
    for (const id of payload.match(UUID) ?? []) ids.add(id);
  }
  const rows = await read.all<{ id: string }>(
    `SELECT e.id FROM json_each(?1) AS i CROSS JOIN erasures AS e ON e.id = i.value
     UNION SELECT r.person_id FROM json_each(?1) AS i CROSS JOIN registrations AS r ON r.id = i.value
       CROSS JOIN erasures AS e ON e.id = r.person_id
     UNION SELECT r.person_id FROM json_each(?1) AS i CROSS JOIN check_ins AS c ON c.id = i.value
       CROSS JOIN registrations AS r ON r.id = c.registration_id CROSS JOIN erasures AS e ON e.id = r.person_id`,
    [JSON.stringify([...ids])],
  );
  return rows.map((row) => row.id);
}

/** Who people are, in ids. */
export async function erasedOf(read: Reader, personIds: readonly string[]): Promise<Erased[]> {
  const asked = [JSON.stringify(personIds)];
  const pairs = async (sql: string) => {
    const found = new Map<string, string[]>();
    for (const { personId, id } of await read.all<{ personId: string; id: string }>(sql, asked))
      found.set(personId, [...(found.get(personId) ?? []), id]);
    return found;
  };
  const registrations = await pairs(
    `SELECT r.person_id AS personId, r.id FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.person_id = i.value`,
  );
  const checkIns = await pairs(
    `SELECT r.person_id AS personId, c.id FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.person_id = i.value
     CROSS JOIN check_ins AS c ON c.registration_id = r.id`,
  );
  const told = await read.all<{ personId: string; payload: string; hlc: string }>(
    `SELECT o.subject_id AS personId, o.payload, o.hlc FROM json_each(?) AS i
     CROSS JOIN operations AS o ON o.subject_id = i.value
     WHERE o.kind = 'person.erase' AND o.state = 'applied' ORDER BY o.hlc`,
    asked,
  );
  return erasedFrom(personIds, { registrations, checkIns, told });
}

/** What is known of people who were erased: ids by person, and what their erasures say, the earliest first. */
interface Known {
  registrations: ReadonlyMap<string, Iterable<string>>;
  checkIns: ReadonlyMap<string, Iterable<string>>;
  told: readonly { personId: string; payload: string; hlc: Hlc }[];
}

/** Puts together who people are. */
export function erasedFrom(personIds: readonly string[], { registrations, checkIns, told }: Known): Erased[] {
  const people = new Map(
    personIds.map((personId) => [
      personId,
      {
        personId,
        before: '',
        registrationIds: new Set(registrations.get(personId)),
        checkInIds: new Set(checkIns.get(personId)),
        strayIds: new Set<string>(),
        accountIds: new Set<string>(),
      },
    ]),
  );
  for (const { personId, payload, hlc } of told) {
    const erased = people.get(personId);
    if (erased === undefined) continue;
    erased.before = hlc;
    const { accountIds, checkInIds = [] } = JSON.parse(payload) as { accountIds: string[]; checkInIds?: string[] };
    for (const id of accountIds) erased.accountIds.add(id);
    for (const id of checkInIds) {
      erased.strayIds.add(id);
      erased.checkInIds.add(id);
    }
  }
  return [...people.values()];
}

/** Operations that may speak of somebody, as the indexes find them. */
async function operationsOf(read: Reader, erased: Erased): Promise<Stored[]> {
  const { personId, registrationIds, accountIds, checkInIds } = erased;
  return read.all<Stored>(
    `WITH subjects (id) AS (
       SELECT value FROM json_each(?1)
       UNION SELECT m.id FROM json_each(?2) AS i CROSS JOIN media AS m ON m.registration_id = i.value
       UNION SELECT x.id FROM json_each(?2) AS i CROSS JOIN external_references AS x ON x.registration_id = i.value
       UNION SELECT d.id FROM json_each(?2) AS i CROSS JOIN documents AS d ON d.registration_id = i.value
       UNION SELECT m.id FROM json_each(?3) AS i CROSS JOIN messages AS m ON m.sender_id = i.value
       UNION SELECT h.conflict_id FROM conflict_handlings AS h
         WHERE EXISTS (SELECT 1 FROM json_each(h.people) AS q CROSS JOIN json_each(?2) AS i ON i.value = q.value)
       UNION SELECT n.id FROM json_each(?3) AS i CROSS JOIN notifications AS n ON n.recipient_id = i.value
     )
     SELECT ${STORED} FROM subjects CROSS JOIN operations AS o ON o.subject_id = subjects.id WHERE o.state = 'applied'
     UNION SELECT ${STORED} FROM json_each(?3) AS i CROSS JOIN operations AS o ON o.actor_id = i.value
       WHERE o.state = 'applied' AND o.kind = 'activity.record'`,
    [
      JSON.stringify([personId, ...registrationIds, ...accountIds, ...checkInIds]),
      JSON.stringify([...registrationIds]),
      JSON.stringify([personId, ...accountIds]),
    ],
  );
}

/** An operation of the log, as far as it may speak of somebody. */
export interface Stored {
  position: number;
  hlc: Hlc;
  at: number;
  kind: string;
  subjectId: string;
  actorId: string | null;
  payload: string;
}

export const STORED = 'o.position, o.hlc, o.at, o.kind, o.subject_id AS subjectId, o.actor_id AS actorId, o.payload';

/** What a look through the whole log finds of somebody. */
export interface Found {
  /** Positions of operations in which something personal is left. */
  strays: number[];
  /** Check-ins that some operation says were theirs, also where another one said otherwise before. */
  checkInIds: string[];
}

/** Whether something of somebody is left in an operation. */
export function isLeftIn(row: Stored, erased: Erased): boolean {
  const payload = JSON.parse(row.payload) as Fields | null;
  return row.hlc < erased.before && payload !== null && JSON.stringify(redact(row, payload, erased)) !== row.payload;
}

/**
 * Takes somebody out of the log and the tables. Done again it changes nothing.
 * @param found what a look through the whole log has found beside what the indexes find
 * @returns registrations whose derived data is to be refreshed
 */
export async function scrub(
  tx: WriteTx,
  personId: string,
  { strays, checkInIds }: Found = { strays: [], checkInIds: [] },
): Promise<string[]> {
  const [known] = await erasedOf(tx, [personId]);
  if (known === undefined) return [];
  const erased = { ...known, checkInIds: new Set([...known.checkInIds, ...checkInIds]) };
  const found = new Map((await operationsOf(tx, erased)).map((row) => [row.position, row]));
  if (strays.length > 0) {
    const rows = await tx.all<Stored>(
      `SELECT ${STORED} FROM json_each(?) AS i CROSS JOIN operations AS o ON o.position = i.value`,
      [JSON.stringify(strays)],
    );
    for (const row of rows) found.set(row.position, row);
  }
  const tickets = ticketsOf(found.values(), personId);
  const ids = async (sql: string) =>
    (await tx.all<{ id: string }>(sql, [JSON.stringify([...erased.registrationIds])])).map((row) => row.id);
  const held = await ids('SELECT id FROM media WHERE registration_id IN (SELECT value FROM json_each(?))');
  const names = await ids(
    'SELECT id FROM external_references WHERE registration_id IN (SELECT value FROM json_each(?))',
  );
  const kept = await ids('SELECT id FROM documents WHERE registration_id IN (SELECT value FROM json_each(?))');
  /** Rows of which an operation says less now, by its kind. */
  const changed = new Map<string, string[]>();
  for (const row of found.values()) {
    if (!isLeftIn(row, erased)) continue;
    const left = redact(row, JSON.parse(row.payload) as Fields, erased);
    changed.set(row.kind, [...(changed.get(row.kind) ?? []), row.subjectId]);
    await tx.run('UPDATE operations SET payload = ?, redacted = 1, origin = NULL WHERE position = ?', [
      JSON.stringify(left),
      row.position,
    ]);
  }
  await tx.run(
    `UPDATE operations SET origin = NULL
     WHERE actor_id IN (SELECT value FROM json_each(?)) AND origin IS NOT NULL AND hlc < ?`,
    [JSON.stringify([...erased.accountIds]), erased.before],
  );
  await scrubRows(tx, erased);
  if (changed.has('activity.record')) {
    await tx.run(
      `UPDATE activities SET address = NULL, client = NULL, actor_name = NULL
       WHERE actor_id IN (SELECT value FROM json_each(?)) AND hlc < ?`,
      [JSON.stringify([...erased.accountIds]), erased.before],
    );
  }
  const touched = (kind: string, more: Iterable<string> = []) => [...new Set([...(changed.get(kind) ?? []), ...more])];
  const badges = touched('medium.set', held);
  const anew = [...new Set([...badges, ...tickets])];
  await rebuild(tx, media, 'medium.set', anew, await otherClaims(tx, anew));
  await deriveSharedBadges(tx, badges);
  await rebuild(tx, externalReferences, 'reference.set', touched('reference.set', names));
  await rebuild(tx, documents, 'document.set', touched('document.set', kept));
  await rebuild(tx, accounts, 'account.set', [...erased.accountIds]);
  await rebuild(tx, messages, 'message.set', touched('message.set'));
  await rebuild(tx, notifications, 'notification.set', touched('notification.set'));
  return [...erased.registrationIds];
}

async function scrubRows(tx: WriteTx, erased: Erased): Promise<void> {
  const { personId, before, registrationIds, checkInIds, strayIds } = erased;
  await forgetFields(tx, people, [personId], KEPT_OF_PERSON, before);
  await forgetFields(tx, registrations, [...registrationIds], KEPT_OF_REGISTRATION, before);
  const seen = JSON.stringify([...checkInIds]);
  await tx.run(
    `UPDATE check_ins SET presented = NULL, override_reason = NULL
     WHERE (registration_id IN (SELECT value FROM json_each(?)) OR id IN (SELECT value FROM json_each(?))) AND hlc < ?`,
    [JSON.stringify([...registrationIds]), JSON.stringify([...strayIds]), before],
  );
  await tx.run('UPDATE undos SET reason = NULL WHERE check_in_id IN (SELECT value FROM json_each(?)) AND hlc < ?', [
    seen,
    before,
  ]);
  await tx.run(
    'UPDATE prints SET message = NULL WHERE registration_id IN (SELECT value FROM json_each(?)) AND hlc < ?',
    [JSON.stringify([...registrationIds]), before],
  );
  await tx.run(
    `UPDATE conflict_handlings SET note = NULL
     WHERE note IS NOT NULL AND hlc < ? AND EXISTS (
       SELECT 1 FROM json_each(people) AS q CROSS JOIN json_each(?) AS i ON i.value = q.value)`,
    [before, JSON.stringify([...registrationIds])],
  );
  // An entry on purpose is told from others by its reason, which may just have gone.
  const seenOf = await tx.all<{ id: string }>(
    `SELECT DISTINCT registration_id AS id FROM check_ins
     WHERE id IN (SELECT value FROM json_each(?)) AND registration_id IS NOT NULL`,
    [JSON.stringify([...strayIds])],
  );
  await deriveDoubleEntries(
    tx,
    seenOf.map(({ id }) => id),
  );
}

/** Makes rows anew of what operations still say of them; those of which nothing is said are gone. */
async function rebuild(
  tx: WriteTx,
  table: MergedTable,
  kind: string,
  ids: readonly string[],
  others: readonly Change[] = [],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.run(`DELETE FROM ${table.name} WHERE id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)]);
  const left = await tx.all<Stored>(
    `SELECT ${STORED} FROM json_each(?) AS i CROSS JOIN operations AS o ON o.subject_id = i.value
     WHERE o.state = 'applied' AND o.kind = ? AND o.payload <> 'null'`,
    [JSON.stringify(ids), kind],
  );
  const changes = left.map(({ subjectId, hlc, at, payload }) => {
    const { fields, ...fixed } = JSON.parse(payload) as { fields: Fields };
    return { id: subjectId, hlc, at, fixed, fields };
  });
  await mergingOf(table, [...changes, ...others])(tx);
}

/** The tickets that registrations of somebody were said to have, by their ids among the media. */
function ticketsOf(rows: Iterable<Stored>, personId: string): ReadonlySet<string> {
  const tickets = new Set<string>();
  for (const { kind, payload } of rows) {
    if (kind !== 'registration.set') continue;
    const said = JSON.parse(payload) as { personId: string; eventId: string; ticketCodes: string[] };
    if (said.personId !== personId) continue;
    for (const code of said.ticketCodes) tickets.add(idOf.medium(said.eventId, 'ticket', code));
  }
  return tickets;
}

/**
 * Who else was said to have some tickets by their registrations: lists do name one ticket twice. The row of a ticket knows when it
 * was spoken of first and last, so that the rest of the log is left alone; of most tickets an import has spoken once.
 */
async function otherClaims(tx: WriteTx, ids: readonly string[]): Promise<Change[]> {
  // Half of a surrogate pair is escaped in what was said, and has no form in the row.
  const rows = await tx.all<Stored & { id: string }>(
    `SELECT ${STORED}, m.id FROM json_each(?) AS i CROSS JOIN media AS m ON m.id = i.value
     CROSS JOIN operations AS o ON o.at BETWEEN m.created_at AND m.updated_at
     WHERE m.kind = 'ticket' AND +o.event_id = m.event_id AND o.kind = 'registration.set' AND o.state = 'applied'
       AND (instr(o.payload, json_quote(m.value)) > 0 OR instr(o.payload, '\\ud') > 0)`,
    [JSON.stringify(ids)],
  );
  return rows.flatMap(({ id, subjectId: registrationId, hlc, at, payload }) => {
    const { eventId, ticketCodes } = JSON.parse(payload) as { eventId: string; ticketCodes: string[] };
    return ticketCodes
      .map((code) => ticketClaim({ hlc, at, eventId, registrationId, code }))
      .filter((claim) => claim.id === id);
  });
}
