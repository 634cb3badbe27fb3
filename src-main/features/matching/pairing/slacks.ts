import { type Blossoms, NONE } from './blossoms.ts';

/** What a vertex's outermost node is in the tree of a search: not in it yet, or at an even or odd way from the root. */
export const UNSEEN = 0;
export const OUTER = 1;
export const INNER = 2;

/**
 * The duals of a matching, and the least slacks by which the next step of a search is found, in O(size) for each step and each
 * node that comes into the tree. `blossom.ts` says what duals and slacks are.
 */
export class Slacks {
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** Of each vertex: UNSEEN, OUTER or INNER. */
  readonly role: Uint8Array;
  /** Of each vertex that is not outer: the least slack to an outer vertex, and that vertex. */
  readonly gap: Float64Array;
  readonly gapFrom: Int32Array;
  /**
   * Of each outer node: the least slack to the nodes that were outer before it, and the ends of that edge. Of two nodes one
   * was the later, so that no edge is missed, and none has to be looked at again when nodes become one.
   */
  readonly ownGap: Float64Array;
  readonly ownFrom: Int32Array;
  readonly ownTo: Int32Array;
  readonly #blossoms: Blossoms;
  readonly #twice: Float64Array;
  /**
   * Of each blossom, for each vertex outside: the vertex in it with the least slack to that one. Holds as long as the blossom
   * does, since the duals in it all change by the same.
   */
  readonly #nearest: Int32Array[] = [];
  readonly #least: Float64Array;

  /** @param twice doubled weights, row by row; -Infinity where there is no edge */
  constructor(blossoms: Blossoms, twice: Float64Array) {
    const { size } = blossoms;
    const nodes = blossoms.parent.length;
    this.#blossoms = blossoms;
    this.#twice = twice;
    this.y = new Float64Array(size);
    this.z = new Float64Array(nodes);
    this.role = new Uint8Array(size);
    this.gap = new Float64Array(size);
    this.gapFrom = new Int32Array(size);
    this.ownGap = new Float64Array(nodes);
    this.ownFrom = new Int32Array(nodes);
    this.ownTo = new Int32Array(nodes);
    this.#least = new Float64Array(size);
  }

  /**
   * First duals from each vertex's heaviest edge, lowered as far as they go, and pairs where that made an edge tight: after
   * it most vertices need no search.
   */
  start(): void {
    const [twice, y, { size, mate }] = [this.#twice, this.y, this.#blossoms];
    for (let v = 0; v < size; v++) {
      let most = 0;
      for (let u = 0; u < size; u++) most = Math.max(most, twice[v * size + u] ?? 0);
      y[v] = most / 2;
    }
    for (let v = 0; v < size; v++) {
      if (mate[v] !== NONE) continue;
      const own = y[v] ?? 0;
      let least = own;
      let partner = NONE;
      for (let u = 0; u < size; u++) {
        const slack = own + (y[u] ?? 0) - (twice[v * size + u] ?? 0);
        if (slack > least || (slack === least && (partner !== NONE || mate[u] !== NONE))) continue;
        least = slack;
        partner = mate[u] === NONE ? u : NONE;
      }
      y[v] = own - least;
      if (partner === NONE) continue;
      mate[v] = partner;
      mate[partner] = v;
    }
  }

  /** Forgets the tree. */
  clear(): void {
    this.role.fill(UNSEEN);
    this.gap.fill(Infinity);
  }

  setRole(node: number, role: number): void {
    for (const vertex of this.#blossoms.inside[node] ?? []) this.role[vertex] = role;
  }

  /** All outer duals sink, all inner ones rise; edges in nodes and in the tree stay as tight as they are. */
  shift(delta: number, outer: readonly number[], innerBlossoms: readonly number[]): void {
    const { y, z, role, gap, ownGap } = this;
    const { size } = this.#blossoms;
    for (let v = 0; v < size; v++) {
      const part = role[v] ?? UNSEEN;
      if (part === OUTER) y[v] = (y[v] ?? 0) - delta;
      else if (part === INNER) y[v] = (y[v] ?? 0) + delta;
      else gap[v] = (gap[v] ?? 0) - delta;
    }
    for (const node of outer) {
      ownGap[node] = (ownGap[node] ?? 0) - 2 * delta;
      if (node >= size) z[node] = (z[node] ?? 0) + 2 * delta;
    }
    for (const node of innerBlossoms) z[node] = (z[node] ?? 0) - 2 * delta;
  }

  /** Looks at all edges from a node that has become outer. */
  scan(node: number): void {
    const { y, role, gap, gapFrom } = this;
    const [twice, { size, top }] = [this.#twice, this.#blossoms];
    const nearest = node < size ? null : (this.#nearest[node] ?? null);
    let least = Infinity;
    for (let v = 0; v < size; v++) {
      if (top[v] === node) continue;
      const u = nearest === null ? node : (nearest[v] ?? NONE);
      const slack = (y[u] ?? 0) + (y[v] ?? 0) - (twice[u * size + v] ?? 0);
      if (role[v] !== OUTER) {
        if (slack >= (gap[v] ?? 0)) continue;
        gap[v] = slack;
        gapFrom[v] = u;
      } else if (slack < least) {
        least = slack;
        this.ownFrom[node] = u;
        this.ownTo[node] = v;
      }
    }
    this.ownGap[node] = least;
  }

  /** Finds what is nearest in a new blossom, from what is known of its parts. */
  learn(blossom: number): void {
    const [twice, y, least, { size, base }] = [this.#twice, this.y, this.#least, this.#blossoms];
    // Where no edge leads to a vertex any vertex of the blossom does: its slack is infinite.
    const nearest = new Int32Array(size).fill(base[blossom] ?? NONE);
    least.fill(Infinity);
    for (const part of this.#blossoms.partsOf(blossom)) {
      const known = part < size ? null : (this.#nearest[part] ?? null);
      for (let v = 0; v < size; v++) {
        const u = known === null ? part : (known[v] ?? NONE);
        const share = (y[u] ?? 0) - (twice[u * size + v] ?? 0);
        if (share >= (least[v] ?? 0)) continue;
        least[v] = share;
        nearest[v] = u;
      }
    }
    this.#nearest[blossom] = nearest;
    this.z[blossom] = 0;
  }
}
