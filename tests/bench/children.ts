import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a process says when it has done what it was told; or what has gone wrong. */
export type Answer<Done> = Done | { failure: string };

/** A process of a bench that does what it is told, one thing after the other, so that its work is told from that of this one. */
export class Child<Order, Done extends object> {
  readonly #process: ChildProcess;

  /** @param file beside this one */
  constructor(file: string) {
    this.#process = fork(fileURLToPath(new URL(file, import.meta.url)));
  }

  /** @throws where it could not do it */
  async order(what: Order): Promise<Done> {
    const over = new AbortController();
    const { signal } = over;
    this.#process.send(what as object);
    const [answer] = (await Promise.race([
      once(this.#process, 'message', { signal }),
      once(this.#process, 'exit', { signal }).then(() => [{ failure: 'it has ended' }]),
    ])) as [Answer<Done>];
    over.abort();
    if ('failure' in answer) throw new Error(`A process of the bench: ${answer.failure}`);
    return answer;
  }

  async end(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const exited = once(this.#process, 'exit');
    this.#process.disconnect();
    await exited;
  }
}

/** The other side of {@link Child}. @param end closes what is open, when nobody tells it anything any more */
export function follow<Order>(work: (order: Order) => Promise<object>, end: () => Promise<void>): void {
  process.on('message', (order: Order) => {
    work(order).then(
      (done) => process.send?.(done),
      (error: unknown) =>
        process.send?.({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.on('disconnect', async () => {
    await end();
    // Also after a failure, which may have left something open.
    process.exit();
  });
}
