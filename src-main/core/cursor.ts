import { AppError } from '#shared/domain/errors.ts';

/** A place in a list that is ordered by time and id, as the contract passes it on. */
export type Cursor = readonly [at: number, id: string];

export function writeCursor(at: number, id: string): string {
  return `${at}:${id}`;
}

/** @throws AppError `invalidInput` for what is no cursor */
export function readCursor(cursor: string): Cursor {
  const [at, id] = cursor.split(':');
  if (id === undefined || !Number.isSafeInteger(Number(at))) {
    throw new AppError('invalidInput', 'The place in the list is not valid; start from its beginning.');
  }
  return [Number(at), id];
}
