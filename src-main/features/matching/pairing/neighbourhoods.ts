import { maximumWeightMatching } from './blossom.ts';
import { NONE } from './blossoms.ts';

/** People whose pairs are made anew at once, all others keeping theirs. */
export const NEIGHBOURHOOD = 400;
/** Each person's best partners: what makes others neighbours. */
const CANDIDATES = 40;
const MOST_SWEEPS = 4;

type WeightOf = (a: number, b: number) => number;

/**
 * A matching of great weight, for more vertices than can be matched as a whole in the time: at first the heaviest edges among
 * everybody's best, then exact matchings of one neighbourhood after the other, none of which can lose weight. Large
 * neighbourhood search: P. Shaw, "Using constraint programming and local search methods to solve vehicle routing problems", CP 1998.
 * There are as many pairs as can be where each weighs more than any pairs can differ by, as with `priorities`.
 * @param weightOf symmetric whole numbers as `maximumWeightMatching` takes them
 * @returns the other vertex of each vertex's pair, or -1
 */
export function approximateMatching(size: number, weightOf: WeightOf): Int32Array {
  const candidates = Array.from({ length: size }, (_, vertex) => bestOf(vertex, size, weightOf));
  const mate = greedyMatching(candidates, weightOf);
  improve(mate, candidates, weightOf);
  if (aloneIn(mate) <= size % 2) return mate;
  // Which pairs there are matters least to how many there can be: that is quickly found for all at once.
  const most = maximumWeightMatching(
    size,
    matrix(size, (a, b) => (weightOf(a, b) > 0 ? 1 : 0)),
  );
  if (aloneIn(most) === aloneIn(mate)) return mate;
  improve(most, candidates, weightOf);
  return most;
}

function greedyMatching(candidates: readonly number[][], weightOf: WeightOf): Int32Array {
  const mate = new Int32Array(candidates.length).fill(NONE);
  const edges = candidates
    .flatMap((others, u) => others.map((v) => ({ u, v, weight: weightOf(u, v) })))
    .sort((a, b) => b.weight - a.weight || a.u - b.u || a.v - b.v);
  for (const { u, v } of edges) {
    if (mate[u] !== NONE || mate[v] !== NONE) continue;
    mate[u] = v;
    mate[v] = u;
  }
  return mate;
}

/** Matches neighbourhoods anew until that changes nothing, or has been done often enough. */
function improve(mate: Int32Array, candidates: readonly number[][], weightOf: WeightOf): void {
  const size = mate.length;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    // Who is alone comes first, then others from another end each time.
    const start = Math.floor((sweep * size) / MOST_SWEEPS);
    const order = Array.from({ length: size }, (_, index) => (start + index) % size);
    const alone = order.filter((vertex) => mate[vertex] === NONE);
    const seen = new Uint8Array(size);
    let changed = false;
    for (const seed of [...alone, ...order]) {
      if (seen[seed]) continue;
      const around = neighbourhood([seed, ...alone.filter((vertex) => !seen[vertex])], mate, candidates);
      for (const vertex of around) seen[vertex] = 1;
      changed = rematch(around, mate, weightOf) || changed;
    }
    if (!changed) break;
  }
}

function aloneIn(mate: Int32Array): number {
  return mate.reduce((count, other) => count + (other === NONE ? 1 : 0), 0);
}

/** The vertices with the heaviest edges to one, heaviest first. */
function bestOf(vertex: number, size: number, weightOf: WeightOf): number[] {
  const best: { other: number; weight: number }[] = [];
  // In wide steps from the vertex on: where many weigh the same not all should have the same candidates.
  const stride = strideThrough(size);
  for (let step = 1; step < size; step++) {
    const other = (vertex + step * stride) % size;
    const weight = weightOf(vertex, other);
    if (!(weight > (best.length < CANDIDATES ? 0 : (best[CANDIDATES - 1]?.weight ?? 0)))) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.weight ?? 0) < weight) at -= 1;
    best.splice(at, 0, { other, weight });
    if (best.length > CANDIDATES) best.pop();
  }
  return best.map(({ other }) => other);
}

/** The first number from the golden section of a size on by whose multiples one comes to all places. */
function strideThrough(size: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let stride = Math.max(1, Math.floor(size * 0.618));
  while (divisor(size, stride) !== 1) stride += 1;
  return stride;
}

/** The first of some vertices, and whom they lead to by candidates and pairs, in full pairs and in ascending order. */
function neighbourhood(seeds: readonly number[], mate: Int32Array, candidates: readonly number[][]): number[] {
  const around = new Set<number>();
  const add = (vertex: number) => {
    if (around.size > NEIGHBOURHOOD - 2) return;
    around.add(vertex);
    const other = mate[vertex] ?? NONE;
    if (other !== NONE) around.add(other);
  };
  for (const seed of seeds.slice(0, NEIGHBOURHOOD / 4)) add(seed);
  for (let rank = 0; rank < CANDIDATES; rank++) {
    for (const vertex of [...around]) add(candidates[vertex]?.[rank] ?? vertex);
  }
  return [...around].sort((a, b) => a - b);
}

/** Matches some vertices anew among themselves, never for less weight. @returns whether that changed a pair */
function rematch(vertices: readonly number[], mate: Int32Array, weightOf: WeightOf): boolean {
  const size = vertices.length;
  const weights = matrix(size, (i, j) => weightOf(vertices[i] ?? NONE, vertices[j] ?? NONE));
  let changed = false;
  maximumWeightMatching(size, weights).forEach((other, i) => {
    const vertex = vertices[i] ?? NONE;
    const partner = vertices[other] ?? NONE;
    changed ||= mate[vertex] !== partner;
    mate[vertex] = partner;
  });
  return changed;
}

/** The weights of all pairs, as `maximumWeightMatching` takes them. */
export function matrix(size: number, weightOf: WeightOf): Float64Array {
  const weights = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) {
      const weight = weightOf(a, b);
      weights[a * size + b] = weight;
      weights[b * size + a] = weight;
    }
  }
  return weights;
}
