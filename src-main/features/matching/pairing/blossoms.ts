/** Nobody: the mate of a vertex that has none, the parent of a node on top. */
export const NONE = -1;

/**
 * An odd ring of nodes, the first of which holds the base. The edge from `nodes[i]` to the next one goes from the vertex
 * `leaves[i]` in it to the vertex `enters[i]` in the next; the last one leads back to the first.
 */
export interface Ring {
  nodes: number[];
  leaves: number[];
  enters: number[];
}

/**
 * A matching, and the blossoms that lie over its vertices. A node is a vertex, `0 .. size - 1`, or a blossom, above them.
 * In a blossom all vertices but its base are matched among themselves, along edges of its ring; whichever of them becomes
 * the base, the others can be matched again (J. Edmonds, "Paths, trees, and flowers", 1965).
 */
export class Blossoms {
  readonly size: number;
  /** The other vertex of a vertex's pair, or NONE. */
  readonly mate: Int32Array;
  /** The outermost node that holds a vertex. */
  readonly top: Int32Array;
  /** The blossom directly around a node, or NONE. */
  readonly parent: Int32Array;
  /** The vertex through which a node is matched to the outside. */
  readonly base: Int32Array;
  /** The vertices in a node. */
  readonly inside: (readonly number[])[] = [];
  readonly #rings: (Ring | undefined)[] = [];
  readonly #unused: number[] = [];

  /** @param size how many vertices */
  constructor(size: number) {
    // Blossoms that share vertices lie inside each other and each holds two vertices more than its largest part.
    const nodes = size + (size >> 1);
    this.size = size;
    this.mate = new Int32Array(size).fill(NONE);
    this.top = Int32Array.from({ length: size }, (_, vertex) => vertex);
    this.parent = new Int32Array(nodes).fill(NONE);
    this.base = Int32Array.from({ length: nodes }, (_, node) => node);
    for (let vertex = 0; vertex < size; vertex++) this.inside.push([vertex]);
    for (let node = nodes - 1; node >= size; node--) this.#unused.push(node);
  }

  /** The mate of a node's base, or NONE. */
  mateOf(node: number): number {
    return this.mate[this.base[node] ?? NONE] ?? NONE;
  }

  /** Makes one node of a ring of outermost nodes. The base of the first becomes that of all. @returns the blossom */
  contract(ring: Ring): number {
    const blossom = this.#unused.pop();
    if (blossom === undefined) throw new Error('More blossoms than vertices allow.');
    const vertices: number[] = [];
    for (const node of ring.nodes) {
      this.parent[node] = blossom;
      vertices.push(...(this.inside[node] ?? []));
    }
    for (const vertex of vertices) this.top[vertex] = blossom;
    this.inside[blossom] = vertices;
    this.base[blossom] = this.base[ring.nodes[0] ?? NONE] ?? NONE;
    this.#rings[blossom] = ring;
    return blossom;
  }

  /** Undoes an outermost blossom: the nodes of its ring are outermost again. @returns the ring */
  expand(blossom: number): Ring {
    const ring = this.#ring(blossom);
    for (const node of ring.nodes) {
      this.parent[node] = NONE;
      for (const vertex of this.inside[node] ?? []) this.top[vertex] = node;
    }
    this.#rings[blossom] = undefined;
    this.inside[blossom] = [];
    this.#unused.push(blossom);
    return ring;
  }

  /** The nodes directly in a blossom. */
  partsOf(blossom: number): readonly number[] {
    return this.#ring(blossom).nodes;
  }

  /** Makes a vertex the base of a node that holds it, and matches the others in the node anew. */
  rebase(node: number, vertex: number): void {
    if (this.base[node] === vertex) return;
    const { nodes, leaves, enters } = this.#ring(node);
    const length = nodes.length;
    const start = nodes.indexOf(this.#partWith(node, vertex));
    this.rebase(nodes[start] ?? NONE, vertex);
    for (let step = 1; step < length; step += 2) {
      const at = (start + step) % length;
      const [left, right] = [leaves[at] ?? NONE, enters[at] ?? NONE];
      if (this.mate[left] === right) continue;
      this.rebase(nodes[at] ?? NONE, left);
      this.rebase(nodes[(at + 1) % length] ?? NONE, right);
      this.mate[left] = right;
      this.mate[right] = left;
    }
    for (const list of [nodes, leaves, enters]) list.push(...list.splice(0, start));
    this.base[node] = vertex;
  }

  /** The node directly in a blossom that holds a vertex. */
  #partWith(blossom: number, vertex: number): number {
    let node = vertex;
    while (this.parent[node] !== blossom) node = this.parent[node] ?? NONE;
    return node;
  }

  #ring(blossom: number): Ring {
    const ring = this.#rings[blossom];
    if (ring === undefined) throw new Error(`Node ${blossom} is no blossom.`);
    return ring;
  }
}
