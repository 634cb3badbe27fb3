import type { Forecast, Plan, PlanProgress, PlanTask, Replan } from '../planning.ts';

/** What may be asked of a thread that makes plans, one thing at a time. */
export type ToPlanner =
  | { kind: 'plan'; task: PlanTask; seed: number; seconds: number; stop: SharedArrayBuffer }
  | { kind: 'replan'; task: PlanTask }
  | { kind: 'forecast'; task: PlanTask };

export type PlannerAnswer = Plan | Replan | Forecast;

export type FromPlanner = { best: PlanProgress } | { answer: PlannerAnswer } | { failed: string };

/** The word of the shared memory that says whether to stop: a thread that computes hears no message. */
export function stopWord(shared: SharedArrayBuffer): Int32Array {
  return new Int32Array(shared);
}

export function newStop(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}
