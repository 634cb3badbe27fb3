import { OWNER_ID } from '#main/core/context.ts';
import { makersOf } from '#main/storage/projections/conflicts.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { Conflict, ConflictPerson, ConflictSide } from '#shared/contract/conflicts.ts';
import type { ConflictKind } from '#shared/domain/conflict.ts';
import type { MeetingStatus } from '#shared/domain/meeting.ts';
import type { ConflictRow } from './repository.ts';

/** What a conflict is shown with. */
type Shown = Pick<Conflict, 'people' | 'sides' | 'badge'>;

/** People of one conflict that are shown; of more the last ones are. */
const MOST_PEOPLE = 50;

/** Reads what the sides of some conflicts have done, each kind at once. */
export async function sidesOfAll(read: Reader, rows: readonly ConflictRow[]): Promise<Map<string, Shown>> {
  const of = (kind: ConflictKind) => rows.filter((row) => row.kind === kind);
  const shown = new Map<string, Shown>();
  for (const found of [
    await entries(read, of('doubleEntry')),
    await registered(read, [...of('duplicate'), ...of('overCapacity')]),
    await given(read, of('sharedBadge')),
    await changed(read, of('changedTwice')),
  ])
    for (const [id, each] of found) shown.set(id, each);
  return shown;
}

/** The sides of one. */
export async function sidesOf(read: Reader, row: ConflictRow): Promise<Shown> {
  return (await sidesOfAll(read, [row])).get(row.id) ?? { people: [], sides: [], badge: null };
}

const NOTHING = { person: null, place: null, status: null, plan: null } satisfies Partial<ConflictSide>;

async function entries(read: Reader, rows: readonly ConflictRow[]): Promise<Map<string, Shown>> {
  const people = await peopleOf(
    read,
    rows.map(({ about }) => about),
  );
  const found = await read.all<{ id: string; at: number; deskName: string; by: string | null; undone: number }>(
    `SELECT c.id, c.seen_at AS at, c.desk_name AS deskName, c.actor_name AS "by",
       EXISTS (SELECT 1 FROM undos AS u WHERE u.check_in_id = c.id) AS undone
     FROM json_each(?) AS i CROSS JOIN check_ins AS c ON c.id = i.value`,
    [JSON.stringify(rows.flatMap(({ facts }) => facts))],
  );
  const byId = new Map(found.map((one) => [one.id, one]));
  return toMap(rows, ({ about, facts }) => {
    const person = people.get(about) ?? null;
    const sides = facts.map((pick) => {
      const { undone = 0, ...one } = byId.get(pick) ?? { at: null, deskName: null, by: null };
      return { ...NOTHING, pick, at: one.at, deskName: one.deskName, by: one.by, person, counts: undone === 0 };
    });
    return { people: person === null ? [] : [person], sides: inTime(sides), badge: null };
  });
}

async function registered(read: Reader, rows: readonly ConflictRow[]): Promise<Map<string, Shown>> {
  const ids = rows.flatMap(({ facts }) => facts);
  const people = await peopleOf(read, ids);
  const makers = await makersOf(read, ids);
  const names = await namesOf(read, [...makers.values()]);
  return toMap(rows, ({ kind, facts }) => {
    const sides = facts.map((pick): ConflictSide => {
      const maker = makers.get(pick);
      const person = people.get(pick) ?? null;
      const counts = kind === 'duplicate' ? isActive(person) : person?.status === 'enrolled';
      return { ...NOTHING, pick, at: maker?.at ?? null, ...names(maker), person, counts };
    });
    const shown = inTime(sides).slice(-MOST_PEOPLE);
    return { people: shown.flatMap(({ person }) => person ?? []), sides: shown, badge: null };
  });
}

function isActive(person: ConflictPerson | null): boolean {
  return person !== null && person.status !== 'cancelled';
}

interface Author {
  deskId: string;
  actorId: string | null;
}

async function given(read: Reader, rows: readonly ConflictRow[]): Promise<Map<string, Shown>> {
  const asked = rows.flatMap(({ about, facts }) =>
    facts.map((fact) => {
      const [registrationId = '', hlc = ''] = fact.split(' ');
      return { about, registrationId, hlc };
    }),
  );
  const people = await peopleOf(
    read,
    asked.map(({ registrationId }) => registrationId),
  );
  const told = await read.all<Author & { hlc: string; at: number }>(
    `SELECT o.hlc, o.desk_id AS deskId, o.actor_id AS actorId, o.at FROM json_each(?) AS i
     CROSS JOIN operations AS o ON o.subject_id = i.value ->> 0 AND o.hlc = i.value ->> 1 AND o.kind = 'medium.set'`,
    [JSON.stringify(asked.map(({ about, hlc }) => [about, hlc]))],
  );
  const names = await namesOf(read, told);
  const byClock = new Map(told.map((one) => [one.hlc, one]));
  const media = await read.all<{ id: string; value: string; holderId: string | null }>(
    `SELECT m.id, m.value, CASE WHEN m.revoked_at IS NULL THEN m.registration_id END AS holderId
     FROM json_each(?) AS i CROSS JOIN media AS m ON m.id = i.value`,
    [JSON.stringify(rows.map(({ about }) => about))],
  );
  const badges = new Map(media.map((one) => [one.id, one]));
  return toMap(rows, ({ about }) => {
    const own = asked.filter((one) => one.about === about);
    const sides = own.map(({ registrationId, hlc }): ConflictSide => {
      const author = byClock.get(hlc);
      const counts = badges.get(about)?.holderId === registrationId;
      const person = people.get(registrationId) ?? null;
      return { ...NOTHING, pick: registrationId, at: author?.at ?? null, ...names(author), person, counts };
    });
    const all = inTime(sides);
    return { people: all.flatMap(({ person }) => person ?? []), sides: all, badge: badges.get(about)?.value ?? null };
  });
}

/** A value that somebody gave a place, a meeting or an event. */
export interface ChangeRow extends Author {
  subjectId: string;
  kind: 'place' | 'status' | 'plan';
  hlc: string;
  at: number;
  value: string;
}

/** All that was said of some things, in the order of the clocks. */
export function changesOf(read: Reader, subjectIds: readonly string[]): Promise<ChangeRow[]> {
  return read.all(
    `SELECT c.subject_id AS subjectId, c.kind, c.hlc, c.at, c.value, c.desk_id AS deskId, c.actor_id AS actorId
     FROM json_each(?) AS i CROSS JOIN changes AS c ON c.subject_id = i.value ORDER BY c.hlc`,
    [JSON.stringify(subjectIds)],
  );
}

async function changed(read: Reader, rows: readonly ConflictRow[]): Promise<Map<string, Shown>> {
  const abouts = rows.map(({ about }) => about);
  const all = await changesOf(read, abouts);
  const bySubject = new Map<string, ChangeRow[]>();
  for (const change of all) bySubject.set(change.subjectId, [...(bySubject.get(change.subjectId) ?? []), change]);
  const shownOf = ({ about, facts }: ConflictRow) => {
    const own = bySubject.get(about) ?? [];
    const last = own.at(-1);
    return own.filter((change) => change === last || facts.includes(change.hlc));
  };
  const shown = rows.flatMap(shownOf);
  const names = await namesOf(read, shown);
  const called = await calledOf(read, shown);
  const twos = await read.all<{ id: string; firstId: string; secondId: string }>(
    `SELECT t.id, x.first_id AS firstId, x.second_id AS secondId FROM (
       SELECT id, match_id FROM placements WHERE id IN (SELECT value FROM json_each(?1))
       UNION ALL SELECT id, match_id FROM meetings WHERE id IN (SELECT value FROM json_each(?1))
     ) AS t CROSS JOIN pairs AS x ON x.id = t.match_id`,
    [JSON.stringify(abouts)],
  );
  const people = await peopleOf(
    read,
    twos.flatMap(({ firstId, secondId }) => [firstId, secondId]),
  );
  const meeting = new Map(twos.map(({ id, firstId, secondId }) => [id, [firstId, secondId]]));
  return toMap(rows, (row) => {
    const last = bySubject.get(row.about)?.at(-1);
    const sides = shownOf(row).map((change): ConflictSide => {
      const side = { ...NOTHING, pick: change.hlc, at: change.at, ...names(change), counts: change === last };
      const value = JSON.parse(change.value) as unknown;
      if (change.kind === 'status') return { ...side, status: value as MeetingStatus };
      if (change.kind === 'plan') return { ...side, plan: called.get(String(value)) ?? null };
      const { roundId, meetingPointId } = value as { roundId: string | null; meetingPointId: string | null };
      const name = (id: string | null) => (id === null ? null : (called.get(id) ?? null));
      return { ...side, place: { round: name(roundId), table: name(meetingPointId) } };
    });
    const ids = meeting.get(row.about) ?? [];
    return { people: ids.flatMap((id) => people.get(id) ?? []), sides, badge: null };
  });
}

/** What rounds, tables and plans are called that stand in values. */
async function calledOf(read: Reader, changes: readonly ChangeRow[]): Promise<Map<string, string | null>> {
  const ids = changes.flatMap(({ value }) => {
    const said = JSON.parse(value) as string | null | Record<string, string | null>;
    return typeof said === 'object' && said !== null ? Object.values(said) : [said];
  });
  const rows = await read.all<{ id: string; name: string | null }>(
    `SELECT id, name FROM rounds WHERE id IN (SELECT value FROM json_each(?1))
     UNION ALL SELECT id, name FROM meeting_points WHERE id IN (SELECT value FROM json_each(?1))
     UNION ALL SELECT id, name FROM plans WHERE id IN (SELECT value FROM json_each(?1))`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function peopleOf(read: Reader, ids: readonly string[]): Promise<Map<string, ConflictPerson>> {
  const rows = await read.all<ConflictPerson>(
    `SELECT r.id AS registrationId, coalesce(p.display_name, p.email, '') AS name, p.email, p.company,
       r.ticket_type AS ticketType, coalesce(r.status, 'enrolled') AS status
     FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.id = i.value
     LEFT JOIN people AS p ON p.id = r.person_id WHERE r.deleted_at IS NULL`,
    [JSON.stringify([...new Set(ids)])],
  );
  return new Map(rows.map((row) => [row.registrationId, row]));
}

/** At which desk, and by whom. */
async function namesOf(
  read: Reader,
  authors: readonly Author[],
): Promise<(author: Author | undefined) => { deskName: string | null; by: string | null }> {
  const ids = authors.flatMap(({ deskId, actorId }) => [deskId, actorId]);
  const rows = await read.all<{ id: string; name: string | null }>(
    `SELECT id, name FROM desks WHERE id IN (SELECT value FROM json_each(?1))
     UNION ALL SELECT id, coalesce(name, email) FROM accounts WHERE id IN (SELECT value FROM json_each(?1))`,
    [JSON.stringify([...new Set(ids)])],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  names.set(OWNER_ID, 'Command line');
  return (author) => ({
    deskName: names.get(author?.deskId ?? '') ?? null,
    by: names.get(author?.actorId ?? '') ?? null,
  });
}

function inTime(sides: readonly ConflictSide[]): ConflictSide[] {
  return sides.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.pick < b.pick ? -1 : 1));
}

function toMap(rows: readonly ConflictRow[], show: (row: ConflictRow) => Shown): Map<string, Shown> {
  return new Map(rows.map((row) => [row.id, show(row)]));
}
