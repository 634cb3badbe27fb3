import type { Parting } from '../exchange.ts';

/** Why a hub or a desk closes a connection, as the number that a WebSocket carries. */
export const CLOSING = {
  malformed: 4002,
  protocol: 4003,
  forked: 4004,
  failed: 1011,
  revoked: 4001,
  /** The token is that of another desk: this one was restored from a backup, and counts as a new one. */
  unknownDesk: 4006,
  /** The same desk has come over another connection. */
  replaced: 4005,
  /** The hub ends; it or another one may be there soon. */
  ending: 1001,
} as const satisfies Record<Parting | 'revoked' | 'unknownDesk' | 'replaced' | 'ending', number>;
export type Closing = keyof typeof CLOSING;

/** What a number means; null for what the network or another program says. */
export function closingOf(code: number): Closing | null {
  const found = Object.entries(CLOSING).find(([, value]) => value === code);
  return (found?.[0] as Closing | undefined) ?? null;
}

/** To a hub, a connection is gone when nothing has come for this long, in ms. */
export const SILENCE_MS = 10_000;
/** To a desk, which then looks for the hub anew, in ms: sooner, so that it is back when the hub has not given it up yet. */
export const HUB_SILENCE_MS = 6_000;
/** How often a desk says that it is there, in ms. */
export const PING_MS = 2_000;
