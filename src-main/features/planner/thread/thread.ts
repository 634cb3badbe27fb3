import { Worker } from 'node:worker_threads';
import type { Forecast, Plan, PlanProgress, PlanTask, Replan } from '../planning.ts';
import { type FromPlanner, newStop, type PlannerAnswer, stopWord, type ToPlanner } from './protocol.ts';

/** More than 25,000 meetings take, by far. In MB. */
const HEAP_MB = 1024;
/** A thread that has nothing to do is kept for the next plan: the second one is made sooner, its code is warm. */
const IDLE_MS = 5 * 60_000;
const STOPPED = 'The thread that makes plans was stopped';

/** What is needed of a worker thread. */
export interface PlannerPort {
  postMessage(message: ToPlanner): void;
  on(name: 'message', listener: (message: FromPlanner) => void): unknown;
  on(name: 'error', listener: (error: unknown) => void): unknown;
  on(name: 'exit', listener: () => void): unknown;
  ref(): void;
  unref(): void;
  terminate(): Promise<unknown>;
}

export type StartPlanner = () => PlannerPort;

/** @param entry path of the built worker */
export function plannerWorkers(entry: string): StartPlanner {
  return () => new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
}

interface Around {
  /** Ends with the best so far. */
  signal?: AbortSignal;
  /** Told about four times a second. */
  onProgress?: (best: PlanProgress) => void;
}

interface Job {
  resolve(answer: PlannerAnswer): void;
  reject(error: Error): void;
  onProgress: (best: PlanProgress) => void;
}

/** Makes plans in threads of their own: one at a time in each, so that a plan is healed at once while another one is made. */
export class PlannerThread {
  readonly #start: StartPlanner;
  readonly #jobs = new Map<PlannerPort, Job>();
  /** Threads that wait for something to do, and when they end. */
  readonly #idle = new Map<PlannerPort, NodeJS.Timeout>();
  #isStopped = false;

  constructor(start: StartPlanner) {
    this.#start = start;
  }

  /**
   * @param options.seconds how long it may take, about
   * @returns the best plan that there was when the time was over, or when it was stopped
   * @throws Error where the task contradicts itself, or the thread has ended
   */
  async plan(task: PlanTask, { seed, seconds }: { seed: number; seconds: number }, around: Around = {}): Promise<Plan> {
    const { signal, onProgress } = around;
    const stop = newStop();
    const onAbort = () => void Atomics.store(stopWord(stop), 0, 1);
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      return (await this.#ask({ kind: 'plan', task, seed, seconds, stop }, onProgress)) as Plan;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /** @throws Error as {@link plan} */
  async replan(task: PlanTask): Promise<Replan> {
    return (await this.#ask({ kind: 'replan', task })) as Replan;
  }

  /** @throws Error as {@link plan} */
  async forecast(task: PlanTask): Promise<Forecast> {
    return (await this.#ask({ kind: 'forecast', task })) as Forecast;
  }

  /** Ends all threads; whoever waits for one learns of it. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    const ports = [...this.#jobs.keys(), ...this.#idle.keys()];
    for (const port of ports) this.#end(port, new Error(STOPPED));
    await Promise.all(ports.map((port) => port.terminate()));
  }

  #ask(question: ToPlanner, onProgress: (best: PlanProgress) => void = () => undefined): Promise<PlannerAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#isStopped) return reject(new Error(STOPPED));
      const port = this.#takeIdle() ?? this.#open();
      this.#jobs.set(port, { resolve, reject, onProgress });
      port.ref();
      port.postMessage(question);
    });
  }

  #takeIdle(): PlannerPort | null {
    const [first] = this.#idle;
    if (first === undefined) return null;
    const [port, timer] = first;
    clearTimeout(timer);
    this.#idle.delete(port);
    return port;
  }

  #open(): PlannerPort {
    const port = this.#start();
    port.on('message', (message) => this.#onMessage(port, message));
    port.on('error', (error) => this.#end(port, error instanceof Error ? error : new Error(String(error))));
    port.on('exit', () => this.#end(port, new Error('The thread that makes plans has ended')));
    return port;
  }

  #onMessage(port: PlannerPort, message: FromPlanner): void {
    const job = this.#jobs.get(port);
    if ('best' in message) {
      job?.onProgress(message.best);
      return;
    }
    this.#jobs.delete(port);
    this.#rest(port);
    if ('failed' in message) job?.reject(new Error(message.failed));
    else job?.resolve(message.answer);
  }

  /** One idle thread is enough; it must not keep the process alive. */
  #rest(port: PlannerPort): void {
    if (this.#isStopped || this.#idle.size > 0) return void port.terminate();
    port.unref();
    const timer = setTimeout(() => {
      this.#idle.delete(port);
      void port.terminate();
    }, IDLE_MS);
    timer.unref();
    this.#idle.set(port, timer);
  }

  #end(port: PlannerPort, error: Error): void {
    clearTimeout(this.#idle.get(port));
    this.#idle.delete(port);
    const job = this.#jobs.get(port);
    this.#jobs.delete(port);
    job?.reject(error);
  }
}
