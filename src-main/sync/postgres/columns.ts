import { namedIn } from '#main/storage/operations/erasure.ts';
import type { Examined } from '#main/storage/operations/examine.ts';
import type { SqlParameter } from '#main/storage/sql-database.ts';

type Value = string | number | null;

/** Each column of an operation but its position: its type, and its value. */
const COLUMNS: Readonly<Record<string, readonly [type: string, value: (one: Examined) => Value]>> = {
  desk_id: ['text', ({ operation }) => operation.deskId],
  seq: ['bigint', ({ operation }) => operation.seq],
  hlc: ['text', ({ operation }) => operation.hlc],
  kind: ['text', ({ operation }) => operation.kind],
  version: ['bigint', ({ operation }) => operation.version],
  event_id: ['text', ({ operation }) => operation.eventId],
  subject_id: ['text', ({ operation }) => operation.subjectId],
  actor_id: ['text', ({ operation }) => operation.actorId],
  at: ['double precision', ({ operation }) => operation.at],
  payload: ['text', ({ operation }) => operation.payload],
  hash: ['text', ({ operation }) => operation.hash],
  state: ['text', ({ state }) => state],
  reason: ['text', ({ reason }) => reason],
  redacted: ['integer', ({ operation }) => (operation.redacted === 1 ? 1 : 0)],
  withheld: ['integer', ({ withheld }) => (withheld ? 1 : 0)],
  named_id: ['text', namedId],
};

const NAMES = Object.keys(COLUMNS).join(', ');
const ARRAYS = Object.values(COLUMNS)
  .map(([type], index) => `$${index + 2}::${type}[]`)
  .join(', ');

/** Inserts operations behind a position, in their order. A statement of as many rows as there are costs little more than one of one. */
export const INSERT_OPERATIONS = `INSERT INTO operations (position, ${NAMES})
  SELECT $1::bigint + i.number, ${NAMES} FROM unnest(${ARRAYS}) WITH ORDINALITY AS i (${NAMES}, number)`;

/** What {@link INSERT_OPERATIONS} asks for. */
export function insertParameters(after: number, rows: readonly Examined[]): SqlParameter[] {
  return [after, ...Object.values(COLUMNS).map(([, value]) => rows.map(value))];
}

/** By what else than its subject an operation is found when somebody is erased. */
export function namedId({
  operation,
  state,
  payload,
}: Pick<Examined, 'operation' | 'state' | 'payload'>): string | null {
  return state === 'applied' ? namedIn(operation.kind, payload as Record<string, unknown> | null) : null;
}
