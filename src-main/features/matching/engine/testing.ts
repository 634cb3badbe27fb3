import type { FromEngine, Pool, ToEngine } from './protocol.ts';
import type { ThreadPort } from './thread.ts';

/** A worker thread whose every word a test says. */
export class FakePort implements ThreadPort {
  readonly pool: Pool;
  readonly asked: ToEngine[] = [];
  isTerminated = false;
  isHeld = true;
  readonly #listeners = new Map<string, ((value: never) => void)[]>();

  constructor(pool: Pool) {
    this.pool = pool;
  }

  on(name: string, listener: (value: never) => void): void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
  }

  postMessage(message: ToEngine): void {
    this.asked.push(message);
  }

  ref(): void {
    this.isHeld = true;
  }

  unref(): void {
    this.isHeld = false;
  }

  terminate(): Promise<void> {
    this.isTerminated = true;
    this.#emit('exit', undefined);
    return Promise.resolve();
  }

  say(message: FromEngine): void {
    this.#emit('message', message);
  }

  /** Answers the first question that is not answered so far. */
  answer(answer: unknown): void {
    const [first] = this.asked.splice(0, 1);
    if (first === undefined) throw new Error('Nothing was asked');
    this.say({ id: first.id, answer });
  }

  crash(): void {
    this.#emit('error', new Error('The worker has crashed'));
    this.#emit('exit', undefined);
  }

  #emit(name: string, value: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(value as never);
  }
}

/** Lets everything happen that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}
