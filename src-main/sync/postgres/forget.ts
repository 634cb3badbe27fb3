import {
  type Erased,
  erasedFrom,
  isLeftIn,
  namedIn,
  othersNamedIn,
  redact,
  type Stored,
} from '#main/storage/operations/erasure.ts';
import type { Operation, OperationKind } from '#main/storage/operations/kind.ts';
import { leftOf, type Withdrawable } from '#main/storage/operations/withdrawal.ts';
import type { SqlStatements } from '#main/storage/sql-database.ts';

/*
 * What people take back, and people who were erased, go from a log that has no tables beside it: who somebody is, in ids, is
 * found in the operations themselves. Done with each batch that comes in, in its transaction, so that what is said late of
 * somebody is never passed on.
 */

const STORED = 'position, hlc, at, kind, subject_id AS "subjectId", actor_id AS "actorId", payload';

type Fields = Record<string, unknown>;

/**
 * Takes out what new operations erase or withdraw, and what they say late that was erased or withdrawn before.
 * @param operations those that are new here and understood
 * @param hasErasures whether anybody was erased before
 */
export async function forget(
  tx: SqlStatements,
  kinds: ReadonlyMap<string, OperationKind>,
  operations: readonly Operation[],
  hasErasures: boolean,
): Promise<void> {
  await withdraw(tx, kinds, operations);
  const erases = await noteErasures(tx, operations);
  if (!hasErasures && !erases) return;
  const people = await erasedAmong(tx, operations);
  if (people.length > 0) await scrub(tx, people);
}

async function withdraw(
  tx: SqlStatements,
  kinds: ReadonlyMap<string, OperationKind>,
  operations: readonly Operation[],
): Promise<void> {
  for (const [kind, { withdrawable }] of kinds) {
    if (withdrawable === undefined) continue;
    const subjects = new Set(operations.filter((one) => one.kind === kind).map(({ subjectId }) => subjectId));
    if (subjects.size === 0) continue;
    const rows = await tx.all<Withdrawable>(
      `SELECT position, hlc, subject_id AS "subjectId", payload FROM operations
       WHERE subject_id = ANY($1::text[]) AND kind = $2 AND state = 'applied'`,
      [[...subjects], kind],
    );
    // Here and not by the database, whose order of texts may be that of some language.
    rows.sort((a, b) => (a.hlc < b.hlc ? 1 : -1));
    await replace(
      tx,
      leftOf(rows, withdrawable).map(({ position, payload }) => ({ kind, position, payload })),
    );
  }
}

/** Remembers which ids lead to whoever is erased. @returns whether anybody is */
async function noteErasures(tx: SqlStatements, operations: readonly Operation[]): Promise<boolean> {
  const told = operations.filter(({ kind }) => kind === 'person.erase');
  const pairs = told.flatMap(({ subjectId, payload }) => {
    const { accountIds, checkInIds } = idsIn(payload);
    return [subjectId, ...accountIds, ...checkInIds].map((id) => [id, subjectId] as const);
  });
  if (pairs.length === 0) return false;
  await tx.run(
    'INSERT INTO hub_erased (id, person_id) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING',
    [pairs.map(([id]) => id), pairs.map(([, personId]) => personId)],
  );
  return true;
}

function idsIn(payload: string): { accountIds: string[]; checkInIds: string[] } {
  const { accountIds, checkInIds = [] } = JSON.parse(payload) as { accountIds: string[]; checkInIds?: string[] };
  return { accountIds, checkInIds };
}

/** Everybody who was erased and is spoken of in some operations. */
async function erasedAmong(tx: SqlStatements, operations: readonly Operation[]): Promise<string[]> {
  const ids = new Set(
    operations.flatMap((one) => idsOf({ ...one, payload: JSON.parse(one.payload) as Fields | null })),
  );
  const rows = await tx.all<{ personId: string }>(
    `WITH asked (id) AS (SELECT unnest($1::text[])),
       scanned (id) AS (
         SELECT o.named_id FROM asked JOIN operations AS o ON o.subject_id = asked.id WHERE o.kind = 'checkIn.record'
       ),
       registered (id) AS (
         SELECT o.named_id FROM (SELECT id FROM asked UNION SELECT id FROM scanned) AS r
         JOIN operations AS o ON o.subject_id = r.id WHERE o.kind = 'registration.set'
       )
     SELECT DISTINCT e.person_id AS "personId" FROM hub_erased AS e
     JOIN (SELECT id FROM asked UNION SELECT id FROM registered) AS led ON led.id = e.id`,
    [[...ids]],
  );
  return rows.map(({ personId }) => personId);
}

/** By which ids an operation may lead to somebody. */
function idsOf(one: Pick<Stored, 'kind' | 'subjectId' | 'actorId'> & { payload: Fields | null }): string[] {
  const { kind, subjectId, actorId, payload } = one;
  const ids = [subjectId, namedIn(kind, payload), kind === 'activity.record' ? actorId : null];
  return [...ids.filter((id) => id !== null), ...othersNamedIn(kind, payload)];
}

/** Takes people out of the log. Done again it changes nothing. */
async function scrub(tx: SqlStatements, personIds: readonly string[]): Promise<void> {
  const people = await erasedOf(tx, personIds);
  const byId = new Map<string, Set<Erased>>();
  for (const erased of people) {
    const { personId, registrationIds, accountIds, checkInIds } = erased;
    for (const id of [personId, ...registrationIds, ...accountIds, ...checkInIds])
      byId.set(id, (byId.get(id) ?? new Set()).add(erased));
  }
  const rows = await tx.all<Stored>(
    `SELECT ${STORED} FROM operations WHERE subject_id = ANY($1::text[]) AND state = 'applied'
     UNION SELECT ${STORED} FROM operations WHERE named_id = ANY($1::text[]) AND state = 'applied'
     UNION SELECT ${STORED} FROM operations
       WHERE actor_id = ANY($1::text[]) AND kind = 'activity.record' AND state = 'applied'
     UNION SELECT ${STORED} FROM operations WHERE kind = 'conflict.handle' AND state = 'applied'`,
    [[...byId.keys()]],
  );
  const left = rows.flatMap((row) => {
    let { payload } = row;
    const ids = idsOf({ ...row, payload: JSON.parse(payload) as Fields | null });
    for (const erased of new Set(ids.flatMap((id) => [...(byId.get(id) ?? [])]))) {
      const now = { ...row, payload };
      if (isLeftIn(now, erased)) payload = JSON.stringify(redact(now, JSON.parse(payload) as Fields, erased));
    }
    return payload === row.payload ? [] : [{ ...row, payload }];
  });
  await replace(tx, left);
}

/** Who people are, in ids. */
async function erasedOf(tx: SqlStatements, personIds: readonly string[]): Promise<Erased[]> {
  const named = (kind: string, ids: readonly string[]) =>
    tx.all<{ by: string; id: string }>(
      `SELECT DISTINCT named_id AS "by", subject_id AS id FROM operations
       WHERE named_id = ANY($1::text[]) AND kind = $2 AND state = 'applied'`,
      [ids, kind],
    );
  const told = await tx.all<{ personId: string; payload: string; hlc: string }>(
    `SELECT subject_id AS "personId", payload, hlc FROM operations
     WHERE subject_id = ANY($1::text[]) AND kind = 'person.erase' AND state = 'applied'`,
    [personIds],
  );
  const registered = await named('registration.set', personIds);
  const registrations = grouped(registered);
  const scans = grouped(
    await named(
      'checkIn.record',
      registered.map(({ id }) => id),
    ),
  );
  const checkIns = new Map(
    personIds.map((id) => [id, (registrations.get(id) ?? []).flatMap((registration) => scans.get(registration) ?? [])]),
  );
  told.sort((a, b) => (a.hlc < b.hlc ? -1 : 1));
  return erasedFrom(personIds, { registrations, checkIns, told });
}

function grouped(rows: readonly { by: string; id: string }[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { by, id } of rows) groups.set(by, [...(groups.get(by) ?? []), id]);
  return groups;
}

/** Puts what is left in the place of what operations said. Their hash stays: it is that of the whole. */
async function replace(
  tx: SqlStatements,
  left: readonly { position: number; kind: string; payload: string }[],
): Promise<void> {
  if (left.length === 0) return;
  await tx.run(
    `UPDATE operations AS o SET payload = i.payload, named_id = i.named_id, redacted = 1
     FROM unnest($1::bigint[], $2::text[], $3::text[]) AS i (position, payload, named_id) WHERE o.position = i.position`,
    [
      left.map(({ position }) => position),
      left.map(({ payload }) => payload),
      left.map(({ kind, payload }) => namedIn(kind, JSON.parse(payload) as Fields | null)),
    ],
  );
}
