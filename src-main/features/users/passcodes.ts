import type { Actor, Context } from '#main/core/context.ts';
import type { Passwords } from '#main/ports/passwords.ts';
import { passcodeSet } from '#main/storage/operations/kinds/index.ts';
import type { Passcode } from '#shared/contract/users.ts';
import { AppError } from '#shared/domain/errors.ts';
import { createPasscode, writePasscode } from './passcode.ts';
import { findPasscode, listPasscodes, type PasscodeRow, passcodeBySelector } from './repository.ts';
import type { SessionService } from './sessions.ts';

/** Longer than any event; what is to last longer is an account. */
const LONGEST_MS = 31 * 24 * 60 * 60_000;

/** Passcodes let volunteers in for a while, at one event and on request at one desk. */
export class PasscodeService {
  readonly #context: Context;
  readonly #passwords: Passwords;
  readonly #sessions: SessionService;

  constructor(context: Context, passwords: Passwords, sessions: SessionService) {
    this.#context = context;
    this.#passwords = passwords;
    this.#sessions = sessions;
  }

  async list(eventId: string): Promise<Passcode[]> {
    const rows = await listPasscodes(this.#context.store.read, eventId);
    return rows.map(toPasscode);
  }

  /**
   * Makes a passcode up.
   * @returns it with its code, which is in the answer alone
   * @throws AppError `invalidInput` for a span of time that cannot be
   */
  async create(
    actor: Actor,
    request: { eventId: string; name: string; fromAt: number; untilAt: number; deskId: string | null },
  ): Promise<{ passcode: Passcode; code: string }> {
    const { store, operations, ids, clock, organizationId } = this.#context;
    const { eventId, fromAt, untilAt } = request;
    if (untilAt <= fromAt) throw new AppError('invalidInput', 'The passcode ends before it begins. Correct its times.');
    if (untilAt <= clock.now()) throw new AppError('invalidInput', 'This passcode would be over already.');
    if (untilAt - fromAt > LONGEST_MS) {
      throw new AppError(
        'invalidInput',
        'A passcode is good for 31 days at most. Make an account for whoever stays longer.',
      );
    }
    const id = ids.next();
    const parts = await this.#unusedCode();
    const codeHash = await this.#passwords.hash(parts.secret);
    await store.write((tx) =>
      operations.append(tx, actor, passcodeSet, {
        id,
        organizationId,
        eventId,
        selector: parts.selector,
        fields: { name: request.name, codeHash, deskId: request.deskId, fromAt, untilAt, madeBy: actor.name },
      }),
    );
    return { passcode: await this.#require(id), code: writePasscode(parts) };
  }

  /** Ends a passcode at once, and with it the sessions of those who signed in with it. */
  async revoke(actor: Actor, id: string): Promise<void> {
    const { store, operations, organizationId, clock } = this.#context;
    const { eventId, selector } = await this.#requireRow(id);
    await store.write(async (tx) => {
      // Nothing is left that could be guessed.
      const fields = { codeHash: null, deletedAt: clock.now() };
      await operations.append(tx, actor, passcodeSet, { id, organizationId, eventId, selector, fields });
      await this.#sessions.endAll(tx, id, 'passcode');
    });
  }

  async #unusedCode(): Promise<ReturnType<typeof createPasscode>> {
    for (;;) {
      const parts = createPasscode();
      if ((await passcodeBySelector(this.#context.store.read, parts.selector)) === undefined) return parts;
    }
  }

  async #require(id: string): Promise<Passcode> {
    return toPasscode(await this.#requireRow(id));
  }

  async #requireRow(id: string): Promise<PasscodeRow> {
    const row = await findPasscode(this.#context.store.read, id);
    if (row === undefined) throw new AppError('notFound', 'This passcode is not known any more.');
    return row;
  }
}

function toPasscode(row: PasscodeRow): Passcode {
  const { codeHash: _, organizationId: __, ...rest } = row;
  return rest;
}
