import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import type { Encoding } from '../types.ts';

export interface DecodedChunk {
  readonly text: string;
  /** Bytes of the file read so far. */
  readonly bytesRead: number;
}

/**
 * Reads a file as text, chunk by chunk; the next chunk is read when the last has been taken. A byte order mark is dropped,
 * and characters that straddle two chunks arrive whole. iconv-lite and not TextDecoder: versions of Node differ in what
 * they make of the bytes 0x80 to 0x9f in Windows-1252.
 */
export async function* decodeFile(
  path: string,
  encoding: Encoding,
  options: { readonly signal?: AbortSignal | undefined; readonly endByte?: number | undefined } = {},
): AsyncGenerator<DecodedChunk> {
  const decoder = iconv.getDecoder(encoding);
  let bytesRead = 0;
  const stream = createReadStream(path, {
    highWaterMark: 65_536,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.endByte === undefined ? {} : { end: options.endByte }),
  });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytesRead += chunk.length;
    const text = decoder.write(chunk);
    if (text !== '') yield { text, bytesRead };
  }
  const rest = decoder.end() ?? '';
  if (rest !== '') yield { text: rest, bytesRead };
}
