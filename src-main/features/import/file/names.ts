const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]+$/u;
const SUFFIX = /^(?:ph\.?\s?d|m\.?d|mba|msc|bsc|ma|ba|jr|sr|ii|iii|iv|esq|cpa|dr|llm|dds|rn|pe|inc|gmbh|llc|ltd)\.?$/iu;

/** A whole name from its parts, in the order of its script: 山田 and 太郎 give 山田太郎. */
export function fullName(firstName: string, lastName: string): string {
  if (EAST_ASIAN.test(firstName) && EAST_ASIAN.test(lastName)) return `${lastName}${firstName}`;
  return `${firstName} ${lastName}`.trim();
}

/** Takes "Müller, Anna" apart; null for anything else, "Smith, PhD" among it. */
export function splitCommaName(name: string): { firstName: string; lastName: string } | null {
  const parts = name.split(/[,，]/).map((part) => part.trim());
  const [lastName = '', firstName = ''] = parts;
  if (parts.length !== 2 || lastName === '' || firstName === '' || SUFFIX.test(firstName)) return null;
  return { firstName, lastName };
}

/** True when whole names are written "Last, First" so regularly that it is the file's way: at least 5 of them, and 9 in 10. */
export function areCommaNames(names: readonly string[]): boolean {
  const filled = names.map((name) => name.trim()).filter((name) => name !== '');
  return filled.length >= 5 && filled.filter((name) => splitCommaName(name) !== null).length >= filled.length * 0.9;
}
