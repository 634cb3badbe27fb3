import type { KeywordList, KeywordUse, Meanings } from './repository.ts';

/** What somebody has said of their interests, by list. */
export type Said = Readonly<Record<KeywordList, readonly string[]>>;

type Counts = Record<KeywordList, number>;

/** How many people of an event have which keywords, kept up to date person by person. */
export class KeywordCounts {
  readonly #meanings: Meanings;
  readonly #said = new Map<string, Said>();
  readonly #words = new Map<string, Counts>();
  readonly #people = new Map<string, number>();
  #uses: KeywordUse[] | null = null;
  #labels: ReadonlyMap<string, string> | null = null;

  constructor(meanings: Meanings) {
    this.#meanings = meanings;
  }

  /** What somebody says now, instead of what they have said before; null for nothing any more. */
  set(registrationId: string, said: Said | null): void {
    const before = this.#said.get(registrationId);
    if (JSON.stringify(before ?? null) === JSON.stringify(said)) return;
    if (before !== undefined) this.#count(before, -1);
    if (said === null) this.#said.delete(registrationId);
    else {
      this.#said.set(registrationId, said);
      this.#count(said, 1);
    }
    this.#uses = null;
    this.#labels = null;
  }

  #count(said: Said, by: number): void {
    const keys = new Set<string>();
    for (const [list, words] of Object.entries(said) as [KeywordList, readonly string[]][]) {
      for (const word of words) {
        const counts = this.#words.get(word) ?? { offering: 0, lookingFor: 0, topics: 0 };
        this.#words.set(word, counts);
        counts[list] += by;
        if (counts.offering + counts.lookingFor + counts.topics === 0) this.#words.delete(word);
        keys.add(this.#meanings.keyOf(word));
      }
    }
    // Somebody who has a keyword twice, in two spellings or in two lists, is one.
    for (const key of keys) this.#people.set(key, (this.#people.get(key) ?? 0) + by);
  }

  /** Keywords by how many have them; each is shown as most people write it, unless somebody said how. */
  uses(): readonly KeywordUse[] {
    this.#uses ??= this.#assemble();
    return this.#uses;
  }

  /** How each keyword is shown, by its key. */
  labels(): ReadonlyMap<string, string> {
    this.#labels ??= new Map(this.uses().map(({ key, label }) => [key, label]));
    return this.#labels;
  }

  #assemble(): KeywordUse[] {
    const { labels, keyOf, ownKeyOf, targets } = this.#meanings;
    const uses = new Map<string, KeywordUse>();
    const spellings = new Map<string, Map<string, number>>();
    const use = (key: string) => {
      const none = { offering: 0, lookingFor: 0, topics: 0, people: 0 };
      const found = uses.get(key) ?? { key, label: key, ...none, merged: [], curated: labels.has(key) };
      uses.set(key, found);
      return found;
    };
    for (const [word, counts] of this.#words) {
      const key = keyOf(word);
      if (key === '') continue;
      const found = use(key);
      found.offering += counts.offering;
      found.lookingFor += counts.lookingFor;
      found.topics += counts.topics;
      found.people = this.#people.get(key) ?? 0;
      if (ownKeyOf(word) !== key) continue;
      const own = spellings.get(key) ?? new Map<string, number>();
      spellings.set(key, own.set(word, counts.offering + counts.lookingFor + counts.topics));
    }
    for (const key of targets.keys()) {
      const into = keyOf(key);
      if (into === key) continue;
      use(into).merged.push({ key, label: labels.get(key) ?? key });
      use(into).curated = true;
    }
    return [...uses.values()]
      .map((found) => ({
        ...found,
        label: labels.get(found.key) ?? commonest(spellings.get(found.key)) ?? found.key,
        merged: found.merged.sort((a, b) => (a.key < b.key ? -1 : 1)),
      }))
      .sort((a, b) => b.people - a.people || (a.key < b.key ? -1 : 1));
  }
}

function commonest(spellings: ReadonlyMap<string, number> = new Map()): string | undefined {
  return [...spellings].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}
