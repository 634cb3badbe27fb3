const TITLES = new Set([
  'dr',
  'prof',
  'mr',
  'mrs',
  'ms',
  'mx',
  'sir',
  'dame',
  'ing',
  'mag',
  'herr',
  'frau',
  'sr',
  'sra',
]);
const CASED = /\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}|\p{Script=Armenian}/u;
const IDEOGRAPHIC = /^[\p{Script=Han}\p{Script=Hangul}]+$/u;
const ARABIC = /\p{Script=Arabic}/u;
/** The Arabic article: الرشيد is filed under ر. */
const ARTICLE = /^ال(?=\p{L}{2})/u;
/**
 * In Thai and Lao script these vowels are written before the consonant that begins the syllable. A modifier letter, as the
 * ʻokina of ʻAna, stands for nobody.
 */
const FIRST_LETTER = /(?![เ-ไເ-ໄ]|\p{Lm})\p{L}\p{M}*/u;
const ZERO_WIDTH_NON_JOINER = '\u200c';

/**
 * One or two characters that stand for a person on an avatar; empty when the name holds no letter.
 * First and last word for most scripts (José van García: JG); for Chinese and Korean names written in one word the last
 * two characters, as is the custom there (王小明: 小明); Arabic letters are kept from joining, or they
 * would read as a word.
 */
export function nameInitials(displayName: string): string {
  const words = displayName
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, ' ')
    .split(/[\s\u00b7\u30fb]+/u)
    .filter((word) => FIRST_LETTER.test(word));
  const withoutTitles = words.filter((word) => !TITLES.has(word.replace(/\.$/, '').toLowerCase()));
  const names = withoutTitles.length > 0 ? withoutTitles : words;

  const first = names[0];
  const last = names.at(-1);
  if (first === undefined || last === undefined) return '';
  if (names.length === 1) return IDEOGRAPHIC.test(first) ? [...first].slice(-2).join('') : initial(first);
  const letters = [initial(first), initial(last)];
  return letters.join(letters.every((letter) => ARABIC.test(letter)) ? ZERO_WIDTH_NON_JOINER : '');
}

function initial(word: string): string {
  const letter = FIRST_LETTER.exec(word.replace(ARTICLE, ''))?.[0] ?? '';
  return CASED.test(letter) ? letter.toUpperCase() : letter;
}
