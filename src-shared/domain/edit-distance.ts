/**
 * Restricted Damerau-Levenshtein distance ("optimal string alignment"): insertions, deletions, substitutions and
 * transpositions of neighbours cost 1 each, and no part of the text is edited twice.
 *
 * F. J. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7(3), 1964, for the four
 * edits; E. Ukkonen, "Algorithms for approximate string matching", Information and Control 64, 1985, for the
 * band: cells farther than `max` from the diagonal cannot matter.
 *
 * The distances count UTF-16 units; folded names hardly ever contain others than single units.
 */

/**
 * Three rows of the table, shared by all calls: a search compares a query to thousands of words, and allocating for
 * each would cost more than the comparison. Nothing here calls out, so that calls cannot overlap.
 */
let rows: [Uint16Array, Uint16Array, Uint16Array] = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)];

/**
 * The distance between two texts, or `max + 1` when it is greater than `max`. Stops as soon as that is certain.
 * @param max a whole number from 0 on
 */
export function editDistance(a: string, b: string, max: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > max) return max + 1;
  return banded(a, b, max, false);
}

/**
 * The least distance between the query and any beginning of the word (the empty one and all of it included), or
 * `max + 1` when it is greater than `max`: how well a word fits what somebody has typed of it so far.
 * @param max a whole number from 0 on
 */
export function prefixEditDistance(query: string, word: string, max: number): number {
  if (word.startsWith(query)) return 0;
  if (query.length - word.length > max) return max + 1;
  return banded(query, word, max, true);
}

function banded(a: string, b: string, max: number, anyPrefixOfB: boolean): number {
  const tooFar = max + 1;
  const columns = Math.min(b.length, a.length + max);
  if (rows[0].length <= columns) {
    rows = [new Uint16Array(columns * 2), new Uint16Array(columns * 2), new Uint16Array(columns * 2)];
  }
  let [beforeLast, last, current] = rows;
  for (let j = 0; j <= columns; j++) last[j] = j <= max ? j : tooFar;

  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - max);
    const to = Math.min(columns, i + max);
    const letter = a.charCodeAt(i - 1);
    const letterBefore = i > 1 ? a.charCodeAt(i - 2) : -1;
    // The cells just outside the band are read by this row and the next.
    current[from - 1] = Math.min(i, tooFar);
    let least = current[from - 1] ?? tooFar;
    for (let j = from; j <= to; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = (last[j - 1] ?? tooFar) + (letter === other ? 0 : 1);
      const deleted = (last[j] ?? tooFar) + 1;
      if (deleted < cost) cost = deleted;
      const inserted = (current[j - 1] ?? tooFar) + 1;
      if (inserted < cost) cost = inserted;
      if (j > 1 && letterBefore === other && letter === b.charCodeAt(j - 2)) {
        const transposed = (beforeLast[j - 2] ?? tooFar) + 1;
        if (transposed < cost) cost = transposed;
      }
      if (cost > tooFar) cost = tooFar;
      current[j] = cost;
      if (cost < least) least = cost;
    }
    if (to < columns) current[to + 1] = tooFar;
    if (least > max) return tooFar;
    const reused = beforeLast;
    beforeLast = last;
    last = current;
    current = reused;
  }

  if (!anyPrefixOfB) return last[b.length] ?? tooFar;
  let least = tooFar;
  for (let j = Math.max(0, a.length - max); j <= columns; j++) {
    const distance = last[j] ?? tooFar;
    if (distance < least) least = distance;
  }
  return least;
}
