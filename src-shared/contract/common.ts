import { z } from 'zod';
import { LATEST_MS } from '#shared/domain/time.ts';
import { DIRECTIONS, METHODS, REGISTRATION_STATUSES, VERDICTS } from '#shared/domain/verdict.ts';

/** Row ids: UUIDv7, or UUIDv5 where the id is derived from what must be unique. */
export const Id = z.uuid();
/** A point in time in epoch milliseconds. */
export const Time = z.number().int().min(0).max(LATEST_MS);
const cleaned = (max: number, unwanted: RegExp) =>
  z
    .string()
    .overwrite((text) => text.replace(unwanted, ' '))
    .trim()
    .max(max);
/** A line of text, trimmed. What would break it, or do something to a terminal, is a blank. */
export const line = (max: number) => cleaned(max, /\p{Cc}+/gu);
/** Text of several lines, trimmed: these stay, what would do something to a terminal is a blank. */
export const lines = (max: number) => cleaned(max, /(?:(?![\r\n\t])\p{Cc})+/gu);
/** Identifies one intended action, so that a retry of the call is the same call and never a second action. */
export const Nonce = z.uuid();
export const Direction = z.enum(DIRECTIONS);
export const Method = z.enum(METHODS);
export const Verdict = z.enum(VERDICTS);
export const RegistrationStatus = z.enum(REGISTRATION_STATUSES);
export const Empty = z.strictObject({});

/** What a desk needs to know about somebody at a glance: a search hit, the face of a verdict. */
export const RegistrationSummary = z.strictObject({
  id: Id,
  eventId: Id,
  name: z.string(),
  email: z.string().nullable(),
  company: z.string().nullable(),
  jobTitle: z.string().nullable(),
  ticketType: z.string().nullable(),
  orderCode: z.string().nullable(),
  status: RegistrationStatus,
  blocked: z.boolean(),
  vip: z.boolean(),
  attention: z.boolean(),
  note: z.string().nullable(),
  inside: z.boolean(),
  lastEntryAt: Time.nullable(),
  lastPassAt: Time.nullable(),
  lastDeskName: z.string().nullable(),
  /** Place in the waitlist from 1, or null when not waitlisted. */
  waitPosition: z.number().int().nullable(),
  badges: z.number().int(),
  prints: z.number().int(),
  /** When they registered, epoch ms. */
  joinedAt: Time.nullable(),
  /** Document with their photo, or null. Another photo has the same id. */
  photoId: Id.nullable(),
});
export type RegistrationSummary = z.output<typeof RegistrationSummary>;
