import { Temporal } from 'temporal-polyfill';
import type { Dashboard } from '#shared/contract/records.ts';

export type ArrivalStep = Dashboard['arrivals']['steps'][number];

const MINUTE_MS = 60_000;
/** Distances of the times under a plot, as clocks have them. In ms. */
const DISTANCES_MS = [1, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080, 40_320].map((m) => m * MINUTE_MS);

/**
 * The steps whose time stands under the plot: round ones by the clocks of the event, and no more than fit.
 * @returns the times of these steps, epoch ms
 */
export function ticksOf(steps: readonly ArrivalStep[], timeZone: string, most: number): number[] {
  const [first, last] = [steps[0]?.at, steps.at(-1)?.at];
  if (first === undefined || last === undefined) return [];
  const distance = DISTANCES_MS.find((one) => (last - first) / one < most) ?? last - first + 1;
  return steps.map(({ at }) => at).filter((at) => (at + offsetAt(at, timeZone)) % distance === 0);
}

/** How far the clocks of a place are ahead of UTC, in ms. */
function offsetAt(at: number, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6;
}

/** All of them together; and when the first and the last came or went, null while nobody did. */
export function totalsOf(steps: readonly ArrivalStep[]) {
  const some = eventful(steps);
  return {
    admitted: steps.reduce((sum, { admitted }) => sum + admitted, 0),
    exited: steps.reduce((sum, { exited }) => sum + exited, 0),
    from: some[0]?.at ?? null,
    until: some.at(-1)?.at ?? null,
  };
}

/** The steps in which somebody came or went. */
export function eventful(steps: readonly ArrivalStep[]): ArrivalStep[] {
  return steps.filter(({ admitted, exited }) => admitted + exited > 0);
}
