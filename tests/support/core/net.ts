import { Exchange, type Parting } from '#main/sync/exchange.ts';
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

/** A connection of two desks: what is said waits until the test lets it arrive, in its order, as a stream keeps it. */
export class Link {
  readonly ends: readonly [Exchange, Exchange];
  /** Why it was closed by one of its ends. */
  parting: Parting | null = null;
  readonly faults: unknown[] = [];
  /** What is on its way to each end. */
  readonly #waiting: readonly [string[], string[]] = [[], []];

  readonly #nodes: readonly [Node, Node];

  constructor(one: Node, other: Node) {
    this.#nodes = [one, other];
    const end = ({ replica, clock }: Node, to: 0 | 1) =>
      new Exchange(
        new SharedLog(replica.store, replica.log),
        {
          send: (text) => this.#waiting[to].push(text),
          close: (why) => {
            this.parting ??= why;
            this.cut();
          },
        },
        { version: '1', now: () => clock.now(), onFault: (error) => this.faults.push(error) },
      );
    this.ends = [end(one, 1), end(other, 0)];
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
    for (const [at, { replica }] of this.#nodes.entries()) {
      const row = await replica.store.read.get<{ last: number | null }>('SELECT max(position) AS last FROM operations');
      if ((row?.last ?? 0) > (this.ends[at]?.kept ?? 0)) return false;
    }
    return true;
  }

  /** What is on its way is lost. */
  cut(): void {
    for (const end of this.ends) end.end();
    for (const list of this.#waiting) list.length = 0;
  }
}
