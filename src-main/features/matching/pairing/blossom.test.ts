import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '#shared/domain/random.ts';
import { MOST_WEIGHT, maximumWeightMatching, provenMatching } from './blossom.ts';

type Edge = [u: number, v: number, weight: number];

function matrix(size: number, edges: Iterable<Edge>): Float64Array {
  const weights = new Float64Array(size * size);
  for (const [u, v, weight] of edges) {
    weights[u * size + v] = weight;
    weights[v * size + u] = weight;
  }
  return weights;
}

function* complete(size: number, weightOf: (u: number, v: number) => number): Iterable<Edge> {
  for (let v = 0; v < size; v++) for (let u = 0; u < v; u++) yield [u, v, weightOf(u, v)];
}

/** The greatest weight, by trying all: the best of each set of vertices, with the first of them alone or with each other. */
function bruteForce(size: number, weights: Float64Array): number {
  const best = new Float64Array(2 ** size);
  for (let set = 1; set < best.length; set++) {
    const first = 31 - Math.clz32(set);
    const rest = set & ~(1 << first);
    let most = best[rest] ?? 0;
    for (let other = 0; other < first; other++) {
      const weight = weights[first * size + other] ?? 0;
      if (rest & (1 << other) && weight > 0) most = Math.max(most, weight + (best[rest & ~(1 << other)] ?? 0));
    }
    best[set] = most;
  }
  return best[best.length - 1] ?? 0;
}

/** The weight of a matching, which has to be one, along edges that are there. */
function weigh(size: number, weights: Float64Array, mate: Int32Array): number {
  expect(mate).toHaveLength(size);
  let total = 0;
  mate.forEach((other, vertex) => {
    if (other === -1) return;
    expect(other).not.toBe(vertex);
    expect(mate[other]).toBe(vertex);
    const weight = weights[vertex * size + other] ?? 0;
    expect(weight).toBeGreaterThan(0);
    if (other < vertex) total += weight;
  });
  return total;
}

/**
 * What is wrong with a proof, by the conditions alone and knowing nothing of how it was found. Where nothing is, the duals
 * add up to twice the weight of the matching, and no matching can weigh more than half the duals of any proof.
 */
function flaws(size: number, weights: Float64Array, proof: ReturnType<typeof provenMatching>): string[] {
  const { mate, vertexDuals, blossoms } = proof;
  const found: string[] = [];
  const around = new Float64Array(size * size);
  let bound = 0;
  vertexDuals.forEach((dual, vertex) => {
    bound += dual;
    if (!(dual >= 0)) found.push(`dual ${dual} of vertex ${vertex}`);
    if (mate[vertex] === -1 && dual !== 0) found.push(`vertex ${vertex} is alone and has dual ${dual}`);
  });
  for (const { vertices, dual } of blossoms) {
    const held = new Set(vertices);
    bound += (dual * (held.size - 1)) / 2;
    if (!(dual >= 0)) found.push(`dual ${dual} of a blossom`);
    if (held.size % 2 === 0 || held.size < 3) found.push(`a blossom of ${held.size}`);
    const outside = vertices.filter((vertex) => !held.has(mate[vertex] ?? -1));
    if (outside.length !== 1) found.push(`a blossom with ${outside.length} not matched inside`);
    for (const u of held) for (const v of held) around[u * size + v] = (around[u * size + v] ?? 0) + dual;
  }
  for (const [u, v] of complete(size, () => 0)) {
    const weight = weights[u * size + v] ?? 0;
    if (!(weight > 0)) continue;
    const slack = (vertexDuals[u] ?? 0) + (vertexDuals[v] ?? 0) + (around[u * size + v] ?? 0) - 2 * weight;
    if (!(slack >= 0)) found.push(`slack ${slack} of ${u}-${v}`);
    if (mate[u] === v && slack !== 0) found.push(`slack ${slack} of the pair ${u}-${v}`);
  }
  if (bound !== 2 * weigh(size, weights, mate)) found.push(`a bound of ${bound}`);
  return found;
}

/** Graphs of at most `most` vertices, from few edges to all, from weights that are nearly all alike to wide ones. */
function smallGraphs(most: number) {
  return fc
    .record({
      size: fc.integer({ min: 0, max: most }),
      seed: fc.integer(),
      density: fc.constantFrom(0.15, 0.3, 0.5, 0.8, 1),
      range: fc.constantFrom(1, 2, 5, 30, 1_000_000, MOST_WEIGHT),
    })
    .map(({ size, seed, density, range }) => {
      const random = createRandom(seed);
      const weightOf = () => (random.chance(density) ? 1 + random.below(range) : 0);
      return { size, weights: matrix(size, complete(size, weightOf)) };
    });
}

/** Graphs of many vertices that are hard in different ways. */
const LARGE: Record<string, (size: number, random: Random) => (u: number, v: number) => number> = {
  'any weights': (_, random) => () => 1 + random.below(1_000_000),
  'many equal weights': (_, random) => () => 1 + random.below(4),
  'few edges': (size, random) => () => (random.chance(4 / size) ? 1 + random.below(1000) : 0),
  'nobody of the own seventh': (_, random) => (u, v) => (u % 7 === v % 7 ? 0 : 1 + random.below(1000)),
  // One of each group of seven has to leave it.
  'odd groups': (size, random) => (u, v) =>
    (u % Math.ceil(size / 7) === v % Math.ceil(size / 7) ? 1e6 : 1) + random.below(9),
  // Everybody wants the same ones least.
  repelling: (size, random) => {
    const x = Array.from({ length: size }, random.next);
    return (u, v) => Math.ceil(2e9 - 1e9 * (x[u] ?? 0) * (x[v] ?? 0));
  },
  distances: (size, random) => {
    const x = Array.from({ length: size }, random.next);
    return (u, v) => Math.ceil(1e6 * Math.abs((x[u] ?? 0) - (x[v] ?? 0)));
  },
};

describe('maximumWeightMatching', () => {
  it('finds what trying all finds', () => {
    fc.assert(
      fc.property(smallGraphs(12), ({ size, weights }) => {
        const mate = maximumWeightMatching(size, weights);
        // 2^50 six times over is still exact.
        expect(weigh(size, weights, mate)).toBe(bruteForce(size, weights));
      }),
      { numRuns: 1500 },
    );
  });

  it('finds it among fourteen, too', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(3, 40), (seed, range) => {
        const random = createRandom(seed);
        const weights = matrix(
          14,
          complete(14, () => random.below(range)),
        );
        expect(weigh(14, weights, maximumWeightMatching(14, weights))).toBe(bruteForce(14, weights));
      }),
      { numRuns: 60 },
    );
  });

  it('gives duals that prove it', () => {
    fc.assert(
      fc.property(smallGraphs(20), ({ size, weights }) => {
        // Sums of more of the widest weights would not be exact in the test.
        const tame = weights.map((weight) => (weight > 2 ** 46 ? Math.ceil(weight / 16) : weight));
        expect(flaws(size, tame, provenMatching(size, tame))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it.each(Object.keys(LARGE).flatMap((name) => [59, 60, 200].map((size) => [name, size] as const)))(
    'proves it for large graphs: %s, %i vertices',
    (name, size) => {
      for (const seed of [1, 2, 3]) {
        const weightOf = LARGE[name]?.(size, createRandom(seed)) ?? (() => 0);
        const weights = matrix(size, complete(size, weightOf));
        expect(flaws(size, weights, provenMatching(size, weights))).toEqual([]);
      }
    },
  );

  it('proves it where blossoms lie in blossoms', () => {
    let nested = 0;
    for (let seed = 0; seed < 20; seed++) {
      const weightOf = LARGE.repelling?.(25, createRandom(seed)) ?? (() => 0);
      const weights = matrix(25, complete(25, weightOf));
      const proof = provenMatching(25, weights);
      expect(flaws(25, weights, proof)).toEqual([]);
      const sets = proof.blossoms.map(({ vertices }) => new Set(vertices));
      nested += sets.filter((inner) =>
        sets.some((outer) => outer !== inner && [...inner].every((vertex) => outer.has(vertex))),
      ).length;
    }
    expect(nested).toBeGreaterThan(50);
  });

  it('goes around an odd ring, with or without a tail', () => {
    const ring: Edge[] = [0, 1, 2, 3, 4].map((u) => [u, (u + 1) % 5, 10]);
    expect(weigh(6, matrix(6, ring), maximumWeightMatching(6, matrix(6, ring)))).toBe(20);
    const tailed = matrix(6, [...ring, [2, 5, 1]]);
    expect(maximumWeightMatching(6, tailed)[5]).toBe(2);
  });

  it('leaves alone whom nobody gains by', () => {
    // The middle edge of a path outweighs the two at its ends.
    const path = matrix(4, [
      [0, 1, 3],
      [1, 2, 7],
      [2, 3, 3],
    ]);
    expect([...maximumWeightMatching(4, path)]).toEqual([-1, 2, 1, -1]);
    expect([...maximumWeightMatching(0, new Float64Array(0))]).toEqual([]);
    expect([...maximumWeightMatching(1, new Float64Array([5]))]).toEqual([-1]);
  });

  it('takes what weighs nothing, less than that, or is no number for no edge', () => {
    const weights = matrix(6, [
      [0, 1, 0],
      [2, 3, -4],
      [4, 5, Number.NaN],
    ]);
    expect([...maximumWeightMatching(6, weights)]).toEqual([-1, -1, -1, -1, -1, -1]);
  });

  it('refuses weights that it cannot be exact with', () => {
    expect(() => maximumWeightMatching(3, new Float64Array(8))).toThrow(RangeError);
    expect(() => maximumWeightMatching(2, matrix(2, [[0, 1, 1.5]]))).toThrow(RangeError);
    expect(() => maximumWeightMatching(2, matrix(2, [[0, 1, MOST_WEIGHT + 1]]))).toThrow(RangeError);
    expect(() => maximumWeightMatching(2, matrix(2, [[0, 1, Infinity]]))).toThrow(RangeError);
    expect(() => maximumWeightMatching(2, new Float64Array([0, 1, 2, 0]))).toThrow(RangeError);
  });
});
