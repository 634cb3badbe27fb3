import type { Refuse } from '#main/storage/operations/examine.ts';
import type { Operation } from '#main/storage/operations/kind.ts';
import type { Held } from './frames.ts';

/** An operation where it stands in a log. */
export type Placed = Operation & { position: number };

/** What of an operation goes into a digest. */
export interface Sealed {
  position: number;
  deskId: string;
  seq: number;
  hash: string;
}

/** A log of operations that an end of a connection exchanges: that of a desk, or of a hub that is none. */
export interface ExchangeLog {
  /** Of the log, and not of the machine: several processes may serve one. */
  readonly logId: string;
  /** The desk that counts its operations here; null where none does. */
  readonly deskId: string | null;
  /** How far it holds the operations of each desk without a gap. */
  held(): Promise<Map<string, Held>>;
  /** @returns undefined where it does not hold that operation */
  hashOf(deskId: string, seq: number): Promise<string | undefined>;
  /** Up to which position of another log all is on disk here; 0 for one that it has not heard of. */
  receivedOf(logId: string): Promise<number>;
  /**
   * Some operations behind a position, by order of arrival: no more than a limit, and none where that is the end. What is committed
   * later has a greater position. What has been forgotten since a moment ago may still be among them, as on its way.
   */
  after(position: number, limit: number): Promise<Placed[]>;
  /** The position of the last operation; 0 where there is none. */
  end(): Promise<number>;
  /**
   * Up to which position behind another one there is nothing that somebody else lacks.
   * @param held up to which number they hold each desk without a gap
   */
  heldTo(position: number, held: ReadonlyMap<string, number>): Promise<number>;
  /** Up to which position of this log all is on disk in another one, as far as it is known; 0 where nothing is. */
  keptBy(logId: string): Promise<number>;
  /** Takes a note of that, for when the other end is away. */
  noteKept(logId: string, to: number): Promise<void>;
  /**
   * Takes operations of another log in, and how far that log has been read, in one transaction.
   * @param refuse what whoever brings them may not: that is kept apart, and not passed on
   */
  receive(logId: string, to: number, operations: readonly Operation[], refuse?: Refuse): Promise<void>;
  /** As {@link after}, without what the operations say. */
  hashes(position: number, limit: number): Promise<Sealed[]>;
}
