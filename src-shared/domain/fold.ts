/**
 * Folding: the one form in which text is indexed, searched and compared.
 *
 * Unicode decomposition alone is not enough: ł ø ß đ æ have none, and in Arabic, Hebrew, Greek and Japanese different
 * code points are the same letter to a reader. Vowel signs of Indic scripts and Thai stay, since without them
 * different names become one.
 */

/** Letters that carry no decomposition, and letters that readers take for each other. Keys are lower-case. */
const LETTERS: Readonly<Record<string, string>> = {
  // Latin
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ɖ: 'd',
  ɗ: 'd',
  þ: 'th',
  ł: 'l',
  ƚ: 'l',
  ı: 'i',
  ɨ: 'i',
  ħ: 'h',
  ŋ: 'n',
  ɲ: 'n',
  ŧ: 't',
  ĸ: 'k',
  ƙ: 'k',
  ɓ: 'b',
  ƀ: 'b',
  ǥ: 'g',
  ƴ: 'y',
  ƶ: 'z',
  ʒ: 'z',
  ɛ: 'e',
  ɔ: 'o',
  ɵ: 'o',
  ʉ: 'u',
  // Azerbaijani names are written with a when the letter is missing: Əliyev, Aliyev.
  ə: 'a',
  ǝ: 'a',
  // Greek and Cyrillic
  ς: 'σ',
  ґ: 'г',
  // Hebrew final forms
  ך: 'כ',
  ם: 'מ',
  ן: 'נ',
  ף: 'פ',
  ץ: 'צ',
  // Arabic, Persian, Urdu
  ٱ: 'ا',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ے: 'ي',
  ک: 'ك',
  ھ: 'ه',
  ہ: 'ه',
  ە: 'ه',
  ۃ: 'ه',
};

/** The zero of each decimal script that Unicode does not decompose; the other nine digits follow it. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810,
];

const REPLACEMENTS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(LETTERS),
  ...ZEROS.flatMap((zero) =>
    Array.from({ length: 10 }, (_, digit): [string, string] => [String.fromCharCode(zero + digit), String(digit)]),
  ),
]);

const REPLACEABLE = new RegExp(`[${[...REPLACEMENTS.keys()].join('')}]`, 'g');

const APOSTROPHES = /[`‘’‛′ʹʻʼʽʾʿˈ׳]/g;
/** The acute accent typed as an apostrophe; decomposition would turn it into a space. */
const ACUTE_ACCENT = /´/g;
const HYPHENS = /[\u2010-\u2015\u2212\u05be\ufe58\ufe63\uff0d]/g;

const STRIPPED = new RegExp(
  [
    // Accents of all alphabets
    String.raw`[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0483-\u0489]`,
    // Hebrew points
    String.raw`[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]`,
    // Arabic vowels, Koranic marks, tatweel
    String.raw`[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]`,
    // Syriac points
    String.raw`[\u0711\u0730-\u074a]`,
    // Indic nukta
    String.raw`[\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc]`,
    // Variation selectors and whatever else is invisible
    String.raw`[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]|\p{Cf}`,
  ].join('|'),
  'gu',
);

const KATAKANA = /[\u30a1-\u30f6\u30fd\u30fe]/g;
const KATAKANA_TO_HIRAGANA = 0x60;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of ASCII
const ASCII = /^[\x00-\x7f]*$/;

/**
 * Text without differences of case, accent, width and kana, digits as 0-9, apostrophes as `'`, hyphens as `-`.
 * Idempotent. The length may change (ß becomes ss).
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replaceAll('`', "'");
  return (
    text
      .replace(ACUTE_ACCENT, "'")
      .normalize('NFKD')
      .toLowerCase()
      // Some capitals have a lower case that decomposes although they themselves do not.
      .normalize('NFKD')
      .replace(STRIPPED, '')
      .replace(APOSTROPHES, "'")
      .replace(HYPHENS, '-')
      .replace(REPLACEABLE, (letter) => REPLACEMENTS.get(letter) ?? letter)
      .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - KATAKANA_TO_HIRAGANA))
      // Puts Hangul syllables and voiced kana together again.
      .normalize('NFC')
  );
}
