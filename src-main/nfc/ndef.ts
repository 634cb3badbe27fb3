/**
 * How our payload lies in a Type 2 tag's data area: one NDEF message with one record of an external type, so that
 * phones and other tools see a well-formed foreign record instead of noise. Framing costs 15 bytes.
 */

const TLV_NULL = 0x00;
const TLV_NDEF = 0x03;
const TLV_TERMINATOR = 0xfe;

/** On the wire an external type goes without its `urn:nfc:ext:`. */
const RECORD_TYPE = Buffer.from('lanyard:b', 'latin1');
const TNF_EXTERNAL = 0x04;

/** Where the NDEF TLV starts in the data area, and how long its value is. */
export type NdefPlace = { offset: number; length: number };

/**
 * Finds the NDEF TLV, keeping what stands before it: factory-new NTAG213 begin with a lock control TLV.
 * @param data the start of the data area, from page 4 on; the TLV has to begin within it
 * @returns a place of length 0 where a TLV may be put when there is none
 */
export function findNdef(data: Uint8Array): NdefPlace {
  let offset = 0;
  // Both the tag and the length byte have to lie in `data`, so that what is written here is found again.
  while (offset + 1 < data.length) {
    const tag = data[offset];
    if (tag === TLV_NULL) {
      offset += 1;
      continue;
    }
    if (tag === TLV_TERMINATOR) return { offset, length: 0 };
    const length = data[offset + 1] ?? 0;
    if (tag === TLV_NDEF) return { offset, length: length === 0xff ? longLength(data, offset) : length };
    offset += length === 0xff ? 4 + longLength(data, offset) : 2 + length;
  }
  // Only nulls or garbage: nothing there is worth keeping.
  return { offset: 0, length: 0 };
}

function longLength(data: Uint8Array, offset: number): number {
  return ((data[offset + 2] ?? 0) << 8) | (data[offset + 3] ?? 0);
}

/** Bytes before the message: the TLV's tag and its length, of one byte or (from 255 on) three. */
export function headerLength(place: NdefPlace): number {
  return place.length >= 0xff ? 4 : 2;
}

/**
 * The whole TLV for a payload, with its terminator.
 * @throws RangeError for payloads that do not fit a short record in a short TLV (over 242 bytes)
 */
export function frame(payload: Uint8Array): Uint8Array {
  const messageLength = 3 + RECORD_TYPE.length + payload.length;
  if (messageLength > 0xfe) throw new RangeError('payload too long for a short NDEF record');
  // 0xd0: first and last record of the message, short form.
  const record = [0xd0 | TNF_EXTERNAL, RECORD_TYPE.length, payload.length, ...RECORD_TYPE, ...payload];
  return Uint8Array.from([TLV_NDEF, messageLength, ...record, TLV_TERMINATOR]);
}

/**
 * Our payload out of an NDEF message.
 * @returns null when the message is malformed or holds no record of ours
 */
export function payloadOf(message: Uint8Array): Uint8Array | null {
  let at = 0;
  while (at < message.length) {
    const record = readRecord(message, at);
    if (record === null) return null;
    if (record.tnf === TNF_EXTERNAL && RECORD_TYPE.equals(record.type)) return record.payload;
    at = record.end;
  }
  return null;
}

type NdefRecord = { tnf: number; type: Uint8Array; payload: Uint8Array; end: number };

function readRecord(message: Uint8Array, start: number): NdefRecord | null {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  const flags = message[start] ?? 0;
  const isShort = (flags & 0x10) !== 0;
  const hasId = (flags & 0x08) !== 0;
  const fixed = 2 + (isShort ? 1 : 4) + (hasId ? 1 : 0);
  if (start + fixed > message.length) return null;
  const typeLength = view.getUint8(start + 1);
  const payloadLength = isShort ? view.getUint8(start + 2) : view.getUint32(start + 2);
  const idLength = hasId ? view.getUint8(start + fixed - 1) : 0;
  const typeAt = start + fixed;
  const payloadAt = typeAt + typeLength + idLength;
  const end = payloadAt + payloadLength;
  if (end > message.length) return null;
  return {
    tnf: flags & 0x07,
    type: message.subarray(typeAt, typeAt + typeLength),
    payload: message.subarray(payloadAt, end),
    end,
  };
}
