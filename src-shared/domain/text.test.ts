import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, highlightRanges, queryTerms, searchTerms, tokens } from './text.ts';

const NAMES = [
  ...['José Müller', "Conan O'Brien", 'Anne-Marie d’Été', 'Ludwig van den Berg', 'Søren Åkesson', 'Đorđe Đoković'],
  ...['Иванов Андрей', 'Παπαδόπουλος Σταύρος', '王伟', '김민수', '山田 はなこ', 'ﾔﾏﾀﾞ ﾀﾛｳ', 'محمد الرَّشيد', 'किरण शर्मा'],
];
const name = fc.oneof(fc.constantFrom(...NAMES), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));

/** Whether the text would be found: each word of the query begins a term of the text, in one of its spellings. */
function finds(text: string, query: string): boolean {
  const terms = searchTerms(text);
  return queryTerms(query).every((spellings) => spellings.some((word) => terms.some((term) => term.startsWith(word))));
}

describe('tokens', () => {
  it.each([
    ['José  García, Jr.', ['jose', 'garcia', 'jr']],
    ['Conan O’Brien', ['conan', 'obrien']],
    ["'quoted'", ['quoted']],
    ['Anne-Marie', ['anne', 'marie']],
    ['anna.k_2@example.org', ['anna', 'k', '2', 'example', 'org']],
    ['王伟明', ['王', '伟', '明']],
    ['佐々木カナ', ['佐', '々', '木', 'かな']],
    ['김민수 Kim', ['김민수', 'kim']],
    ['マリー・スー', ['まりー', 'すー']],
    ['३ Room4b', ['3', 'room4b']],
    ['किरण शर्मा', ['किरण', 'शर्मा']],
    [' – ', []],
  ])('%s', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  it('are the same of the folded text', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(tokens(fold(text))).toEqual(tokens(text));
      }),
    );
  });
});

describe('searchTerms', () => {
  it.each([
    ['Müller', ['muller', 'mueller']],
    ['Møller', ['moller', 'moeller']],
    ['Åkesson', ['akesson', 'aakesson']],
    ['Đoković', ['dokovic', 'djokovic']],
    ["O'Brien", ['obrien', 'brien']],
    ['Anne-Marie', ['anne', 'marie', 'annemarie']],
    ['van den Berg', ['van', 'den', 'berg', 'vanden', 'vandenberg']],
    ['Müller-Löw', ['muller', 'low', 'mullerlow', 'mueller', 'loew', 'muellerloew']],
    ['Сергей', ['сергеи', 'sergey', 'sergei']],
    ['Παπαδόπουλος', ['παπαδοπουλοσ', 'papadopoulos']],
    ['الرشيد', ['الرشيد', 'رشيد']],
    ['김민수', ['김민수', '민수']],
    ['さとう はなこ', ['さとう', 'はなこ', 'さとうはなこ']],
    ['Anna Anna', ['anna']],
  ])('%s', (text, expected) => {
    expect(searchTerms(text)).toEqual(expected);
  });

  it('begin with the tokens and hold each once', () => {
    fc.assert(
      fc.property(name, (text) => {
        const terms = searchTerms(text);
        const distinct = [...new Set(tokens(text))];
        expect(terms.slice(0, distinct.length)).toEqual(distinct);
        expect(new Set(terms).size).toBe(terms.length);
      }),
    );
  });
});

describe('queryTerms', () => {
  it('has the spellings of each word, in the order of the words', () => {
    expect(queryTerms('Müller Anna Иванов')).toEqual([['muller', 'mueller'], ['anna'], ['иванов', 'ivanov']]);
  });

  it('leaves out a spelling that has other words than the text', () => {
    // The soft sign alone has no Latin form.
    expect(queryTerms('ь Иванов')).toEqual([['ь'], ['иванов']]);
  });
});

describe('index and query together', () => {
  it.each([
    ['Jürgen Müller', 'mueller'],
    ['Jürgen Müller', 'Muller Jur'],
    ['Jürgen Müller', 'MÜLLER'],
    ['Juergen Mueller', 'Müller'],
    ['Søren Møller', 'moeller soeren'],
    ['Conan O’Brien', 'obrien'],
    ['Conan OBrien', "o'brien"],
    ['Conan O’Brien', 'brien'],
    ['Conan O’Brien', 'o brien'],
    ['Annemarie', 'anne'],
    ['Anne-Marie', 'annemarie'],
    ['Anne Marie', 'anne-marie'],
    ['Ludwig van den Berg', 'vandenb'],
    ['Иванов Иван', 'ivanov'],
    ['Ivanov', 'Иванов'],
    ['Юлия Щукина', 'yuliya shchukina'],
    ['Юлия Щукина', 'iuliia'],
    ['王伟', '伟'],
    ['김민수', '민수'],
    ['김 민수', '김민수'],
    ['サトウ', 'さと'],
    ['أحمد', 'احمد'],
    ['عبدالرحمن', 'عبدالرح'],
    ['عبد الرحمن', 'عبدالرحمن'],
  ])('%s is found by %s', (text, query) => {
    expect(finds(text, query)).toBe(true);
  });

  it('every text is found by itself', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(finds(text, text)).toBe(true);
      }),
    );
  });
});

describe('highlightRanges', () => {
  const marked = (text: string, query: string): string[] =>
    highlightRanges(text, query).map(([start, end]) => text.slice(start, end));

  it.each([
    ['José García', 'jos', ['Jos']],
    ['José García', 'jose gar', ['José', 'Gar']],
    ['Jose\u0301 García', 'jose', ['Jose\u0301']],
    ['Strauß', 'straus', ['Strauß']],
    ['Müller', 'mueller', ['Müller']],
    ['Conan O’Brien', 'obr', ['O’Br']],
    ['Conan O’Brien', 'bri', ['Bri']],
    ['Anne-Marie', 'annemar', ['Anne-Mar']],
    ['Иванов', 'ivan', ['Иван']],
    ['王小明', '明', ['明']],
    ['ｶﾞﾝﾀﾞﾑ', 'がん', ['ｶﾞﾝ']],
    ['김민수'.normalize('NFD'), '김', ['김민수'.normalize('NFD').slice(0, 3)]],
    ['𝒜nna', 'ann', ['𝒜nn']],
    ['Joanna', 'anna', []],
    ['Anna', '', []],
    ['Ann Anna', 'ann anna', ['Ann', 'Anna']],
  ])('%s, %s', (text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });

  it('are sorted, apart, inside the text, and at letter borders', () => {
    fc.assert(
      fc.property(name, name, (text, query) => {
        let before = -1;
        for (const [start, end] of highlightRanges(text, `${query} ${text.slice(0, 3)}`)) {
          expect(start).toBeGreaterThan(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(end)).not.toMatch(/^\p{M}/u);
          before = end;
        }
      }),
    );
  });

  it('mark the whole word when all of it was typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), (text) => {
        const covered = marked(text, text).join('');
        expect(tokens(covered).join('')).toBe(tokens(text).join(''));
      }),
    );
  });
});
