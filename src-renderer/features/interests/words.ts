import { keywordKey, LONGEST_KEYWORD, MOST_KEYWORDS, uniqueKeywords } from '#shared/domain/keywords.ts';

/** What parts one keyword from the next, in the scripts that people write lists in. */
export const BETWEEN_WORDS = /[,،、，;；\n\r\t]/;

/**
 * Keywords with those of a text put behind them, parted by commas, semicolons or lines; none twice, in whatever spelling.
 * @returns with them what of the text is left: too long, one too many, or nothing that could be compared
 */
export function withWords(words: readonly string[], text: string): { words: string[]; left: string } {
  const known = new Set(words.map(keywordKey));
  const all = [...words];
  const left: string[] = [];
  for (const part of text.split(BETWEEN_WORDS)) {
    const [word] = uniqueKeywords([part]);
    if (word === undefined) {
      if (part.trim() !== '') left.push(part.trim());
    } else if (known.has(keywordKey(word))) {
      // It stands there already.
    } else if (word.length > LONGEST_KEYWORD || all.length >= MOST_KEYWORDS) left.push(word);
    else {
      known.add(keywordKey(word));
      all.push(word);
    }
  }
  return { words: all, left: left.join(', ') };
}

/**
 * A list as it is now, without one change: what came with that goes, what went comes back to where it stood. What others have
 * changed since stays.
 */
export function withoutChange(now: readonly string[], before: readonly string[], after: readonly string[]): string[] {
  const keysOf = (words: readonly string[]) => new Set(words.map(keywordKey));
  const [had, has] = [keysOf(before), keysOf(after)];
  const words = now.filter((word) => had.has(keywordKey(word)) || !has.has(keywordKey(word)));
  const standing = keysOf(words);
  for (const [index, word] of before.entries()) {
    const key = keywordKey(word);
    if (!has.has(key) && !standing.has(key)) words.splice(index, 0, word);
  }
  return words.slice(0, MOST_KEYWORDS);
}
