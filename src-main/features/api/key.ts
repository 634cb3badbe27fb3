import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';
/** Finds the key without its being secret: some 51 bits. */
const SELECTOR = 10;
const SECRET_BYTES = 32;
const FORM = /^lk_([0-9a-z]{10})_([\w-]{43})$/;

/** Makes a key up. @returns it, and what is kept of it */
export function createKey(): { key: string; selector: string; hash: string } {
  const selector = Array.from({ length: SELECTOR }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const key = `lk_${selector}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { key, selector, hash: hashOf(key).toString('hex') };
}

/** The part of a key that is no secret; null for what is no key. */
export function selectorOf(key: string): string | null {
  return FORM.exec(key)?.[1] ?? null;
}

/** How a key begins, as people tell one from another. */
export function beginningOf(selector: string): string {
  return `lk_${selector}`;
}

/** Whether a key is the one that was kept, in a time that tells nothing of it. A fast hash will do: nobody guesses 256 bits. */
export function isKey(key: string, hash: string): boolean {
  const kept = Buffer.from(hash, 'hex');
  const shown = hashOf(key);
  return kept.length === shown.length && timingSafeEqual(kept, shown);
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
