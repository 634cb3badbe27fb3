/** Time as the core sees it; tests hand in one that they turn. */
export interface Clock {
  /** Now, in epoch ms. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
