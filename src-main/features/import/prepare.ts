import { hash } from 'node:crypto';
import { idOf } from '#main/storage/operations/kinds/index.ts';
import { fold } from '#shared/domain/text.ts';
import { readRows } from './file/index.ts';
import type { ReadOptions, ReadSummary } from './file/types.ts';
import { possiblePeople, type RowKeys } from './identity.ts';
import type { StagedRow } from './plan.ts';
import { toStaged } from './staged.ts';
import type { ImportScope, PreparedBatch } from './worker-protocol.ts';

/** Warnings that are shown; a file of 100,000 rows can have one for each. */
const MAX_WARNINGS = 50;

/** Reads a file, its rows with all that can be said of them without the list. */
export function prepareRows(
  path: string,
  options: ReadOptions,
  scope: ImportScope,
  onBatch: (batch: PreparedBatch) => Promise<void>,
  signal: AbortSignal,
): Promise<ReadSummary> {
  const copies = new Copies();
  let warned = 0;
  return readRows(
    path,
    options,
    async (rows, rejected, progress) => {
      const warnings = rows
        .flatMap((row) => row.warnings.map((warning) => `Row ${row.rowNumber}: ${warning}`))
        .slice(0, MAX_WARNINGS - warned);
      warned += warnings.length;
      const prepared = rows.map((row) => {
        const staged = toStaged(row);
        return { rowNumber: row.rowNumber, text: JSON.stringify(staged), keys: keysOf(staged, copies, scope) };
      });
      await onBatch({ rows: prepared, rejected, warnings, progress });
    },
    signal,
  );
}

/** Tells rows apart that agree in e-mail, name and company: the first, the second, and so on. */
class Copies {
  /** By digest: names of a large file would take tens of megabytes. */
  readonly #seen = new Map<string, number>();

  /** The how manieth of its like a row is, from 1. */
  next(row: StagedRow, foldedName: string): number {
    const likeness = `${row.email?.toLowerCase() ?? ''}\n${foldedName}\n${fold(row.company ?? '')}`;
    const digest = hash('md5', likeness, 'base64');
    const nth = (this.#seen.get(digest) ?? 0) + 1;
    this.#seen.set(digest, nth);
    return nth;
  }
}

function keysOf(row: StagedRow, copies: Copies, scope: ImportScope): RowKeys {
  const { ticketCodes, orderCode, orderPosition } = row;
  const foldedName = fold(row.displayName);
  return {
    foldedName,
    email: row.email ?? null,
    order: orderCode === undefined || orderPosition === undefined ? null : { code: orderCode, position: orderPosition },
    ticketCodes,
    ticketIds: ticketCodes.map((code) => idOf.medium(scope.eventId, 'ticket', code)),
    possiblePeople: possiblePeople(row, foldedName, copies.next(row, foldedName), scope),
  };
}
