/** How many people stand in how many lists: one bar of the plot. */
export interface ExposureBar {
  /** Lists, from and up to and including. */
  from: number;
  until: number;
  people: number;
}

/**
 * The bars of the plot: one for each number of lists, or for several in a row where they would be too many.
 * @param counts how many people stand in no list, in one, and so on
 * @param most bars at most
 */
export function barsOf(counts: readonly number[], most: number): ExposureBar[] {
  const width = Math.max(1, Math.ceil(counts.length / most));
  return Array.from({ length: Math.ceil(counts.length / width) }, (_, place) => {
    const from = place * width;
    const until = Math.min(counts.length, from + width) - 1;
    return { from, until, people: sum(counts.slice(from, until + 1)) };
  });
}

/** What is said of the distribution; null where nobody stands in any list. */
export function exposureOf(counts: readonly number[]) {
  const people = sum(counts);
  const places = sum(counts.map((count, lists) => count * lists));
  if (places === 0) return null;
  return {
    people,
    /** Lists that somebody stands in on average. */
    mean: places / people,
    /** Lists that the one stands in who is shown most. */
    most: counts.findLastIndex((count) => count > 0),
    /** People who stand in none. */
    none: counts[0] ?? 0,
    /** Of all places in lists, the share of the tenth of the people who are shown most. */
    topShare: placesOfTop(counts, people / 10) / places,
  };
}

/** Places in lists that the most shown have, of so many people; of one in between a part. */
function placesOfTop(counts: readonly number[], people: number): number {
  let left = people;
  let places = 0;
  for (let lists = counts.length - 1; lists > 0 && left > 0; lists--) {
    const taken = Math.min(left, counts[lists] ?? 0);
    places += taken * lists;
    left -= taken;
  }
  return places;
}

/** How even a distribution is, in steps for which there are words. Up to 0.25 is what lists are balanced for. @param gini 0 to 1 */
export function evennessOf(gini: number): 'veryEven' | 'even' | 'uneven' | 'veryUneven' {
  if (gini <= 0.12) return 'veryEven';
  if (gini <= 0.25) return 'even';
  return gini <= 0.45 ? 'uneven' : 'veryUneven';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
