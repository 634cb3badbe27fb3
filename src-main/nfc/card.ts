import type { TagType } from '#main/ports/reader.ts';

/** Sends one command to the card. Rejects with `CardLost` or `ReaderStuck`. */
export type Transmit = (apdu: Uint8Array, maxResponse: number) => Promise<Uint8Array>;

/** The link to the card broke: most often it was taken away. */
export class CardLost extends Error {}

/** The reader did not answer in time. The call cannot be taken back: the reader is not to be used until it returns. */
export class ReaderStuck extends Error {}

/** Card or reader answered a command with something else than success. */
export class CommandRefused extends Error {
  constructor(command: string, status: number) {
    super(`${command} was refused with status ${status.toString(16).padStart(4, '0')}`);
  }
}

/** Sends a command and takes the status word off its answer. */
async function command(transmit: Transmit, name: string, apdu: number[], dataLength: number): Promise<Uint8Array> {
  const answer = await transmit(Uint8Array.from(apdu), dataLength + 2);
  const end = answer.length - 2;
  const status = end < 0 ? 0 : ((answer[end] ?? 0) << 8) | (answer[end + 1] ?? 0);
  if (status !== 0x9000) throw new CommandRefused(name, status);
  return answer.subarray(0, end);
}

/** The card's uid as lower-case hex. Works for tags and for phones, whatever applications they have. */
export async function readUid(transmit: Transmit): Promise<string> {
  const uid = await command(transmit, 'get uid', [0xff, 0xca, 0x00, 0x00, 0x00], 10);
  if (uid.length < 4) throw new CommandRefused('get uid', 0x9000);
  return Buffer.from(uid).toString('hex');
}

/** Bytes per page of a Type 2 tag. */
export const PAGE = 4;

/** Reads four pages (16 bytes), the amount that every reader gives at once. */
export async function readFourPages(transmit: Transmit, page: number): Promise<Uint8Array> {
  const data = await command(transmit, `read of page ${page}`, [0xff, 0xb0, 0x00, page, 4 * PAGE], 4 * PAGE);
  if (data.length !== 4 * PAGE) throw new CommandRefused(`read of page ${page}`, 0x9000);
  return data;
}

/** Writes one page: the tag takes it as a whole or not at all. */
export async function writePage(transmit: Transmit, page: number, data: Uint8Array): Promise<void> {
  await command(transmit, `write of page ${page}`, [0xff, 0xd6, 0x00, page, PAGE, ...data], 0);
}

/** ISO 14443-3 keeps four-byte uids that begin with 08 for cards that make one up each time. */
export function isRandomUid(uid: string): boolean {
  return uid.length === 8 && uid.startsWith('08');
}

/**
 * What kind of card an answer to reset stands for (PC/SC part 3, 3.1.3.2.3). `type2` covers every MIFARE Ultralight
 * and NTAG; the capability container tells those apart.
 */
export function tagTypeOfAtr(atr: Uint8Array): TagType {
  const hex = Buffer.from(atr).toString('hex');
  const storageCard = /^3b8f8001804f0ca000000306(..)(....)/.exec(hex);
  if (storageCard === null) return hex.length > 0 ? 'iso14443-4' : 'unknown';
  const [, standard, name] = storageCard;
  if (standard !== '03') return 'unknown';
  if (name === '0003' || name === '003a' || name === '003d') return 'type2';
  return name === '0001' || name === '0002' ? 'mifareClassic' : 'unknown';
}
