import { isIntact, type Refuse } from '#main/storage/operations/examine.ts';
import type { Operation } from '#main/storage/operations/kind.ts';
import { ForkedLog } from '#main/storage/operations/log.ts';
import {
  batchText,
  type ControlFrame,
  type Frame,
  frameText,
  isLogFrame,
  LONGEST_BATCH,
  LONGEST_FRAME,
  type LogFrame,
  MOST_IN_BATCH,
  PROTOCOL,
  readFrame,
} from './frames.ts';
import type { ExchangeLog, Placed } from './log.ts';

/** Batches that may be under way before the first of them is known to be on disk at the other end, which takes several in at once. */
const MOST_UNDER_WAY = 8;
/**
 * What waits at an end to be worked on: frames, and characters of them. Of batches there are never more than the above, but a hub goes on
 * telling who is there while a slow desk takes one in.
 */
const MOST_WAITING = 2000;
const LONGEST_WAITING = 4 * LONGEST_FRAME;

/** What an end sends over, and how it parts. */
export interface Wire {
  send(text: string): void;
  close(why: Parting): void;
}

/** Why two ends do not go on. `forked`: both hold an operation of one desk and number that is not the same, as where a data folder was copied. */
export type Parting = 'malformed' | 'protocol' | 'forked' | 'failed';

export interface ExchangeOptions {
  /** Of the app. */
  version: string;
  /** Epoch ms. */
  now(): number;
  /** Told of what goes wrong at this end: the connection is closed then. */
  onFault(error: unknown): void;
  /** Told once who the other end is. */
  onMet?(hello: Hello): void;
  /** Told when more of the own log is on disk at the other end. */
  onKept?(to: number): void;
  /** Told when something of the other end's log is on disk here. */
  onReceived?(): void;
  /** What is said beside the logs, in its order. */
  onControl?(frame: ControlFrame): void | Promise<void>;
  /** What the other end may not bring. */
  refuse?: Refuse;
  /** What of the other end's log is not taken in, as it comes from elsewhere. */
  passOver?(operation: Operation): boolean;
}

export type Hello = Extract<Frame, { type: 'hello' }>;

/**
 * One end of a connection between two logs; both ends are alike. Each streams its log from where the other one has got to, by order of
 * arrival, and leaves out what the other one has. What is under way when the connection is cut is sent again over the next one: an
 * end asks for what is behind the last position that it has on disk, and taking an operation in twice changes nothing. So nothing depends
 * on a frame arriving.
 */
export class Exchange {
  readonly #log: ExchangeLog;
  readonly #wire: Wire;
  readonly #options: ExchangeOptions;
  /** How far the other end holds each desk, as far as that is known here. */
  readonly #theirs = new Map<string, number>();
  #theirLogId: string | null = null;
  /** Up to where the own log was sent, and is known to be on disk there; null before the other end has said where to begin. */
  #sent: number | null = null;
  #mostSent = 0;
  #kept = 0;
  /** Up to where the other end's log has come without a gap, be it on disk or on its way there. */
  #received = 0;
  #underWay = 0;
  #isPumping = false;
  #hasNews = false;
  /** All of the own log was sent, and nothing has been said to be new since. */
  #isAtEnd = false;
  #isOver = false;
  #hasGreeted = false;
  #isHolding = false;
  #waiting = 0;
  #waitingLength = 0;
  #tail: Promise<void> = Promise.resolve();
  /** Until the batches that were handed on are on disk. */
  #landing: Promise<void> = Promise.resolve();

  constructor(log: ExchangeLog, wire: Wire, options: ExchangeOptions) {
    this.#log = log;
    this.#wire = wire;
    this.#options = options;
  }

  /** Up to which position of the own log all is on disk at the other end. */
  get kept(): number {
    return this.#kept;
  }

  /** Up to which position the other end's log has come. */
  get received(): number {
    return this.#received;
  }

  /** Whether all of the own log, as far as it was looked at, is on disk at the other end. */
  get isLevel(): boolean {
    return this.#sent !== null && !this.#isPumping && this.#underWay === 0;
  }

  /** Says who this is: the first word, before which nothing else is said and no answer is given. */
  begin(): Promise<void> {
    this.#tail = this.#tail.then(() => this.#greet()).catch((error: unknown) => this.#fail(error));
    return this.#tail;
  }

  /**
   * Takes a frame from the other end. Frames are worked on one after the other, but batches of operations that follow each other
   * are handed on at once, for the log to take them in together.
   * @returns when that is done
   */
  async take(text: string): Promise<void> {
    this.#waiting += 1;
    this.#waitingLength += text.length;
    if (this.#waiting > MOST_WAITING || this.#waitingLength > LONGEST_WAITING) this.#part('malformed');
    this.#tail = this.#tail
      .then(() => (this.#isOver ? undefined : this.#work(text)))
      .catch((error: unknown) => this.#fail(error));
    await this.#tail;
    await this.#landing;
    this.#waiting -= 1;
    this.#waitingLength -= text.length;
  }

  /**
   * Takes no more operations in, and does not say that they are kept, so that the other end sends no more than it has under way. All
   * else goes on. The next connection begins where this one had got to.
   */
  hold(): void {
    this.#isHolding = true;
  }

  /** The other end holds so much of each desk without a gap, as was learnt in another way. */
  noteHeld(held: ReadonlyMap<string, number>): void {
    for (const [deskId, seq] of held) this.#theirs.set(deskId, Math.max(seq, this.#theirs.get(deskId) ?? 0));
  }

  /** There is something new in the own log. */
  nudge(): void {
    this.#hasNews = true;
    this.#isAtEnd = false;
    this.#goOnSending();
  }

  #goOnSending(): void {
    if (this.#isPumping || this.#isAtEnd || this.#isOver) return;
    this.#isPumping = true;
    this.#pump().catch((error: unknown) => this.#fail(error));
  }

  /** Both logs are sent once more from their beginnings, and what the other end held is not relied on: for ends that differ. */
  again(): void {
    this.#theirs.clear();
    this.#sent = 0;
    this.#send({ type: 'want', after: 0 });
    this.nudge();
  }

  /** Says something beside the logs; nothing before the first word was said, as nobody is there yet who would hear it. */
  say(frame: ControlFrame): void {
    if (this.#hasGreeted) this.#send(frame);
  }

  /** The connection is gone. */
  end(): void {
    this.#isOver = true;
  }

  async #greet(): Promise<void> {
    const held = Object.fromEntries(await this.#log.held());
    const { logId, deskId } = this.#log;
    const { version, now } = this.#options;
    this.#send({ type: 'hello', protocol: PROTOCOL, logId, deskId, version, now: now(), held });
    this.#hasGreeted = true;
  }

  #fail(error: unknown): void {
    this.#options.onFault(error);
    this.#part(error instanceof ForkedLog ? 'forked' : 'failed');
  }

  async #work(text: string): Promise<void> {
    const frame = readFrame(text);
    if (frame === null) return this.#part('malformed');

    if (frame.type === 'operations' && this.#theirLogId !== null) {
      // They are sent again over the next one.
      if (!this.#isHolding) this.#receive(this.#theirLogId, frame);
      return;
    }
    // What is said behind a batch is said of what that has brought.
    await this.#landing;
    if (this.#isOver) return;
    if (frame.type === 'hello') return this.#meet(frame);
    if (this.#theirLogId === null || frame.type === 'operations') return this.#part('malformed');
    if (!isLogFrame(frame)) return this.#options.onControl?.(frame);
    if (frame.type === 'want') this.#beginAt(frame);
    else if (frame.to > this.#mostSent) return this.#part('malformed');
    else this.#underWay = Math.max(0, this.#underWay - 1);
    const kept = frame.type === 'want' ? frame.after : frame.to;
    if (kept > this.#kept) {
      this.#kept = kept;
      this.#options.onKept?.(kept);
    }
    this.#goOnSending();
  }

  #beginAt({ after }: Extract<LogFrame, { type: 'want' }>): void {
    // Asked a second time, the other end does not go by what it said that it held.
    if (this.#sent !== null) this.#theirs.clear();
    this.#sent = after;
    this.#isAtEnd = false;
    this.#mostSent = Math.max(this.#mostSent, after);
  }

  async #meet(hello: Hello): Promise<void> {
    const { protocol, logId, held } = hello;
    if (protocol !== PROTOCOL) return this.#part('protocol');
    if (this.#theirLogId !== null) return this.#part('malformed');
    for (const [deskId, { seq, hash }] of Object.entries(held)) {
      const own = await this.#log.hashOf(deskId, seq);
      // Nobody has later operations of this desk than the desk itself.
      if (deskId === this.#log.deskId ? own !== hash : own !== undefined && own !== hash) return this.#part('forked');
      this.#theirs.set(deskId, seq);
    }
    this.#theirLogId = logId;
    this.#options.onMet?.(hello);
    this.#received = await this.#log.receivedOf(logId);
    this.#send({ type: 'want', after: this.#received });
  }

  #receive(logId: string, { after, to, operations }: Extract<Frame, { type: 'operations' }>): void {
    // A frame has been lost, or something in one was changed: taken in, that could not be asked for again.
    if (after > this.#received || !operations.every(isIntact)) {
      this.#part('malformed');
      return;
    }
    this.#received = Math.max(this.#received, to);
    const { refuse, passOver } = this.#options;
    const wanted = passOver === undefined ? operations : operations.filter((one) => !passOver(one));
    const taken = this.#log.receive(logId, to, wanted, refuse);
    this.#landing = Promise.all([taken, this.#landing])
      .then(() => this.#landed(to, operations))
      .catch((error: unknown) => this.#fail(error));
  }

  #landed(to: number, operations: readonly Operation[]): void {
    this.#options.onReceived?.();
    for (const { deskId, seq } of operations) this.#note(deskId, seq);
    this.#send({ type: 'kept', to });
  }

  /** The other end holds it: where nothing before it is missing there, it need not be sent. */
  #note(deskId: string, seq: number): void {
    if (seq === (this.#theirs.get(deskId) ?? 0) + 1) this.#theirs.set(deskId, seq);
  }

  async #pump(): Promise<void> {
    while (this.#sent !== null && this.#underWay < MOST_UNDER_WAY && !this.#isOver) {
      // Before it is looked: what comes meanwhile is looked for once more.
      this.#hasNews = false;
      const from = this.#sent;
      const page = await this.#log.after(from, MOST_IN_BATCH);
      // Meanwhile the other end has asked to begin elsewhere.
      if (this.#sent !== from) continue;
      if (page.length === 0) {
        if (this.#hasNews) continue;
        this.#isAtEnd = true;
        break;
      }
      const batch = batchOf(page, (one) => this.#isToSend(one));
      const { operations } = batch;
      // What came from there is behind it as a rule, by the thousand where it was taken over: it need not be looked at one by one.
      const to = operations.length > 0 ? batch.to : await this.#log.heldTo(batch.to, this.#theirs);
      if (this.#sent !== from) continue;
      this.#sent = to;
      this.#mostSent = Math.max(this.#mostSent, to);
      this.#underWay += 1;
      for (const { deskId, seq } of operations) this.#note(deskId, seq);
      if (!this.#isOver) this.#wire.send(batchText(from, to, operations));
    }
    this.#isPumping = false;
  }

  /** Not what the other end has; and not what has been damaged here, which would part the two again and again. */
  #isToSend(operation: Operation): boolean {
    const { deskId, seq } = operation;
    if (seq <= (this.#theirs.get(deskId) ?? 0)) return false;
    if (isIntact(operation)) return true;
    this.#options.onFault(new Error(`Operation ${seq} of ${deskId} is damaged in this log and is not passed on`));
    return false;
  }

  #send(frame: Frame): void {
    if (!this.#isOver) this.#wire.send(frameText(frame));
  }

  #part(why: Parting): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#wire.close(why);
  }
}

/** As many operations of a page as go into one frame, and up to where that reaches. @param isToSend whether one is to be among them */
function batchOf(page: readonly Placed[], isToSend: (operation: Operation) => boolean) {
  const batch: { to: number; operations: Operation[] } = { to: 0, operations: [] };
  let length = 0;
  for (const operation of page) {
    const isNew = isToSend(operation);
    if (isNew && length > 0 && length + operation.payload.length > LONGEST_BATCH) break;
    batch.to = operation.position;
    if (!isNew) continue;
    length += operation.payload.length;
    batch.operations.push(operation);
  }
  return batch;
}
