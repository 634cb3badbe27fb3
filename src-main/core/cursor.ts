import { AppError } from '#shared/domain/errors.ts';

/** A place in a list as the contract passes it on: the time of what comes last, or its place in a list in memory, and its id. */
export type Cursor = readonly [at: number, id: string];

export function writeCursor(at: number, id: string): string {
  return `${at}:${id}`;
}

/** @throws AppError `invalidInput` for what is no cursor */
export function readCursor(cursor: string): Cursor {
  const [, at, id] = /^(\d{1,15}):(.+)$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) {
    throw new AppError('invalidInput', 'The place in the list is not valid; start from its beginning.');
  }
  return [Number(at), id];
}
