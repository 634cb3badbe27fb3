import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keywordKey, meaningOf } from '#shared/domain/keywords.ts';
import { KeywordCounts, type Said } from './keyword-counts.ts';

const targets = new Map([['pv', 'solar']]);
const meaning = meaningOf(targets);
const meanings = {
  ...{ labels: new Map([['wind', 'Wind power']]), targets, ownKeyOf: keywordKey },
  keyOf: (word: string) => meaning(keywordKey(word)),
};

const Words = fc.array(fc.constantFrom('Solar', 'solar', 'PV', 'wind', 'chess', '!!!'), { maxLength: 3 });
const SaidOrNot = fc.option(fc.record({ offering: Words, lookingFor: Words, topics: Words }));

test('after any changes there are as many of each keyword as if everybody were counted anew', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), SaidOrNot), { maxLength: 20 }), (changes) => {
      const counts = new KeywordCounts(meanings);
      const last = new Map<string, Said>();
      for (const [id, said] of changes) {
        counts.set(id, said);
        counts.uses();
        if (said === null) last.delete(id);
        else last.set(id, said);
      }
      const anew = new KeywordCounts(meanings);
      for (const [id, said] of last) anew.set(id, said);
      expect(counts.uses()).toEqual(anew.uses());
      for (const { key, people } of counts.uses()) {
        const has = (said: Said) =>
          Object.values(said)
            .flat()
            .some((word) => meanings.keyOf(word) === key);
        expect(people).toBe([...last.values()].filter(has).length);
      }
    }),
  );
});
