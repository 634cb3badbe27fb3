import {
  type BadgeWord,
  type Change,
  doubleEntries,
  holders,
  isCovered,
  type Made,
  madeApart,
  overlooked,
  type Pass,
} from '#shared/domain/conflict.ts';
import { fold } from '#shared/domain/text.ts';
import type { Direction, ReentryRule } from '#shared/domain/verdict.ts';
import { derivedId } from '../derived-id.ts';
import { insertRows, overwriting } from '../insert.ts';
import { conflictParts, conflicts } from '../schema/replicated.ts';
import type { Reader, WriteTx } from '../unit-of-work.ts';
import type { Projection } from './projection.ts';

/*
 * Conflicts follow from what desks have recorded, and from nothing else: each of these looks at the few rows that an operation
 * has touched, and writes what they come to. Nothing here depends on what arrived first.
 */

interface Found {
  id: string;
  eventId: string;
  kind: 'doubleEntry' | 'duplicate' | 'sharedBadge' | 'changedTwice';
  about: string;
  facts: string[];
  /** Registrations by which it is found again. */
  parts: readonly string[];
  at: number;
}

const conflictId = (eventId: string, kind: Found['kind'], about: string) => derivedId(eventId, 'conflict', kind, about);

const AMONG = 'IN (SELECT value FROM json_each(?))';

/** Writes what some conflicts are now: those that were looked at and not found are none any more. */
async function settle(tx: WriteTx, looked: readonly string[], found: readonly Found[]): Promise<void> {
  const gone = [JSON.stringify(looked)];
  const before = await tx.all<{ id: string }>(`SELECT id FROM conflicts WHERE id ${AMONG}`, gone);
  if (before.length === 0 && found.length === 0) return;
  await tx.run(`DELETE FROM conflict_parts WHERE conflict_id ${AMONG}`, gone);
  await tx.run(`DELETE FROM conflicts WHERE id ${AMONG}`, gone);
  const rows = found.map(({ parts: _, ...row }) => ({ ...row, handlingId: null }));
  const written = Object.keys(conflicts.columns).filter((name) => name !== 'id');
  await insertRows(tx, conflicts, rows, overwriting('id', written));
  const parts = found.flatMap(({ id, parts: ids }) =>
    ids.map((registrationId) => ({ id: `${id} ${registrationId}`, conflictId: id, registrationId })),
  );
  await insertRows(tx, conflictParts, parts, 'ON CONFLICT DO NOTHING');
  await handle(
    tx,
    found.map(({ id }) => id),
  );
}

/** Notes which conflicts somebody has dealt with. */
async function handle(tx: WriteTx, ids: readonly string[]): Promise<void> {
  const rows = await tx.all<{ id: string; handlingId: string; facts: string; handled: string }>(
    `SELECT c.id, h.id AS handlingId, c.facts, h.facts AS handled FROM json_each(?) AS i
     CROSS JOIN conflicts AS c ON c.id = i.value
     CROSS JOIN conflict_handlings AS h ON h.conflict_id = c.id ORDER BY h.hlc, h.id`,
    [JSON.stringify(ids)],
  );
  const settled = new Map<string, string>();
  for (const { id, handlingId, ...row } of rows)
    if (isCovered(JSON.parse(row.facts) as string[], JSON.parse(row.handled) as string[])) settled.set(id, handlingId);
  for (const [id, handlingId] of settled)
    await tx.run('UPDATE conflicts SET handling_id = ? WHERE id = ?', [handlingId, id]);
}

/** Somebody has dealt with conflicts, by their ids. */
export const handlingsProjection: Projection = { name: 'handlings', refresh: handle };

/** A pass at a door, and whether it was taken back. */
export interface PassRow {
  id: string;
  registrationId: string;
  eventId: string;
  direction: Direction;
  seenAt: number;
  deskId: string;
  deskName: string;
  hlc: string;
  overridden: number;
  undone: number;
}

/** All passes of some registrations, with those that were taken back. */
export function passesOf(read: Reader, registrationIds: readonly string[]): Promise<PassRow[]> {
  return read.all(
    `SELECT id, registration_id AS registrationId, event_id AS eventId, direction, seen_at AS seenAt, desk_id AS deskId,
       desk_name AS deskName, hlc, override_reason IS NOT NULL AS overridden,
       EXISTS (SELECT 1 FROM undos WHERE undos.check_in_id = check_ins.id) AS undone
     FROM check_ins WHERE registration_id ${AMONG} AND verdict IN ('admitted', 'exited')`,
    [JSON.stringify(registrationIds)],
  );
}

/** Badges that were seen at two doors. */
export async function deriveDoubleEntries(tx: WriteTx, registrationIds: readonly string[]): Promise<void> {
  await doubleEntriesOf(tx, registrationIds, await passesOf(tx, registrationIds));
}

/** The same, where all passes of these registrations are at hand. */
export async function doubleEntriesOf(
  tx: WriteTx,
  registrationIds: readonly string[],
  passes: readonly PassRow[],
): Promise<void> {
  const rules = await reentryRules(tx, new Set(passes.map(({ eventId }) => eventId)));
  const byRegistration = new Map<string, PassRow[]>(registrationIds.map((id) => [id, []]));
  for (const pass of passes) if (pass.undone === 0) byRegistration.get(pass.registrationId)?.push(pass);
  const found = [...byRegistration].flatMap(([about, own]): Found[] => {
    // All passes of a registration are at its event; should they not be, every desk still says the same.
    const [first] = own.toSorted((a, b) => (a.eventId < b.eventId ? -1 : 1));
    if (first === undefined) return [];
    const facts = doubleEntries(own.map(toPass), rules.get(first.eventId) ?? 'afterExit');
    if (facts.length === 0) return [];
    const at = Math.max(...own.filter(({ id }) => facts.includes(id)).map(({ seenAt }) => seenAt));
    const { eventId } = first;
    return [{ id: doubleEntryId(about), eventId, kind: 'doubleEntry', about, facts: facts.sort(), parts: [], at }];
  });
  const erased = await erasedAmong(
    tx,
    found.map(({ about }) => about),
  );
  await settle(
    tx,
    registrationIds.map(doubleEntryId),
    found.filter(({ about }) => !erased.has(about)),
  );
}

/** Those of these registrations whose person was erased. */
async function erasedAmong(read: Reader, registrationIds: readonly string[]): Promise<Set<string>> {
  if (registrationIds.length === 0) return new Set();
  const rows = await read.all<{ id: string }>(
    `SELECT r.id FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.id = i.value
     CROSS JOIN erasures AS x ON x.id = r.person_id`,
    [JSON.stringify(registrationIds)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** What events say of coming in again. */
async function reentryRules(read: Reader, eventIds: ReadonlySet<string>): Promise<Map<string, ReentryRule | null>> {
  const rows = await read.all<{ id: string; reentry: ReentryRule | null }>(
    `SELECT id, reentry FROM events WHERE id ${AMONG}`,
    [JSON.stringify([...eventIds])],
  );
  return new Map(rows.map(({ id, reentry }) => [id, reentry]));
}

const doubleEntryId = (registrationId: string) => conflictId(registrationId, 'doubleEntry', registrationId);

function toPass({ id, direction, deskId, seenAt, hlc, overridden }: PassRow): Pass {
  return { id, direction, deskId, seenAt, hlc, overridden: overridden === 1 };
}

/** Events whose rule for coming in again is another one. */
export const reentryProjection: Projection = {
  name: 'reentry',

  async refresh(tx: WriteTx, eventIds: readonly string[]): Promise<void> {
    const rows = await tx.all<{ id: string }>(
      `SELECT s.registration_id AS id FROM json_each(?) AS i CROSS JOIN presences AS s ON s.event_id = i.value
       WHERE s.entries > 1`,
      [JSON.stringify(eventIds)],
    );
    await deriveDoubleEntries(
      tx,
      rows.map(({ id }) => id),
    );
  },
};

/** What somebody looks like who may be registered twice. */
interface Likeness {
  id: string;
  eventId: string;
  email: string | null;
  sortName: string | null;
  company: string | null;
  besides: string | null;
}

/** As many registrations do not belong to one person: an address that a company shares, a name that stands for nobody. */
const MOST_ALIKE = 50;
/** Longer names are compared as they are written. */
const MOST_TURNED = 6;

const LIKENESS = `
  r.id, r.event_id AS eventId, p.email, d.sort_name AS sortName, p.company, r.besides`;
const ACTIVE = `r.deleted_at IS NULL AND coalesce(r.status, 'enrolled') <> 'cancelled'`;

/**
 * People who are registered twice: the same address, or the same name and company, at one event and made at two desks. Where
 * one desk alone has made registrations there is nothing to look for, so that an import costs nothing.
 */
export const registeredProjection: Projection = {
  name: 'registered',

  async refresh(tx: WriteTx, registrationIds: readonly string[]): Promise<void> {
    const several = await tx.all<{ id: string }>(
      'SELECT event_id AS id FROM registration_desks GROUP BY event_id HAVING count(*) > 1',
    );
    if (several.length === 0) return;
    const asked = [JSON.stringify(registrationIds)];
    const events = new Set(several.map(({ id }) => id));
    const own = (await likenessesOf(tx, registrationIds)).filter(({ eventId }) => events.has(eventId));
    // Whoever was like them before may be like others still.
    const former = await tx.all<{ conflictId: string; id: string }>(
      `SELECT q.conflict_id AS conflictId, q.registration_id AS id FROM json_each(?) AS i
       CROSS JOIN conflict_parts AS a ON a.registration_id = i.value
       CROSS JOIN conflicts AS c ON c.id = a.conflict_id AND c.kind = 'duplicate'
       CROSS JOIN conflict_parts AS q ON q.conflict_id = c.id`,
      asked,
    );
    if (own.length === 0 && former.length === 0) return;
    const known = new Set(registrationIds);
    const others = await likenessesOf(
      tx,
      former.map(({ id }) => id).filter((id) => !known.has(id)),
    );
    const groups = new Map<string, Found>();
    const looked = new Set(former.map((part) => part.conflictId));
    for (const one of [...own, ...others]) {
      for (const key of keysOf(one)) {
        const id = conflictId(one.eventId, 'duplicate', key);
        if (groups.has(id)) continue;
        looked.add(id);
        const found = await duplicateOf(tx, id, key, one);
        if (found !== null) groups.set(id, found);
      }
    }
    await settle(tx, [...looked], [...groups.values()]);
  },
};

function likenessesOf(read: Reader, ids: readonly string[]): Promise<Likeness[]> {
  return read.all(
    `SELECT ${LIKENESS} FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.id = i.value
     LEFT JOIN people AS p ON p.id = r.person_id LEFT JOIN directory AS d ON d.registration_id = r.id WHERE ${ACTIVE}`,
    [JSON.stringify(ids)],
  );
}

/** What two registrations of one person have in common. */
function keysOf({ email, sortName, company }: Likeness): string[] {
  const keys: string[] = [];
  if (email !== null && email !== '') keys.push(`email ${asciiLower(email)}`);
  const name = turned(sortName ?? '')[0] ?? '';
  const where = fold(company ?? '').trim();
  if (name.trim() !== '' && where !== '') keys.push(`name ${name}|${where}`);
  return keys;
}

/** As the database compares addresses. */
function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** A name in all orders in which its words follow each other: Ada Lovelace, Lovelace Ada. The first one stands for all. */
function turned(name: string): string[] {
  const words = name.split(' ');
  if (words.length > MOST_TURNED) return [name];
  return words.map((_, at) => [...words.slice(at), ...words.slice(0, at)].join(' ')).sort();
}

async function duplicateOf(read: Reader, id: string, key: string, one: Likeness): Promise<Found | null> {
  const { eventId } = one;
  const candidates = key.startsWith('email ')
    ? await read.all<Likeness>(
        `SELECT ${LIKENESS} FROM people AS p
         CROSS JOIN registrations AS r ON r.person_id = p.id AND +r.event_id = ?1
         LEFT JOIN directory AS d ON d.registration_id = r.id
         WHERE p.email = ?2 COLLATE NOCASE AND ${ACTIVE} ORDER BY r.id LIMIT ${MOST_ALIKE + 1}`,
        [eventId, one.email],
      )
    : await read.all<Likeness>(
        `SELECT ${LIKENESS} FROM json_each(?2) AS i
         CROSS JOIN directory AS d ON d.event_id = ?1 AND d.sort_name = i.value
         CROSS JOIN registrations AS r ON r.id = d.registration_id LEFT JOIN people AS p ON p.id = r.person_id
         WHERE ${ACTIVE}`,
        [eventId, JSON.stringify([...new Set(turned(one.sortName ?? ''))])],
      );
  const alike = candidates.filter((other) => keysOf(other).includes(key));
  if (alike.length < 2 || alike.length > MOST_ALIKE) return null;
  // Those who have one address are in a conflict by that already.
  const addresses = new Set(alike.map(({ email }) => asciiLower(email ?? '')));
  if (!key.startsWith('email ') && addresses.size === 1 && !addresses.has('')) return null;
  const makers = await makersOf(
    read,
    alike.map((each) => each.id),
  );
  const made = alike.flatMap(({ id: own, besides }): Made[] => {
    const maker = makers.get(own);
    return maker === undefined ? [] : [{ id: own, deskId: maker.deskId, besides: JSON.parse(besides ?? 'null') ?? [] }];
  });
  const facts = madeApart(made);
  if (facts.length === 0) return null;
  const at = Math.max(...facts.map((fact) => makers.get(fact)?.at ?? 0));
  return { id, eventId, kind: 'duplicate', about: id, facts, parts: facts, at };
}

export interface Maker {
  deskId: string;
  actorId: string | null;
  /** Epoch ms. */
  at: number;
}

/** Which desks have made registrations: those that said something of them first. */
export async function makersOf(read: Reader, ids: readonly string[]): Promise<Map<string, Maker>> {
  const rows = await read.all<Maker & { id: string }>(
    `SELECT o.subject_id AS id, o.desk_id AS deskId, o.actor_id AS actorId, o.at FROM json_each(?) AS i
     CROSS JOIN operations AS o ON o.subject_id = i.value
     WHERE o.kind = 'registration.set' AND o.state = 'applied' ORDER BY o.hlc DESC`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ id, ...maker }) => [id, maker]));
}

/** Badges that were given to several people at once, by the ids of their rows. */
export async function deriveSharedBadges(tx: WriteTx, mediumIds: readonly string[]): Promise<void> {
  const rows = await tx.all<{ about: string; hlc: string; deskId: string; at: number; payload: string }>(
    `SELECT o.subject_id AS about, o.hlc, o.desk_id AS deskId, o.at, o.payload FROM json_each(?) AS i
     CROSS JOIN operations AS o ON o.subject_id = i.value
     WHERE o.kind = 'medium.set' AND o.state = 'applied' AND o.payload <> 'null'`,
    [JSON.stringify(mediumIds)],
  );
  const words = new Map<string, (BadgeWord & { eventId: string; at: number })[]>();
  for (const { about, hlc, deskId, at, payload } of rows) {
    const { eventId, kind, fields } = JSON.parse(payload) as MediumPayload;
    if (kind !== 'badge') continue;
    const { registrationId = null, revokedAt, deletedAt } = fields;
    const revoked = (revokedAt ?? null) !== null || (deletedAt ?? null) !== null;
    words.set(about, [...(words.get(about) ?? []), { hlc, deskId, registrationId, revoked, eventId, at }]);
  }
  const found = [...words].flatMap(([about, said]): Found[] => {
    const holding = holders(said);
    const [first] = said;
    if (holding.length === 0 || first === undefined) return [];
    const parts = holding.flatMap(({ registrationId }) => registrationId ?? []);
    const facts = holding.map(({ registrationId, hlc }) => `${registrationId} ${hlc}`).sort();
    const at = Math.max(...said.filter(({ hlc }) => holding.some((one) => one.hlc === hlc)).map((word) => word.at));
    const { eventId } = first;
    return [{ id: badgeConflictId(about), eventId, kind: 'sharedBadge', about, facts, parts: [...new Set(parts)], at }];
  });
  await settle(tx, mediumIds.map(badgeConflictId), found);
}

const badgeConflictId = (mediumId: string) => conflictId(mediumId, 'sharedBadge', mediumId);

interface MediumPayload {
  eventId: string;
  kind: string;
  fields: { registrationId?: string | null; revokedAt?: number | null; deletedAt?: number | null };
}

export const badgesProjection: Projection = { name: 'badges', refresh: deriveSharedBadges };

/** Steps of a meeting's life that time takes by itself, and that nobody has decided on. */
const STEPS = ['"pending"', '"active"'];

interface ChangeRow extends Change {
  subjectId: string;
  eventId: string;
  kind: string;
  at: number;
}

/** Things that two desks have changed and of which one change went under, by their ids. */
export const changesProjection: Projection = {
  name: 'changes',

  async refresh(tx: WriteTx, subjectIds: readonly string[]): Promise<void> {
    const rows = await tx.all<ChangeRow>(
      `SELECT subject_id AS subjectId, event_id AS eventId, kind, hlc, after, value, desk_id AS deskId,
         actor_id AS actorId, at
       FROM changes WHERE subject_id ${AMONG}`,
      [JSON.stringify(subjectIds)],
    );
    const bySubject = new Map<string, ChangeRow[]>();
    for (const row of rows) bySubject.set(row.subjectId, [...(bySubject.get(row.subjectId) ?? []), row]);
    const found = [...bySubject].flatMap(([about, own]): Found[] => {
      const lost = overlooked(own).filter(({ kind, value }) => kind !== 'status' || !STEPS.includes(value));
      if (lost.length === 0) return [];
      const eventId = own.map((change) => change.eventId).sort()[0] ?? '';
      const facts = lost.map(({ hlc }) => hlc);
      const at = Math.max(...own.map((change) => change.at));
      return [{ id: changeConflictId(about), eventId, kind: 'changedTwice', about, facts, parts: [], at }];
    });
    await settle(tx, subjectIds.map(changeConflictId), found);
  },
};

const changeConflictId = (subjectId: string) => conflictId(subjectId, 'changedTwice', subjectId);

/** All that is derived from registrations: for whoever knows of somebody, and not of what they did. */
export const conflictsOfProjection: Projection = {
  name: 'conflictsOf',

  async refresh(tx: WriteTx, registrationIds: readonly string[]): Promise<void> {
    await deriveDoubleEntries(tx, registrationIds);
    await registeredProjection.refresh(tx, registrationIds);
    const media = await tx.all<{ id: string }>(
      `SELECT m.id FROM json_each(?1) AS i CROSS JOIN media AS m ON m.registration_id = i.value
       UNION SELECT c.about FROM json_each(?1) AS i CROSS JOIN conflict_parts AS q ON q.registration_id = i.value
         CROSS JOIN conflicts AS c ON c.id = q.conflict_id AND c.kind = 'sharedBadge'`,
      [JSON.stringify(registrationIds)],
    );
    await deriveSharedBadges(
      tx,
      media.map(({ id }) => id),
    );
  },
};
