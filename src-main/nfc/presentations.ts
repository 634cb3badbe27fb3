import type { Presentation } from './protocol.ts';

type Lying = Pick<Presentation, 'uid' | 'uidIsRandom'> & {
  /** When it was taken away or lost from sight; null while it is known to lie there. */
  goneAt: number | null;
  /** Lost from sight with the reader process rather than seen to go. */
  processLost: boolean;
};

export type PresentationLimits = {
  /** A card back within this many milliseconds never left: the edge of the field makes it flicker. */
  flickerMs: number;
  /** A card found where it lay when the process died, this many milliseconds ago at most, has not been moved. */
  carryOverMs: number;
};

/** Decides which presentations are new, per reader. */
export class Presentations {
  readonly #limits: PresentationLimits;
  readonly #byReader = new Map<string, Lying>();

  constructor(limits: PresentationLimits) {
    this.#limits = limits;
  }

  /** Notes a card on a reader. Returns whether that is a new presentation. Times are epoch milliseconds. */
  presented(card: Pick<Presentation, 'readerName' | 'uid' | 'uidIsRandom' | 'at'>): boolean {
    const last = this.#byReader.get(card.readerName);
    const { uid, uidIsRandom } = card;
    this.#byReader.set(card.readerName, { uid, uidIsRandom, goneAt: null, processLost: false });
    if (last === undefined || !isSameCard(last, card)) return true;
    if (last.goneAt === null) return false;
    const limit = last.processLost ? this.#limits.carryOverMs : this.#limits.flickerMs;
    return card.at - last.goneAt >= limit;
  }

  removed(readerName: string, at: number): void {
    const last = this.#byReader.get(readerName);
    if (last === undefined || (last.goneAt !== null && !last.processLost)) return;
    this.#byReader.set(readerName, { ...last, goneAt: last.goneAt ?? at, processLost: false });
  }

  /** The reader process died: what lies on the readers is out of sight until the next one reports. */
  processLost(at: number): void {
    for (const [readerName, last] of this.#byReader) {
      if (last.goneAt === null) this.#byReader.set(readerName, { ...last, goneAt: at, processLost: true });
    }
  }
}

/** A phone that flickers comes back with another made-up uid: two of those in a row count as one phone. */
function isSameCard(a: Pick<Lying, 'uid' | 'uidIsRandom'>, b: Pick<Lying, 'uid' | 'uidIsRandom'>): boolean {
  return a.uid === b.uid || (a.uidIsRandom && b.uidIsRandom);
}
