import { describe, expect, test } from 'vitest';
import { keywordKey, meaningOf, uniqueKeywords } from './keywords.ts';

describe('what makes two keywords the same', () => {
  test.each([
    ['Machine Learning', 'machine-learning'],
    ['  Énergie   solaire ', 'energie_solaire'],
    ['«Grid storage»', 'grid storage'],
    ['pilots in Spain.', 'Pilots in Spain'],
    ['ИИ', 'ии'],
    ['机器 学习', '机器  学习'],
    ['الطاقة', 'الطاقه'],
    ['Smart–Grids', 'smart grids'],
  ])('%s is %s', (a, b) => {
    expect(keywordKey(a)).toBe(keywordKey(b));
    expect(keywordKey(a)).not.toBe('');
  });

  test.each([
    ['C++', 'C'],
    ['C#', 'C'],
    ['.NET', 'net'],
    ['机器学习', '机器人'],
    ['hiring', 'hire'],
  ])('%s is not %s', (a, b) => {
    expect(keywordKey(a)).not.toBe(keywordKey(b));
  });

  test('of what is no word nothing is left', () => {
    expect(keywordKey(' – ')).toBe('');
    expect(keywordKey('()')).toBe('');
  });
});

test('each keyword stands once in a list, as it was typed first', () => {
  expect(uniqueKeywords([' Grid  Storage', 'grid-storage', '', 'Solar', '…'])).toEqual(['Grid Storage', 'Solar']);
});

describe('merged keywords', () => {
  const meaning = meaningOf(
    new Map([
      ['ml', 'machine learning'],
      ['maschinelles lernen', 'ml'],
      ['b', 'c'],
      ['c', 'a'],
      ['a', 'b'],
      ['into the ring', 'c'],
    ]),
  );

  test('stand for what they were merged into, over several steps', () => {
    expect(['ml', 'maschinelles lernen', 'machine learning', 'other'].map(meaning)).toEqual([
      ...Array(3).fill('machine learning'),
      'other',
    ]);
  });

  test('stand for one of them where two desks have merged them into each other', () => {
    expect(['a', 'b', 'c', 'into the ring'].map(meaning)).toEqual(Array(4).fill('a'));
  });
});
