import { type TouchedRows, touchedRegistrations } from '#main/storage/operations/log.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import { KeywordCounts } from './keyword-counts.ts';
import { type KeywordUse, meaningsOf, saidAt, saidBy } from './repository.ts';

/** Events whose keywords are held at once. */
const MOST = 3;

interface Held {
  /** One after the other, each behind what has changed. */
  counts: Promise<KeywordCounts>;
  dirty: Set<string>;
}

/** The keywords of events in memory: people are read once, and then those alone who have changed. */
export class KeywordCache {
  readonly #read: Reader;
  /** The one that was asked for last comes last. */
  readonly #events = new Map<string, Held>();

  constructor(read: Reader) {
    this.#read = read;
  }

  /** Keywords of an event by how many have them. */
  async uses(eventId: string): Promise<readonly KeywordUse[]> {
    return (await this.#current(eventId)).uses();
  }

  /** How the keywords of an event are shown, by their keys: as an organizer has said, or else as most people write them. */
  async labels(eventId: string): Promise<ReadonlyMap<string, string>> {
    return (await this.#current(eventId)).labels();
  }

  #current(eventId: string): Promise<KeywordCounts> {
    const held = this.#held(eventId);
    if (held.dirty.size > 0) {
      const ids = [...held.dirty];
      held.dirty.clear();
      held.counts = held.counts.then((counts) => this.#update(eventId, counts, ids));
      this.#watch(eventId, held);
    }
    return held.counts;
  }

  /** To be told of what operations have touched. */
  touch(touched: TouchedRows): void {
    if (this.#events.size === 0) return;
    // Which keywords mean the same is another thing now, or whose registrations those are is not said.
    for (const eventId of touched.get('keywords') ?? []) this.#events.delete(eventId);
    if (touched.has('erasure')) this.#events.clear();
    const registrations = touchedRegistrations(touched);
    for (const { dirty } of this.#events.values()) for (const id of registrations) dirty.add(id);
  }

  #held(eventId: string): Held {
    const known = this.#events.get(eventId);
    const held = known ?? { counts: this.#open(eventId), dirty: new Set<string>() };
    this.#events.delete(eventId);
    this.#events.set(eventId, held);
    if (known === undefined) this.#watch(eventId, held);
    const [oldest] = this.#events.keys();
    if (this.#events.size > MOST && oldest !== undefined) this.#events.delete(oldest);
    return held;
  }

  /** What could not be read is read anew when somebody asks next. */
  #watch(eventId: string, held: Held): void {
    held.counts.catch(() => {
      if (this.#events.get(eventId) === held) this.#events.delete(eventId);
    });
  }

  async #open(eventId: string): Promise<KeywordCounts> {
    const counts = new KeywordCounts(await meaningsOf(this.#read, eventId));
    for (const { id, ...said } of await saidAt(this.#read, eventId)) counts.set(id, said);
    return counts;
  }

  async #update(eventId: string, counts: KeywordCounts, ids: readonly string[]): Promise<KeywordCounts> {
    const said = new Map((await saidBy(this.#read, eventId, ids)).map(({ id, ...own }) => [id, own]));
    for (const id of ids) counts.set(id, said.get(id) ?? null);
    return counts;
  }
}
