import type { Context } from '#main/core/context.ts';
import { countAttempt } from '#main/features/users/attempts.ts';
import { clearAttempts, findAttempts } from '#main/features/users/repository.ts';
import type { Passwords } from '#main/ports/passwords.ts';
import { AppError } from '#shared/domain/errors.ts';

const KEY = 'kiosk.pin';
/** Under which wrong ones are counted, beside those of sign-ins: they outlast a restart as those do. */
const ATTEMPTS = 'kiosk:pin';

/** The number that lets staff out of the kiosk. Of this desk alone, whatever the organization. */
export class KioskPin {
  readonly #context: Context;
  readonly #passwords: Passwords;
  readonly #isOpen: () => Promise<boolean>;
  /** The check before this one: each is looked at once that is over. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param isOpen whether a kiosk is open at this desk that somebody has to get out of */
  constructor(context: Context, passwords: Passwords, isOpen: () => Promise<boolean>) {
    this.#context = context;
    this.#passwords = passwords;
    this.#isOpen = isOpen;
  }

  async isSet(): Promise<boolean> {
    return (await this.#hash()) !== null;
  }

  /** @throws AppError `conflict` where a kiosk is open and there would be none */
  async set(pin: string | null): Promise<void> {
    const { store, settings } = this.#context;
    if (pin === null && (await this.#isOpen()))
      throw new AppError(
        'conflict',
        'A kiosk is open at this desk: without a PIN nobody would get out of it. Leave it first.',
      );
    const hash = pin === null ? null : await this.#passwords.hash(pin);
    await store.write(async (tx) => {
      await settings.write(tx, KEY, hash);
      await clearAttempts(tx, ATTEMPTS);
    });
  }

  /** @returns whether it is the number, and how long to wait before another one is looked at, in ms */
  check(pin: string): Promise<{ ok: boolean; waitMs: number }> {
    const check = this.#last.then(() => this.#check(pin));
    this.#last = check.catch(() => undefined);
    return check;
  }

  async #check(pin: string): Promise<{ ok: boolean; waitMs: number }> {
    const { store, clock } = this.#context;
    const hash = await this.#hash();
    if (hash === null) return { ok: false, waitMs: 0 };
    const until = await store.write((tx) => countAttempt(tx, ATTEMPTS, clock.now()));
    if (until !== null) return { ok: false, waitMs: until - clock.now() };
    if (!(await this.#passwords.verify(pin, hash))) {
      const lockedUntil = (await findAttempts(store.read, ATTEMPTS))?.lockedUntil ?? 0;
      return { ok: false, waitMs: Math.max(0, lockedUntil - clock.now()) };
    }
    await store.write((tx) => clearAttempts(tx, ATTEMPTS));
    return { ok: true, waitMs: 0 };
  }

  async #hash(): Promise<string | null> {
    const { store, settings } = this.#context;
    return (await settings.read(store.read, KEY)) as string | null;
  }
}
