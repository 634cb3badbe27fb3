import { describe, expect, it } from 'vitest';
import { MOST_KEYWORDS } from '#shared/domain/keywords.ts';
import { withoutChange, withWords } from './words.ts';

describe('keywords of a text', () => {
  it.each([
    ['solar, wind;hydro', ['solar', 'wind', 'hydro']],
    ['solar\nwind\r\n\r\nhydro', ['solar', 'wind', 'hydro']],
    ['شمس، رياح', ['شمس', 'رياح']],
    ['太阳能、风能，水电', ['太阳能', '风能', '水电']],
    ['  off   shore  ', ['off shore']],
  ])('%j', (text, words) => {
    expect(withWords([], text)).toEqual({ words, left: '' });
  });

  it('stand behind those that are there, none twice in whatever spelling', () => {
    expect(withWords(['Machine Learning'], 'machine-learning, Wind, WIND')).toEqual({
      words: ['Machine Learning', 'Wind'],
      left: '',
    });
  });

  it('leave what is too long, one too many, or nothing at all', () => {
    const long = 'x'.repeat(81);
    expect(withWords(['a'], `${long}, b, ?!`)).toEqual({ words: ['a', 'b'], left: `${long}, ?!` });
    const full = Array.from({ length: MOST_KEYWORDS }, (_, index) => `word ${index}`);
    expect(withWords(full, 'one more, word 3')).toEqual({ words: full, left: 'one more' });
  });
});

describe('a change taken back', () => {
  it('brings back what went, where it stood', () => {
    expect(withoutChange(['a', 'c'], ['a', 'b', 'c'], ['a', 'c'])).toEqual(['a', 'b', 'c']);
  });

  it('takes away what came', () => {
    expect(withoutChange(['a', 'b', 'c'], ['a'], ['a', 'b', 'c'])).toEqual(['a']);
  });

  it('leaves what others have changed since', () => {
    expect(withoutChange(['c', 'd', 'B'], ['a', 'b', 'c'], ['a', 'c'])).toEqual(['c', 'd', 'B']);
    expect(withoutChange(['a', 'd'], ['a'], ['a', 'b'])).toEqual(['a', 'd']);
  });
});
