import type { Reader } from '#main/ports/reader.ts';

/** The reader of a process that has none, such as a command that ends at once. */
export function noReader(reason: string): Reader {
  return {
    status: () => ({ state: 'unavailable', reason, readers: [] }),
    onStatus: () => () => undefined,
    onTap: () => () => undefined,
    write: () => Promise.resolve({ ok: false, reason: 'noReader', message: reason }),
    stop: () => Promise.resolve(),
  };
}
