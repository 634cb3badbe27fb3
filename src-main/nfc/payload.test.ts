import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BADGE_LENGTH,
  type BadgeFields,
  badgeKeyId,
  createBadgeKey,
  createBadgeSerial,
  decodeBadge,
  encodeBadge,
} from './payload.ts';

const key = createBadgeKey();
const keys = new Map([[key.keyId, key.publicKey]]);
const UID = '04a1b2c3d4e5f6';

const hex = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => Buffer.from(bytes).toString('hex'));
const uids = fc.oneof(hex(4), hex(7), hex(10));
const badges: fc.Arbitrary<BadgeFields> = fc.record({
  eventId: fc.uuid(),
  registrationId: fc.uuid(),
  serial: hex(8),
  issuedAt: fc.integer({ min: 0, max: 0xffff_ffff }).map((seconds) => seconds * 1000),
});
const badge: BadgeFields = {
  eventId: '0197a2c0-5a7e-7c31-8f6b-0a4b6f0c9d11',
  registrationId: '5d0f2f4e-9d52-5c0b-9b1c-6a3d1f0e7a22',
  serial: createBadgeSerial(),
  issuedAt: 1_777_000_000_000,
};

describe('badge payload', () => {
  it('gives back what went in', () => {
    fc.assert(
      fc.property(badges, uids, (fields, uid) => {
        const bytes = encodeBadge(fields, uid, key);
        expect(bytes).toHaveLength(BADGE_LENGTH);
        expect(decodeBadge(bytes, uid.toUpperCase(), keys)).toEqual({ kind: 'valid', keyId: key.keyId, fields });
      }),
    );
  });

  it('is not valid on any other tag', () => {
    fc.assert(
      fc.property(badges, uids, uids, (fields, uid, other) => {
        fc.pre(uid !== other);
        expect(decodeBadge(encodeBadge(fields, uid, key), other, keys).kind).toBe('badSignature');
      }),
    );
  });

  it('is not valid with any bit changed', () => {
    const bytes = encodeBadge(badge, UID, key);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Uint8Array.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(decodeBadge(changed, UID, keys).kind).not.toBe('valid');
    }
  });

  it('is judged, never thrown at, whatever a tag holds', () => {
    const noise = fc.uint8Array({ maxLength: 300 });
    const almost = fc
      .uint8Array({ minLength: BADGE_LENGTH - 5, maxLength: BADGE_LENGTH - 5 })
      .map((tail) => Buffer.concat([Buffer.of(1), Buffer.from(key.keyId, 'hex'), tail]));
    fc.assert(
      fc.property(fc.oneof(noise, almost), (bytes) => {
        expect(decodeBadge(bytes, UID, keys).kind).not.toBe('valid');
      }),
    );
  });

  it('says what is wrong with it', () => {
    const bytes = encodeBadge(badge, UID, key);
    expect(decodeBadge(bytes, UID, new Map())).toEqual({ kind: 'unknownKey', keyId: key.keyId });
    expect(decodeBadge(bytes.subarray(1), UID, keys).kind).not.toBe('valid');
    expect(decodeBadge(bytes.subarray(0, -1), UID, keys).kind).toBe('malformed');
    expect(decodeBadge(new Uint8Array(0), UID, keys).kind).toBe('malformed');
    expect(decodeBadge(Uint8Array.from([2, ...bytes.subarray(1)]), UID, keys)).toEqual({
      kind: 'newerVersion',
      version: 2,
    });
    const forger = createBadgeKey();
    const forged = encodeBadge(badge, UID, { ...forger, publicKey: key.publicKey, privateKey: forger.privateKey });
    expect(decodeBadge(forged, UID, keys).kind).toBe('badSignature');
  });

  it('refuses fields that it cannot carry', () => {
    expect(() => encodeBadge({ ...badge, eventId: 'demo' }, UID, key)).toThrow(RangeError);
    expect(() => encodeBadge({ ...badge, serial: '12' }, UID, key)).toThrow(RangeError);
    expect(() => encodeBadge({ ...badge, issuedAt: Number.NaN }, UID, key)).toThrow(RangeError);
    expect(() => encodeBadge({ ...badge, issuedAt: 2 ** 32 * 1000 }, UID, key)).toThrow(RangeError);
    expect(() => encodeBadge(badge, 'no uid', key)).toThrow(RangeError);
  });

  it('keeps the form in which badges are already out there', () => {
    const fixed = {
      publicKey: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
      privateKey: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
      keyId: '21fe31df',
    };
    expect(badgeKeyId(fixed.publicKey)).toBe(fixed.keyId);
    const bytes = encodeBadge({ ...badge, serial: '0102030405060708' }, UID, fixed);
    expect(Buffer.from(bytes).toString('base64url')).toMatchInlineSnapshot(
      `"ASH-Md8Bl6LAWn58MY9rCktvDJ0RXQ8vTp1SXAubHGo9Hw56IgECAwQFBgcIaereQP_CfQc3mxZ6JENvi8QGzizHXnkQyN9cyHO5tU_e93O4E0px5b_OEhyd0K5xmLz0lCtBmbPJOvkMzYP7jS1bLwQ"`,
    );
  });
});
