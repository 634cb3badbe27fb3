import { Exchange, type ExchangeOptions } from './exchange.ts';
import type { ExchangeLog } from './log.ts';

/** After something went wrong it begins anew so much later, in ms. */
const AGAIN_MS = 1000;

export interface BridgeOptions extends Pick<ExchangeOptions, 'version' | 'now' | 'onFault'> {
  /** All up to this position of the one log is on disk in the other. */
  onKept(to: number): void;
}

/** Keeps two logs of one process level, as desks and hubs do over a network: that of a hub's own desk, and the one desks share. */
export class Bridge {
  readonly #logs: readonly [ExchangeLog, ExchangeLog];
  readonly #options: BridgeOptions;
  #ends: readonly [Exchange, Exchange] | null = null;
  #again: NodeJS.Timeout | null = null;
  #isOver = false;

  constructor(one: ExchangeLog, other: ExchangeLog, options: BridgeOptions) {
    this.#logs = [one, other];
    this.#options = options;
    this.#begin();
  }

  /** There is something new in one of them. */
  nudge(): void {
    for (const end of this.#ends ?? []) end.nudge();
  }

  stop(): void {
    this.#isOver = true;
    if (this.#again !== null) clearTimeout(this.#again);
    this.#end();
  }

  #begin(): void {
    const { version, now, onFault, onKept } = this.#options;
    const make = (turn: 0 | 1): Exchange =>
      new Exchange(
        this.#logs[turn],
        {
          // Never within the call that sends: an end must have done with one thing before it hears of the next.
          send: (text) => setImmediate(() => void ends[1 - turn]?.take(text)),
          close: () => this.#failed(ends),
        },
        { version, now, onFault, ...(turn === 0 ? { onKept } : {}) },
      );
    const ends: readonly [Exchange, Exchange] = [make(0), make(1)];
    this.#ends = ends;
    for (const end of ends) void end.begin();
  }

  #failed(ends: readonly [Exchange, Exchange]): void {
    if (this.#ends !== ends) return;
    this.#end();
    if (this.#isOver) return;
    this.#again = setTimeout(() => this.#begin(), AGAIN_MS);
    this.#again.unref();
  }

  #end(): void {
    for (const end of this.#ends ?? []) end.end();
    this.#ends = null;
  }
}
