import { Exchange, type Parting } from '#main/sync/exchange.ts';
import { SharedLog } from '#main/sync/shared-log.ts';
import type { Random } from '#shared/domain/random.ts';
import type { FakeClock } from './ports.ts';
import type { Replica } from './replica.ts';

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

  constructor(one: Node, other: Node) {
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

  /** Until neither end has anything more to say. */
  async settle(random: Random): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      quiet = (await this.step(random)) ? 0 : quiet + 1;
      // An end reads its log before it says more.
      if (quiet > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** What is on its way is lost. */
  cut(): void {
    for (const end of this.ends) end.end();
    for (const list of this.#waiting) list.length = 0;
  }
}
