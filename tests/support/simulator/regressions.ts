/**
 * Seeds that once failed, and what they have found. What they draw changes with the simulation; what was found has tests of its own
 * as well, most of them in `sync-refusals.test.ts`.
 */
export const REGRESSIONS: readonly { seed: number; found: string }[] = [
  { seed: 2, found: 'an end answered before it had said its first word, as its log took its time with that' },
  {
    seed: 22,
    found: 'an operation with another hash than its own was kept, and two ends took that for a copied folder',
  },
  { seed: 47, found: 'a frame was lost, the one behind it was taken in, and what was lost was never asked for again' },
  {
    seed: 79,
    found: 'an operation came with another number than its own, and the right one was never asked for again',
  },
  { seed: 82, found: 'an operation was changed on its way and kept apart, and no sound copy of it came' },
  {
    seed: 6466,
    found:
      'a scan was taken over that stands under the number of another one, and who had passed by that stayed inside',
  },
  {
    seed: 8931,
    found: 'a choice between others that took back another one did so or not, by which of them came first',
  },
];
