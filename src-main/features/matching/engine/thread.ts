import { Worker } from 'node:worker_threads';
import type { FromEngine, Pool, Question, Questions } from './protocol.ts';

/** More than 50,000 people take, by far. In MB. */
const HEAP_MB = 2048;

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** The thread that computes the matches of one event. */
export class EngineThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #ended: Error | null = null;
  /** Once it answers. */
  readonly ready: Promise<void>;

  /** @param entry path of the built worker */
  constructor(entry: string, pool: Pool) {
    this.#worker = new Worker(entry, { workerData: pool, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    this.ready = new Promise((resolve, reject) => {
      this.#waiting.set(0, { resolve: () => resolve(), reject });
    });
    // Whoever waits for it learns of a failure; until somebody does nobody has to.
    this.ready.catch(() => undefined);
    this.#worker.on('message', (message: FromEngine) => this.#onMessage(message));
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', () => this.#end(new Error('The thread that computes matches has ended')));
  }

  /** Whether it has failed or was stopped. */
  get hasEnded(): boolean {
    return this.#ended !== null;
  }

  ask<Q extends Question>(question: Q, ask: Questions[Q]['ask']): Promise<Questions[Q]['answer']> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== null) return reject(this.#ended);
      const id = this.#nextId++;
      this.#waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      // Idle it must not keep the process alive.
      this.#worker.ref();
      this.#worker.postMessage({ id, question, ask });
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #onMessage(message: FromEngine): void {
    const id = message === 'ready' ? 0 : message.id;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if (message !== 'ready' && 'failed' in message) waiting?.reject(new Error(message.failed));
    else waiting?.resolve(message === 'ready' ? undefined : message.answer);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }
}
