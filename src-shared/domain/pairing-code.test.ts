import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FINGERPRINT_BYTES, readPairingCode, SECRET_BYTES, writePairingCode } from './pairing-code.ts';

const code = {
  hosts: ['192.168.1.20', 'door-2.local'],
  port: 4747,
  fingerprint: '00112233445566778899',
  secret: 'deadbeef0001',
};

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((array) => Buffer.from(array).toString('hex'));

describe('a pairing code', () => {
  it('comes back as it was, whatever it holds', () => {
    const any = fc.record({
      hosts: fc.array(fc.oneof(fc.ipV4(), fc.domain()), { maxLength: 8 }),
      port: fc.integer({ min: 1, max: 65_535 }),
      fingerprint: hex(FINGERPRINT_BYTES),
      secret: hex(SECRET_BYTES),
    });
    fc.assert(
      fc.property(any, (given) => {
        expect(readPairingCode(writePairingCode(given))).toEqual(given);
      }),
    );
  });

  it('is short enough to be typed where there is one address', () => {
    expect(writePairingCode({ ...code, hosts: ['192.168.1.20'] })).toMatch(/^([0-9A-Z]{5}-){8}[0-9A-Z]{1,5}$/);
  });

  it('is read however it was typed', () => {
    const text = writePairingCode(code);
    const typed = text.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(readPairingCode(`  ${typed}\n`)).toEqual(code);
  });

  it('is refused where a digit is another one, missing, or two are swapped', () => {
    const text = writePairingCode(code).replaceAll('-', '');
    for (let at = 0; at < text.length; at += 1) {
      const other = text[at] === 'Z' ? 'Y' : 'Z';
      expect(readPairingCode(text.slice(0, at) + other + text.slice(at + 1))).toEqual({ fault: 'mistyped' });
      expect(readPairingCode(text.slice(0, at) + text.slice(at + 1))).toEqual({ fault: 'mistyped' });
      const [one, next] = [text[at] ?? '', text[at + 1] ?? ''];
      if (next !== '' && one !== next) {
        const swapped = text.slice(0, at) + next + one + text.slice(at + 2);
        expect(readPairingCode(swapped)).toEqual({ fault: 'mistyped' });
      }
    }
  });

  it.each(['', 'hello', '12345-67890', '🙂', '0'.repeat(5000)])('is not read out of %j', (text) => {
    expect(readPairingCode(text)).toEqual({ fault: 'mistyped' });
  });

  it('does not hold what does not fit', () => {
    for (const wrong of [{ port: 0 }, { port: 70_000 }, { secret: 'ab' }, { fingerprint: '' }, { hosts: ['ä.de'] }]) {
      expect(() => writePairingCode({ ...code, ...wrong })).toThrow(RangeError);
    }
  });
});
