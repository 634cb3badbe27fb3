/**
 * The badge reader as the core sees it. Everything here is JSON-safe, so that a status or a tap can go to a screen
 * as it is. The real one is `superviseReader` in `#main/nfc/supervisor.ts`.
 */

/** Why there is no reader to use, for a screen that has words of its own; `reason` beside it is English for the log. */
export type ReaderProblem =
  /** The optional package nfc-pcsc is not installed. */
  | 'moduleMissing'
  /** nfc-pcsc is there, but its native addon does not load. */
  | 'addonBroken'
  /** The smart card service of the system (pcscd, SCardSvr) does not run or does not answer. */
  | 'serviceStopped'
  /** The reader process ended by itself. */
  | 'crashed'
  /** The reader process stopped answering and was killed. */
  | 'hung'
  /** The reader process could not be started. */
  | 'spawnFailed';

/** One connected reader. `error` means that this reader or the card on it does not answer; others go on working. */
export type ReaderInfo = {
  name: string;
  state: 'ready' | 'card' | 'error';
  /** Lower-case hex, while a card lies on the reader. */
  cardUid?: string;
  /** English, for `error`. */
  message?: string;
};

/**
 * - `starting`: the process has not reported yet
 * - `unavailable`: the software is missing or the system's service does not run; `problem` says which
 * - `noReader`: all is well, nothing is plugged in
 * - `ready`: at least one reader is connected
 * - `restarting`: the process crashed or hung and is being replaced
 * - `failed`: it failed several times in a row; attempts go on, rarely
 */
export type ReaderStatus = {
  state: 'starting' | 'unavailable' | 'noReader' | 'ready' | 'restarting' | 'failed';
  problem?: ReaderProblem;
  reason?: string;
  readers: ReaderInfo[];
};

/** What the tag answers to; only the NTAG and `type2` kinds can be written. */
export type TagType = 'ntag213' | 'ntag215' | 'ntag216' | 'type2' | 'mifareClassic' | 'iso14443-4' | 'unknown';

/**
 * One new presentation of a card. A badge that keeps lying on the reader, or flickers at the edge of its field, is
 * one tap; so is one that lies there while the reader process is replaced.
 */
export type Tap = {
  readerName: string;
  /** Lower-case hex. */
  uid: string;
  /** Phones make up a uid for each tap: such a uid identifies nobody. */
  uidIsRandom: boolean;
  /** What our record on the tag holds, to be judged by `decodeBadge`; null when the tag has no finished record. */
  payload: null | { bytes: string };
  /** The card went or failed before its memory was read: `payload` is null and may be there all the same. */
  payloadUnreadable: boolean;
  tagType: TagType;
  /** Epoch milliseconds, by this machine's clock. */
  at: number;
};

export type WriteFailure =
  | 'noReader'
  /** No card came within the time given. */
  | 'noCard'
  /** Pulled away while writing: the tag now reads as empty, never as a wrong badge. */
  | 'cardRemoved'
  | 'tooSmall'
  /** Lock bits, a password or the capability container forbid writing. */
  | 'locked'
  /** Not an NFC Forum Type 2 tag: a phone, a MIFARE Classic card, an unformatted tag. */
  | 'unsupported'
  | 'verifyFailed'
  /** Another tag than `expectUid`; nothing was written. */
  | 'wrongCard'
  /** A card was there but did not answer in time. */
  | 'timeout'
  | 'readerFailed'
  | 'cancelled';

export type WriteResult = { ok: true; uid: string } | { ok: false; reason: WriteFailure; message: string };

export type WriteOptions = {
  /** Hex. A signed payload is bound to one tag: give the uid that it was signed for. */
  expectUid?: string;
  /** Milliseconds to wait for a card, and then for the card to be written. */
  timeoutMs: number;
  /** Ends the wait for a card. A write that has begun is finished, not torn. */
  signal?: AbortSignal;
};

export interface Reader {
  status(): ReaderStatus;
  /** Calls `listener` on every change of status (not with the present one). Returns the way to unsubscribe. */
  onStatus(listener: (status: ReaderStatus) => void): () => void;
  /** Calls `listener` once per tap. Cards presented for a waiting `write` are no taps. */
  onTap(listener: (tap: Tap) => void): () => void;
  /**
   * Writes a payload to the card on the reader, or to the next card presented.
   * @param readerName which reader, or null for whichever has a card first
   * @param payload base64url, from `encodeBadge`
   * @returns a result, also for everything that goes wrong; it never rejects
   */
  write(readerName: string | null, payload: string, options: WriteOptions): Promise<WriteResult>;
  /** Ends the reader process. Waiting writes are cancelled. */
  stop(): Promise<void>;
}
