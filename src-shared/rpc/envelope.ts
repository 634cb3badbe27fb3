import { z } from 'zod';
import { AppError, ERROR_CODES, type ErrorCode, type Json } from '#shared/domain/errors.ts';

/**
 * How often a host on the other side of a network says that it is there, by a message of type `beat`, which is no part of
 * any contract. In ms.
 */
export const BEAT_MS = 5_000;

/** What travels over a channel. Names are `feature.call`. */
export const Request = z.strictObject({
  type: z.literal('call'),
  id: z.number().int(),
  name: z.string(),
  input: z.unknown(),
});
export type Request = z.output<typeof Request>;

export interface WireError {
  code: ErrorCode;
  message: string;
  details: Json;
}

export type Answer =
  | { type: 'answer'; id: number; ok: true; result: Json }
  | { type: 'answer'; id: number; ok: false; error: WireError };

export interface Push {
  type: 'event';
  name: string;
  payload: Json;
}

const Wire = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('answer'),
    id: z.number().int(),
    ok: z.boolean(),
    result: z.unknown().optional(),
    error: z.object({ code: z.enum(ERROR_CODES), message: z.string(), details: z.unknown().optional() }).optional(),
  }),
  z.object({ type: z.literal('event'), name: z.string(), payload: z.unknown() }),
]);

/** Reads what a server sent; null for anything that is not of the envelope's form. */
export function parseFromServer(message: unknown): Answer | Push | null {
  const parsed = Wire.safeParse(message);
  return parsed.success ? (parsed.data as Answer | Push) : null;
}

/** The wire form of anything thrown: an {@link AppError} as it is, all else as `internal` without its text. */
export function toWireError(error: unknown): WireError {
  if (error instanceof AppError) return { code: error.code, message: error.message, details: error.details };
  return { code: 'internal', message: 'Something went wrong inside the app. The log has the details.', details: null };
}
