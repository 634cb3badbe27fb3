import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import { type Encoding, ImportFileError } from '../types.ts';
import { guessLegacyEncoding } from './legacy.ts';
import { type ByteStatistics, Utf8Scan } from './utf8Scan.ts';

const CHUNK_BYTES = 262_144;
const SAMPLE_BYTES = 131_072;

export interface DetectedEncoding {
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
  readonly warnings: readonly string[];
}

/** Collects lines with bytes above 127, from wherever in the file they are: the head alone is often plain ASCII. */
class ForeignLines {
  readonly #parts: Buffer[] = [];
  #size = 0;

  push(chunk: Buffer): void {
    let start = 0;
    while (this.#size < SAMPLE_BYTES && start < chunk.length) {
      const newline = chunk.indexOf(0x0a, start);
      const end = newline < 0 ? chunk.length : newline + 1;
      const line = chunk.subarray(start, Math.min(end, start + SAMPLE_BYTES));
      if (line.some((byte) => byte >= 0x80)) {
        this.#parts.push(Buffer.from(line));
        this.#size += line.length;
      }
      start = end;
    }
  }

  sample(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

function byOrderMark(head: Buffer): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: line breaks, separators and digits leave zeros on one side only, in any script. */
function asUtf16(stats: ByteStatistics, head: Buffer): Encoding | null {
  const nuls = stats.nulEven + stats.nulOdd;
  if (nuls < stats.bytes * 0.02 || stats.bytes % 2 !== 0) return null;
  const encoding = stats.nulOdd > stats.nulEven * 4 ? 'utf-16le' : stats.nulEven > stats.nulOdd * 4 ? 'utf-16be' : null;
  if (encoding === null) return null;
  const text = iconv.decode(head.subarray(0, head.length - (head.length % 2)), encoding);
  return /[\r\n,;\t|]/.test(text) && !/[\ufffe\uffff]/.test(text) ? encoding : null;
}

/** Control characters that no text has; a file full of them is binary whatever else it says. */
function looksBinary(head: Buffer): boolean {
  let odd = 0;
  for (const byte of head) if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) odd++;
  return odd > Math.max(8, head.length * 0.1);
}

/**
 * Finds the encoding of a text file by reading it whole once, in chunks. A byte order mark decides. Without one the file is
 * UTF-8 when every byte of it is well-formed UTF-8 (or nearly every: then a warning says how many characters are damaged),
 * else UTF-16 by its zeros, else a legacy encoding by guess. Throws `ImportFileError` with the code `binary`.
 */
export async function detectEncoding(path: string, signal?: AbortSignal): Promise<DetectedEncoding> {
  const scan = new Utf8Scan();
  const lines = new ForeignLines();
  let head: Buffer | null = null;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES, signal }) as AsyncIterable<Buffer>) {
    if (head === null) {
      head = Buffer.from(chunk.subarray(0, 65_536));
      const marked = byOrderMark(head);
      if (marked !== null && marked !== 'utf-8') return { encoding: marked, byteOrderMark: true, warnings: [] };
    }
    scan.push(chunk);
    lines.push(chunk);
  }
  const stats = scan.end();
  return decide(stats, head ?? Buffer.alloc(0), () => lines.sample());
}

function decide(stats: ByteStatistics, head: Buffer, sample: () => Buffer): DetectedEncoding {
  const damaged = (): string[] => {
    if (stats.malformed === 0) return [];
    if (stats.malformed === 1) return ['1 byte is damaged and shown as “\ufffd”.'];
    return [`${stats.malformed} bytes are damaged and shown as “\ufffd”.`];
  };
  if (byOrderMark(head) === 'utf-8') return { encoding: 'utf-8', byteOrderMark: true, warnings: damaged() };
  const wide = asUtf16(stats, head);
  if (wide !== null) return { encoding: wide, byteOrderMark: false, warnings: [] };
  if (looksBinary(head)) {
    throw new ImportFileError('binary', 'This is no text and no XLSX file. Export the attendee list as CSV or XLSX.');
  }
  if (stats.malformed === 0) return { encoding: 'utf-8', byteOrderMark: false, warnings: [] };
  if (stats.multibyte > stats.malformed * 20) return { encoding: 'utf-8', byteOrderMark: false, warnings: damaged() };
  return { encoding: guessLegacyEncoding(sample()), byteOrderMark: false, warnings: [] };
}
