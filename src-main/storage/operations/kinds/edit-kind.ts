import { z } from 'zod';
import { LATEST_MS } from '#shared/domain/time.ts';
import type { MergedTable } from '../../schema/merged.ts';
import type { OperationKind } from '../kind.ts';
import { mergingOf } from '../merge.ts';

export const Id = z.uuid();
export const Text = z.string().nullable();
export const Time = z.number().int().nonnegative().max(LATEST_MS);
export const Count = z.number().int().nonnegative();
const Edit = { deletedAt: Time.nullable() };

/** Fields of an edit: any of them, and no other. */
export const edit = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ ...Edit, ...shape }).partial();

/** Declares a kind that edits rows of one table. */
export function editKind<
  F extends z.ZodRawShape,
  E extends z.ZodRawShape,
  B extends z.ZodRawShape = z.ZodRawShape,
>(definition: {
  kind: string;
  /** Goes up by one whenever something is added: desks that are behind keep it until they know it. */
  version?: number;
  table: MergedTable;
  fixed: F;
  fields: E;
  /** What an operation may say beside that: of what its author saw. No column has it. */
  beside?: B;
  withdrawable?: readonly (keyof E & string)[];
  rowId(payload: z.output<z.ZodObject<F>>): string;
  eventId?(payload: z.output<z.ZodObject<F>>): string | null;
  /** What is derived from the row: a projection and the name by which it knows it, or null for none. */
  touches?(
    payload: z.output<z.ZodObject<F>>,
    fields: Readonly<Record<string, unknown>>,
  ): readonly [projection: string, name: string | null];
}): OperationKind<z.output<z.ZodObject<F>> & z.output<z.ZodObject<B>> & { fields: Record<string, unknown> }> {
  type Payload = z.output<z.ZodObject<F>> & z.output<z.ZodObject<B>> & { fields: Record<string, unknown> };
  const { fixed, rowId } = definition;
  return {
    kind: definition.kind,
    version: definition.version ?? 1,
    payload: z.strictObject({
      ...fixed,
      ...definition.beside,
      fields: edit(definition.fields),
    }) as unknown as z.ZodType<Payload>,
    rows: [{ table: definition.table, fields: { ...fixed, ...definition.fields } }],
    ...(definition.withdrawable === undefined ? {} : { withdrawable: definition.withdrawable }),
    subjectId: rowId,
    eventId: (payload) => definition.eventId?.(payload) ?? null,
    prepare(operations) {
      const merge = mergingOf(
        definition.table,
        operations.map((operation) => {
          const { fields, ...rest } = operation.payload;
          return { id: rowId(operation.payload), hlc: operation.hlc, at: operation.at, fixed: rest, fields };
        }),
      );
      const touched = operations.flatMap(({ payload }) => {
        const [projection, name] = definition.touches?.(payload, payload.fields) ?? ['', null];
        return name === null ? [] : [[projection, [name]] as const];
      });
      return async (tx) => {
        await merge(tx);
        return touched;
      };
    },
  };
}
