import type { WebSocket } from 'ws';
import type { Clock } from '#main/ports/clock.ts';
import { type Hlc, isHlc } from '#main/storage/operations/hlc.ts';
import type { Operation } from '#main/storage/operations/kind.ts';
import { type DeskRole, mayBring } from '#shared/domain/desk-roles.ts';
import { Exchange } from '../exchange.ts';
import { type ControlFrame, MOST_IN_BATCH } from '../frames.ts';
import type { ExchangeLog } from '../log.ts';
import { CLOSING, type Closing, SILENCE_MS } from '../transport/closing.ts';
import { RateLimit } from './limits.ts';
import type { PairedDesk, Sighting } from './register.ts';

/** How often a desk may ask for leases: far more than any does that is not broken. */
const ASKING = { most: 120, withinMs: 60_000 };

export type LeaseRequest = Extract<ControlFrame, { type: 'lease' }>;
export type LeaseAnswer = Extract<ControlFrame, { type: 'leased' }>['outcome'];

export interface ConnectionOptions {
  log: ExchangeLog;
  clock: Clock;
  /** Of the app. */
  version: string;
  address: string | null;
  onFault(error: unknown): void;
  /** Told when something that others see of the desk has changed. */
  onChange(): void;
  onGone(): void;
  /** Answers what the desk asks of a lease. */
  onLease(request: LeaseRequest): Promise<LeaseAnswer>;
  /** Whether a clock value can have come about without ill will. */
  canBe(hlc: Hlc): boolean;
  /** Up to which number another desk has told of its operations itself; null where it is not there to tell of them. */
  toldBy(deskId: string): number | null;
  /** What is to be said once it is known that the desk understands leases. */
  leases(): ControlFrame;
}

/** A desk that is connected to this hub. */
export class DeskConnection {
  readonly desk: PairedDesk;
  readonly #socket: WebSocket;
  readonly #exchange: Exchange;
  readonly #options: ConnectionOptions;
  /** What the desk may not bring, by desk and number, until it is told so. */
  readonly #refused = new Map<string, { deskId: string; seq: number; reason: string }>();
  #lastSeenAt: number;
  /** By a clock that nobody sets, in ms. */
  #heardAt = performance.now();
  #called: string | null;
  #version: string | null;
  #pending: number | null;
  #clockOffset: number | null = null;
  #diverged = false;
  #hearsLeases = false;
  /** As it said with its first word. */
  #told = 0;
  readonly #asking = new RateLimit(ASKING);

  constructor(socket: WebSocket, desk: PairedDesk, options: ConnectionOptions) {
    this.desk = desk;
    this.#socket = socket;
    this.#options = options;
    this.#lastSeenAt = options.clock.now();
    this.#called = desk.called;
    this.#version = desk.version;
    this.#pending = desk.pending;
    this.#exchange = new Exchange(
      options.log,
      { send: (text) => this.#send(text), close: (why) => this.close(why) },
      {
        version: options.version,
        now: () => options.clock.now(),
        onFault: (error) => options.onFault(error),
        onMet: ({ version, deskId, logId, held }) => {
          // Under the name of another log it could have this hub believe that all of that one is here already.
          if (deskId !== desk.deskId || logId !== desk.deskId) return this.close('unknownDesk');
          this.#version = version;
          this.#told = held[desk.deskId]?.seq ?? 0;
          options.onChange();
        },
        onReceived: () => this.#tellRefused(),
        onControl: (frame) => this.#hear(frame),
        // What another desk has made is brought where that is away, or has lost it; one that is there knows best what it has made.
        passOver: ({ deskId, seq }) =>
          deskId !== desk.deskId && seq > (options.toldBy(deskId) ?? Number.POSITIVE_INFINITY),
        refuse: (operation) => {
          const reason = this.#whyNot(operation);
          const { deskId, seq } = operation;
          if (reason !== null) this.#refused.set(`${deskId} ${seq}`, { deskId, seq, reason });
          return reason;
        },
      },
    );
    socket.on('message', (data, isBinary) => {
      this.#lastSeenAt = options.clock.now();
      this.#heardAt = performance.now();
      if (isBinary) this.close('malformed');
      else void this.#exchange.take(String(data));
    });
    // What went wrong does not matter: `close` follows.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#exchange.end();
      options.onGone();
    });
  }

  async begin(): Promise<void> {
    await this.#exchange.begin();
  }

  /** How the desk is, for those who look at it and for the register. */
  get sighting(): Sighting & { diverged: boolean } {
    return {
      deskId: this.desk.deskId,
      called: this.#called,
      lastSeenAt: this.#lastSeenAt,
      address: this.#options.address,
      version: this.#version,
      pending: this.#pending,
      clockOffset: this.#clockOffset,
      diverged: this.#diverged,
    };
  }

  /** Up to which number it has told of its operations. */
  get told(): number {
    return this.#told;
  }

  nudge(): void {
    this.#exchange.nudge();
  }

  say(frame: ControlFrame): void {
    this.#exchange.say(frame);
  }

  /** Says who has what, to a desk that understands it. */
  sayLeases(): void {
    if (this.#hearsLeases) this.say(this.#options.leases());
  }

  /** Ends a connection of which nothing was heard for too long. */
  endIfSilent(): void {
    if (performance.now() - this.#heardAt > SILENCE_MS) this.#socket.terminate();
  }

  close(why: Closing): void {
    this.#exchange.end();
    this.#socket.close(CLOSING[why], why);
    // Whoever does not answer the closing is not waited for.
    setTimeout(() => this.#socket.terminate(), 1000).unref();
  }

  #whyNot({ deskId, kind, hlc, redacted }: Operation): string | null {
    const { desk } = this;
    // What was scrubbed cannot be proved: of others, it could take what they said out of everybody's log.
    const isForeign = redacted === 1 && deskId !== desk.deskId && desk.role !== 'organizer';
    if (!mayBring(desk.role, kind) || isForeign) return REFUSED[desk.role];
    return isHlc(hlc) && !this.#options.canBe(hlc) ? FAR_AHEAD : null;
  }

  async #hear(frame: ControlFrame): Promise<void> {
    if (frame.type === 'lease') {
      const { id } = frame;
      const outcome = this.#asking.take('') ? await this.#options.onLease(frame) : 'full';
      this.say({ type: 'leased', id, outcome });
    } else if (frame.type === 'ping') await this.#answer(frame);
  }

  async #answer(ping: Extract<ControlFrame, { type: 'ping' }>): Promise<void> {
    const { at, pending, clockOffset, diverged, leases } = ping;
    const called = ping.name ?? this.#called;
    const isNews =
      pending !== this.#pending ||
      called !== this.#called ||
      diverged !== this.#diverged ||
      Math.abs((clockOffset ?? 0) - (this.#clockOffset ?? 0)) > 500;
    this.#pending = pending;
    this.#called = called;
    this.#clockOffset = clockOffset;
    this.#diverged = diverged;
    const { log, clock } = this.#options;
    const end = await log.end();
    this.say({ type: 'pong', at, now: clock.now(), level: this.#exchange.isLevel, end });
    if (leases && !this.#hearsLeases) {
      this.#hearsLeases = true;
      this.sayLeases();
    }
    if (isNews) this.#options.onChange();
  }

  #tellRefused(): void {
    const operations = [...this.#refused.values()];
    this.#refused.clear();
    for (let from = 0; from < operations.length; from += MOST_IN_BATCH)
      this.say({ type: 'refused', operations: operations.slice(from, from + MOST_IN_BATCH) });
  }

  #send(text: string): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(text);
  }
}

const FAR_AHEAD = 'Its clock is set to a year that no clock shows. Set the clock of the laptop that has made it.';

const REFUSED: Readonly<Record<DeskRole, string>> = {
  organizer: 'This laptop may not change this.',
  desk: 'A laptop that was paired as a desk may not change this: it concerns accounts, or what desks trust.',
  kiosk: 'A laptop that was paired as a kiosk may not change this.',
};
