import { uniqueKeywords } from '#shared/domain/keywords.ts';

/**
 * Control characters, direction overrides and invisible marks: they let a name look like another one on screen. Joiners
 * stay: Persian and Indic names need them.
 */
const INVISIBLE =
  /(?![\t\n\r])\p{Cc}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
const LONE_SURROGATE = /\p{Surrogate}/gu;

const normalise = (text: string): string => text.normalize('NFC').replace(LONE_SURROGATE, '\ufffd');

/** One line: NFC, no control or direction characters, single spaces, trimmed. Excel's `="0123"` is read as `0123`. */
export function cleanLine(text: string): string {
  const value = unwrapFormula(text);
  if (PLAIN.test(value)) return value;
  return normalise(value.replace(INVISIBLE, (sign) => (sign === '\u2028' || sign === '\u2029' ? ' ' : '')))
    .replace(/\s+/gu, ' ')
    .trim();
}

/** As `cleanLine`, but line breaks are kept. */
export function cleanText(text: string): string {
  const value = unwrapFormula(text);
  if (PLAIN.test(value)) return value;
  return normalise(value.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(INVISIBLE, ''))
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

function unwrapFormula(text: string): string {
  return /^\s*="[^"]*"\s*$/.test(text) ? text.slice(text.indexOf('"') + 1, text.lastIndexOf('"')) : text;
}

/** The texts that spreadsheets show for a formula that failed. */
export function isSpreadsheetError(text: string): boolean {
  return /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/.test(text);
}

/** A long number that a spreadsheet has rounded and shows as 1.23457E+11: the digits behind are lost for good. */
export function isRoundedNumber(text: string): boolean {
  // With a fraction or a plus sign, as spreadsheets write it: 9E393 is an order code like any other.
  return /^[+-]?\d(?:[.,]\d+[eE]\+?|[eE]\+)\d{1,3}$/.test(text.trim());
}

const EMAIL = /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+\.[^\s@<>"(),:;[\]\\.]{2,}$/u;
const MAX_EMAIL_LENGTH = 320;

/** True for what is shaped like an address; whether it exists only sending tells. */
export function isEmail(text: string): boolean {
  return text.length <= MAX_EMAIL_LENGTH && EMAIL.test(text);
}

/**
 * The first address in a cell, its domain in lower case; null when there is none. `Name <a@b.org>`, `mailto:a@b.org` and
 * several addresses in one cell are understood.
 */
export function readEmail(text: string): string | null {
  for (const part of text.split(/[\s,;<>]+/u)) {
    const address = part.replace(/^mailto:/i, '').replace(/^["'(]+|["').]+$/g, '');
    if (!isEmail(address)) continue;
    const at = address.lastIndexOf('@');
    return `${address.slice(0, at)}@${address.slice(at + 1).toLowerCase()}`;
  }
  return null;
}

const ISO_LIKE = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:\s*(Z|UTC|[+-]\d{2}:?\d{2}))?)?$/i;

/** Puts a date into ISO 8601 when only its punctuation is missing. "03/04/2026" is ambiguous and stays as it is. */
export function readDate(text: string): string {
  const match = ISO_LIKE.exec(text);
  if (match === null) return text;
  const [, date = '', time, zone] = match;
  if (time === undefined) return date;
  const offset =
    zone === undefined ? '' : /^(z|utc)$/i.test(zone) ? 'Z' : zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  return `${date}T${time}${offset}`;
}

/** Cuts a list of keywords at semicolons, line breaks and bars, or at commas where there are none of those; each once by its key. */
export function readKeywords(text: string): string[] {
  const parts = /[;|\n；]/.test(text) ? text.split(/[;|\n；]/) : text.split(/[,，、،]/);
  return uniqueKeywords(parts.map(cleanLine));
}

/**
 * Everything that a scan may read for the content of a ticket cell. An address gives itself and the key in its query; an
 * address without a key names the event and not the ticket (Luma exports both kinds), so it gives nothing. Several barcodes
 * in one cell, as Eventbrite writes them for a group ticket, are taken apart.
 */
export function readTicketCodes(text: string): string[] {
  const value = cleanLine(text);
  if (value === '') return [];
  if (/^https?:\/\//i.test(value)) {
    const key = keyOfAddress(value);
    return key === null ? [] : [value, key];
  }
  if (/^\d{6,}(?:\s*[,;]\s*\d{6,})+$/.test(value)) return [...new Set(value.split(/\s*[,;]\s*/))];
  return [value];
}

function keyOfAddress(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  for (const name of ['pk', 'code', 'ticket', 'ticket_key', 'key', 'token', 'secret', 'id', 't']) {
    const value = url.searchParams.get(name);
    if (value !== null && value !== '') return value;
  }
  // Other shops end the path with the code; Luma's check-in address ends with the event.
  const last = url.pathname.split('/').filter(Boolean).at(-1);
  const isEventPage = /(^|\.)(luma\.com|lu\.ma)$/i.test(url.hostname);
  return isEventPage || last === undefined || last.length < 6 ? null : decodePathPart(last);
}

function decodePathPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
