import { describe, expect, it } from 'vitest';
import { generatePeople } from '#main/features/demo/people.ts';
import { editDistance, fold, tokens } from '#shared/domain/text.ts';
import { QUERY_KINDS, type QueryKind, searchQueries } from './queries.ts';

const people = [...generatePeople(5000, 1)];
const queries = searchQueries(people, 1);
const ofKind = (...kinds: QueryKind[]) => queries.filter((query) => kinds.includes(query.kind));

describe('searchQueries', () => {
  it('makes 500, all kinds alike, of people of the list', () => {
    expect(queries).toHaveLength(500);
    for (const kind of QUERY_KINDS) expect(ofKind(kind)).toHaveLength(50);
    expect(queries.filter((query) => !people.includes(query.expected))).toEqual([]);
    expect(new Set(queries.map((query) => query.expected)).size).toBeGreaterThan(450);
  });

  it('makes the same for a seed, others for another', () => {
    expect(searchQueries(people, 1)).toEqual(queries);
    expect(searchQueries(people, 2)).not.toEqual(queries);
  });

  it('types four letters and more', () => {
    for (const query of queries) expect(tokens(query.text).join('').length).toBeGreaterThanOrEqual(4);
  });

  it('means at most five people, the expected one among them', () => {
    const words = people.map((person) => tokens(`${person.displayName} ${person.company}`));
    for (const { intended, expected } of queries) {
      const wanted = tokens(intended);
      const meant = people.filter((_, index) =>
        wanted.every((word) => words[index]?.some((own) => own.startsWith(word))),
      );
      expect(meant).toContain(expected);
      expect(meant.length).toBeLessThanOrEqual(5);
    }
  });

  it('does not ask for one of many namesakes', () => {
    const namesakes = people.slice(0, 2000).flatMap((person) => Array.from({ length: 6 }, () => ({ ...person })));
    const meant = searchQueries([...namesakes, ...people.slice(2000)], 1).map((query) => query.expected);
    expect(meant.filter((person) => namesakes.includes(person))).toEqual([]);
  });

  it('makes one typo', () => {
    for (const { kind, text, intended } of ofKind('insertion', 'deletion', 'substitution', 'transposition')) {
      expect(editDistance(text, intended, 3)).toBe(1);
      expect(fold(text)).not.toBe(fold(intended));
      const changed = tokens(intended).filter((word) => !tokens(text).includes(word));
      expect(changed.join('').length).toBeGreaterThan(3);
      const longer = { insertion: 1, deletion: -1 }[kind as string] ?? 0;
      expect(text.length - intended.length).toBe(longer);
    }
  });

  it('swaps words and leaves accents out', () => {
    for (const { text, intended } of ofKind('swappedWords')) {
      expect(text).not.toBe(intended);
      expect([...text].sort()).toEqual([...intended].sort());
    }
    for (const { text, intended } of ofKind('missingAccents')) {
      expect(text).toBe(fold(intended));
      expect(text).not.toBe(intended.toLowerCase());
    }
    for (const { text } of ofKind('substituteLetters')) expect(text).not.toMatch(/[äöüåøß]/);
  });

  it('names the company beside the name', () => {
    for (const { text, expected } of ofKind('nameAndCompany')) {
      expect(text).toContain(expected.company.split(' ')[0]?.toLowerCase());
      expect(text).toContain(expected.lastName.toLowerCase());
    }
  });

  it('refuses a list that has nobody to ask for', () => {
    const plain = people.filter((person) => /^[a-z -]+$/i.test(person.displayName)).slice(0, 20);
    expect(() => searchQueries(plain, 1)).toThrow(RangeError);
  });
});
