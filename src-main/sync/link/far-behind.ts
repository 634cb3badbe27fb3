import type { ControlFrame } from '../frames.ts';

/** What is missing by fewer operations comes one by one in a second or two. */
const LEAST = 20_000;
/** A copy is of everything: so much of it must be new. */
const LEAST_SHARE = 0.2;
/** Other desks that have come back as well have delivered what they had, but for what is being made. */
const QUIET = 200;
/** How long they are waited for, in ms: a copy that is made before is one of less. */
const PATIENCE_MS = 30_000;
/** How long it is left alone afterwards, in ms: what is missing then comes one by one, whatever others say to be about to bring. */
const AGAIN_MS = 5 * 60_000;

/** A connection to the hub, as far as it matters how far this desk is behind. */
export interface BehindSession {
  /** Up to which position the hub's log has come here. */
  readonly received: number;
  /** Of the hub's app. */
  readonly hubVersion: string | null;
  /** Takes no more operations in. */
  hold(): void;
  /** The hub holds so much of each desk. */
  noteHeld(held: ReadonlyMap<string, number>): void;
  close(): void;
}

/** What whoever takes over a copy tells meanwhile. */
export interface CatchUpTold {
  /** What the hub holds of each desk, before operations come into the log. */
  onHeld(held: ReadonlyMap<string, number>): void;
  /** @param done from 0 to 1 */
  progress(done: number): void;
}

export interface FarBehindOptions {
  deskId: string | null;
  version: string;
  /** Operations that are not known to be at the hub. */
  pending(): number;
  /**
   * Takes over what the hub holds up to a position, from a copy of its database.
   * @returns whether that was possible
   */
  catchUp(least: number, told: CatchUpTold): Promise<boolean>;
  /** Whether this desk catches up, or how far it has got, is another. */
  onChange(): void;
  onFault(error: unknown): void;
}

/**
 * Looks how far this desk is behind its hub, and what other desks are about to bring to it. Where that is much it waits until the hub has all, and
 * takes over a copy instead of going through the log: this is what makes a hall of desks that come back together agree soon.
 */
export class FarBehind {
  readonly #options: FarBehindOptions;
  #session: BehindSession | null = null;
  /** The end of the hub's log; null before it has told. */
  #end: number | null = null;
  /** What other desks have not delivered to it so far. */
  #coming = 0;
  /** Since when nothing is taken in; null while something is. By a clock that nobody sets, in ms. */
  #heldSince: number | null = null;
  #isWorking = false;
  /** From 0 to 1. */
  #done = 0;
  /** Until what is being taken over is there. */
  done: Promise<void> = Promise.resolve();
  #notBefore = 0;

  constructor(options: FarBehindOptions) {
    this.#options = options;
  }

  /** While this is so, what the two hold is not to be compared. */
  get isHolding(): boolean {
    return this.#heldSince !== null || this.#isWorking;
  }

  /** How much of it is done, from 0 to 1; null where there is nothing to catch up on. */
  get progress(): number | null {
    return this.isHolding ? this.#done : null;
  }

  /** A connection has begun. */
  begin(session: BehindSession): void {
    this.#session = session;
    this.#end = null;
    this.#coming = 0;
    this.#heldSince = null;
    if (this.#isWorking) session.hold();
  }

  end(): void {
    this.#session = null;
    this.#heldSince = null;
  }

  hear(frame: ControlFrame): void {
    if (frame.type === 'pong') this.#end = frame.end ?? null;
    else if (frame.type === 'presence')
      this.#coming = frame.desks
        .filter(({ online, deskId }) => online && deskId !== this.#options.deskId)
        .reduce((sum, { pending }) => sum + (pending ?? 0), 0);
    else return;
    this.#look();
  }

  #look(): void {
    const session = this.#session;
    const end = this.#end;
    if (session === null || end === null || this.#isWorking || performance.now() < this.#notBefore) return;
    // An older or newer hub may have worked out something else.
    if (session.hubVersion !== this.#options.version) return;
    const all = end + this.#coming;
    if (this.#heldSince === null) {
      if (all - session.received < Math.max(LEAST, LEAST_SHARE * all)) return;
      this.#heldSince = performance.now();
      session.hold();
    }
    const isQuiet = this.#coming + this.#options.pending() < QUIET;
    if (isQuiet || performance.now() - this.#heldSince > PATIENCE_MS) this.done = this.#catchUp(end);
  }

  async #catchUp(end: number): Promise<void> {
    this.#isWorking = true;
    try {
      await this.#options.catchUp(end, {
        onHeld: (held) => this.#session?.noteHeld(held),
        progress: (done) => this.#advance(done),
      });
    } catch (error) {
      this.#options.onFault(error);
    }
    this.#notBefore = performance.now() + AGAIN_MS;
    this.#isWorking = false;
    this.#done = 0;
    // The next connection begins where this has got to.
    this.#session?.close();
  }

  /** Told by the percent: whoever shows it needs no more. */
  #advance(done: number): void {
    const isNews = Math.floor(done * 100) !== Math.floor(this.#done * 100);
    this.#done = done;
    if (isNews) this.#options.onChange();
  }
}
