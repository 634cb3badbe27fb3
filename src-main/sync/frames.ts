import { z } from 'zod';

/** The form in which two ends speak; ends with other numbers part with a plain word instead of misunderstanding each other. */
export const PROTOCOL = 1;

/** No frame is longer, in characters. A plan of 5,000 meetings is one operation of about 2 million. */
export const LONGEST_FRAME = 16 * 1024 * 1024;
/** A batch holds no more: operations, and characters of what they say beside the first one. */
export const MOST_IN_BATCH = 500;
export const LONGEST_BATCH = 256 * 1024;

const Count = z.number().int().min(0);
const Id = z.string().min(1).max(64);

/** An operation as it stands in the log of whoever sends it. What a later version adds to it is left out here, and not refused. */
const WireOperation = z.object({
  deskId: Id,
  seq: Count.min(1),
  hlc: z.string().max(64),
  kind: z.string().min(1).max(100),
  version: Count,
  eventId: z.string().max(64).nullable(),
  subjectId: z.string().max(200),
  actorId: z.string().max(64).nullable(),
  at: z.number(),
  payload: z.string(),
  hash: z.string().max(128),
  redacted: z.union([z.literal(0), z.literal(1)]).default(0),
});

/** How far a log holds the operations of a desk without a gap: the last of them, and its hash. */
const Held = z.object({ seq: Count, hash: z.string().max(128) });
export type Held = z.output<typeof Held>;

export const Frame = z.discriminatedUnion('type', [
  /** The first word of both ends. */
  z.object({
    type: z.literal('hello'),
    protocol: Count,
    /** Of the log, and not of the machine: several processes may serve one. */
    logId: Id,
    deskId: Id,
    version: z.string().max(50),
    /** Epoch ms by the clock of the sender. */
    now: z.number(),
    held: z.record(Id, Held),
  }),
  /** Send what your log holds behind this position: all before it is on disk here. */
  z.object({ type: z.literal('want'), after: Count }),
  /** Operations of the sender's log up to a position; those that the other end has already are left out, so there may be none. */
  z.object({ type: z.literal('operations'), to: Count, operations: z.array(WireOperation).max(MOST_IN_BATCH) }),
  /** All up to this position is on disk. */
  z.object({ type: z.literal('kept'), to: Count }),
]);
export type Frame = z.output<typeof Frame>;

/** Reads a frame. @returns null for what is none */
export function readFrame(text: string): Frame | null {
  if (text.length > LONGEST_FRAME) return null;
  try {
    const parsed = Frame.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
