import { v7 } from 'uuid';

/** Where ids come from; tests hand in a predictable source. */
export interface Ids {
  /** A new UUIDv7: unique, and ordered by time. */
  next(): string;
}

export const randomIds: Ids = { next: () => v7() };
