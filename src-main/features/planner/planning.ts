import type { Forecast, Plan, PlanOptions, PlanTask, Replan, ReplanOptions } from './task.ts';

export type * from './task.ts';

/**
 * Gives each meeting a round and a point. No hard rule is ever broken; beyond that, in this order: most weight placed, fewest gaps with
 * nobody far worse off than others, fewest changes of location, shortest walks.
 * @throws RangeError where the task contradicts itself: somebody twice in a meeting, rounds that are none, a lock without a place
 */
export declare function makePlan(task: PlanTask, options: PlanOptions): Plan;

/**
 * Heals a plan: what is locked stays, as much of the rest as can be does too, and what is new or has lost its place gets one. Of a plan
 * that it has healed it changes nothing.
 * @throws RangeError as {@link makePlan}
 */
export declare function replan(task: PlanTask, options?: ReplanOptions): Replan;

/** Which rounds will lack tables, before anything is planned. */
export declare function forecast(task: PlanTask): Forecast;
