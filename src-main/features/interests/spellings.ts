import type { Context } from '#main/core/context.ts';
import { keywordUses, meaningsOf } from './repository.ts';

/** How most people write a keyword changes slowly, and counting it goes through all who are registered. In ms. */
const KEPT_MS = 60_000;

/** How keywords are shown: as an organizer has said, or else as most people write them. */
export class Spellings {
  readonly #context: Context;
  readonly #counted = new Map<string, { at: number; labels: Promise<ReadonlyMap<string, string>> }>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** @returns the label of each key that anybody has */
  async of(eventId: string, keys: readonly string[]): Promise<(key: string) => string> {
    if (keys.length === 0) return (key) => key;
    const { labels: told } = await meaningsOf(this.#context.store.read, eventId);
    const open = keys.filter((key) => !told.has(key));
    const counted = open.length === 0 ? null : await this.#countedOf(eventId, open);
    return (key) => told.get(key) ?? counted?.get(key) ?? key;
  }

  async #countedOf(eventId: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const now = this.#context.clock.now();
    const known = this.#counted.get(eventId);
    if (known !== undefined && now - known.at < KEPT_MS) {
      const labels = await known.labels;
      if (keys.every((key) => labels.has(key))) return labels;
    }
    const labels = this.#count(eventId);
    this.#counted.set(eventId, { at: now, labels });
    labels.catch(() => this.#counted.delete(eventId));
    return labels;
  }

  async #count(eventId: string): Promise<ReadonlyMap<string, string>> {
    const uses = await keywordUses(this.#context.store.read, eventId);
    return new Map(uses.map(({ key, label }) => [key, label]));
  }
}
