import { Exchange, type Parting } from '#main/sync/exchange.ts';
import type { ExchangeLog } from '#main/sync/log.ts';
import { SharedLog } from '#main/sync/shared-log.ts';
import type { Random } from '#shared/domain/random.ts';
import type { FakeClock } from './ports.ts';
import type { Replica } from './replica.ts';

/** Far more than two ends need, however busy the machine is. */
const PATIENCE_MS = 30_000;

/** A desk in a network that a test drives. */
export interface Node {
  replica: Replica;
  clock: FakeClock;
}

/** What serves a log that is nobody's desk. */
export interface Station {
  log: ExchangeLog;
  clock: FakeClock;
}

/** A connection of two logs: what is said waits until the test lets it arrive, in its order, as a stream keeps it. */
export class Link {
  readonly ends: readonly [Exchange, Exchange];
  /** Why it was closed by one of its ends. */
  parting: Parting | null = null;
  readonly faults: unknown[] = [];
  /** What is on its way to each end. */
  readonly #waiting: readonly [string[], string[]] = [[], []];

  readonly #logs: readonly [ExchangeLog, ExchangeLog];

  constructor(one: Node | Station, other: Node | Station) {
    this.#logs = [logOf(one), logOf(other)];
    const end = (log: ExchangeLog, clock: FakeClock, to: 0 | 1) =>
      new Exchange(
        log,
        {
          send: (text) => this.#waiting[to].push(text),
          close: (why) => {
            this.parting ??= why;
            this.cut();
          },
        },
        { version: '1', now: () => clock.now(), onFault: (error) => this.faults.push(error) },
      );
    this.ends = [end(this.#logs[0], one.clock, 1), end(this.#logs[1], other.clock, 0)];
  }

  async begin(): Promise<void> {
    await Promise.all(this.ends.map((end) => end.begin()));
  }

  /** Lets one frame arrive at one of its ends, and waits until it is worked on. @returns whether there was one */
  async step(random: Random): Promise<boolean> {
    const order = random.shuffled([0, 1] as const);
    for (const to of order) {
      const text = this.#waiting[to].shift();
      if (text === undefined) continue;
      await this.ends[to].take(text);
      return true;
    }
    return false;
  }

  /** Until each end knows all of its log to be on disk at the other one, or they have parted. */
  async settle(random: Random): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; this.parting === null; ) {
      if (await this.step(random)) continue;
      if (await this.#isLevel()) return;
      if (Date.now() > end) throw new Error('The two ends do not come to an end');
      // As the app does after each commit; an end reads its log then before it says more.
      for (const one of this.ends) one.nudge();
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  async #isLevel(): Promise<boolean> {
    for (const [at, log] of this.#logs.entries())
      if ((await log.after(this.ends[at]?.kept ?? 0, 1)).length > 0) return false;
    return true;
  }

  /** What is on its way is lost. */
  cut(): void {
    for (const end of this.ends) end.end();
    for (const list of this.#waiting) list.length = 0;
  }
}

function logOf(end: Node | Station): ExchangeLog {
  return 'log' in end ? end.log : new SharedLog(end.replica.store, end.replica.log);
}
