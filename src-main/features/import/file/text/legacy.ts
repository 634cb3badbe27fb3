import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import type { Encoding } from '../types.ts';

/** chardet's names for the encodings that are worth a guess, and what to read the file as. */
const GUESSES: Readonly<Record<string, Encoding>> = {
  'ISO-8859-2': 'windows-1250',
  'windows-1250': 'windows-1250',
  'windows-1251': 'windows-1251',
  'ISO-8859-5': 'windows-1251',
  'KOI8-R': 'koi8-r',
  'ISO-8859-7': 'windows-1253',
  'windows-1253': 'windows-1253',
  'ISO-8859-9': 'windows-1254',
  'windows-1254': 'windows-1254',
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  GB18030: 'gb18030',
  Big5: 'big5',
  'EUC-KR': 'euc-kr',
};

interface Match {
  readonly name: string;
  readonly encoding: Encoding | undefined;
  readonly confidence: number;
}

const CYRILLIC_OR_GREEK: readonly Encoding[] = ['windows-1251', 'koi8-r', 'windows-1253'];

/** The share of bytes above 127 that have such a neighbour: low for Latin letters with accents, high for other scripts. */
function clustering(sample: Uint8Array): number {
  let high = 0;
  let paired = 0;
  for (let index = 0; index < sample.length; index++) {
    if ((sample[index] ?? 0) < 0x80) continue;
    high++;
    if ((sample[index - 1] ?? 0) >= 0x80 || (sample[index + 1] ?? 0) >= 0x80) paired++;
  }
  return high === 0 ? 0 : paired / high;
}

/** The share of bytes above 127 beside an ASCII letter: Cyrillic and Greek words have none, Latin words with accents many. */
function touchingLatin(sample: Uint8Array): number {
  const isLetter = (byte: number | undefined): boolean => {
    const small = (byte ?? 0) | 0x20;
    return small >= 0x61 && small <= 0x7a;
  };
  let high = 0;
  let touching = 0;
  for (let index = 0; index < sample.length; index++) {
    if ((sample[index] ?? 0) < 0x80) continue;
    high++;
    if (isLetter(sample[index - 1]) || isLetter(sample[index + 1])) touching++;
  }
  return high === 0 ? 0 : touching / high;
}

/** How often letters beyond ASCII stand where letters stand, less how often a sign or a capital stands inside a word. */
function plausibility(text: string): number {
  const good =
    text.match(/(?<=\p{L})[à-öø-ÿßœšžğışęąćłńśźżřěůčťďňőű]|(?<!\p{L})[À-ÖØ-ÞŒŠŽİŞĄĆŁŚŹŻŘČ](?=\p{L})/gu)?.length ?? 0;
  const bad =
    (text.match(/(?<=\p{Ll})[\p{S}\p{P}\p{Cc}\p{Lu}](?=\p{Ll})/gu)?.filter((sign) => sign > '\x7f').length ?? 0) +
    (text.match(/[\u0080-\u009f\ufffd]/g)?.length ?? 0);
  return good - 2 * bad;
}

/**
 * Turkish and Icelandic letters share their bytes. Turkish has ç, ö and ü beside them, and none of the Icelandic vowels.
 */
function isTurkish(asWestern: string): boolean {
  return /\p{L}[ðýþ]|[ðýþ]\p{L}|[ÐÝÞ]/u.test(asWestern) && /[çü]/i.test(asWestern) && !/[áéíóúæ]/i.test(asWestern);
}

/** Letters beyond ASCII from which on the statistics of letters count as evidence by themselves. */
const MANY_LETTERS = 12;

/**
 * Polish in Windows-1250 leaves signs inside words when it is read as Windows-1252. Czech leaves other letters only, so
 * there the statistics decide, given enough of them: a lone é is the same in both, and far more often Western.
 */
function isCentralEuropean(sample: Uint8Array, matches: readonly Match[], western: number): boolean {
  const confidence = (test: (match: Match) => boolean): number =>
    Math.max(0, ...matches.filter(test).map((match) => match.confidence));
  const central = confidence((match) => match.encoding === 'windows-1250');
  if (central === 0 || central <= confidence((match) => /1252|8859-1$/.test(match.name))) return false;
  const reading = plausibility(iconv.decode(Buffer.from(sample), 'windows-1250'));
  return reading > western || (reading === western && sample.filter((byte) => byte >= 0x80).length >= MANY_LETTERS);
}

/**
 * Guesses the encoding of text that is not UTF-8. Western text is Windows-1252 unless another reading is clearly better:
 * names are too short for letter statistics to be trusted on their own, so Windows-1250 needs more than what they say,
 * Mac Roman must be much more plausible, and Turkish is told by its letters.
 *
 * @param sample bytes of lines that are not plain ASCII
 */
export function guessLegacyEncoding(sample: Uint8Array): Encoding {
  const matches = analyse(sample).map(({ name, confidence }) => ({ name, encoding: GUESSES[name], confidence }));
  const best = (encodings: readonly Encoding[]): { encoding: Encoding; confidence: number } | null => {
    for (const { encoding, confidence } of matches) {
      if (encoding !== undefined && encodings.includes(encoding)) return { encoding, confidence };
    }
    return null;
  };
  const decode = (encoding: Encoding): string => iconv.decode(Buffer.from(sample), encoding);
  if (clustering(sample) > 0.5) {
    const east = best(['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr']);
    const ownScript = touchingLatin(sample) < 0.25;
    const other = ownScript ? best(CYRILLIC_OR_GREEK) : null;
    const pick = (other?.confidence ?? 0) >= (east?.confidence ?? 0) ? other : east;
    if (pick !== null && pick.confidence >= 10 && !decode(pick.encoding).includes('\ufffd')) return pick.encoding;
    // Text of capitals and small letters in pairs that nothing else explains is Cyrillic far more often than Western.
    if (ownScript && /\p{Script=Cyrillic}{3}/u.test(decode('windows-1251'))) return 'windows-1251';
  }
  const western = plausibility(decode('windows-1252'));
  if (plausibility(decode('macintosh')) > Math.max(western, 0) + 1) return 'macintosh';
  if (isTurkish(decode('windows-1252'))) return 'windows-1254';
  return isCentralEuropean(sample, matches, western) ? 'windows-1250' : 'windows-1252';
}
