/** What one pass over the bytes of a file says about its encoding. */
export interface ByteStatistics {
  bytes: number;
  /** Well-formed UTF-8 sequences of more than one byte. */
  multibyte: number;
  /** Bytes that are no part of well-formed UTF-8. */
  malformed: number;
  nulEven: number;
  nulOdd: number;
}

/**
 * Validates UTF-8 over any number of chunks, as strictly as the standard (no overlong forms, no surrogates, nothing above
 * U+10FFFF), and counts instead of stopping at the first fault: one damaged byte in a long UTF-8 file must not turn every
 * accent in it into two wrong letters.
 */
export class Utf8Scan {
  readonly statistics: ByteStatistics = { bytes: 0, multibyte: 0, malformed: 0, nulEven: 0, nulOdd: 0 };
  #pending = 0;
  #lower = 0x80;
  #upper = 0xbf;

  push(chunk: Uint8Array): void {
    const stats = this.statistics;
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index] ?? 0;
      if (byte < 0x80) {
        if (this.#pending > 0) this.#fault();
        if (byte === 0) {
          if ((stats.bytes + index) % 2 === 0) stats.nulEven++;
          else stats.nulOdd++;
        }
      } else {
        this.#high(byte);
      }
    }
    stats.bytes += chunk.length;
  }

  end(): ByteStatistics {
    if (this.#pending > 0) this.#fault();
    return this.statistics;
  }

  #fault(): void {
    this.statistics.malformed++;
    this.#pending = 0;
  }

  #high(byte: number): void {
    if (this.#pending > 0) {
      if (byte >= this.#lower && byte <= this.#upper) {
        this.#lower = 0x80;
        this.#upper = 0xbf;
        this.#pending--;
        if (this.#pending === 0) this.statistics.multibyte++;
        return;
      }
      this.#fault();
    }
    this.#lower = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.#upper = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    if (byte >= 0xc2 && byte <= 0xdf) this.#pending = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.#pending = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.#pending = 3;
    else this.#fault();
  }
}
