import { FAIR } from './solver/schedule.ts';
import type { PlanFigures } from './task.ts';

const LEAST_WEIGHT = 1e-6;

/** Whether one plan is better than another of the same task, by the first thing in which they differ: the order of `makePlan`. */
export function isBetter(one: PlanFigures, other: PlanFigures): boolean {
  const unfair = ({ spread }: PlanFigures) => Math.max(0, spread - FAIR);
  const weight = one.placedWeight - other.placedWeight;
  const worse =
    (Math.abs(weight) > LEAST_WEIGHT && -weight) ||
    unfair(one) - unfair(other) ||
    one.gaps - other.gaps ||
    one.locationChanges - other.locationChanges ||
    one.walkMetres - other.walkMetres;
  return worse < 0;
}
