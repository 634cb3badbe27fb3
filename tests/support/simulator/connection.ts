import { Exchange, type Parting } from '#main/sync/exchange.ts';
import { readFrame } from '#main/sync/frames.ts';
import type { Random } from '#shared/domain/random.ts';
import type { Calls } from './calls.ts';
import type { Run } from './desk.ts';
import type { Flaw } from './flaws.ts';

/** One end of a connection. */
export interface End {
  readonly run: Run;
  readonly exchange: Exchange;
  readonly connection: Connection;
  /** What is on its way to it; null is the word that the other end is gone. */
  readonly coming: (string | null)[];
  isOpen: boolean;
}

/** What a network does to frames that it should not do. */
export const HARM = ['cut short', 'noise', 'altered', 'twice', 'swapped', 'dropped'] as const;
export type Harm = (typeof HARM)[number];

interface ConnectionOptions {
  flaw: Flaw;
  /** Operations that go into one frame. */
  mostInBatch: number;
}

/** Two desks that speak with each other, as long as that lasts. An end learns late, or never, that the other one is gone. */
export class Connection {
  readonly ends: readonly [End, End];
  /** Frames were lost or changed within it, which a stream never does. */
  harmed = false;
  readonly partings: Parting[] = [];
  readonly faults: unknown[] = [];

  constructor(runs: readonly [Run, Run], calls: Calls, { flaw, mostInBatch }: ConnectionOptions) {
    const endOf = (side: 0 | 1): End => {
      const run = runs[side];
      const exchange = new Exchange(
        calls.held(run, flaw.log?.(run.shared, run.store) ?? run.shared, mostInBatch),
        {
          send: (text) => this.#other(side).coming.push(text),
          close: (why) => {
            this.partings.push(why);
            this.close(side);
          },
        },
        {
          version: String(run.desk.level),
          now: () => run.desk.clock.now(),
          onFault: (error) => this.faults.push(error),
        },
      );
      return { run, exchange, connection: this, coming: [], isOpen: true };
    };
    this.ends = [endOf(0), endOf(1)];
  }

  begin(): void {
    for (const { exchange } of this.ends)
      exchange.begin().catch((error: unknown) => {
        this.faults.push(error);
      });
  }

  isBetween(one: number, other: number): boolean {
    const numbers = this.ends.map(({ run }) => run.desk.number);
    return numbers.includes(one) && numbers.includes(other);
  }

  /** One end is gone; what it has said before is still on its way. */
  close(side: 0 | 1): void {
    const end = this.ends[side];
    if (!end.isOpen) return;
    end.isOpen = false;
    end.exchange.end();
    end.coming.length = 0;
    this.#other(side).coming.push(null);
  }

  /** Both ends are gone, and what was on its way. */
  cut(): void {
    for (const side of [0, 1] as const) this.close(side);
    for (const { coming } of this.ends) coming.length = 0;
  }

  otherOf(end: End): End {
    return end === this.ends[0] ? this.ends[1] : this.ends[0];
  }

  /** Lets the next frame arrive. @returns what it was */
  deliver(end: End): string | null {
    const text = end.coming.shift() ?? null;
    if (text === null) this.close(end === this.ends[0] ? 0 : 1);
    else void end.exchange.take(text);
    return text;
  }

  /** Does something to what comes next. @returns whether there was anything to do it to */
  harm(end: End, how: Harm, random: Random): boolean {
    const [text, next] = end.coming;
    if (text == null) return false;
    const changed = how === 'altered' ? altered(text, random) : text;
    if (changed === null || (how === 'swapped' && next == null)) return false;
    this.harmed = true;
    if (how === 'cut short') end.coming[0] = text.slice(0, random.below(text.length));
    else if (how === 'noise')
      end.coming[0] = JSON.stringify({ type: random.pick(['operations', 'kept', 'want']), to: 'x' });
    else if (how === 'altered') end.coming[0] = changed;
    else if (how === 'twice') end.coming.unshift(text);
    else if (how === 'dropped') end.coming.shift();
    else [end.coming[0], end.coming[1]] = [next ?? null, text];
    return true;
  }

  #other(side: 0 | 1): End {
    return this.ends[side === 0 ? 1 : 0];
  }
}

/** One operation says something else now. Of one that was redacted nobody can tell. */
function altered(text: string, random: Random): string | null {
  const frame = readFrame(text);
  if (frame?.type !== 'operations') return null;
  const whole = frame.operations.filter(({ redacted }) => redacted === 0);
  if (whole.length === 0) return null;
  const operation = random.pick(whole);
  const [field, value] = random.pick([
    ['payload', operation.payload.replace(/[a-z]/, 'X')],
    ['at', operation.at + 1],
    ['seq', operation.seq + 1],
    ['hash', operation.hash.replace(/^./, 'z')],
    ['hlc', 'tomorrow'],
  ] as const);
  const operations = frame.operations.map((one) => (one === operation ? { ...one, [field]: value } : one));
  return JSON.stringify({ ...frame, operations });
}
