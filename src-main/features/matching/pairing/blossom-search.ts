import { Blossoms, NONE, type Ring } from './blossoms.ts';
import { INNER, OUTER, Slacks, UNSEEN } from './slacks.ts';

/** A matching, and the duals that prove that none weighs more: all in all they are twice its weight. */
export interface ProvenMatching {
  /** The other vertex of each vertex's pair, or -1. */
  mate: Int32Array;
  /** Twice the dual of each vertex. */
  vertexDuals: Float64Array;
  /** Vertices of each blossom that has a dual, and twice that. It counts once for each pair that fits in. */
  blossoms: { vertices: readonly number[]; dual: number }[];
}

type Step = 'give up' | 'grow' | 'contract' | 'expand';

/** The searches of `maximumWeightMatching`, one for each vertex; `blossom.ts` says what holds throughout. */
export class BlossomSearch {
  readonly #blossoms: Blossoms;
  readonly #slacks: Slacks;
  /** Of each inner node: the tight edge by which the tree came to it, from an outer vertex to one in it. */
  readonly #reachedFrom: Int32Array;
  readonly #reachedAt: Int32Array;
  #outer: number[] = [];
  #innerBlossoms: number[] = [];

  /** @param twice doubled weights, row by row; -Infinity where there is no edge */
  constructor(size: number, twice: Float64Array) {
    this.#blossoms = new Blossoms(size);
    this.#slacks = new Slacks(this.#blossoms, twice);
    this.#reachedFrom = new Int32Array(this.#blossoms.parent.length);
    this.#reachedAt = new Int32Array(this.#blossoms.parent.length);
    this.#slacks.start();
  }

  /** Finds a mate for a vertex, or brings its dual to 0. */
  settle(root: number): void {
    if (this.#blossoms.mate[root] !== NONE || this.#slacks.y[root] === 0) return;
    this.#slacks.clear();
    this.#outer = [];
    this.#innerBlossoms = [];
    this.#addOuter(this.#blossoms.top[root] ?? NONE);
    for (let ended = false; !ended; ) ended = this.#step();
    for (const node of this.#outer) this.#dissolve(node);
  }

  proven(): ProvenMatching {
    const { size, mate, inside } = this.#blossoms;
    const blossoms: ProvenMatching['blossoms'] = [];
    for (let node = size; node < inside.length; node++) {
      const dual = this.#slacks.z[node] ?? 0;
      const vertices = inside[node] ?? [];
      if (dual > 0 && vertices.length > 0) blossoms.push({ vertices, dual });
    }
    return { mate, vertexDuals: this.#slacks.y, blossoms };
  }

  /** Changes the duals until something becomes tight, and uses that. @returns whether the search has ended */
  #step(): boolean {
    const { y, z, role, gap, ownGap, ownFrom, ownTo } = this.#slacks;
    const { size } = this.#blossoms;
    let delta = Infinity;
    let step: Step = 'give up';
    let where = NONE;
    for (let v = 0; v < size; v++) {
      const part = role[v] ?? UNSEEN;
      const room = part === OUTER ? (y[v] ?? 0) : part === UNSEEN ? (gap[v] ?? 0) : Infinity;
      if (room >= delta) continue;
      delta = room;
      where = v;
      step = part === OUTER ? 'give up' : 'grow';
    }
    for (const node of this.#outer) {
      const room = (ownGap[node] ?? 0) / 2;
      if (room >= delta) continue;
      delta = room;
      where = node;
      step = 'contract';
    }
    for (const node of this.#innerBlossoms) {
      const room = (z[node] ?? 0) / 2;
      if (room >= delta) continue;
      delta = room;
      where = node;
      step = 'expand';
    }
    if (delta > 0) this.#slacks.shift(delta, this.#outer, this.#innerBlossoms);
    if (step === 'grow') return this.#grow(where);
    if (step === 'give up') this.#flip(where, NONE);
    else if (step === 'expand') this.#expand(where);
    else this.#contract(ownFrom[where] ?? NONE, ownTo[where] ?? NONE);
    return step === 'give up';
  }

  /** Takes a vertex's node into the tree, and that node's mate; or the search has ended. @returns whether it has */
  #grow(vertex: number): boolean {
    const { mate, top } = this.#blossoms;
    const node = top[vertex] ?? NONE;
    const from = this.#slacks.gapFrom[vertex] ?? NONE;
    const next = this.#blossoms.mateOf(node);
    if (next === NONE) {
      this.#blossoms.rebase(node, vertex);
      mate[vertex] = from;
      this.#flip(from, vertex);
      return true;
    }
    this.#addInner(node, from, vertex);
    this.#addOuter(top[next] ?? NONE);
    return false;
  }

  #addInner(node: number, from: number, at: number): void {
    this.#slacks.setRole(node, INNER);
    this.#reachedFrom[node] = from;
    this.#reachedAt[node] = at;
    if (node >= this.#blossoms.size) this.#innerBlossoms.push(node);
  }

  #addOuter(node: number): void {
    this.#slacks.setRole(node, OUTER);
    this.#slacks.scan(node);
    this.#outer.push(node);
  }

  /** Makes a blossom of the ring that a tight edge between two outer nodes closes. */
  #contract(from: number, to: number): void {
    const { top, parent } = this.#blossoms;
    const left = this.#wayUp(top[from] ?? NONE);
    const right = this.#wayUp(top[to] ?? NONE);
    // What both ways have in common at their ends but for the first node of it is not in the ring.
    let [i, j] = [left.nodes.length - 1, right.nodes.length - 1];
    while (i > 0 && j > 0 && left.nodes[i - 1] === right.nodes[j - 1]) {
      i -= 1;
      j -= 1;
    }
    const blossom = this.#blossoms.contract({
      nodes: [...left.nodes.slice(0, i + 1).reverse(), ...right.nodes.slice(0, j)],
      leaves: [...left.enters.slice(0, i).reverse(), from, ...right.leaves.slice(0, j)],
      enters: [...left.leaves.slice(0, i).reverse(), to, ...right.enters.slice(0, j)],
    });
    this.#slacks.learn(blossom);
    this.#outer = this.#outer.filter((node) => parent[node] === NONE);
    this.#innerBlossoms = this.#innerBlossoms.filter((node) => parent[node] === NONE);
    this.#addOuter(blossom);
  }

  /** The nodes from an outer one up to the root, and the edges between them. */
  #wayUp(start: number): Ring {
    const { base, top } = this.#blossoms;
    const way: Ring = { nodes: [start], leaves: [], enters: [] };
    for (let node = start; ; ) {
      const next = this.#blossoms.mateOf(node);
      if (next === NONE) return way;
      const inner = top[next] ?? NONE;
      const from = this.#reachedFrom[inner] ?? NONE;
      way.leaves.push(base[node] ?? NONE, this.#reachedAt[inner] ?? NONE);
      way.enters.push(next, from);
      node = top[from] ?? NONE;
      way.nodes.push(inner, node);
    }
  }

  /** Undoes an inner blossom whose dual is used up: the even way round its ring stays in the tree. */
  #expand(blossom: number): void {
    this.#innerBlossoms = this.#innerBlossoms.filter((node) => node !== blossom);
    this.#slacks.setRole(blossom, UNSEEN);
    const at = this.#reachedAt[blossom] ?? NONE;
    const { nodes, leaves, enters } = this.#blossoms.expand(blossom);
    let index = nodes.indexOf(this.#blossoms.top[at] ?? NONE);
    const back = index % 2 === 0;
    this.#addInner(nodes[index] ?? NONE, this.#reachedFrom[blossom] ?? NONE, at);
    while (index !== 0) {
      this.#addOuter(nodes[back ? index - 1 : index + 1] ?? NONE);
      const edge = back ? index - 2 : index + 1;
      index = back ? index - 2 : (index + 2) % nodes.length;
      const [outerEnd, innerEnd] = back ? [enters[edge], leaves[edge]] : [leaves[edge], enters[edge]];
      this.#addInner(nodes[index] ?? NONE, outerEnd ?? NONE, innerEnd ?? NONE);
    }
  }

  /** Matches an outer vertex to another one, or to none, and all the way up to the root the pairs change. */
  #flip(outer: number, other: number): void {
    const { mate, top } = this.#blossoms;
    let [vertex, partner] = [outer, other];
    for (;;) {
      const node = top[vertex] ?? NONE;
      const old = this.#blossoms.mateOf(node);
      this.#blossoms.rebase(node, vertex);
      mate[vertex] = partner;
      if (old === NONE) return;
      const inner = top[old] ?? NONE;
      partner = this.#reachedAt[inner] ?? NONE;
      vertex = this.#reachedFrom[inner] ?? NONE;
      this.#blossoms.rebase(inner, partner);
      mate[partner] = vertex;
    }
  }

  /** Undoes a blossom whose dual is 0, and those in it: fewer nodes are less work. */
  #dissolve(node: number): void {
    if (node < this.#blossoms.size || (this.#slacks.z[node] ?? 0) > 0) return;
    for (const part of this.#blossoms.expand(node).nodes) this.#dissolve(part);
  }
}
