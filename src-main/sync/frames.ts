import { z } from 'zod';
import type { Operation } from '#main/storage/operations/kind.ts';
import { LONGEST_LABEL, LONGEST_RESOURCE } from '#shared/domain/leases.ts';
import { LATEST_MS } from '#shared/domain/time.ts';

/** The form in which two ends speak; ends with other numbers part with a plain word instead of misunderstanding each other. */
export const PROTOCOL = 1;

/** No frame is longer, in characters. A plan of 5,000 meetings is one operation of about 2 million. */
export const LONGEST_FRAME = 16 * 1024 * 1024;
/** A batch holds no more: operations, and characters of what they say beside the first one. */
export const MOST_IN_BATCH = 500;
export const LONGEST_BATCH = 256 * 1024;
/** Desks of one hub. */
const MOST_DESKS = 5000;
/** Things that desks of one hub have for themselves. */
const MOST_LEASES = 20_000;

const Count = z.number().int().min(0);
/** Text that every database keeps as it is: half of a character, which JSON can hold, would come back as another one. */
const WholeText = z.string().refine((text) => text.isWellFormed());
const Id = WholeText.min(1).max(64);

/** An operation as it stands in the log of whoever sends it. What a later version adds to it is left out here, and not refused. */
const WireOperation = z.object({
  deskId: Id,
  seq: Count.min(1),
  hlc: WholeText.max(64),
  kind: WholeText.min(1).max(100),
  version: Count,
  eventId: WholeText.max(64).nullable(),
  subjectId: WholeText.max(200),
  actorId: WholeText.max(64).nullable(),
  at: z.number().int().min(0).max(LATEST_MS),
  payload: WholeText,
  hash: WholeText.max(128),
  redacted: z.union([z.literal(0), z.literal(1)]).default(0),
});

/** How far a log holds the operations of a desk without a gap: the last of them, and its hash. */
const Held = z.object({ seq: Count, hash: z.string().max(128) });
export type Held = z.output<typeof Held>;

/** Of everything that a log holds of one desk: how many operations, and the exclusive or of their hashes. */
const Digest = z.object({ count: Count, xor: z.string().max(64) });
export type Digest = z.output<typeof Digest>;

/** A desk as the others see it. */
const DeskPresence = z.object({
  deskId: Id,
  name: z.string().max(200),
  /** Under which it was let in; null for the hub. */
  letInAs: z.string().max(200).nullable().default(null),
  role: z.string().max(20),
  isHub: z.boolean(),
  online: z.boolean(),
  /** Epoch ms by the clock of the hub. */
  lastSeenAt: z.number().nullable(),
  pending: Count.nullable(),
  clockOffset: z.number().nullable(),
  version: z.string().max(50).nullable(),
  diverged: z.boolean(),
});
export type DeskPresence = z.output<typeof DeskPresence>;

/** Of a kind that this version may not know: a later one says more. */
const Resource = z.string().min(1).max(LONGEST_RESOURCE);
const Label = z.string().min(1).max(LONGEST_LABEL);

/** What one desk has at a time, and since when: epoch ms by the clock of the hub. */
const HeldLease = z.object({
  resource: Resource,
  label: Label,
  deskId: Id,
  /** As the hub calls that desk. */
  desk: z.string().max(200),
  since: z.number(),
});
export type HeldLease = z.output<typeof HeldLease>;

export const Frame = z.discriminatedUnion('type', [
  /** The first word of both ends. */
  z.object({
    type: z.literal('hello'),
    protocol: Count,
    /** Of the log, and not of the machine: several processes may serve one. */
    logId: Id,
    /** Null for a hub that is no desk. */
    deskId: Id.nullable(),
    version: z.string().max(50),
    /** Epoch ms by the clock of the sender. */
    now: z.number(),
    held: z.record(Id, Held),
  }),
  /** Send what your log holds behind this position: all before it is on disk here. */
  z.object({ type: z.literal('want'), after: Count }),
  /**
   * Operations of the sender's log from behind one position up to another; those that the other end has already are left out, so
   * there may be none.
   */
  z.object({
    type: z.literal('operations'),
    after: Count,
    to: Count,
    operations: z.array(WireOperation).max(MOST_IN_BATCH),
  }),
  /** All up to this position is on disk. */
  z.object({ type: z.literal('kept'), to: Count }),

  /** Of a desk, every few seconds: that it is there, and how it is doing. */
  z.object({
    type: z.literal('ping'),
    /** Epoch ms by its clock; comes back as it is. */
    at: z.number(),
    /** Operations that are not known to be at the hub. */
    pending: Count,
    /** By how much its clock is ahead of the hub's, in ms; null before it knows. */
    clockOffset: z.number().nullable(),
    /** What it holds of some desk is not what the hub holds. */
    diverged: z.boolean().default(false),
    /** What it is called now; an older desk does not say. */
    name: z.string().min(1).max(200).optional(),
    /** It understands what is said of leases. A hub that does not know of them answers all the same. */
    leases: z.boolean().default(false),
  }),
  /** The hub's answer. */
  z.object({
    type: z.literal('pong'),
    at: z.number(),
    now: z.number(),
    /** All that the hub holds is on disk at the desk. */
    level: z.boolean(),
    /** The position of the last operation in its log; an older hub does not say. */
    end: Count.optional(),
  }),
  /** Who else is there, as the hub sees it. */
  z.object({ type: z.literal('presence'), desks: z.array(DeskPresence).max(MOST_DESKS) }),
  /** Of the hub: where its processes are. A desk whose process is gone goes on at another. */
  z.object({
    type: z.literal('hubs'),
    addresses: z.array(z.object({ host: z.string().min(1).max(255), port: Count.min(1).max(65_535) })).max(64),
  }),
  /** Of the hub: files of documents that it has since a moment ago. */
  z.object({ type: z.literal('files'), names: z.array(z.string().max(100)).max(MOST_IN_BATCH) }),
  /** What the sender holds of each desk without a gap, for the other end to compare. */
  z.object({ type: z.literal('digest'), desks: z.record(Id, Digest) }),
  /** Operations that the hub keeps apart and does not pass on, with the reason. */
  z.object({
    type: z.literal('refused'),
    operations: z.array(z.object({ deskId: Id, seq: Count, reason: z.string().max(500) })).max(MOST_IN_BATCH),
  }),
  /** Of the hub, to desks that understand it: who has what. Only whoever was told so asks for something. */
  z.object({ type: z.literal('leases'), leases: z.array(HeldLease).max(MOST_LEASES) }),
  /** Of a desk: it wants something for itself, also where another one has it, or wants it no more. */
  z.object({
    type: z.literal('lease'),
    /** Comes back with the answer. */
    id: Count,
    ask: z.enum(['take', 'takeOver', 'release']),
    resource: Resource,
    label: Label,
  }),
  /** The hub's answer: `held` where another desk has it, `full` where this one has too much, `failed` where it could not be written or is of no kind that the hub knows. */
  z.object({ type: z.literal('leased'), id: Count, outcome: z.enum(['granted', 'held', 'full', 'failed']) }),
  /** Of a later version: passed over. */
  z.object({ type: z.literal('unknown') }),
]);
export type Frame = z.output<typeof Frame>;

/** What two logs say to each other. The rest is between a hub and a desk. */
export type LogFrame = Extract<Frame, { type: 'hello' | 'want' | 'operations' | 'kept' }>;
export type ControlFrame = Exclude<Frame, LogFrame>;

export function isLogFrame(frame: Frame): frame is LogFrame {
  return LOG_FRAMES.has(frame.type);
}

const KINDS: ReadonlySet<string> = new Set(Frame.options.map(({ shape }) => shape.type.value));
const LOG_FRAMES: ReadonlySet<string> = new Set<LogFrame['type']>(['hello', 'want', 'operations', 'kept']);

/**
 * A frame of operations as text. What others learn of an operation is not when it came here, nor what became of it. A hub sends
 * each to many, so that it is written once.
 */
export function batchText(after: number, to: number, operations: readonly Operation[]): string {
  const type: LogFrame['type'] = 'operations';
  return `{"type":"${type}","after":${after},"to":${to},"operations":[${operations.map(operationText).join()}]}`;
}

/** Any other frame as text. What is said to many is the same object, and written once. */
export function frameText(frame: Frame): string {
  return writtenOnce(frame, JSON.stringify);
}

const operationText = (operation: Operation) =>
  writtenOnce(
    operation,
    ({ deskId, seq, hlc, kind, version, eventId, subjectId, actorId, at, payload, hash, redacted }) => {
      const said = { deskId, seq, hlc, kind, version, eventId, subjectId, actorId, at, payload, hash };
      return JSON.stringify({ ...said, redacted: redacted === 1 ? 1 : 0 } satisfies z.input<typeof WireOperation>);
    },
  );

const texts = new WeakMap<object, string>();

function writtenOnce<T extends object>(what: T, write: (what: T) => string): string {
  let text = texts.get(what);
  if (text === undefined) {
    text = write(what);
    texts.set(what, text);
  }
  return text;
}

/** Reads a frame. @returns null for what is none; a frame of a kind that only later versions know is `unknown` */
export function readFrame(text: string): Frame | null {
  if (text.length > LONGEST_FRAME) return null;
  try {
    const read: unknown = JSON.parse(text);
    const parsed = Frame.safeParse(read);
    if (parsed.success) return parsed.data;
    const { type } = (read ?? {}) as { type?: unknown };
    return typeof type === 'string' && !KINDS.has(type) ? { type: 'unknown' } : null;
  } catch {
    return null;
  }
}
