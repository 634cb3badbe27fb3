/** The part of the global timers that is needed; tests pass their own. */
export interface Timers {
  set(run: () => void, ms: number): number;
  clear(id: number): void;
}

export const browserTimers: Timers = {
  set: (run, ms) => window.setTimeout(run, ms),
  clear: (id) => window.clearTimeout(id),
};

/**
 * Runs `work` at most once per `ms`: at once on the first call, then once more at the end of the span if it was called
 * meanwhile, so that the last state is always seen.
 */
export function throttle(work: () => void, ms: number, timers: Timers = browserTimers): () => void {
  let waiting = false;
  let again = false;
  const elapsed = () => {
    waiting = false;
    if (!again) return;
    again = false;
    run();
  };
  const run = () => {
    if (waiting) {
      again = true;
      return;
    }
    waiting = true;
    timers.set(elapsed, ms);
    work();
  };
  return run;
}
