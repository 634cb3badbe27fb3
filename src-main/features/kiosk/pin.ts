import type { Context } from '#main/core/context.ts';
import { waitAfter } from '#main/features/users/attempts.ts';
import type { Passwords } from '#main/ports/passwords.ts';

const KEY = 'kiosk.pin';

/** The number that lets staff out of the kiosk. Of this desk alone, whatever the organization. */
export class KioskPin {
  readonly #context: Context;
  readonly #passwords: Passwords;
  #failures = 0;
  #lockedUntil = 0;

  constructor(context: Context, passwords: Passwords) {
    this.#context = context;
    this.#passwords = passwords;
  }

  async isSet(): Promise<boolean> {
    return (await this.#hash()) !== null;
  }

  async set(pin: string | null): Promise<void> {
    const { store, settings } = this.#context;
    const hash = pin === null ? null : await this.#passwords.hash(pin);
    await store.write((tx) => settings.write(tx, KEY, hash));
    this.#failures = 0;
    this.#lockedUntil = 0;
  }

  /** @returns whether it is the number, and how long to wait before another one is looked at, in ms */
  async check(pin: string): Promise<{ ok: boolean; waitMs: number }> {
    const now = this.#context.clock.now();
    if (now < this.#lockedUntil) return { ok: false, waitMs: this.#lockedUntil - now };
    const hash = await this.#hash();
    if (hash === null || (await this.#passwords.verify(pin, hash))) {
      this.#failures = 0;
      return { ok: true, waitMs: 0 };
    }
    this.#failures += 1;
    const waitMs = waitAfter(this.#failures);
    this.#lockedUntil = now + waitMs;
    return { ok: false, waitMs };
  }

  async #hash(): Promise<string | null> {
    const { store, settings } = this.#context;
    return (await settings.read(store.read, KEY)) as string | null;
  }
}
