/** The last point in time that a date can stand for, in epoch ms: ECMA-262, Time Values and Time Range. */
export const LATEST_MS = 8_640_000_000_000_000;
