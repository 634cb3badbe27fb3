import type { Log } from '#main/ports/log.ts';
import { type TouchedRows, touchedRegistrations } from '#main/storage/operations/log.ts';
import { readPairName } from '#main/storage/projections/pair-names.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import { EventPool } from './pool.ts';
import type { Question, Questions } from './protocol.ts';
import type { StartThread } from './thread.ts';

/** A pool that nobody has asked for so long is let go. In ms. */
const IDLE_MS = 15 * 60_000;
/** Events whose people are held at once: the kiosks of three, and what an organizer looks at. */
const MOST_POOLS = 4;
/** How often a question is asked in all, where the thread that it was asked of ends. */
const TRIES = 2;

interface Held {
  pool: EventPool;
  idle: NodeJS.Timeout;
}

/** Computes who should meet whom, for all events that somebody asks about, with what is on disk at that moment. */
export class MatchingEngine {
  readonly #read: Reader;
  readonly #start: StartThread;
  readonly #log: Log;
  /** The one that was asked last comes last. */
  readonly #pools = new Map<string, Held>();
  /** Those as well that still answer what they were asked, and no more. */
  readonly #alive = new Set<EventPool>();
  #isStopped = false;

  constructor(read: Reader, start: StartThread, log: Log) {
    this.#read = read;
    this.#start = start;
    this.#log = log;
  }

  /** Asks about an event. The first one to ask waits until everybody is read. */
  async ask<Q extends Question>(
    eventId: string,
    question: Q,
    ask: Questions[Q]['ask'],
  ): Promise<Questions[Q]['answer']> {
    for (let attempt = 1; ; attempt += 1) {
      const pool = this.#pool(eventId);
      try {
        return await pool.ask(question, ask);
      } catch (error) {
        if (!pool.isOver || this.#isStopped || attempt === TRIES) throw error;
      }
    }
  }

  /** To be told of what operations have touched. */
  touch(touched: TouchedRows): void {
    // At most desks and events nobody asks.
    if (this.#pools.size === 0) return;
    const registrations = touchedRegistrations(touched);
    for (const { pool } of this.#pools.values()) pool.touch(registrations);
    const related = [...(touched.get('pairs') ?? [])].map((name) => readPairName(name).eventId);
    for (const eventId of [...related, ...(touched.get('pairRules') ?? []), ...eventsOf(touched.get('pairings'))])
      this.#pools.get(eventId)?.pool.relate();
    // Everybody is read anew.
    for (const name of ['matchingRules', 'keywords']) for (const id of touched.get(name) ?? []) this.#forget(id);
    // Whose registrations those are is not said.
    if (touched.has('erasure')) for (const eventId of [...this.#pools.keys()]) this.#forget(eventId);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const eventId of [...this.#pools.keys()]) this.#forget(eventId);
    await Promise.all([...this.#alive].map((pool) => pool.stop()));
  }

  /** The one to ask: whoever comes while it is being opened gets the same. */
  #pool(eventId: string): EventPool {
    if (this.#isStopped) throw new Error('Nobody computes matches any more');
    const known = this.#pools.get(eventId);
    if (known !== undefined && !known.pool.isOver) {
      known.idle.refresh();
      this.#pools.delete(eventId);
      this.#pools.set(eventId, known);
      return known.pool;
    }
    this.#forget(eventId);
    const pool = new EventPool(eventId, {
      read: this.#read,
      start: this.#start,
      log: this.#log,
      onEnded: (ended) => {
        this.#alive.delete(ended);
        if (this.#pools.get(eventId)?.pool === ended) this.#forget(eventId);
      },
    });
    this.#alive.add(pool);
    const idle = setTimeout(() => this.#forget(eventId), IDLE_MS).unref();
    this.#pools.set(eventId, { pool, idle });
    const [oldest] = this.#pools.keys();
    if (this.#pools.size > MOST_POOLS && oldest !== undefined) this.#forget(oldest);
    return pool;
  }

  /** Whoever asks next gets another one; whoever has asked is answered. */
  #forget(eventId: string): void {
    const held = this.#pools.get(eventId);
    if (held === undefined) return;
    this.#pools.delete(eventId);
    clearTimeout(held.idle);
    held.pool.retire();
  }
}

/** The events of rounds, which are named behind them. */
function eventsOf(rounds: ReadonlySet<string> | undefined): string[] {
  return [...(rounds ?? [])].map((name) => name.split(' ')[0] ?? '');
}
