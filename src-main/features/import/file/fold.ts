/** Letters that Unicode decomposition leaves alone although people type them without the stroke or as two letters. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/**
 * Folds a heading or a word of a value for comparison: case, accents, punctuation and width do not count, `#` reads as
 * "number", and words are separated by single spaces. `"Attendee #"` gives `"attendee number"`, `"E-Mail*"` gives `"e mail"`.
 */
export function fold(text: string): string {
  return text
    .replace(/#/g, ' number ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => UNDECOMPOSED[letter] ?? letter)
    .replace(/['’`´ʼ]/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** As `fold`, without the spaces: "e-mail", "E Mail" and "eMail" are one key. */
export function foldKey(text: string): string {
  return fold(text).replaceAll(' ', '');
}
