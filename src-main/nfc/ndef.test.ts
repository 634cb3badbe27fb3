import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNdef, frame, headerLength, payloadOf } from './ndef.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
/** The message inside a framed payload. */
const message = (framed: Uint8Array) => framed.subarray(2, 2 + (framed[1] ?? 0));

describe('findNdef', () => {
  it('finds the message behind the lock control TLV of a new NTAG213', () => {
    expect(findNdef(bytes('0103a00c340300fe00000000'))).toEqual({ offset: 5, length: 0 });
  });

  it('skips nulls and TLVs of others', () => {
    expect(findNdef(bytes('0000fd02aabb0305d1010155'))).toEqual({ offset: 6, length: 5 });
  });

  it('takes the place of a terminator, and the start when there is nothing to keep', () => {
    expect(findNdef(bytes('0103a00c34fe000000000000'))).toEqual({ offset: 5, length: 0 });
    expect(findNdef(new Uint8Array(16))).toEqual({ offset: 0, length: 0 });
  });

  it('reads long lengths', () => {
    const place = findNdef(bytes('03ff0102aabbccdd'));
    expect(place).toEqual({ offset: 0, length: 0x102 });
    expect(headerLength(place)).toBe(4);
  });

  it('finds again whatever is put where it said', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (start) => {
        const { offset } = findNdef(start);
        const written = Buffer.alloc(64);
        written.set(start);
        written.set([0x03, 0x20], offset);
        expect(findNdef(written.subarray(0, 16))).toEqual({ offset, length: 0x20 });
      }),
    );
  });
});

describe('records', () => {
  it('gives back the payload that was framed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 242 }), (payload) => {
        const framed = frame(payload);
        expect(framed).toHaveLength(payload.length + 15);
        expect(payloadOf(message(framed))).toEqual(payload);
      }),
    );
    expect(() => frame(new Uint8Array(243))).toThrow(RangeError);
  });

  it('finds our record among others, with an id or a long form', () => {
    const address = bytes('91010355046c79');
    const ours = bytes('5c0903016c616e796172643a6278010203');
    expect(payloadOf(Uint8Array.from([...address, ...ours]))).toEqual(bytes('010203'));
    const long = bytes('c409000000036c616e796172643a62010203');
    expect(payloadOf(long)).toEqual(bytes('010203'));
  });

  it('has no payload in a message of somebody else, cut short, or made of noise', () => {
    expect(payloadOf(bytes('d1010255046c'))).toBeNull();
    const framed = message(frame(bytes('010203')));
    for (let length = 0; length < framed.length; length++) expect(payloadOf(framed.subarray(0, length))).toBeNull();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => void payloadOf(noise)));
  });
});
