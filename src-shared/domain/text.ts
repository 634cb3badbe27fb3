/**
 * Words of names, for the index and for the search box.
 *
 * The two sides differ on purpose. The **index** holds every form under which somebody may look for a name
 * (`searchTerms`); a **query** must match with all of its words, hence holds each once (`tokens`), or once with its
 * alternatives (`queryTerms`).
 */
import { fold } from './fold.ts';
import { type Alphabet, alphabetsFor, clusters, spell } from './spelling.ts';

export { editDistance, prefixEditDistance } from './edit-distance.ts';
export { fold } from './fold.ts';

/** A Han character is a word of its own: Chinese names are written without spaces, and 王 must find 王伟. */
const HAN = String.raw`\p{Script=Han}`;
const KANA = String.raw`[\p{Script=Hiragana}\p{Script=Katakana}\u30fc\u3099\u309a]`;
const HANGUL = String.raw`\p{Script=Hangul}`;
const LETTER = String.raw`(?!${HAN}|${KANA}|${HANGUL})[\p{L}\p{N}\p{M}]`;
const WORD = new RegExp(`${HAN}|(?:${KANA})+|(?:${HANGUL})+|(?:${LETTER})+(?:'(?:${LETTER})+)*`, 'gu');

/** The same for text without any other letters, which is most of it: many times faster. */
const ASCII_WORD = /[a-z0-9]+(?:'[a-z0-9]+)*/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of ASCII
const ASCII = /^[\x00-\x7f]*$/;

/** Words and the hyphens between them, to index Anne-Marie as annemarie too. */
const HYPHENATED = new RegExp(`(?:${LETTER}|')+(?:-(?:${LETTER}|')+)+`, 'gu');

const HANGUL_NAME = new RegExp(`^(?:${HANGUL}){2,}$`, 'u');
const JOINABLE_SCRIPT = new RegExp(`^(?:(?:${HANGUL})+|(?:${KANA})+)$`, 'u');

/** الرشيد is also looked for as رشيد. */
const ARABIC_ARTICLE = /^ال(?=\p{L}{2})/u;

/** Particles that some write together with the name that follows and some apart: van den Berg, Vandenberg. */
const PARTICLES = new Set(
  'a al ap ben bin da dal de del della den der des di dos du el fitz la las le lo los mac mc o san st te ten ter van ver vom von zu zum عبد ابو'.split(
    ' ',
  ),
);

/**
 * The folded words of a text, in order, as a query has to match them: letters, marks and digits, split at everything
 * else. O'Brien is one word (obrien), Anne-Marie two; each Han character is one; runs of kana and of Hangul are one each.
 */
export function tokens(text: string): string[] {
  return foldedTokens(fold(text));
}

/**
 * The words under which a text is indexed: its tokens and
 * - the parts of names with an apostrophe (brien), hyphenated names and particles in one (annemarie, vandenberg),
 * - spellings of people whose keyboard lacks a letter: mueller and muller for Müller, moeller for Møller,
 * - Cyrillic and Greek names in Latin letters, Arabic names without the article,
 * - Korean given names without the family name, and Korean or kana names written without the space.
 *
 * Each once; the tokens come first.
 */
export function searchTerms(text: string): string[] {
  const folded = fold(text);
  const terms = new Set(foldedTokens(folded));
  addForms(terms, folded);
  for (const alphabet of alphabetsFor(text)) {
    const spelled = spell(text, alphabet);
    for (const token of foldedTokens(spelled)) terms.add(token);
    addForms(terms, spelled);
  }
  return [...terms];
}

/**
 * The words of a query, each with its alternative spellings (the folded token first): a hit matches one of each list.
 * So Müller, typed with the umlaut, finds a list that has Mueller, and Иванов one that has Ivanov.
 */
export function queryTerms(text: string): string[][] {
  const alternatives = tokens(text).map((token) => new Set([token]));
  for (const alphabet of alphabetsFor(text)) {
    const spelled = foldedTokens(spell(text, alphabet));
    // A spelling that changes the number of words cannot be laid beside the others.
    if (spelled.length !== alternatives.length) continue;
    for (const [index, token] of spelled.entries()) alternatives[index]?.add(token);
  }
  return alternatives.map((set) => [...set]);
}

/**
 * Where the query's words begin words of the text, as ranges [start, end) of UTF-16 offsets into the original text:
 * sorted, without overlap, never inside a letter and its accents. Finds what `searchTerms` finds but for typos.
 */
export function highlightRanges(text: string, query: string): Array<[start: number, end: number]> {
  const wanted = queryTerms(query).flat();
  if (wanted.length === 0) return [];
  const ranges: Array<[number, number]> = [];
  for (const alphabet of [undefined, ...alphabetsFor(text)]) ranges.push(...prefixRanges(text, alphabet, wanted));
  return merged(ranges);
}

function foldedTokens(folded: string): string[] {
  return wordsOf(folded).map((word) => word.replaceAll("'", ''));
}

function wordsOf(folded: string): readonly string[] {
  return folded.match(ASCII.test(folded) ? ASCII_WORD : WORD) ?? [];
}

function addForms(terms: Set<string>, folded: string): void {
  const words = wordsOf(folded);
  const isAscii = ASCII.test(folded);
  for (const word of words) {
    if (word.includes("'")) for (const part of word.split("'")) if (part.length > 1) terms.add(part);
    if (isAscii) continue;
    if (ARABIC_ARTICLE.test(word)) terms.add(word.slice(2));
    // Korean family names have one syllable, rarely two.
    if (HANGUL_NAME.test(word)) terms.add(word.slice(1));
    if (HANGUL_NAME.test(word) && word.length > 3) terms.add(word.slice(2));
  }
  if (folded.includes('-')) for (const name of folded.match(HYPHENATED) ?? []) terms.add(name.replace(/['-]/g, ''));

  let particles = '';
  let before = '';
  for (const word of words.map((raw) => raw.replaceAll("'", ''))) {
    if (particles !== '') terms.add(particles + word);
    if (!isAscii && JOINABLE_SCRIPT.test(word) && JOINABLE_SCRIPT.test(before)) terms.add(before + word);
    particles = PARTICLES.has(word) ? particles + word : '';
    before = word;
  }
}

/** Ranges in one spelling of the text. Each folded unit remembers which piece of the original it came from. */
function prefixRanges(
  text: string,
  alphabet: Alphabet | undefined,
  wanted: readonly string[],
): Array<[number, number]> {
  const pieces = clusters(text);
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let offset = 0;
  for (const [index, piece] of pieces.entries()) {
    const unit = alphabet === undefined ? fold(piece) : alphabet(piece, pieces[index - 1] ?? '');
    for (let i = 0; i < unit.length; i++) {
      starts.push(offset);
      ends.push(offset + piece.length);
    }
    folded += unit;
    offset += piece.length;
  }

  const ranges: Array<[number, number]> = [];
  for (const word of folded.matchAll(WORD)) {
    for (const begin of partStarts(word.index, word[0])) {
      for (const token of wanted) {
        const end = matchEnd(folded, begin, token);
        const from = starts[begin];
        const to = ends[end - 1];
        if (end > begin && from !== undefined && to !== undefined) ranges.push([from, to]);
      }
    }
  }
  return ranges;
}

/** Where a hit may begin within a word: at its start, after an apostrophe or an Arabic article, at a Korean given name. */
function partStarts(start: number, word: string): number[] {
  const at = [start];
  for (let i = word.indexOf("'"); i !== -1; i = word.indexOf("'", i + 1)) at.push(start + i + 1);
  if (ARABIC_ARTICLE.test(word)) at.push(start + 2);
  if (HANGUL_NAME.test(word)) at.push(start + 1);
  if (HANGUL_NAME.test(word) && word.length > 3) at.push(start + 2);
  return at;
}

/** The end of the token in the folded text from `begin` on, apostrophes and hyphens in between ignored, or -1. */
function matchEnd(folded: string, begin: number, token: string): number {
  let at = begin;
  for (let i = 0; i < token.length; at++) {
    const unit = folded[at];
    if (unit === token[i]) i++;
    else if (i === 0 || (unit !== "'" && unit !== '-')) return -1;
  }
  return at;
}

function merged(ranges: Array<[number, number]>): Array<[number, number]> {
  const result: Array<[number, number]> = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
