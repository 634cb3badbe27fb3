import { randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for one another, read out or written down (Crockford's, without U as well). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Finds the passcode without its being secret: some 20 bits. */
const SELECTOR = 4;
/** What is secret of it: 40 bits, behind a slow hash and a limit of attempts. */
const SECRET = 8;

export interface PasscodeParts {
  selector: string;
  secret: string;
}

/** Makes a passcode up. */
export function createPasscode(): PasscodeParts {
  return { selector: randomText(SELECTOR), secret: randomText(SECRET) };
}

/** A passcode as people read it: three groups of four. */
export function writePasscode({ selector, secret }: PasscodeParts): string {
  return [selector, secret.slice(0, 4), secret.slice(4)].join('-');
}

/** Takes apart what somebody typed, in whatever case, with or without hyphens; null for what is no passcode. */
export function readPasscode(text: string): PasscodeParts | null {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  const isCode = plain.length === SELECTOR + SECRET && [...plain].every((letter) => ALPHABET.includes(letter));
  return isCode ? { selector: plain.slice(0, SELECTOR), secret: plain.slice(SELECTOR) } : null;
}

/** A password that can be read out over the phone: some 80 bits. */
export function createPassword(): string {
  return Array.from({ length: 4 }, () => randomText(4).toLowerCase()).join('-');
}

function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
