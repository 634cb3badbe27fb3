import type { Reader, WriteTx } from '../unit-of-work.ts';
import type { Hlc } from './hlc.ts';
import type { Operation, OperationKind } from './kind.ts';

/*
 * What somebody takes back is not only gone from its row: setting such a field to nothing takes what was said of it before
 * out of the log as well. A value that a later one has replaced is in no table, so that desks end with the same rows whether
 * they have got the earlier operations before or after that, whole or not.
 */

type Fields = Record<string, unknown>;

/** An operation of the log, as far as something in it may have been withdrawn. */
export interface Withdrawable {
  position: number;
  hlc: Hlc;
  subjectId: string;
  payload: string;
}

/**
 * Takes what was withdrawn out of the operations about the same rows.
 * @param operations those that are new here: one that withdraws, or one that says late what was withdrawn already
 */
export async function withdraw(
  tx: WriteTx,
  kinds: ReadonlyMap<string, OperationKind>,
  operations: readonly Pick<Operation, 'kind' | 'subjectId'>[],
): Promise<void> {
  const subjects = new Map<string, Set<string>>();
  for (const { kind, subjectId } of operations) {
    if (kinds.get(kind)?.withdrawable === undefined) continue;
    const ids = subjects.get(kind) ?? new Set();
    subjects.set(kind, ids.add(subjectId));
  }
  for (const [kind, ids] of subjects) {
    const names = kinds.get(kind)?.withdrawable ?? [];
    for (const row of await saidOf(tx, kind, [...ids], names)) {
      await tx.run('UPDATE operations SET payload = ?, redacted = 1 WHERE position = ?', [row.payload, row.position]);
    }
  }
}

/** Operations that still say what was withdrawn later, with what is left of them. */
async function saidOf(
  read: Reader,
  kind: string,
  subjectIds: readonly string[],
  names: readonly string[],
): Promise<{ position: number; payload: string }[]> {
  const rows = await read.all<Withdrawable>(
    `SELECT o.position, o.hlc, o.subject_id AS subjectId, o.payload FROM json_each(?) AS i
     CROSS JOIN operations AS o ON o.subject_id = i.value
     WHERE o.state = 'applied' AND o.kind = ? ORDER BY o.hlc DESC`,
    [JSON.stringify(subjectIds), kind],
  );
  return leftOf(rows, names);
}

/**
 * What is left of operations once what was withdrawn is gone.
 * @param rows operations of one kind, from the newest to the oldest
 * @param names the fields that can be withdrawn
 * @returns those of which something goes
 */
export function leftOf(
  rows: readonly Withdrawable[],
  names: readonly string[],
): { position: number; payload: string }[] {
  const withdrawn = new Set<string>();
  const left: { position: number; payload: string }[] = [];
  for (const { position, subjectId, payload } of rows) {
    const said = JSON.parse(payload) as { fields: Fields } | null;
    if (said === null) continue;
    const gone = names.filter((name) => withdrawn.has(`${subjectId} ${name}`) && (said.fields[name] ?? null) !== null);
    for (const name of names) if (said.fields[name] === null) withdrawn.add(`${subjectId} ${name}`);
    if (gone.length === 0) continue;
    const fields = Object.fromEntries(Object.entries(said.fields).filter(([name]) => !gone.includes(name)));
    left.push({ position, payload: JSON.stringify({ ...said, fields }) });
  }
  return left;
}
