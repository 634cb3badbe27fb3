import type { z } from 'zod';
import type { Table } from '../schema/table.ts';
import type { WriteTx } from '../unit-of-work.ts';
import type { Hlc } from './hlc.ts';

/** One recorded change, in the form in which desks exchange it. */
export interface Operation {
  deskId: string;
  /** Counts the operations of a desk from 1. */
  seq: number;
  hlc: Hlc;
  kind: string;
  version: number;
  eventId: string | null;
  /** The row that it is about. */
  subjectId: string;
  actorId: string | null;
  /** When it was recorded, by the clock of its desk, epoch ms. For people to read, never for ordering. */
  at: number;
  /** JSON text, kept exactly as it was made: the hash covers it. */
  payload: string;
  hash: string;
  /** What was personal in the payload is gone, and the hash is still that of the whole: 1, else 0 or nothing. */
  redacted?: number;
}

/** An operation of a known kind with its payload read. */
export interface Applicable<P> extends Omit<Operation, 'payload'> {
  payload: P;
}

/** Rows whose derived data must be brought up to date, by the name of the projection. */
export type Touched = readonly (readonly [projection: string, ids: Iterable<string>])[];

/** Writes what was worked out before. */
export type Apply = (tx: WriteTx) => Promise<Touched>;

/** What operations write into columns of a table: a row that comes from elsewhere must hold the same. */
export interface RowShape {
  readonly table: Table;
  readonly fields: z.ZodRawShape;
}

/**
 * A kind of operation. Applying must give the same tables in whatever order operations arrive, and however often the
 * same one does: merge by clock, or add a fact.
 */
export interface OperationKind<P = unknown> {
  readonly kind: string;
  readonly version: number;
  readonly payload: z.ZodType<P>;
  readonly rows?: readonly RowShape[];
  /** Fields that take what was said of them before out of the log when they are set to null: see `withdrawal.ts`. */
  readonly withdrawable?: readonly string[];
  subjectId(payload: P): string;
  eventId(payload: P): string | null;
  /** Works out what can be without the database: that is done while the operations before are being written. */
  prepare(operations: readonly Applicable<P>[]): Apply;
}

/** Declares a kind, with the payload's type taken from its schema. */
export function defineKind<S extends z.ZodObject>(definition: {
  kind: string;
  version: number;
  payload: S;
  /** The table that has what the payload says as columns. */
  facts?: Table;
  rows?: readonly RowShape[];
  subjectId(payload: z.output<S>): string;
  eventId(payload: z.output<S>): string | null;
  prepare(operations: readonly Applicable<z.output<S>>[]): Apply;
}): OperationKind<z.output<S>> {
  const { facts, ...kind } = definition;
  const rows = facts === undefined ? kind.rows : [{ table: facts, fields: kind.payload.shape }];
  return { ...kind, ...(rows === undefined ? {} : { rows }) } as unknown as OperationKind<z.output<S>>;
}
