/**
 * Other spellings of a name: what people type whose keyboard lacks its letters.
 */
import { fold } from './fold.ts';

/** Writes one cluster (a letter with its accents) in a folded form, given the cluster before it. */
export type Alphabet = (cluster: string, before: string) => string;

/** German, Scandinavian and South Slavic substitutes; a plain o for ö is what folding gives. */
const SUBSTITUTES: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe', đ: 'dj' };
const SUBSTITUTED = /[äöüåøđ]|[aou]\u0308|a\u030a/i;

const GREEK: Readonly<Record<string, string>> = {
  ...{ α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n' },
  ...{ ξ: 'x', ο: 'o', π: 'p', ρ: 'r', σ: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o' },
  // The second letter of a pair, which sounds different after the first: Παπαδόπουλος, Σταύρος, Ευάγγελος.
  ...{ ου: 'u', αυ: 'v', ευ: 'v', γγ: 'n' },
};

/** As press and shops write names (BGN/PCGN without its marks). */
const CYRILLIC: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k' },
  ...{ л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch' },
  ...{ ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', і: 'i', ї: 'yi', є: 'ye', ў: 'u' },
  ...{ ђ: 'dj', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', џ: 'dz', ѓ: 'gj', ќ: 'kj', ѕ: 'dz' },
};

/** As passports write them (ICAO Doc 9303, part 3), where that differs. */
const PASSPORT: Readonly<Record<string, string>> = { ...CYRILLIC, й: 'i', ю: 'iu', я: 'ia', ъ: 'ie', ї: 'i', є: 'ie' };

/** A letter with its accents; Hangul written as separate jamo and half-width kana count as letters with accents. */
const CLUSTER = /[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gu;

/** The text in pieces that can be folded one by one. Joined, they are the text again. */
export function clusters(text: string): string[] {
  return text.match(CLUSTER) ?? [];
}

/** The text in another alphabet, folded. */
export function spell(text: string, alphabet: Alphabet): string {
  const pieces = clusters(text);
  return pieces.map((piece, index) => alphabet(piece, pieces[index - 1] ?? '')).join('');
}

/** The alphabets in which the text reads differently from its folded form; none for most texts. */
export function alphabetsFor(text: string): Alphabet[] {
  const alphabets: Alphabet[] = [];
  if (SUBSTITUTED.test(text)) alphabets.push(table(SUBSTITUTES));
  if (/\p{Script=Cyrillic}/u.test(text)) alphabets.push(table(CYRILLIC), table(PASSPORT));
  if (/\p{Script=Greek}/u.test(text)) alphabets.push(greek);
  return alphabets;
}

function table(letters: Readonly<Record<string, string>>): Alphabet {
  return (cluster) => letters[cluster.normalize('NFC').toLowerCase()] ?? fold(cluster);
}

function greek(cluster: string, before: string): string {
  const letter = fold(cluster);
  return GREEK[fold(before) + letter] ?? GREEK[letter] ?? letter;
}
