/** The first that fits; browsers claim to be several of them at once. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Lanyard\//, 'Lanyard'],
  [/Edg[A-Z]*\//i, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** What a browser calls itself, as people call it: “Firefox, Windows”. Null for what is no browser that is known. */
export function browserName(client: string): string | null {
  const found = [BROWSERS, SYSTEMS].flatMap((list) => list.find(([pattern]) => pattern.test(client))?.[1] ?? []);
  return found.length === 0 ? null : found.join(', ');
}
