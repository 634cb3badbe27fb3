import { type Meanings, meaningsOf } from '#main/features/interests/repository.ts';
import type { Log } from '#main/ports/log.ts';
import { type TouchedRows, touchedRegistrations } from '#main/storage/operations/log.ts';
import { readPairName } from '#main/storage/projections/pair-names.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { MatchingRules } from '#shared/domain/matching-rules.ts';
import { rulesOf } from '../repository.ts';
import { participantsAmong, participantsOf, relationsOf } from './participants.ts';
import type { Question, Questions } from './protocol.ts';
import { EngineThread } from './thread.ts';

/** A pool that nobody has asked for so long is let go. In ms. */
const IDLE_MS = 15 * 60_000;

/** The people of one event, in a thread of their own, and what of them is not up to date there. */
interface EventPool {
  thread: EngineThread;
  rules: MatchingRules;
  meanings: Meanings;
  /** Registrations that are not what they were. */
  dirty: Set<string>;
  pairsChanged: boolean;
  /** The last update that was sent: questions come behind it. */
  updated: Promise<unknown>;
  idle: NodeJS.Timeout;
}

/** Computes who should meet whom, for all events that somebody asks about, with what is on disk at that moment. */
export class MatchingEngine {
  readonly #read: Reader;
  readonly #entry: string;
  readonly #log: Log;
  readonly #pools = new Map<string, Promise<EventPool>>();

  /** @param entry path of the built worker */
  constructor(read: Reader, entry: string, log: Log) {
    this.#read = read;
    this.#entry = entry;
    this.#log = log;
  }

  /** Asks about an event. The first one to ask waits until everybody is read. */
  async ask<Q extends Question>(
    eventId: string,
    question: Q,
    ask: Questions[Q]['ask'],
  ): Promise<Questions[Q]['answer']> {
    const pool = await this.#pool(eventId);
    await this.#bringUpToDate(eventId, pool);
    pool.idle.refresh();
    return pool.thread.ask(question, ask);
  }

  /** To be told of what operations have touched. */
  touch(touched: TouchedRows): void {
    // At most desks and events nobody asks.
    if (this.#pools.size === 0) return;
    const registrations = touchedRegistrations(touched);
    for (const pool of this.#pools.values())
      void pool.then(
        ({ dirty }) => {
          for (const id of registrations) dirty.add(id);
        },
        () => undefined,
      );
    for (const name of touched.get('pairs') ?? []) this.relate(readPairName(name).eventId);
    // Whose registrations those are is not said.
    if (touched.has('erasure')) for (const eventId of this.#pools.keys()) this.forget(eventId);
  }

  /** The rules of an event, or what its keywords mean, are other than they were: everybody is read anew. */
  forget(eventId: string): void {
    const pool = this.#pools.get(eventId);
    this.#pools.delete(eventId);
    void pool?.then(letGo, () => undefined);
  }

  /** What organizers say of pairs is other than it was, or two are a match now. */
  relate(eventId: string): void {
    void this.#pools.get(eventId)?.then(
      (pool) => {
        pool.pairsChanged = true;
      },
      () => undefined,
    );
  }

  async stop(): Promise<void> {
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    for (const pool of pools) await pool.then(letGo, () => undefined);
  }

  async #pool(eventId: string): Promise<EventPool> {
    const known = this.#pools.get(eventId);
    if (known !== undefined && !(await known).thread.hasEnded) return known;
    const opened = this.#open(eventId);
    this.#pools.set(eventId, opened);
    opened.catch((error: unknown) => {
      this.#log.error('Matches cannot be computed', error);
      if (this.#pools.get(eventId) === opened) this.#pools.delete(eventId);
    });
    return opened;
  }

  async #open(eventId: string): Promise<EventPool> {
    const [rules, meanings] = [await rulesOf(this.#read, eventId), await meaningsOf(this.#read, eventId)];
    const participants = await participantsOf(this.#read, eventId, rules, meanings);
    const relations = await relationsOf(this.#read, eventId);
    const { withinCompany, groups } = rules;
    const thread = new EngineThread(this.#entry, { participants, rules: { withinCompany, groups }, relations });
    await thread.ready;
    const idle = setTimeout(() => this.forget(eventId), IDLE_MS).unref();
    return { thread, rules, meanings, dirty: new Set(), pairsChanged: false, updated: Promise.resolve(), idle };
  }

  /** One update at a time, so that a later one never comes before an earlier one. */
  #bringUpToDate(eventId: string, pool: EventPool): Promise<unknown> {
    if (pool.dirty.size > 0 || pool.pairsChanged) {
      const ids = [...pool.dirty];
      const { pairsChanged } = pool;
      pool.dirty.clear();
      pool.pairsChanged = false;
      pool.updated = pool.updated.then(async () => {
        const { changed, removed } = await participantsAmong(this.#read, eventId, ids, pool.rules, pool.meanings);
        const relations = pairsChanged ? await relationsOf(this.#read, eventId) : null;
        await pool.thread.ask('update', { changed, removed, relations });
      });
      // What it missed it would miss for good: it is made anew when somebody asks next.
      pool.updated.catch(() => this.forget(eventId));
    }
    return pool.updated;
  }
}

function letGo({ thread, idle }: EventPool): Promise<void> {
  clearTimeout(idle);
  return thread.stop();
}
