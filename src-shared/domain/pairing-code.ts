/**
 * What a hub shows and a desk types or scans to join: where the hub is, what its key is, and a secret that is good once. Text
 * in Crockford's base 32, which leaves out letters that are mistaken for others, in groups of five, with a check sum at the end.
 */
export interface PairingCode {
  /** Host names or IPv4 addresses, the likeliest first. */
  readonly hosts: readonly string[];
  readonly port: number;
  /** The first bytes of the SHA-256 of the hub's public key, in lower case hex digits. */
  readonly fingerprint: string;
  /** In lower case hex digits. */
  readonly secret: string;
}

/** Enough that nobody finds another key that begins alike in the five minutes that a code lives. In bytes. */
export const FINGERPRINT_BYTES = 10;
/** To be guessed within five minutes and a few attempts a minute. In bytes. */
export const SECRET_BYTES = 6;

const FORM = 1;
const IPV4 = 4;
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 5;
const MOST_HOSTS = 8;

/** Why a text is no code: it is not whole or mistyped, or a later version made it. */
export type CodeFault = 'mistyped' | 'newer';

/** @throws RangeError where something does not fit into a code */
export function writePairingCode({ hosts, port, fingerprint, secret }: PairingCode): string {
  const bytes = [FORM, port >> 8, port & 255, Math.min(hosts.length, MOST_HOSTS)];
  for (const host of hosts.slice(0, MOST_HOSTS)) bytes.push(...hostBytes(host));
  const [print, word] = [hexBytes(fingerprint), hexBytes(secret)];
  if (print.length !== FINGERPRINT_BYTES || word.length !== SECRET_BYTES || !(port > 0 && port < 65_536)) {
    throw new RangeError('This does not fit into a pairing code');
  }
  bytes.push(...print, ...word);
  bytes.push(...checkBytes(bytes));
  return grouped(toDigits(bytes));
}

/** Reads a code however it was typed: small letters, other gaps, O for 0 and I or L for 1. */
export function readPairingCode(text: string): PairingCode | { fault: CodeFault } {
  const bytes = fromDigits(text);
  if (bytes === null || bytes.length < 5) return { fault: 'mistyped' };
  const body = bytes.slice(0, -2);
  if (checkBytes(body).join() !== bytes.slice(-2).join()) return { fault: 'mistyped' };
  if (body[0] !== FORM) return { fault: 'newer' };
  return readBody(body) ?? { fault: 'mistyped' };
}

function readBody(bytes: readonly number[]): PairingCode | null {
  const byte = (at: number) => bytes[at] ?? 0;
  const port = (byte(1) << 8) | byte(2);
  const hosts: string[] = [];
  let at = 4;
  for (let left = byte(3); left > 0; left -= 1) {
    const length = byte(at);
    const end = at + 1 + (length === 0 ? IPV4 : length);
    const part = bytes.slice(at + 1, end);
    hosts.push(length === 0 ? part.join('.') : String.fromCharCode(...part));
    at = end;
  }
  if (bytes.length !== at + FINGERPRINT_BYTES + SECRET_BYTES || port === 0) return null;
  return {
    hosts,
    port,
    fingerprint: toHex(bytes.slice(at, at + FINGERPRINT_BYTES)),
    secret: toHex(bytes.slice(at + FINGERPRINT_BYTES)),
  };
}

/** An address in four bytes behind a zero, and any name behind its length. */
function hostBytes(host: string): number[] {
  const parts = host.split('.').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  if (parts.length === IPV4 && parts.every((part) => part < 256)) return [0, ...parts];
  const codes = [...host].map((letter) => letter.charCodeAt(0));
  if (codes.length === 0 || codes.length > 255 || codes.some((code) => code < 33 || code > 126)) {
    throw new RangeError(`${host} does not fit into a pairing code`);
  }
  return [codes.length, ...codes];
}

/** CRC-16/CCITT, which finds every single mistyped digit and any two that were swapped. */
function checkBytes(bytes: readonly number[]): [number, number] {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc << 1) ^ ((crc & 0x8000) === 0 ? 0 : 0x1021)) & 0xffff;
  }
  return [crc >> 8, crc & 255];
}

function toDigits(bytes: readonly number[]): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += DIGITS[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + DIGITS[(held << (5 - bits)) & 31];
}

function fromDigits(text: string): number[] | null {
  const plain = text
    .toUpperCase()
    .replaceAll(/[\s\-–—]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of plain) {
    const value = DIGITS.indexOf(letter);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
    held &= (1 << bits) - 1;
  }
  // What is left of the last digit says nothing.
  return held === 0 ? bytes : null;
}

function grouped(text: string): string {
  return (text.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');
}

function hexBytes(text: string): number[] {
  return (text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}

function toHex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
