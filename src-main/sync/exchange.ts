import type { Operation } from '#main/storage/operations/kind.ts';
import { type Frame, LONGEST_BATCH, MOST_IN_BATCH, PROTOCOL, readFrame } from './frames.ts';
import type { SharedLog } from './shared-log.ts';

/** Batches that may be under way before the first of them is known to be on disk at the other end. */
const MOST_UNDER_WAY = 4;

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
}

/**
 * One end of a connection between two logs; both ends are alike. Each streams its log from where the other one has got to, by order of
 * arrival, and leaves out what the other one has. What is under way when the connection is cut is sent again over the next one: an
 * end asks for what is behind the last position that it has on disk, and taking an operation in twice changes nothing. So nothing depends
 * on a frame arriving.
 */
export class Exchange {
  readonly #log: SharedLog;
  readonly #wire: Wire;
  readonly #options: ExchangeOptions;
  /** How far the other end holds each desk, as far as that is known here. */
  readonly #theirs = new Map<string, number>();
  #theirLogId: string | null = null;
  /** Up to where the own log was sent, and is known to be on disk there; null before the other end has said where to begin. */
  #sent: number | null = null;
  #kept = 0;
  #underWay = 0;
  #isPumping = false;
  #hasNews = false;
  #isOver = false;
  #tail: Promise<void> = Promise.resolve();

  constructor(log: SharedLog, wire: Wire, options: ExchangeOptions) {
    this.#log = log;
    this.#wire = wire;
    this.#options = options;
  }

  /** Up to which position of the own log all is on disk at the other end. */
  get kept(): number {
    return this.#kept;
  }

  async begin(): Promise<void> {
    const held = Object.fromEntries(await this.#log.held());
    const { logId, deskId } = this.#log;
    const { version, now } = this.#options;
    this.#send({ type: 'hello', protocol: PROTOCOL, logId, deskId, version, now: now(), held });
  }

  /** Takes a frame from the other end. Frames are worked on one after the other. @returns when that is done */
  take(text: string): Promise<void> {
    this.#tail = this.#tail
      .then(() => (this.#isOver ? undefined : this.#work(text)))
      .catch((error: unknown) => {
        this.#options.onFault(error);
        this.#part('failed');
      });
    return this.#tail;
  }

  /** There is something new in the own log. */
  nudge(): void {
    this.#hasNews = true;
    if (this.#isPumping || this.#isOver) return;
    this.#isPumping = true;
    this.#pump().catch((error: unknown) => {
      this.#options.onFault(error);
      this.#part('failed');
    });
  }

  /** The connection is gone. */
  end(): void {
    this.#isOver = true;
  }

  async #work(text: string): Promise<void> {
    const frame = readFrame(text);
    if (frame === null) return this.#part('malformed');

    if (frame.type === 'hello') return this.#meet(frame);
    if (this.#theirLogId === null) return this.#part('malformed');
    if (frame.type === 'operations') return this.#receive(this.#theirLogId, frame);
    if (frame.type === 'want') this.#sent = frame.after;
    else this.#underWay = Math.max(0, this.#underWay - 1);
    this.#kept = Math.max(this.#kept, frame.type === 'want' ? frame.after : frame.to);
    this.nudge();
  }

  async #meet({ protocol, logId, held }: Extract<Frame, { type: 'hello' }>): Promise<void> {
    if (protocol !== PROTOCOL) return this.#part('protocol');
    if (this.#theirLogId !== null) return this.#part('malformed');
    for (const [deskId, { seq, hash }] of Object.entries(held)) {
      const own = await this.#log.hashOf(deskId, seq);
      // Nobody has later operations of this desk than the desk itself.
      if (deskId === this.#log.deskId ? own !== hash : own !== undefined && own !== hash) return this.#part('forked');
      this.#theirs.set(deskId, seq);
    }
    this.#theirLogId = logId;
    this.#send({ type: 'want', after: await this.#log.receivedOf(logId) });
  }

  async #receive(logId: string, { to, operations }: Extract<Frame, { type: 'operations' }>): Promise<void> {
    await this.#log.receive(logId, to, operations);
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
      const page = await this.#log.after(this.#sent, MOST_IN_BATCH);
      if (page.length === 0) {
        if (this.#hasNews) continue;
        break;
      }
      const { operations, to } = batchOf(page, (one) => one.seq <= (this.#theirs.get(one.deskId) ?? 0));
      this.#sent = to;
      this.#underWay += 1;
      for (const { deskId, seq } of operations) this.#note(deskId, seq);
      this.#send({ type: 'operations', to, operations });
    }
    this.#isPumping = false;
  }

  #send(frame: Frame): void {
    if (!this.#isOver) this.#wire.send(JSON.stringify(frame));
  }

  #part(why: Parting): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#wire.close(why);
  }
}

type Batch = Pick<Extract<Frame, { type: 'operations' }>, 'to' | 'operations'>;

/** As many operations of a page as go into one frame. @param has whether the other end holds it already */
function batchOf(page: readonly (Operation & { position: number })[], has: (operation: Operation) => boolean): Batch {
  const batch: Batch = { to: 0, operations: [] };
  let length = 0;
  for (const operation of page) {
    const isNew = !has(operation);
    if (isNew && length > 0 && length + operation.payload.length > LONGEST_BATCH) break;
    batch.to = operation.position;
    if (!isNew) continue;
    length += operation.payload.length;
    batch.operations.push(onWire(operation));
  }
  return batch;
}

/** What others learn of an operation: not when it came here, nor what became of it. */
function onWire({ redacted, ...operation }: Operation): Batch['operations'][number] {
  const { deskId, seq, hlc, kind, version, eventId, subjectId, actorId, at, payload, hash } = operation;
  return {
    ...{ deskId, seq, hlc, kind, version, eventId, subjectId, actorId, at, payload, hash },
    redacted: redacted === 1 ? 1 : 0,
  };
}
