import type { Forecast, Plan, PlanProgress, PlanTask, Replan } from '#main/features/planner/task.ts';

/** Makes plans, without anybody having to wait for it. */
export interface Planner {
  /** @returns the best plan that there was when the time was over, or when it was stopped. @throws Error where the thread ended */
  plan(
    task: PlanTask,
    options: { seed: number; seconds: number },
    around: { signal: AbortSignal; onProgress: (best: PlanProgress) => void },
  ): Promise<Plan>;
  replan(task: PlanTask): Promise<Replan>;
  forecast(task: PlanTask): Promise<Forecast>;
  stop(): Promise<void>;
}
