import { BlossomSearch, type ProvenMatching } from './blossom-search.ts';

/**
 * Maximum-weight matching in a general graph: pairs of vertices, none in two of them, of the greatest total weight.
 *
 * J. Edmonds, "Maximum matching and a polyhedron with 0,1-vertices", J. Res. NBS 69B, 1965, for the blossoms and the
 * duals; H. N. Gabow, "An efficient implementation of Edmonds' algorithm for maximum matching on graphs", JACM 23(2), 1976,
 * and Z. Galil, "Efficient algorithms for finding maximum matching in graphs", ACM Computing Surveys 18(1), 1986, for what
 * is remembered between the steps of a search so that all of it takes O(n^3).
 *
 * Each vertex has a dual `y >= 0`, each blossom a dual `z >= 0`. An edge's slack is `y[u] + y[v]`, and the `z` of all
 * blossoms that hold both ends, less its doubled weight. Throughout
 *   - no slack is negative;
 *   - the edges of the matching, and those of the rings of blossoms, have none (they are tight);
 *   - in a blossom with `z > 0` all vertices but one are matched among themselves.
 * Once every vertex without a mate has `y = 0` no matching can weigh more. A search takes a vertex that breaks this, its
 * root, and grows a tree of tight edges from it, whose nodes are by turns outer (an even way from the root) and inner.
 * Duals change by a whole number at a time: all edges of a tree are tight, so that the duals of its vertices are all even or all
 * odd, and the slack between two outer ones, which has to be halved, is even.
 */

/** Heavier edges could bring duals and slacks, up to four times that, beyond the whole numbers that are exact. */
export const MOST_WEIGHT = 2 ** 50;

/**
 * A matching of the greatest total weight in O(size^3), the same one for the same weights.
 * @param weights `size * size` whole numbers, row by row, symmetric; 0, less or NaN: no edge. What stands on the diagonal
 *   does not count
 * @returns the other vertex of each vertex's pair, or -1
 * @throws RangeError for weights of another size, asymmetric ones, fractions, and ones beyond MOST_WEIGHT
 */
export function maximumWeightMatching(size: number, weights: Float64Array): Int32Array {
  return provenMatching(size, weights).mate;
}

/** The same, with the duals as a proof. @throws RangeError as `maximumWeightMatching` does */
export function provenMatching(size: number, weights: Float64Array): ProvenMatching {
  const search = new BlossomSearch(size, doubled(size, weights));
  for (let root = 0; root < size; root++) search.settle(root);
  return search.proven();
}

/** Twice the weights; an edge that is not there weighs less than any. */
function doubled(size: number, weights: Float64Array): Float64Array {
  if (weights.length !== size * size) throw new RangeError(`${size} vertices have ${size * size} weights.`);
  const twice = new Float64Array(size * size).fill(-Infinity);
  for (let u = 0; u < size; u++) {
    for (let v = 0; v < size; v++) {
      const weight = weights[u * size + v] ?? 0;
      if (u === v || !(weight > 0)) continue;
      if (!Number.isInteger(weight) || weight > MOST_WEIGHT) throw new RangeError(`${weight} is no weight of an edge.`);
      if (weight !== weights[v * size + u]) throw new RangeError(`The weights between ${u} and ${v} differ.`);
      twice[u * size + v] = 2 * weight;
    }
  }
  return twice;
}
