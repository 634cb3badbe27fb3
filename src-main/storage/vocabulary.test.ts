import { describe, expect, test } from 'vitest';
import { createRandom } from '#shared/domain/random.ts';
import { prefixEditDistance } from '#shared/domain/text.ts';
import { Vocabulary } from './vocabulary.ts';

const LETTERS = 'abcdeäß王ив';

function randomWords(count: number, seed: number): string[] {
  const random = createRandom(seed);
  const word = () => Array.from({ length: 1 + random.below(12) }, () => random.pick([...LETTERS])).join('');
  return Array.from({ length: count }, word);
}

async function vocabularyOf(words: readonly string[]): Promise<Vocabulary> {
  const vocabulary = new Vocabulary();
  await vocabulary.ready({ all: async () => words.map((term) => ({ term })) as never, get: async () => undefined });
  return vocabulary;
}

/** What the masks only speed up. */
function plainly(words: readonly string[], typed: string): string[] {
  const allowed = typed.length >= 8 ? 2 : 1;
  return [...new Set(words)].filter((word) => {
    const distance = prefixEditDistance(typed, word, allowed);
    return distance > 0 && distance <= allowed;
  });
}

describe('words that a mistyped one may have been meant as', () => {
  test('are all those within reach: the masks leave none out', async () => {
    const words = randomWords(5000, 3);
    const vocabulary = await vocabularyOf(words);
    let hits = 0;
    for (const typed of randomWords(300, 4).filter((word) => word.length >= 3)) {
      const expected = plainly(words, typed);
      expect(vocabulary.near(typed, 10_000).toSorted()).toEqual(expected.toSorted());
      hits += expected.length;
    }
    expect(hits).toBeGreaterThan(300);
  });

  test('with one error of each sort', async () => {
    const vocabulary = await vocabularyOf(['bergstedt', 'malin', 'kampman']);
    expect(vocabulary.near('maln', 5)).toEqual(['malin']);
    expect(vocabulary.near('mallin', 5)).toEqual(['malin']);
    expect(vocabulary.near('malun', 5)).toEqual(['malin']);
    expect(vocabulary.near('mailn', 5)).toEqual(['malin']);
    expect(vocabulary.near('xampm', 5)).toEqual(['kampman']);
    expect(vocabulary.near('bregstdet', 5)).toEqual(['bergstedt']);
  });

  test('are looked for anew when a word was added', async () => {
    const vocabulary = await vocabularyOf(['malin']);
    expect(vocabulary.near('marin', 5)).toEqual(['malin']);
    vocabulary.add(['martin']);
    expect(vocabulary.near('marin', 5).toSorted()).toEqual(['malin', 'martin']);
  });
});
