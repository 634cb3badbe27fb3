import type { WebSocket } from 'ws';
import type { Clock } from '#main/ports/clock.ts';
import { Exchange, type Parting } from '../exchange.ts';
import type { ControlFrame, Digest } from '../frames.ts';
import type { ExchangeLog } from '../log.ts';
import { differing, type LogDigests, lacking } from '../log-digests.ts';
import { CLOSING, HUB_SILENCE_MS, PING_MS } from '../transport/closing.ts';
import { ClockOffset } from './clock-offset.ts';
import type { BehindSession } from './far-behind.ts';

/** How often it is looked whether the hub has fallen silent, in ms. */
const LISTEN_MS = 500;

export interface SessionOptions {
  log: ExchangeLog;
  digests: LogDigests;
  clock: Clock;
  version: string;
  /** What this desk is called now. */
  name(): string;
  /** Operations that are not known to be at the hub. */
  pending(): number;
  onFault(error: unknown): void;
  /** Told when anything has come from the hub. */
  onHeard(): void;
  onKept(to: number): void;
  onControl(frame: ControlFrame): void;
  /** Whether it is being worked on that this desk is far behind. */
  isCatchingUp(): boolean;
}

/** A connection to the hub, from when it is open until it is closed. */
export class LinkSession implements BehindSession {
  /** Why this end has closed it. */
  parting: Parting | null = null;
  readonly #socket: WebSocket;
  readonly #exchange: Exchange;
  readonly #options: SessionOptions;
  readonly #offset = new ClockOffset();
  readonly #timers: readonly NodeJS.Timeout[];
  #hubVersion: string | null = null;
  #heardAt = performance.now();
  /** Questions without an answer so far, in their order: by the clock of this desk, and by one that nobody sets. */
  #asked: { at: number; since: number }[] = [];
  #hubIsLevel = false;
  #answeredSince = 0;
  #diverged = false;
  /** What the hub held when it told so before the last time. */
  #held: Readonly<Record<string, Digest>> = {};
  #isRepeating = false;

  constructor(socket: WebSocket, options: SessionOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#exchange = new Exchange(
      options.log,
      {
        send: (text) => {
          if (socket.readyState === socket.OPEN) socket.send(text);
        },
        close: (why) => {
          this.parting ??= why;
          socket.close(CLOSING[why], why);
        },
      },
      {
        version: options.version,
        now: () => options.clock.now(),
        onFault: (error) => options.onFault(error),
        onMet: ({ version }) => {
          this.#hubVersion = version;
          this.ping();
        },
        onKept: (to) => options.onKept(to),
        onControl: (frame) => this.#hear(frame),
      },
    );
    socket.on('message', (data, isBinary) => {
      this.#heardAt = performance.now();
      if (isBinary) socket.close(CLOSING.malformed);
      else void this.#exchange.take(String(data)).then(() => options.onHeard());
    });
    // A hub that has much to do answers these at once, and words behind what it works on.
    socket.on('pong', () => {
      this.#heardAt = performance.now();
    });
    socket.resume();
    this.#timers = [
      setInterval(() => {
        socket.ping();
        this.ping();
      }, PING_MS),
      setInterval(() => {
        if (performance.now() - this.#heardAt > HUB_SILENCE_MS) socket.terminate();
      }, LISTEN_MS),
    ];
    for (const timer of this.#timers) timer.unref();
    socket.once('close', () => {
      for (const timer of this.#timers) clearInterval(timer);
      this.#exchange.end();
    });
  }

  begin(): Promise<void> {
    return this.#exchange.begin();
  }

  get clockOffset(): number | null {
    return this.#offset.value;
  }

  get received(): number {
    return this.#exchange.received;
  }

  get hubVersion(): string | null {
    return this.#hubVersion;
  }

  hold(): void {
    this.#exchange.hold();
  }

  noteHeld(held: ReadonlyMap<string, number>): void {
    this.#exchange.noteHeld(held);
  }

  get diverged(): boolean {
    return this.#diverged;
  }

  get level(): boolean {
    return this.#hubIsLevel && this.#exchange.isLevel;
  }

  /** When the question was asked that was answered last, in ms by a clock that nobody sets. */
  get answeredSince(): number {
    return this.#answeredSince;
  }

  nudge(): void {
    this.#exchange.nudge();
  }

  say(frame: ControlFrame): void {
    this.#exchange.say(frame);
  }

  /** Asks the hub how it is, unless it has been asked and has not answered so far. */
  look(): void {
    if (this.#asked.length === 0) this.ping();
  }

  ping(): void {
    const { clock, pending, name } = this.#options;
    const at = clock.now();
    this.#asked.push({ at, since: performance.now() });
    this.#exchange.say({
      type: 'ping',
      at,
      pending: pending(),
      name: name(),
      clockOffset: this.#offset.value,
      diverged: this.#diverged,
      leases: true,
    });
  }

  close(): void {
    this.#exchange.end();
    this.#socket.close(1000);
    setTimeout(() => this.#socket.terminate(), 1000).unref();
  }

  async #hear(frame: ControlFrame): Promise<void> {
    if (frame.type === 'pong') {
      this.#noteAnswer(frame.at, frame.now);
      this.#hubIsLevel = frame.level;
    } else if (frame.type === 'digest') await this.#compare(frame.desks);
    this.#options.onControl(frame);
  }

  #noteAnswer(askedAt: number, hubNow: number): void {
    const index = this.#asked.findIndex(({ at }) => at === askedAt);
    // Those before it were asked before the hub knew who asks, and are not answered any more.
    const asked = this.#asked.splice(0, index + 1).at(-1);
    if (asked === undefined) return;
    this.#answeredSince = asked.since;
    this.#offset.add(askedAt, performance.now() - asked.since, hubNow);
  }

  /**
   * What differs is read anew and sent once more, both ways; it is told only where that does not help. So is what the hub held a
   * while ago and should have sent by now: it has not, where its database was put back to an earlier state.
   */
  async #compare(theirs: Readonly<Record<string, Digest>>): Promise<void> {
    const { digests, isCatchingUp } = this.#options;
    if (isCatchingUp()) return;
    const isOther = (own: Readonly<Record<string, Digest>>) =>
      differing(own, theirs).length > 0 || (this.level && lacking(own, this.#held).length > 0);
    const differs = isOther(await digests.read()) && isOther(await digests.read(true));
    this.#held = theirs;
    this.#diverged = differs && this.#isRepeating;
    if (differs && !this.#isRepeating) this.#exchange.again();
    this.#isRepeating = differs;
  }
}
