import { Worker } from 'node:worker_threads';
import type { FromEngine, Pool, Question, Questions, ToEngine } from './protocol.ts';

/** More than 50,000 people take, by far. In MB. */
const HEAP_MB = 2048;

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** What is needed of a worker thread. */
export interface ThreadPort {
  postMessage(message: ToEngine): void;
  on(name: 'message', listener: (message: FromEngine) => void): unknown;
  on(name: 'error', listener: (error: unknown) => void): unknown;
  on(name: 'exit', listener: () => void): unknown;
  ref(): void;
  unref(): void;
  terminate(): Promise<unknown>;
}

export type StartThread = (pool: Pool) => ThreadPort;

/** @param entry path of the built worker */
export function workerThreads(entry: string): StartThread {
  return (pool) => new Worker(entry, { workerData: pool, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
}

/** The thread that computes the matches of one event. */
export class EngineThread {
  readonly #port: ThreadPort;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #ended: Error | null = null;
  #isRetired = false;
  /** Once it answers. */
  readonly ready: Promise<void>;
  /** Once it has failed or was stopped. */
  readonly ended: Promise<Error>;
  #tellEnded: (reason: Error) => void = () => undefined;

  /** @param onFault is told of what has gone wrong there beside what somebody asked */
  constructor(port: ThreadPort, onFault: (text: string) => void) {
    this.#port = port;
    this.ready = new Promise((resolve, reject) => {
      this.#waiting.set(0, { resolve: () => resolve(), reject });
    });
    this.ended = new Promise((resolve) => {
      this.#tellEnded = resolve;
    });
    // Whoever waits for it learns of a failure; until somebody does nobody has to.
    this.ready.catch(() => undefined);
    port.on('message', (message) => {
      if (message !== 'ready' && 'fault' in message) onFault(message.fault);
      else this.#onMessage(message);
    });
    port.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))));
    port.on('exit', () => this.#end(new Error('The thread that computes matches has ended')));
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
      this.#port.ref();
      this.#port.postMessage({ id, question, ask } as ToEngine);
    });
  }

  /** Stops it once it has answered what it was asked. */
  retire(): void {
    this.#isRetired = true;
    this.#rest();
  }

  async stop(): Promise<void> {
    await this.#port.terminate();
    this.#end(new Error('The thread that computes matches was stopped'));
  }

  #onMessage(message: Exclude<FromEngine, { fault: string }>): void {
    const id = message === 'ready' ? 0 : message.id;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    this.#rest();
    if (message !== 'ready' && 'failed' in message) waiting?.reject(new Error(message.failed));
    else waiting?.resolve(message === 'ready' ? undefined : message.answer);
  }

  #rest(): void {
    if (this.#waiting.size > 0) return;
    this.#port.unref();
    if (this.#isRetired && this.#ended === null) void this.stop();
  }

  #end(error: Error): void {
    if (this.#ended !== null) return;
    this.#ended = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    this.#tellEnded(error);
  }
}
