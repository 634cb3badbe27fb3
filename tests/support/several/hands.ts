import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Random } from '#shared/domain/random.ts';
import type { Client } from '#shared/rpc/client.ts';
import type { Ledger } from './ledger.ts';
import type { Place } from './place.ts';

type Call = (client: Client<AppContract>) => Promise<void>;

export interface HandsOptions {
  eventId: string;
  /** Registrations that anybody checks in. */
  guests: readonly string[];
  /** Registrations of whom these hands alone write notes. */
  own: readonly string[];
  random: Random;
  ledger: Ledger;
  /** Between two calls, at most, in ms; none while there is a rush. */
  pauseMs: number;
}

/**
 * Somebody who works at a place, one call after the other, whatever becomes of the place: what was not answered is asked again with the
 * same nonce once it is there again.
 */
export class Hands {
  /** A call is under way that has not been answered. */
  isAsking = false;
  /** Calls to which the place was killed. */
  interrupted = 0;
  /** Nobody rests between two calls. */
  isRush = false;
  answered = 0;
  /** The last check-in that was answered, and when, by a clock that nobody sets. */
  last: { nonce: string; at: number } | null = null;
  readonly place: Place;
  readonly #options: HandsOptions;
  #isOver = false;
  #isGone = false;

  constructor(place: Place, options: HandsOptions) {
    this.place = place;
    this.#options = options;
  }

  /** Until {@link rest}. */
  async work(): Promise<void> {
    const { random, pauseMs } = this.#options;
    let call: Call | null = null;
    while (!this.#isOver || call !== null) {
      const client = await this.#client();
      if (client === null) return;
      call ??= this.#draw();
      this.isAsking = true;
      try {
        await call(client);
        call = null;
        this.answered += 1;
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'closed') throw error;
        this.interrupted += 1;
      } finally {
        this.isAsking = false;
      }
      if (!this.isRush) await delay(random.below(pauseMs));
    }
  }

  /** Ends with the call that is under way, once it was answered. */
  rest(): void {
    this.#isOver = true;
  }

  /** Does not even wait for that. */
  leave(): void {
    this.#isOver = true;
    this.#isGone = true;
  }

  /** Null where somebody has left before the place was there. */
  async #client(): Promise<Client<AppContract> | null> {
    while (!this.#isGone) {
      if (this.place.isUp) {
        const client = await this.place.client.catch(() => null);
        if (client !== null) return client;
      }
      await delay(5);
    }
    return null;
  }

  #draw(): Call {
    const { random, eventId, guests, own, ledger } = this.#options;
    const draw = random.next();
    const nonce = randomUUID();
    if (draw < 0.7) {
      const subject = { kind: 'registration', id: random.pick(guests) } as const;
      const direction = random.chance(0.4) ? 'exit' : 'entry';
      return async (client) => {
        const answer = await client.checkIn.scan({ nonce, eventId, subject, direction, method: 'scan' });
        ledger.checkedIn({ ...answer, nonce, registrationId: answer.registration?.id ?? null });
        this.last = { nonce, at: performance.now() };
      };
    }
    const name = `Walker ${nonce}`;
    const person = { displayName: name };
    if (draw < 0.8) {
      return async (client) => {
        ledger.asked(name);
        const answer = await client.checkIn.walkIn({ nonce, eventId, person });
        ledger.checkedIn({ ...answer, nonce, registrationId: answer.registration?.id ?? null });
        ledger.registered(name);
        this.last = { nonce, at: performance.now() };
      };
    }
    if (draw < 0.9) {
      return async (client) => {
        ledger.asked(name);
        await client.registrations.create({ nonce, eventId, person });
        ledger.registered(name);
      };
    }
    const id = random.pick(own);
    return async (client) => {
      ledger.noting(id, nonce);
      await client.registrations.update({ id, patch: { note: nonce } });
      ledger.noted(id, nonce);
    };
  }
}
