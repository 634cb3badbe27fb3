import type { ExchangeLog } from '#main/sync/log.ts';
import type { Run } from './desk.ts';
import { PowerCut } from './quick-store.ts';

/** Something that an end of a connection has asked its log for. */
export interface Call {
  readonly run: Run;
  readonly name: keyof ExchangeLog;
  /** Does it, and keeps what came of it back. */
  work(): Promise<void>;
}

/** What came of a call, for whoever waits for it. */
interface Answer {
  readonly run: Run;
  give(): void;
}

/**
 * All that ends of connections ask of their logs, held until the simulation lets it happen, one after the other: what waits for
 * what is drawn from the seed then, and not left to threads. What came of a call is held once more before it is told.
 */
export class Calls {
  #asked: Call[] = [];
  #answers: Answer[] = [];

  /** Calls that may be done now; none of processes that have ended. What a log takes in it takes in the order in which it came. */
  get asked(): readonly Call[] {
    this.#asked = this.#asked.filter(({ run }) => !run.isOver);
    const taking = new Set<Run>();
    return this.#asked.filter(({ run, name }) => {
      if (name !== 'receive') return true;
      const isFirst = !taking.has(run);
      taking.add(run);
      return isFirst;
    });
  }

  /** A call, and where it takes something in what else its log is to take in. */
  together(call: Call): readonly Call[] {
    return call.name === 'receive'
      ? this.#asked.filter(({ run, name }) => run === call.run && name === call.name)
      : [call];
  }

  /** Answers that may be given now. */
  get answers(): readonly Answer[] {
    this.#answers = this.#answers.filter(({ run }) => !run.isOver);
    return this.#answers;
  }

  /** Does calls at once. @throws PowerCut when all of them have ended */
  async do(calls: readonly Call[]): Promise<void> {
    this.#asked = this.#asked.filter((one) => !calls.includes(one));
    for (const done of await Promise.allSettled(calls.map((call) => call.work())))
      if (done.status === 'rejected') throw done.reason;
  }

  give(answer: Answer): void {
    this.#answers = this.#answers.filter((one) => one !== answer);
    answer.give();
  }

  /** A log that asks by way of this. @param mostInBatch operations that it hands on at once */
  held(run: Run, log: ExchangeLog, mostInBatch: number): ExchangeLog {
    const later =
      <A extends unknown[], R>(name: keyof ExchangeLog, ask: (...args: A) => Promise<R>) =>
      (...args: A): Promise<R> =>
        new Promise<R>((resolve, reject) => {
          this.#asked.push({
            run,
            name,
            work: async () => {
              const give = await ask(...args).then(
                (result) => () => resolve(result),
                (error: unknown) => {
                  // Of a machine that has gone out nobody is told.
                  if (error instanceof PowerCut) throw error;
                  return () => reject(error);
                },
              );
              this.#answers.push({ run, give });
            },
          });
        });
    return {
      logId: log.logId,
      deskId: log.deskId,
      held: later('held', () => log.held()),
      hashOf: later('hashOf', (deskId, seq) => log.hashOf(deskId, seq)),
      receivedOf: later('receivedOf', (logId) => log.receivedOf(logId)),
      after: later('after', (position, limit) => log.after(position, Math.min(limit, mostInBatch))),
      end: () => log.end(),
      heldTo: later('heldTo', (position, held) => log.heldTo(position, held)),
      keptBy: later('keptBy', (logId) => log.keptBy(logId)),
      noteKept: later('noteKept', (logId, to) => log.noteKept(logId, to)),
      receive: later('receive', (logId, to, operations, refuse) => log.receive(logId, to, operations, refuse)),
      hashes: later('hashes', (position, limit) => log.hashes(position, limit)),
    };
  }
}
