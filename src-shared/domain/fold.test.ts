import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';

describe('fold', () => {
  it.each([
    ['case and accents', 'JOSÉ Ångström Ñúñez', 'jose angstrom nunez'],
    ['Vietnamese', 'Nguyễn Thị Đường', 'nguyen thi duong'],
    [
      'letters without a decomposition',
      'Łukasz Sørensen Þór Guðrún Æsir Œuvre',
      'lukasz sorensen thor gudrun aesir oeuvre',
    ],
    ['sharp s, small and capital', 'Strauß STRAUẞ', 'strauss strauss'],
    ['Turkish dotted and dotless i', 'İnce IŞIK ışık', 'ince isik isik'],
    ['Maltese, Sami, Azerbaijani', 'Ħal Ŋ Ŧ Əliyev', 'hal n t aliyev'],
    ['Greek tonos and final sigma', 'Νίκος ΝΊΚΟΣ', 'νικοσ νικοσ'],
    ['Cyrillic', 'Фёдор Сергей Ґжегож', 'федор сергеи гжегож'],
    ['Hebrew points and final forms', 'יִצְחָק כהן', 'יצחק כהנ'],
    ['Arabic alefs, harakat, tatweel', 'أَحْمَد إيمان آمنة ٱل محـــمد', 'احمد ايمان امنه ال محمد'],
    ['Arabic alef maksura, Persian yeh and keheh', 'ليلى لیلی کریم', 'ليلي ليلي كريم'],
    ['Syriac points', 'ܐܰܚܳܐ', 'ܐܚܐ'],
    ['digits of other scripts', '٠١٢٣ ۴۵۶ ७८९ １２３', '0123 456 789 123'],
    ['full-width forms', 'Ａｎｎａ＠ｅｘａｍｐｌｅ', 'anna@example'],
    ['Katakana, also half-width and voiced', 'サトウ ｻﾄｳ ガンダム ｶﾞﾝﾀﾞﾑ', 'さとう さとう がんだむ がんだむ'],
    ['Hangul written as jamo', '김민수'.normalize('NFD'), '김민수'],
    ['apostrophes and hyphens', 'O’Brien Oʻahu O´Neil Anne‑Marie – x', "o'brien o'ahu o'neil anne-marie - x"],
    ['invisible characters', 'An\u00adna\u200b \u202eMax\u202c', 'anna max'],
    ['Devanagari keeps its vowels', 'राम रोम ज़ोया', 'राम रोम जोया'],
  ])('%s', (_, text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('keeps the voicing of kana, which tells names apart', () => {
    expect(fold('かき')).not.toBe(fold('がぎ'));
  });

  it('is idempotent for every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('is idempotent for every character', () => {
    const changed: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const folded = fold(String.fromCodePoint(code));
      if (fold(folded) !== folded) changed.push(code.toString(16));
    }
    expect(changed).toEqual([]);
  });

  it('does not tell composed from decomposed text, nor capitals from small letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aßéøłœđθσςиёħŋ') }), (text) => {
        expect(fold(text.toUpperCase())).toBe(fold(text));
      }),
    );
  });
});
