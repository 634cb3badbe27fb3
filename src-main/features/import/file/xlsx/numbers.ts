/** How a number cell is shown: as a number, as a moment in time, or with leading zeros. */
export type NumberStyle =
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  | { readonly kind: 'digits'; readonly length: number };

/** Formats that every spreadsheet knows by number; 27 to 36 and 50 to 58 are dates in East Asian versions. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** What a number format makes of a number. */
export function styleOfFormat(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) return { kind: isBuiltInDate(id) ? 'date' : 'number' };
  const [first = ''] = code.split(';');
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  if (/^0{2,}$/.test(bare)) return { kind: 'digits', length: bare.length };
  const elapsed = /\[(?:h+|m+|s+)\]/i.test(first);
  return { kind: elapsed || (/[ymdhs]/i.test(bare) && !/^general$/i.test(bare)) ? 'date' : 'number' };
}

const DAY_MS = 86_400_000;

/**
 * A serial date as ISO 8601, without a zone since spreadsheets have none: `2026-03-01`, `2026-03-01T18:30:00`, `18:30:00`.
 * Serial 60 is 29 February 1900, which never was; days before it are one off, as in Excel.
 */
export function isoOfSerial(serial: number, date1904: boolean): string {
  const wholeDays = Math.floor(serial);
  const seconds = Math.round((serial - wholeDays) * 86_400);
  const leapBug = !date1904 && wholeDays < 60 ? 1 : 0;
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const moment = new Date(epoch + (wholeDays + leapBug) * DAY_MS + seconds * 1000);
  if (Number.isNaN(moment.getTime())) return String(serial);
  const iso = moment.toISOString();
  if (wholeDays === 0 && serial > 0 && !date1904) return iso.slice(11, 19);
  return seconds === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

/**
 * A number as people read it. Integers keep every digit that the file has. Fifteen digits are all that a spreadsheet keeps
 * of a number: an integer stored as 1.23456789012346E+19 has lost its end, and stays in that form so that nobody takes it
 * for a code. Fractions are rounded to the fifteen digits that count: 19.989999999999998 is 19.99.
 */
export function textOfNumber(raw: string): string {
  const text = raw.trim();
  if (/^-?\d+$/.test(text)) return text;
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return text;
  const exponential = /^(-?)(\d)(?:\.(\d+))?e\+?(\d+)$/i.exec(text);
  if (exponential !== null) {
    const [, sign = '', lead = '', fraction = '', power = '0'] = exponential;
    const exponent = Number(power);
    if (exponent >= 15) return text;
    if (fraction.length <= exponent) return `${sign}${lead}${fraction.padEnd(exponent, '0')}`;
  }
  const rounded = Number(value.toPrecision(15));
  return Number.isInteger(rounded) && Math.abs(rounded) < 1e15 ? rounded.toFixed(0) : String(rounded);
}

/** The text of a number cell under its style. */
export function formatNumber(raw: string, style: NumberStyle, date1904: boolean): string {
  if (style.kind === 'date') {
    const serial = Number(raw);
    // Year 9999 ends at serial 2,958,465. Beyond, and below zero, the style is a mistake and the number is what counts.
    if (raw.trim() !== '' && serial >= 0 && serial < 2_958_466) return isoOfSerial(serial, date1904);
  }
  const text = textOfNumber(raw);
  return style.kind === 'digits' && /^\d+$/.test(text) ? text.padStart(style.length, '0') : text;
}
