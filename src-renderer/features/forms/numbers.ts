/** A number with a point or a comma before its fraction; null for nothing, NaN for what is no number. */
export function decimalOf(text: string): number | null {
  const digits = text.trim().replace(',', '.').replace('\u2212', '-');
  return digits === '' ? null : Number(digits);
}
