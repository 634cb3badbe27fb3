import type { WriteTx } from '../unit-of-work.ts';

/** Data derived from the tables, refreshed for the rows that operations touched, in their transaction. */
export interface Projection {
  readonly name: string;
  refresh(tx: WriteTx, ids: readonly string[]): Promise<void>;
}
