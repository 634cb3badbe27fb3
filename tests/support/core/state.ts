import { replicatedDigests, type TableDigest } from '#main/storage/operations/digest.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';

/** What two replicas must agree on: the tables, and what the search finds by. */
export interface ReplicaState {
  tables: Record<string, TableDigest>;
  directory: unknown[];
  words: unknown[];
}

/** The rows of the index have numbers of their own on each desk; whom they stand for and their words have not. */
export async function stateOf({ read }: { read: Reader }): Promise<ReplicaState> {
  return {
    tables: await replicatedDigests(read),
    directory: await read.all('SELECT registration_id, event_id, sort_name FROM directory ORDER BY registration_id'),
    words: await read.all('SELECT term, doc FROM directory_words ORDER BY term'),
  };
}
