/** Invented names in the scripts and alphabets that a desk meets. */
import type { Random } from '#shared/domain/random.ts';
import { alphabetsFor, spell } from '#shared/domain/spelling.ts';
import { ASIAN_AFRICAN } from './asian-african.ts';
import type { Culture, Pattern, Piece, Region } from './culture.ts';
import { EASTERN } from './eastern.ts';
import { WESTERN } from './western.ts';

export const CULTURES: readonly Culture[] = [...WESTERN, ...EASTERN, ...ASIAN_AFRICAN];

export interface DemoName {
  readonly firstName: string;
  readonly lastName: string;
  readonly displayName: string;
  /** First and last name in Latin letters, for the e-mail address. */
  readonly roman: { readonly first: string; readonly last: string };
  readonly region: Region;
}

/** Many whose name is written in another script give its Latin form, as in their passport. */
const GIVES_LATIN_FORM = 0.3;
const VERY_LONG = 0.005;

/** A name of any culture, as likely as its weight. */
export function demoName(random: Random): DemoName {
  const culture = random.pickWeighted(CULTURES);
  const names = random.pickWeighted(culture.names);
  const long = culture.order === 'givenFirst' && random.chance(VERY_LONG);
  const given = long ? severalTimes(random, names.given) : compose(random, random.pickWeighted(names.given));
  const family = long ? severalTimes(random, names.family) : compose(random, random.pickWeighted(names.family));

  const roman = { first: inLatin(given), last: inLatin(family) };
  if (culture.script !== 'Latin' && random.chance(GIVES_LATIN_FORM)) {
    const displayName = `${roman.first} ${roman.last}`;
    return { firstName: roman.first, lastName: roman.last, displayName, roman, region: culture.region };
  }
  const firstName = given.map((piece) => piece.native).join('');
  const lastName = family.map((piece) => piece.native).join('');
  return { firstName, lastName, displayName: display(culture, firstName, lastName), roman, region: culture.region };
}

function display(culture: Culture, first: string, last: string): string {
  if (culture.order === 'givenFirst') return `${first} ${last}`;
  return culture.order === 'familyFirst' ? `${last} ${first}` : last + first;
}

function compose(random: Random, pattern: Pattern): Piece[] {
  const pieces: Piece[] = [];
  for (const pool of pattern.pools) {
    const piece = random.pick(pool);
    // Nobody is called Anna-Anna: take the neighbour in the pool. (明明 is a name.)
    const again = piece.native.length > 1 && pieces.some((other) => sameWord(other, piece));
    pieces.push(again ? (pool[(pool.indexOf(piece) + 1) % pool.length] ?? piece) : piece);
  }
  return pieces;
}

function sameWord(a: Piece, b: Piece): boolean {
  return a.native.trim().toLowerCase() === b.native.trim().toLowerCase();
}

/** Three names in one field, as badges and columns have to bear. */
function severalTimes(random: Random, patterns: readonly Pattern[]): Piece[] {
  const space: Piece = { native: ' ', roman: undefined };
  const parts = Array.from({ length: 3 }, () => compose(random, random.pickWeighted(patterns)));
  return parts.flatMap((part, index) => (index === 0 ? part : [space, ...part]));
}

function inLatin(pieces: readonly Piece[]): string {
  const native = pieces.map((piece) => piece.native).join('');
  // Beside pieces that say how they are written in Latin there are spaces and hyphens, which are the same in both.
  if (pieces.some((piece) => piece.roman !== undefined)) {
    return pieces.map((piece) => piece.roman ?? piece.native).join('');
  }
  const alphabet = /\p{Script=Cyrillic}|\p{Script=Greek}/u.test(native) ? alphabetsFor(native)[0] : undefined;
  if (alphabet === undefined) return native;
  return spell(native, alphabet).replace(
    /(^|[ -])(\p{Ll})/gu,
    (_, gap: string, letter: string) => gap + letter.toUpperCase(),
  );
}
