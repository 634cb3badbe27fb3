import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';

/**
 * The signed badge payload: 113 bytes, so that it fits the 144 of an NTAG213 with its framing and room to spare.
 *
 *   0  version       1
 *   1  key id        4   first bytes of SHA-256 of the public key
 *   5  event id     16   uuid
 *  21  registration 16   uuid
 *  37  serial        8   random: a uuid would cost two more pages to write and read, and a serial only has to
 *                        differ among the badges of one registration
 *  45  issued at     4   seconds since 1970, unsigned: good until 2106
 *  49  signature    64   Ed25519 over a context string, the tag's uid and the 49 bytes above
 *
 * The uid is signed but not stored: a payload copied to another tag does not verify there.
 */
const VERSION = 1;
const BODY_LENGTH = 49;
const SIGNATURE_LENGTH = 64;
export const BADGE_LENGTH = BODY_LENGTH + SIGNATURE_LENGTH;

const CONTEXT = Buffer.from('lanyard badge 1\0', 'latin1');
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UID = /^(?:[0-9a-f]{8}|[0-9a-f]{14}|[0-9a-f]{20})$/;
const SERIAL = /^[0-9a-f]{16}$/;

/** A signing key as it is stored: JSON-safe. Desks that only check badges get `keyId` and `publicKey`. */
export type BadgeKey = {
  /** 8 hex digits. */
  keyId: string;
  /** Raw Ed25519 public key, 32 bytes, base64url. */
  publicKey: string;
  /** Raw Ed25519 seed, 32 bytes, base64url. Secret. */
  privateKey: string;
};

export type BadgeFields = {
  /** Lower-case uuid. */
  eventId: string;
  /** Lower-case uuid. */
  registrationId: string;
  /** 16 lower-case hex digits, from `createBadgeSerial`. */
  serial: string;
  /** Epoch milliseconds; kept to the second, rounded down. */
  issuedAt: number;
};

export type DecodedBadge =
  | { kind: 'valid'; keyId: string; fields: BadgeFields }
  /** Signed by a key that this desk does not hold, or not by us at all. */
  | { kind: 'unknownKey'; keyId: string }
  /** Altered, forged, or copied from another tag. */
  | { kind: 'badSignature'; keyId: string }
  | { kind: 'malformed'; message: string }
  /** Written by a later version of the app: this one cannot judge it. */
  | { kind: 'newerVersion'; version: number };

/** Makes a new signing key. */
export function createBadgeKey(): BadgeKey {
  const { d, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  if (d === undefined || x === undefined) throw new Error('Ed25519 key without its parts');
  return { keyId: badgeKeyId(x), publicKey: x, privateKey: d };
}

/** The id under which a public key (raw, base64url) is known on badges: 8 hex digits. */
export function badgeKeyId(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 8);
}

/** A fresh serial for a badge: 16 hex digits. */
export function createBadgeSerial(): string {
  return randomBytes(8).toString('hex');
}

/**
 * Encodes and signs a badge for one tag.
 * @param uid hex uid of the tag that the payload will be written to: 4, 7 or 10 bytes
 * @throws RangeError when a field or the uid is not of the documented form
 */
export function encodeBadge(fields: BadgeFields, uid: string, key: BadgeKey): Uint8Array {
  const seconds = Math.floor(fields.issuedAt / 1000);
  if (!(seconds >= 0 && seconds <= 0xffff_ffff)) throw new RangeError('issuedAt is outside 1970 to 2106');
  if (!SERIAL.test(fields.serial)) throw new RangeError('serial is not 16 hex digits');
  const body = Buffer.alloc(BODY_LENGTH);
  body[0] = VERSION;
  body.write(badgeKeyId(key.publicKey), 1, 'hex');
  uuidBytes(fields.eventId, 'eventId').copy(body, 5);
  uuidBytes(fields.registrationId, 'registrationId').copy(body, 21);
  body.write(fields.serial, 37, 'hex');
  body.writeUInt32BE(seconds, 45);
  const privateKey = createPrivateKey({
    key: { kty: 'OKP', crv: 'Ed25519', d: key.privateKey, x: key.publicKey },
    format: 'jwk',
  });
  return new Uint8Array(Buffer.concat([body, sign(null, signedBytes(uidBytes(uid), body), privateKey)]));
}

/**
 * Checks and decodes what a tag holds. Never throws for what is on the tag, whatever it is.
 * @param uid hex uid of the tag that the bytes were read from
 * @param publicKeysById key id (8 hex digits) to raw public key (base64url)
 * @throws RangeError when `uid` is no uid
 */
export function decodeBadge(bytes: Uint8Array, uid: string, publicKeysById: ReadonlyMap<string, string>): DecodedBadge {
  const tag = uidBytes(uid);
  const badge = Buffer.from(bytes);
  const version = badge[0];
  if (version === undefined || version === 0) return { kind: 'malformed', message: 'no version' };
  if (version > VERSION) return { kind: 'newerVersion', version };
  if (badge.length !== BADGE_LENGTH) {
    return { kind: 'malformed', message: `${badge.length} bytes instead of ${BADGE_LENGTH}` };
  }
  const keyId = badge.toString('hex', 1, 5);
  const publicKey = publicKeysById.get(keyId);
  if (publicKey === undefined) return { kind: 'unknownKey', keyId };
  const body = badge.subarray(0, BODY_LENGTH);
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  if (!verify(null, signedBytes(tag, body), key, badge.subarray(BODY_LENGTH))) return { kind: 'badSignature', keyId };
  return {
    kind: 'valid',
    keyId,
    fields: {
      eventId: uuidText(badge.subarray(5, 21)),
      registrationId: uuidText(badge.subarray(21, 37)),
      serial: badge.toString('hex', 37, 45),
      issuedAt: badge.readUInt32BE(45) * 1000,
    },
  };
}

/** The length of the uid is signed too: otherwise the end of a longer uid could be taken for the start of the body. */
function signedBytes(uid: Buffer, body: Buffer): Buffer {
  return Buffer.concat([CONTEXT, Buffer.of(uid.length), uid, body]);
}

function uidBytes(uid: string): Buffer {
  const lower = uid.toLowerCase();
  if (!UID.test(lower)) throw new RangeError('uid is not 4, 7 or 10 bytes of hex');
  return Buffer.from(lower, 'hex');
}

function uuidBytes(uuid: string, field: string): Buffer {
  if (!UUID.test(uuid)) throw new RangeError(`${field} is not a lower-case uuid`);
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

function uuidText(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
