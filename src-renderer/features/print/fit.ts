/**
 * The largest of `steps` evenly spaced sizes from `max` down to `min` that fits; `min` where none does. `fits` must hold for
 * every smaller size once it holds for one.
 */
export function largestFitting(min: number, max: number, steps: number, fits: (size: number) => boolean): number {
  const sizeAt = (step: number) => min + ((max - min) * step) / steps;
  let good = 0;
  let bad = steps + 1;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (fits(sizeAt(middle))) good = middle;
    else bad = middle;
  }
  return sizeAt(good);
}
