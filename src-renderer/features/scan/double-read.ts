/** How long the same code read again counts as the same reading, in ms. */
export const DOUBLE_READ_MS = 1500;

/**
 * Lets a code through once. With `sliding`, every further sighting renews the span: a code that stays before the camera is
 * one reading however long it stays.
 */
export function createDoubleReadFilter(
  options: { sliding?: boolean; ms?: number } = {},
): (code: string, time: number) => boolean {
  const { sliding = false, ms = DOUBLE_READ_MS } = options;
  let last: { code: string; time: number } | null = null;
  return (code, time) => {
    if (last !== null && last.code === code && time - last.time < ms) {
      if (sliding) last.time = time;
      return false;
    }
    last = { code, time };
    return true;
  };
}
