import { v5, v7 } from 'uuid';

/** Where ids come from; tests hand in a predictable source. */
export interface Ids {
  /** A new UUIDv7: unique, and ordered by time. */
  next(): string;
}

export const randomIds: Ids = { next: () => v7() };

/**
 * The id of something that must be unique by a key: two desks which know nothing of each other derive the same (UUIDv5).
 * @param namespace the id of what the key is unique within: an organization, an event
 */
export function derivedId(namespace: string, ...key: string[]): string {
  return v5(key.join('\u001f'), namespace);
}
