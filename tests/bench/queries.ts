/**
 * What desk people type: searches with the person they mean, made from the list itself, for the bench that reports how
 * often the right person is among the first hits.
 */
import { createRandom, type Random } from '#shared/domain/random.ts';
import { fold, tokens } from '#shared/domain/text.ts';

/** What is wrong with the query, if anything. Every typo is one. */
export const QUERY_KINDS = [
  'exact',
  'insertion',
  'deletion',
  'substitution',
  'transposition',
  'swappedWords',
  'missingAccents',
  'substituteLetters',
  'prefixes',
  'nameAndCompany',
] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

export interface Searchable {
  readonly firstName: string;
  readonly lastName: string;
  readonly displayName: string;
  readonly company: string;
}

export interface SearchQuery<P> {
  readonly kind: QueryKind;
  /** What is typed. */
  readonly text: string;
  /** What the text would be without the mistake. */
  readonly intended: string;
  readonly expected: P;
}

const LEAST_LETTERS = 4;
/** Nobody can expect to see one of more namesakes than fit above the fold. */
const MOST_NAMESAKES = 5;
/** People seldom mistype the first letter of a word. */
const FIRST_LETTER_TYPOS = 0.05;

/**
 * Queries of all kinds in turn, each for a person drawn at random. None is hopeless: the intended text fits at most
 * five people. The same list and seed give the same queries.
 * @throws RangeError when the list has too few people of the kind that a query needs
 */
export function searchQueries<P extends Searchable>(people: readonly P[], seed: number, count = 500): SearchQuery<P>[] {
  const random = createRandom(seed);
  const fits = wordCounter(people);
  const queries: SearchQuery<P>[] = [];
  for (let i = 0; i < count; i++) {
    const kind = QUERY_KINDS[i % QUERY_KINDS.length] ?? 'exact';
    queries.push(drawQuery(people, kind, random, fits));
  }
  return queries;
}

function drawQuery<P extends Searchable>(
  people: readonly P[],
  kind: QueryKind,
  random: Random,
  fits: (text: string) => number,
): SearchQuery<P> {
  for (let attempt = 0; attempt < 5000; attempt++) {
    const expected = random.pick(people);
    const typed = MAKERS[kind](expected, random);
    if (typed === undefined || tokens(typed.text).join('').length < LEAST_LETTERS) continue;
    if (fits(typed.intended) <= MOST_NAMESAKES) return { kind, ...typed, expected };
  }
  throw new RangeError(`The list has too few people for a query of the kind ${kind}.`);
}

interface Typed {
  readonly text: string;
  readonly intended: string;
}

/** How each kind is typed; undefined when the person's name does not lend itself to it. */
const MAKERS: Readonly<Record<QueryKind, (person: Searchable, random: Random) => Typed | undefined>> = {
  exact: (person, random) => {
    const text = usualWords(person, random).join(' ');
    return { text, intended: text };
  },
  insertion: (person, random) =>
    withTypo(person, random, (word, at) => word.slice(0, at) + stray(word, at, random) + word.slice(at)),
  deletion: (person, random) => withTypo(person, random, (word, at) => word.slice(0, at) + word.slice(at + 1)),
  substitution: (person, random) =>
    withTypo(person, random, (word, at) => word.slice(0, at) + stray(word, at, random) + word.slice(at + 1)),
  transposition: (person, random) =>
    withTypo(person, random, (word, at) => {
      const left = Math.min(at, word.length - 2);
      return `${word.slice(0, left)}${word[left + 1]}${word[left]}${word.slice(left + 2)}`;
    }),
  swappedWords: (person, random) => {
    const words = usualWords(person, random);
    return words.length < 2 ? undefined : { text: words.toReversed().join(' '), intended: words.join(' ') };
  },
  missingAccents: (person, random) => {
    const intended = usualWords(person, random).join(' ');
    const text = fold(intended);
    return text === intended.toLowerCase() || !ALPHABETIC.test(text) ? undefined : { text, intended };
  },
  substituteLetters: (person, random) => {
    const intended = usualWords(person, random).join(' ');
    const text = intended.replace(/[äöüåøß]/g, (letter) => SUBSTITUTES[letter] ?? letter);
    return text === intended ? undefined : { text, intended };
  },
  prefixes: (person, random) => {
    const words = usualWords(person, random);
    if (words.length < 2) return undefined;
    const text = words.map((word) => word.slice(0, Math.max(3, word.length - 1 - random.below(4)))).join(' ');
    return { text, intended: text };
  },
  nameAndCompany: (person) => {
    const company = person.company.toLowerCase().split(' ')[0];
    if (company === undefined || company === '') return undefined;
    const text = `${person.lastName.toLowerCase()} ${company}`;
    return { text, intended: text };
  },
};

const SUBSTITUTES: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe', ß: 'ss' };
const ALPHABETIC = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\s'’.-]+$/u;

/** First given name and family name, in the order in which they are said. */
function usualWords(person: Searchable, random: Random): string[] {
  const given = person.firstName.split(' ')[0] ?? '';
  const familyFirst = person.displayName.startsWith(person.lastName);
  // Written without a space, it is typed without one.
  if (!person.displayName.includes(' ')) return [person.displayName];
  const words = familyFirst ? [person.lastName, given] : [given, person.lastName];
  const lowerCase = random.chance(0.8);
  return words.filter((word) => word !== '').map((word) => (lowerCase ? word.toLowerCase() : word));
}

function withTypo(
  person: Searchable,
  random: Random,
  mistype: (word: string, at: number) => string,
): Typed | undefined {
  const intended = usualWords(person, random).join(' ').normalize('NFC').toLowerCase();
  // One letter off in a particle (de, van) is no typo that anything could see through.
  const words = intended.split(' ');
  const long = [...words.keys()].filter((index) => (words[index] ?? '').length >= LEAST_LETTERS);
  if (long.length === 0 || !ALPHABETIC.test(intended)) return undefined;
  const wrong = random.pick(long);
  const at = random.chance(FIRST_LETTER_TYPOS) ? 0 : 1 + random.below((words[wrong] ?? '').length - 1);
  const text = words.map((word, index) => (index === wrong ? mistype(word, at) : word)).join(' ');
  return fold(text) === fold(intended) ? undefined : { text, intended };
}

const KEY_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** A letter that a finger hits instead of, or beside, the right one: a neighbour on the keyboard, or another of the word. */
function stray(word: string, at: number, random: Random): string {
  const letter = fold(word[at] ?? '').slice(0, 1);
  const row = KEY_ROWS.find((keys) => letter !== '' && keys.includes(letter));
  if (row !== undefined)
    return random.pick([...row.slice(Math.max(0, row.indexOf(letter) - 1), row.indexOf(letter) + 2)]);
  return random.pick([...word.replace(/[^\p{L}]/gu, '')]);
}

/** Counts the people who have, for each word of a text, a word of their name or company that begins with it. */
function wordCounter(people: readonly Searchable[]): (text: string) => number {
  const words = people.map((person) => tokens(`${person.displayName} ${person.company}`));
  const byFirstLetters = new Map<string, number[]>();
  for (const [index, own] of words.entries()) {
    for (const key of new Set(own.map((word) => word.slice(0, 2)))) {
      const known = byFirstLetters.get(key);
      if (known === undefined) byFirstLetters.set(key, [index]);
      else known.push(index);
    }
  }
  return (text) => {
    const wanted = tokens(text);
    const rarest = wanted
      .filter((word) => word.length > 1)
      .map((word) => byFirstLetters.get(word.slice(0, 2)) ?? [])
      .sort((a, b) => a.length - b.length)[0];
    const among = rarest ?? people.keys();
    let count = 0;
    for (const index of among) {
      if (wanted.every((word) => words[index]?.some((own) => own.startsWith(word)))) count++;
    }
    return count;
  };
}
