import type { ReaderInfo, ReaderProblem, TagType, WriteResult } from '#main/ports/reader.ts';

/**
 * What supervisor and reader process say to each other. The process reports presentations, the supervisor decides
 * which of them are taps: it remembers what lay on a reader when the process dies.
 */
export type ProcessConfig = {
  /** Milliseconds between heartbeats. */
  beatMs: number;
  /** Milliseconds between looks for a service or a reader that is not there. */
  pollMs: number;
  /** Milliseconds that a card may take to answer one command. */
  commandTimeoutMs: number;
};

export const DEFAULT_PROCESS_CONFIG: ProcessConfig = { beatMs: 500, pollMs: 2000, commandTimeoutMs: 3000 };

export type ToProcess =
  | { type: 'start'; config: ProcessConfig }
  | {
      type: 'write';
      id: number;
      readerName: string | null;
      payload: string;
      expectUid: string | null;
      timeoutMs: number;
    }
  | { type: 'cancel'; id: number }
  | { type: 'stop' };

export type Presentation = {
  readerName: string;
  uid: string;
  uidIsRandom: boolean;
  tagType: TagType;
  payload: { bytes: string } | null;
  payloadUnreadable: boolean;
  /** Presented for a write that was waiting: no tap. */
  claimed: boolean;
  at: number;
};

export type FromProcess =
  | { type: 'hello' }
  | { type: 'beat' }
  /** About to open the smart card service: without a service the addon spins in there for ever. */
  | { type: 'opening' }
  | { type: 'status'; state: 'noReader' | 'ready'; readers: ReaderInfo[] }
  /** `final`: only an installation or a new start of the app helps, the process is not needed any more. */
  | { type: 'unavailable'; problem: ReaderProblem; reason: string; final: boolean }
  | { type: 'presented'; card: Presentation }
  | { type: 'removed'; readerName: string; at: number }
  | { type: 'written'; id: number; result: WriteResult };

/** Exit code of a process that wants to be replaced because the service under it went away. */
export const EXIT_SERVICE_LOST = 75;
/** Exit code of a healthy process that wants to be replaced, since the addon leaks with every new instance. */
export const EXIT_WORN_OUT = 76;

const FROM_PROCESS: ReadonlySet<unknown> = new Set<FromProcess['type']>([
  'hello',
  'beat',
  'opening',
  'status',
  'unavailable',
  'presented',
  'removed',
  'written',
]);

/** Both ends come from one build; this only keeps out what a host's channel may carry besides. */
export function isFromProcess(message: unknown): message is FromProcess {
  return typeof message === 'object' && message !== null && 'type' in message && FROM_PROCESS.has(message.type);
}
