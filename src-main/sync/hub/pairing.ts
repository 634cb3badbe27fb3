import { z } from 'zod';
import { line } from '#shared/contract/common.ts';

/** What a hub says of itself to whoever asks. */
export const HubInfo = z.object({
  name: z.string().max(200),
  organizationId: z.string().max(64),
  organization: z.string().max(200),
  logId: z.string().max(64),
  /** SHA-256 of its public key, in lower case hex digits. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  protocol: z.number().int(),
  version: z.string().max(50),
});
export type HubInfo = z.output<typeof HubInfo>;

/** Who wants to be let in, and what with. */
export const PairRequest = z.object({
  secret: z.string().min(1).max(100),
  deskId: z.uuid(),
  name: line(100).min(1),
  version: z.string().max(50),
  /** Made by the desk for this alone: whoever knows it may ask once more, where the answer got lost. Earlier versions have none. */
  attempt: z.string().min(20).max(100).optional(),
  /** The token that it had last, where it was a desk of this hub before. */
  before: z.string().min(20).max(200).optional(),
});

export const PairAnswer = z.object({
  token: z.string().min(20).max(200),
  role: z.enum(['desk', 'kiosk', 'organizer']),
  /** By which the others see it; not the one that was asked for where that was taken. */
  name: z.string(),
});
export type PairAnswer = z.output<typeof PairAnswer>;
