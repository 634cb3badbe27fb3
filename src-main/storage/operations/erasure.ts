import type { MergedTable } from '../schema/merged.ts';
import { accounts, documents, media, messages, people, registrations } from '../schema/replicated.ts';
import type { Reader, WriteTx } from '../unit-of-work.ts';
import type { Hlc } from './hlc.ts';
import type { Operation } from './kind.ts';
import { idOf } from './kinds/ids.ts';
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
const KEPT_OF_PERSON = ['deletedAt'];
const KEPT_OF_MESSAGE = ['deletedAt', 'senderRole', 'audience', 'sentAt', 'editedAt'];

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

type Fields = Record<string, unknown>;

/** What is left of an operation's payload: the same where nothing in it is personal, null where all of it is. */
export function redact(kind: string, subjectId: string, payload: Fields, erased: Erased): Fields | null {
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
    case 'document.set':
      return ofRegistration ? null : payload;
    case 'checkIn.record':
      return ofRegistration ? { ...payload, presented: null, overrideReason: null } : payload;
    case 'checkIn.undo':
      return erased.checkInIds.has(subjectId) ? { ...payload, reason: null } : payload;
    case 'print.record':
      return ofRegistration ? { ...payload, message: null } : payload;
    case 'message.set': {
      const isTheirs = payload.senderId === erased.personId || erased.accountIds.has(String(payload.senderId));
      return isTheirs ? { ...payload, fields: pick(payload.fields as Fields, KEPT_OF_MESSAGE) } : payload;
    }
    case 'account.set':
      return erased.accountIds.has(subjectId) ? null : payload;
    default:
      return payload;
  }
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

/** Everybody who was erased and is spoken of in some operations. */
export async function erasedAmong(read: Reader, operations: readonly Operation[]): Promise<string[]> {
  const any = await read.get('SELECT 1 FROM erasures LIMIT 1');
  if (any === undefined) return [];
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

/** Who somebody is, in ids. */
export async function erasedOf(read: Reader, personId: string): Promise<Erased> {
  const ids = async (sql: string, ...parameters: string[]) =>
    new Set((await read.all<{ id: string }>(sql, parameters)).map((row) => row.id));
  const registrationIds = await ids('SELECT id FROM registrations WHERE person_id = ?', personId);
  const told = await read.all<{ payload: string; hlc: string }>(
    `SELECT payload, hlc FROM operations WHERE subject_id = ? AND kind = 'person.erase' AND state = 'applied' ORDER BY hlc`,
    [personId],
  );
  return {
    personId,
    before: told.at(-1)?.hlc ?? '',
    registrationIds,
    checkInIds: await ids(
      'SELECT id FROM check_ins WHERE registration_id IN (SELECT value FROM json_each(?))',
      JSON.stringify([...registrationIds]),
    ),
    accountIds: new Set(told.flatMap(({ payload }) => (JSON.parse(payload) as { accountIds: string[] }).accountIds)),
  };
}

/** Operations that may speak of somebody, as the indexes find them. */
async function operationsOf(read: Reader, erased: Erased): Promise<Stored[]> {
  const { personId, registrationIds, accountIds, checkInIds } = erased;
  const registered = JSON.stringify([...registrationIds]);
  return read.all<Stored>(
    `WITH subjects (id) AS (
       SELECT value FROM json_each(?1)
       UNION SELECT m.id FROM json_each(?2) AS i CROSS JOIN media AS m ON m.registration_id = i.value
       UNION SELECT d.id FROM json_each(?2) AS i CROSS JOIN documents AS d ON d.registration_id = i.value
       UNION SELECT m.id FROM registrations AS r CROSS JOIN messages AS m ON m.event_id = r.event_id
         WHERE r.person_id = ?3 AND (m.sender_id = ?3 OR m.sender_id IN (SELECT value FROM json_each(?4)))
     )
     SELECT ${STORED} FROM subjects CROSS JOIN operations AS o ON o.subject_id = subjects.id WHERE o.state = 'applied'`,
    [
      JSON.stringify([personId, ...registrationIds, ...accountIds, ...checkInIds]),
      registered,
      personId,
      JSON.stringify([...accountIds]),
    ],
  );
}

interface Stored {
  position: number;
  hlc: string;
  at: number;
  kind: string;
  subjectId: string;
  payload: string;
}

const STORED = 'o.position, o.hlc, o.at, o.kind, o.subject_id AS subjectId, o.payload';

/** What a look through the whole log finds of somebody. */
interface Found {
  /** Positions of operations in which something personal is left. */
  strays: number[];
  /** Check-ins that some operation says were theirs, also where another one said otherwise before. */
  checkInIds: string[];
}

/**
 * Finds what speaks of somebody though no row leads to it any more, such as an operation that gave them a badge which is
 * another's now. Goes through the whole log: not for within a write.
 */
async function lookThroughLog(read: Reader, erased: Erased): Promise<Found> {
  const strays: Stored[] = [];
  const checkInIds = new Set(erased.checkInIds);
  const undos: Stored[] = [];
  for (let after = 0; ; ) {
    const rows = await read.all<Stored>(
      `SELECT ${STORED} FROM operations AS o WHERE o.position > ? AND o.state = 'applied' ORDER BY o.position LIMIT 2000`,
      [after],
    );
    for (const row of rows) {
      if (row.kind === 'checkIn.undo') undos.push(row);
      else if (isChanged(row, erased)) strays.push(row);
      if (row.kind === 'checkIn.record' && isOf(row, erased)) checkInIds.add(row.subjectId);
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.position;
  }
  // Which check-ins are theirs is known at the end alone.
  strays.push(...undos.filter((row) => isChanged(row, { ...erased, checkInIds })));
  return { strays: strays.map((row) => row.position), checkInIds: [...checkInIds] };
}

function isOf({ payload }: Stored, { registrationIds }: Erased): boolean {
  return registrationIds.has((JSON.parse(payload) as { registrationId: string }).registrationId);
}

function isChanged(row: Stored, erased: Erased): boolean {
  const payload = JSON.parse(row.payload) as Fields | null;
  return (
    row.hlc < erased.before &&
    payload !== null &&
    JSON.stringify(redact(row.kind, row.subjectId, payload, erased)) !== row.payload
  );
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
  const known = await erasedOf(tx, personId);
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
  const kept = await ids('SELECT id FROM documents WHERE registration_id IN (SELECT value FROM json_each(?))');
  const touchedMedia = new Set([...held, ...tickets.map(({ eventId, code }) => idOf.medium(eventId, 'ticket', code))]);
  const theirMessages: string[] = [];
  for (const row of found.values()) {
    if (!isChanged(row, erased)) continue;
    const left = redact(row.kind, row.subjectId, JSON.parse(row.payload) as Fields, erased);
    if (row.kind === 'medium.set') touchedMedia.add(row.subjectId);
    if (row.kind === 'document.set') kept.push(row.subjectId);
    if (row.kind === 'message.set') theirMessages.push(row.subjectId);
    await tx.run('UPDATE operations SET payload = ?, redacted = 1 WHERE position = ?', [
      JSON.stringify(left),
      row.position,
    ]);
  }
  await scrubRows(tx, erased, theirMessages);
  await rebuild(tx, media, 'medium.set', [...touchedMedia], await otherClaims(tx, tickets));
  await rebuild(tx, documents, 'document.set', [...new Set(kept)]);
  await rebuild(tx, accounts, 'account.set', [...erased.accountIds]);
  return [...erased.registrationIds];
}

async function scrubRows(tx: WriteTx, erased: Erased, messageIds: readonly string[]): Promise<void> {
  const { personId, before, registrationIds, checkInIds } = erased;
  await forgetFields(tx, people, [personId], KEPT_OF_PERSON, before);
  await forgetFields(tx, registrations, [...registrationIds], KEPT_OF_REGISTRATION, before);
  await forgetFields(tx, messages, messageIds, KEPT_OF_MESSAGE, before);
  const seen = JSON.stringify([...checkInIds]);
  await tx.run(
    `UPDATE check_ins SET presented = NULL, override_reason = NULL
     WHERE registration_id IN (SELECT value FROM json_each(?)) AND hlc < ?`,
    [JSON.stringify([...registrationIds]), before],
  );
  await tx.run('UPDATE undos SET reason = NULL WHERE check_in_id IN (SELECT value FROM json_each(?)) AND hlc < ?', [
    seen,
    before,
  ]);
  await tx.run(
    'UPDATE prints SET message = NULL WHERE registration_id IN (SELECT value FROM json_each(?)) AND hlc < ?',
    [JSON.stringify([...registrationIds]), before],
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
  await mergingOf(table, [...changes, ...others.filter(({ id }) => ids.includes(id))])(tx);
}

interface Ticket {
  eventId: string;
  code: string;
}

/** The tickets that registrations of somebody were said to have. */
function ticketsOf(rows: Iterable<Stored>, personId: string): Ticket[] {
  const tickets = new Map<string, Ticket>();
  for (const { kind, payload } of rows) {
    if (kind !== 'registration.set') continue;
    const said = JSON.parse(payload) as { personId: string; eventId: string; ticketCodes: string[] };
    if (said.personId !== personId) continue;
    for (const code of said.ticketCodes) tickets.set(`${said.eventId} ${code}`, { eventId: said.eventId, code });
  }
  return [...tickets.values()];
}

/** Who else was said to have the same tickets: lists do name one ticket twice. */
async function otherClaims(tx: WriteTx, tickets: readonly Ticket[]): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { eventId, code } of tickets) {
    const rows = await tx.all<Stored>(
      `SELECT ${STORED} FROM operations AS o
       WHERE o.event_id = ? AND o.kind = 'registration.set' AND o.state = 'applied' AND instr(o.payload, ?) > 0`,
      [eventId, JSON.stringify(code)],
    );
    for (const { subjectId, hlc, at, payload } of rows) {
      const { ticketCodes } = JSON.parse(payload) as { ticketCodes: string[] };
      if (!ticketCodes.includes(code)) continue;
      changes.push({
        id: idOf.medium(eventId, 'ticket', code),
        hlc,
        at,
        fixed: { eventId, kind: 'ticket', value: code },
        fields: { registrationId: subjectId, issuedAt: at },
      });
    }
  }
  return changes;
}

/**
 * Looks for what is left of people who were erased, through the whole log, and takes it out: after operations of others came
 * in any order, this is what makes sure.
 * @param write runs something in a transaction of its own
 * @returns how many operations were found
 */
export async function sweepErasures(
  read: Reader,
  write: (work: (tx: WriteTx) => Promise<void>) => Promise<void>,
): Promise<number> {
  const erasures = await read.all<{ id: string }>('SELECT id FROM erasures ORDER BY id');
  let found = 0;
  for (const { id } of erasures) {
    const log = await lookThroughLog(read, await erasedOf(read, id));
    found += log.strays.length;
    await write(async (tx) => {
      await scrub(tx, id, log);
    });
  }
  return found;
}
