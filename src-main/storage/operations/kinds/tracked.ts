import { z } from 'zod';
import * as tables from '../../schema/replicated.ts';
import { insertFacts } from '../facts.ts';
import type { Applicable, OperationKind } from '../kind.ts';

/**
 * What the author of an operation saw of what it changes: the clock of what had been said last, or null where nothing had.
 * Two operations of which neither saw the other were made apart. Without it nothing is known, and nothing is compared.
 */
export const Seen = { after: z.string().max(40).nullable().optional() };

/** A value that an operation gives something which several desks may change. */
export interface Said {
  eventId: string;
  subjectId: string;
  kind: 'place' | 'status' | 'plan';
  after: string | null | undefined;
  value: unknown;
}

/**
 * A kind whose operations are compared with each other: what they say is kept in `changes`, of those that tell what they saw.
 * @param saidBy what an operation says
 * @param touches what else is derived from it
 */
export function tracked<P>(
  kind: OperationKind<P>,
  saidBy: (payload: P) => readonly Said[],
  touches: (payload: P) => readonly (readonly [projection: string, id: string])[] = () => [],
): OperationKind<P> {
  return {
    ...kind,
    prepare(operations) {
      const apply = kind.prepare(operations);
      const rows = operations.flatMap((operation) => rowsOf(operation, saidBy(operation.payload)));
      const others = operations.flatMap(({ payload }) => touches(payload).map(([name, id]) => [name, [id]] as const));
      return async (tx) => {
        const touched = [...(await apply(tx)), ...others];
        if (rows.length === 0) return touched;
        await insertFacts(tx, tables.changes, rows);
        return [...touched, ['changes', rows.map(({ subjectId }) => subjectId)]];
      };
    },
  };
}

function rowsOf<P>({ hlc, deskId, actorId, at }: Applicable<P>, said: readonly Said[]) {
  return said.flatMap(({ after, value, ...row }) =>
    after === undefined
      ? []
      : [{ id: `${row.subjectId} ${hlc}`, hlc, ...row, after, value: JSON.stringify(value), deskId, actorId, at }],
  );
}
