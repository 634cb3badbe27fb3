import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Garbage that may pile up before it is collected. In bytes. */
const MOST_GARBAGE = 24 * 1024 * 1024;

/**
 * Keeps a long job from filling the memory with garbage. Left to itself, V8 lets the heap grow to several times what is in
 * use before it collects old objects, on a machine that has to hold a browser as well. It has no better handle for this
 * than its own collector; a few calls of some 30 ms each are all that an import of 100,000 rows needs.
 */
export class GarbageLimit {
  readonly #collect: () => void;
  #inUse = getHeapStatistics().used_heap_size;

  constructor() {
    setFlagsFromString('--expose-gc');
    this.#collect = runInNewContext('gc') as () => void;
  }

  /** To be called between the pieces of the job. */
  check(): void {
    if (getHeapStatistics().used_heap_size < this.#inUse + MOST_GARBAGE) return;
    this.#collect();
    this.#inUse = getHeapStatistics().used_heap_size;
  }
}
