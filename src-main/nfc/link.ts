/// <reference path="./nfc-pcsc.d.ts" />
import type { CardSlot } from 'nfc-pcsc';
import { CardLost, ReaderStuck } from './card.ts';

/** Milliseconds before another attempt to connect to a card that has only just arrived in the field. */
const CONNECT_PAUSE_MS = 60;
const CONNECT_ATTEMPTS = 3;

/**
 * The connection to the card in one slot, with a time limit on every call. A call into the driver cannot be taken
 * back: after a timeout the link is stuck, and every further call fails at once, until the lost one returns.
 */
export class CardLink {
  readonly #slot: CardSlot;
  readonly #timeoutMs: number;
  readonly #onUnstuck: () => void;
  #protocol: number | null = null;
  #stuck = false;

  /**
   * @param timeoutMs for each call
   * @param onUnstuck called when a call returns after its time was up
   */
  constructor(slot: CardSlot, timeoutMs: number, onUnstuck: () => void) {
    this.#slot = slot;
    this.#timeoutMs = timeoutMs;
    this.#onUnstuck = onUnstuck;
  }

  get stuck(): boolean {
    return this.#stuck;
  }

  /**
   * Connects to the card now in the field, over a connection that may be left from the card before.
   * @throws CardLost, ReaderStuck
   */
  async connect(): Promise<void> {
    await this.disconnect();
    for (let attempt = 1; ; attempt++) {
      try {
        this.#protocol = await this.#call<number>('connect', (done) =>
          this.#slot.connect({ share_mode: this.#slot.SCARD_SHARE_SHARED }, done),
        );
        return;
      } catch (error) {
        if (attempt === CONNECT_ATTEMPTS || error instanceof ReaderStuck) throw error;
        await new Promise((resolve) => setTimeout(resolve, CONNECT_PAUSE_MS));
      }
    }
  }

  /** Lets go of the card. Never fails: there may be nothing to let go of. */
  async disconnect(): Promise<void> {
    this.#protocol = null;
    try {
      await this.#call<void>('disconnect', (done) => this.#slot.disconnect(this.#slot.SCARD_LEAVE_CARD, done));
    } catch {
      // The card or its reader has gone, and the connection with it.
    }
  }

  /**
   * Sends one command to the card.
   * @throws CardLost, ReaderStuck
   */
  async transmit(apdu: Uint8Array, maxResponse: number): Promise<Uint8Array> {
    const protocol = this.#protocol;
    if (protocol === null) throw new CardLost('not connected');
    return this.#call<Uint8Array>('transmit', (done) =>
      this.#slot.transmit(Buffer.from(apdu), maxResponse, protocol, done),
    );
  }

  #call<T>(name: string, start: (done: (error: Error | undefined | null, value?: T) => void) => void): Promise<T> {
    if (this.#stuck) return Promise.reject(new ReaderStuck('the reader does not answer'));
    return new Promise((resolve, reject) => {
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        this.#stuck = true;
        reject(new ReaderStuck(`the reader did not answer within ${this.#timeoutMs} ms (${name})`));
      }, this.#timeoutMs);
      const done = (error: Error | undefined | null, value?: T) => {
        clearTimeout(timer);
        if (late) {
          this.#stuck = false;
          this.#onUnstuck();
        } else if (error) reject(new CardLost(error.message));
        else resolve(value as T);
      };
      try {
        start(done);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }
}
