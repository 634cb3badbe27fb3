import type { TagType, WriteFailure } from '#main/ports/reader.ts';
import {
  CardLost,
  CommandRefused,
  PAGE,
  ReaderStuck,
  readFourPages,
  readUid,
  type Transmit,
  writePage,
} from './card.ts';
import { findNdef, frame, headerLength, type NdefPlace, payloadOf } from './ndef.ts';

/** User memory of a Type 2 tag starts here; pages 0 to 3 are uid, lock bits and capability container. */
const FIRST_PAGE = 4;

/** How the tags that we know lay out their locks. Others are written by what their capability container says. */
type Layout = { type: TagType; pagesPerLockBit: number; configPage: number };
const LAYOUT_BY_SIZE: ReadonlyMap<number, Layout> = new Map([
  [0x12, { type: 'ntag213', pagesPerLockBit: 2, configPage: 41 }],
  [0x3e, { type: 'ntag215', pagesPerLockBit: 16, configPage: 131 }],
  [0x6d, { type: 'ntag216', pagesPerLockBit: 16, configPage: 227 }],
]);

/** What the first four pages say. */
type Header = { capacity: number; readOnly: boolean; staticLocks: number; layout: Layout | undefined };

async function readHeader(transmit: Transmit): Promise<Header | null> {
  const bytes = await readFourPages(transmit, 0);
  const [magic, , size = 0, access = 0] = bytes.subarray(12);
  if (magic !== 0xe1) return null;
  return {
    capacity: size * 8,
    readOnly: (access & 0x0f) !== 0,
    staticLocks: ((bytes[11] ?? 0) << 8) | (bytes[10] ?? 0),
    layout: LAYOUT_BY_SIZE.get(size),
  };
}

/** Grows `data` (the data area from its start) until it holds `length` bytes or the area ends. */
async function readUpTo(transmit: Transmit, data: Uint8Array, length: number, capacity: number): Promise<Uint8Array> {
  let read = data;
  while (read.length < Math.min(length, capacity)) {
    const next = await readFourPages(transmit, FIRST_PAGE + read.length / PAGE);
    read = Buffer.concat([read, next]);
  }
  return read;
}

export type TagContent = { tagType: TagType; payload: Uint8Array | null };

/**
 * Reads our payload off a Type 2 tag. An unfinished or foreign tag has the payload null.
 * @throws CardLost, ReaderStuck, CommandRefused when the memory cannot be read
 */
export async function readTag(transmit: Transmit): Promise<TagContent> {
  const header = await readHeader(transmit);
  if (header === null) return { tagType: 'type2', payload: null };
  const tagType = header.layout?.type ?? 'type2';
  let data = await readUpTo(transmit, new Uint8Array(0), 16, header.capacity);
  const place = findNdef(data);
  const start = place.offset + headerLength(place);
  const end = start + place.length;
  if (place.length === 0 || end > header.capacity) return { tagType, payload: null };
  data = await readUpTo(transmit, data, end, header.capacity);
  return { tagType, payload: payloadOf(data.subarray(start, end)) };
}

/** Why a tag was not written, as a value inside this folder; `writeTag` turns it into its result. */
class WriteStopped extends Error {
  readonly reason: WriteFailure;
  constructor(reason: WriteFailure, message: string) {
    super(message);
    this.reason = reason;
  }
}

export type TagWriteResult = { ok: true } | { ok: false; reason: WriteFailure; message: string };

/**
 * Writes a payload so that a card pulled away at any moment reads as empty: length zero first, then the content, then
 * the length, then all of it is read back. Lock bits, password and configuration pages are read, never written.
 * @param uid of the card to write, as hex: another card is left alone, and a refusal is told from a card that has gone
 */
export async function writeTag(transmit: Transmit, uid: string, payload: Uint8Array): Promise<TagWriteResult> {
  try {
    await write(transmit, uid, payload);
    return { ok: true };
  } catch (error) {
    if (error instanceof WriteStopped) return { ok: false, reason: error.reason, message: error.message };
    if (error instanceof ReaderStuck) return { ok: false, reason: 'timeout', message: error.message };
    if (error instanceof CardLost || error instanceof CommandRefused) {
      return (await isStillThere(transmit, uid))
        ? { ok: false, reason: 'readerFailed', message: error.message }
        : { ok: false, reason: 'cardRemoved', message: error.message };
    }
    throw error;
  }
}

async function write(transmit: Transmit, uid: string, payload: Uint8Array): Promise<void> {
  const present = await readUid(transmit);
  if (present !== uid) throw new WriteStopped('wrongCard', `the card on the reader is ${present}`);
  const header = await readHeader(transmit);
  if (header === null) throw new WriteStopped('unsupported', 'the tag has no capability container');
  const framed = frame(payload);
  const start = await readUpTo(transmit, new Uint8Array(0), 16, header.capacity);
  const place = findNdef(start);
  if (place.offset + framed.length > header.capacity) {
    const message = `${place.offset + framed.length} bytes are needed, the tag has ${header.capacity}`;
    throw new WriteStopped('tooSmall', message);
  }
  const pages = layOut(start, place, framed);
  await refuseLocked(transmit, header, Math.max(...pages.keys()));

  const lengthAt = place.offset + 1;
  const lengthPage = FIRST_PAGE + Math.floor(lengthAt / PAGE);
  const finished = pages.get(lengthPage);
  if (finished === undefined) throw new Error('the length lies outside the pages to write');
  const unfinished = withZeroLength(finished, lengthAt);

  await putPage(transmit, uid, lengthPage, unfinished);
  for (const [page, data] of pages) {
    if (page !== lengthPage) await putPage(transmit, uid, page, data);
  }
  await putPage(transmit, uid, lengthPage, finished);
  if (!(await holds(transmit, pages))) {
    await putPage(transmit, uid, lengthPage, unfinished);
    throw new WriteStopped('verifyFailed', 'the tag does not hold what was written');
  }
}

/** The pages that change, by number, in order. What stands before the TLV in its first page is kept. */
function layOut(start: Uint8Array, place: NdefPlace, framed: Uint8Array): Map<number, Uint8Array> {
  const first = Math.floor(place.offset / PAGE) * PAGE;
  const content = Buffer.concat([start.subarray(first, place.offset), framed]);
  const pages = new Map<number, Uint8Array>();
  for (let at = 0; at < content.length; at += PAGE) {
    const page = new Uint8Array(PAGE);
    page.set(content.subarray(at, at + PAGE));
    pages.set(FIRST_PAGE + (first + at) / PAGE, page);
  }
  return pages;
}

/** The page of the length byte as an empty message with nothing after it. */
function withZeroLength(page: Uint8Array, lengthAt: number): Uint8Array {
  const at = lengthAt % PAGE;
  const empty = Uint8Array.from(page);
  empty.fill(0, at);
  if (at + 1 < PAGE) empty[at + 1] = 0xfe;
  return empty;
}

/** Stops before the first write when any page up to `last` cannot be written: half a badge helps nobody. */
async function refuseLocked(transmit: Transmit, header: Header, last: number): Promise<void> {
  if (header.readOnly) throw new WriteStopped('locked', 'the tag says that it is read-only');
  // Bit n of the static lock bytes locks page n, from page 3 on; the bits below lock the bits.
  for (let page = FIRST_PAGE; page <= Math.min(last, 15); page++) {
    if (((header.staticLocks >> page) & 1) === 1) throw new WriteStopped('locked', `page ${page} is locked`);
  }
  const { layout } = header;
  if (layout === undefined) return;
  // The page before the configuration holds the dynamic lock bits; four pages from further on would leave the tag.
  const tail = await readFourPages(transmit, layout.configPage - 3);
  const dynamicLocks = ((tail[9] ?? 0) << 8) | (tail[8] ?? 0);
  for (let page = 16; page <= last; page++) {
    const bit = Math.floor((page - 16) / layout.pagesPerLockBit);
    if (((dynamicLocks >> bit) & 1) === 1) throw new WriteStopped('locked', `page ${page} is locked`);
  }
  const firstProtected = tail[15] ?? 0xff;
  if (firstProtected <= last) throw new WriteStopped('locked', `a password protects page ${firstProtected} and on`);
}

/** Writes a page, once more when it was refused although the card is there: at the edge of the field that happens. */
async function putPage(transmit: Transmit, uid: string, page: number, data: Uint8Array): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writePage(transmit, page, data);
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      if (!(await isStillThere(transmit, uid))) throw new CardLost(error.message);
      if (attempt === 2) throw new WriteStopped('locked', error.message);
    }
  }
}

async function isStillThere(transmit: Transmit, uid: string): Promise<boolean> {
  try {
    return (await readUid(transmit)) === uid;
  } catch {
    return false;
  }
}

async function holds(transmit: Transmit, pages: ReadonlyMap<number, Uint8Array>): Promise<boolean> {
  const expected = Buffer.concat([...pages.values()]);
  const [first = FIRST_PAGE] = pages.keys();
  let read: Uint8Array = new Uint8Array(0);
  while (read.length < expected.length) {
    read = Buffer.concat([read, await readFourPages(transmit, first + read.length / PAGE)]);
  }
  return expected.equals(read.subarray(0, expected.length));
}
