import { fold } from './fold.ts';

/** Longest keyword, in characters, and most of them in one list of somebody. */
export const LONGEST_KEYWORD = 80;
export const MOST_KEYWORDS = 40;

const BETWEEN = /[\p{Z}\s_\-\u2010-\u2015/·•]+/gu;
// C, C++ and C# are three things; a full stop or a bracket around a word is nothing.
const AROUND = /^[^\p{L}\p{N}\p{So}.]+|[^\p{L}\p{N}\p{M}\p{So}+#]+$/gu;

/** The form in which keywords are compared: case, accents, hyphens and spaces do not count. Empty where nothing is left. */
export function keywordKey(text: string): string {
  return fold(text).replace(BETWEEN, ' ').trim().replace(AROUND, '');
}

/** Keywords as they were typed, trimmed, each once by its key; the first spelling stays. */
export function uniqueKeywords(words: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const word of words) {
    const key = keywordKey(word);
    if (key !== '' && !found.has(key)) found.set(key, word.trim().replace(/\s+/g, ' '));
  }
  return [...found.values()];
}

/**
 * Which keyword another one stands for, after all that were merged into others.
 * @param targets of merged keywords, by key: what each was merged into
 * @returns the key that a key stands for: itself where it was never merged. Where desks have merged two into each other,
 *   all of the ring stand for the one that comes first.
 */
export function meaningOf(targets: ReadonlyMap<string, string>): (key: string) => string {
  return (key) => {
    const way = [key];
    for (let next = targets.get(key); next !== undefined; next = targets.get(next)) {
      const from = way.indexOf(next);
      if (from >= 0) return way.slice(from).sort()[0] ?? key;
      way.push(next);
    }
    return way.at(-1) ?? key;
  };
}
