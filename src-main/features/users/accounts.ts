import type { Actor, Context } from '#main/core/context.ts';
import type { Passwords } from '#main/ports/passwords.ts';
import { accountSet, idOf } from '#main/storage/operations/kinds/index.ts';
import type { appContract } from '#shared/contract/app.ts';
import type { CallOutput } from '#shared/contract/define.ts';
import type { Session, User } from '#shared/contract/users.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Role } from '#shared/domain/roles.ts';
import { createPassword } from './passcode.ts';
import { findAccount, listAccounts } from './repository.ts';
import { type SessionService, toUser } from './sessions.ts';

/** The accounts of an organization. */
export class AccountService {
  readonly #context: Context;
  readonly #passwords: Passwords;
  readonly #sessions: SessionService;

  constructor(context: Context, passwords: Passwords, sessions: SessionService) {
    this.#context = context;
    this.#passwords = passwords;
    this.#sessions = sessions;
  }

  async list(): Promise<User[]> {
    const rows = await listAccounts(this.#context.store.read, this.#context.organizationId);
    return rows.map(toUser);
  }

  /** Whether anybody can sign in: only then the first administrator is nobody's to make any more. */
  async hasAny(): Promise<boolean> {
    return (await listAccounts(this.#context.store.read, this.#context.organizationId)).length > 0;
  }

  /**
   * Creates the first administrator of the organization.
   * @throws AppError `conflict` when there is an account already: whoever comes later is invited by them
   */
  async createFirst(account: { name: string; email: string; password: string }): Promise<User> {
    // Hashed outside the transaction: it takes a quarter of a second, and scans must not wait for it.
    const passwordHash = await this.#passwords.hash(account.password);
    const { store, operations, organizationId } = this.#context;
    const id = idOf.account(organizationId, account.email);
    await store.write(async (tx) => {
      const rows = await listAccounts(tx, organizationId);
      if (rows.length > 0) {
        throw new AppError('conflict', 'This desk has an administrator already. Sign in, or ask them for an account.');
      }
      await operations.append(tx, { id }, accountSet, {
        organizationId,
        email: account.email,
        fields: { name: account.name, role: 'administrator', passwordHash, active: true },
      });
    });
    return this.#require(id);
  }

  /** @throws AppError `conflict` when the address has an account */
  async create(actor: Actor, account: { name: string; email: string; role: Role; password: string }): Promise<User> {
    const passwordHash = await this.#passwords.hash(account.password);
    const { store, operations, organizationId } = this.#context;
    const id = idOf.account(organizationId, account.email);
    await store.write(async (tx) => {
      if ((await findAccount(tx, id)) !== undefined) {
        throw new AppError('conflict', `There is an account for ${account.email} already.`);
      }
      const { name, role } = account;
      await operations.append(tx, actor, accountSet, {
        organizationId,
        email: account.email,
        fields: { name, role, passwordHash, active: true, deletedAt: null },
      });
    });
    return this.#require(id);
  }

  /**
   * Changes an account. Signs it out everywhere on this desk when its password, role or activity changes.
   * @throws AppError `conflict` when it would leave nobody in charge
   */
  async update(
    actor: Actor,
    id: string,
    patch: {
      name?: string | undefined;
      role?: Role | undefined;
      active?: boolean | undefined;
      password?: string | undefined;
    },
  ): Promise<User> {
    const { password, ...rest } = patch;
    const passwordHash = password === undefined ? undefined : await this.#passwords.hash(password);
    const fields = Object.fromEntries(
      Object.entries({ ...rest, passwordHash }).filter(([, value]) => value !== undefined),
    );
    const { store, operations, organizationId } = this.#context;
    await store.write(async (tx) => {
      const rows = await listAccounts(tx, organizationId);
      const account = rows.find((row) => row.id === id);
      if (account === undefined) throw new AppError('notFound', 'There is no such account.');
      const remains = rows.some(
        (row) =>
          (row.id === id ? (patch.role ?? row.role) : row.role) === 'administrator' &&
          (row.id === id ? (patch.active ?? row.active === 1) : row.active === 1),
      );
      if (!remains && rows.some((row) => row.role === 'administrator' && row.active === 1))
        throw new AppError('conflict', 'Somebody has to stay administrator. Make another one first.');
      await operations.append(tx, actor, accountSet, { organizationId, email: account.email, fields });
      // Whoever may do something else from now on, or has another password, signs in anew.
      if ((patch.active ?? account.active === 1) !== (account.active === 1))
        await this.#sessions.endAll(tx, id, 'inactive');
      else if (password !== undefined) await this.#sessions.endAll(tx, id, 'password');
      else if ((patch.role ?? account.role) !== account.role) await this.#sessions.endAll(tx, id, 'role');
    });
    return this.#require(id);
  }

  /**
   * Gives an account a password that was made up, and signs it out everywhere.
   * @returns the password, which is in the answer alone
   */
  async resetPassword(actor: Actor, id: string): Promise<{ password: string }> {
    const password = createPassword();
    await this.update(actor, id, { password });
    return { password };
  }

  /**
   * Gives somebody another password, who knows theirs, and ends their sessions but the one that asks.
   * @throws AppError `notFound` for a passcode, which has no password
   */
  async changePassword(
    actor: Actor,
    { current, next }: { current: string; next: string },
    sessionId: string | null,
  ): Promise<CallOutput<typeof appContract.calls.changePassword>> {
    const { store, operations, organizationId } = this.#context;
    const account = await findAccount(store.read, actor.id ?? '');
    if (account === undefined) throw new AppError('notFound', 'There is no such account.');
    const checked = await this.#sessions.checkPassword(account, current);
    if (!checked.ok) return checked;
    const passwordHash = await this.#passwords.hash(next);
    const ended = await store.write(async (tx) => {
      // Somebody in charge may have changed it while this one was hashed: then that stands.
      const now = await findAccount(tx, account.id);
      if (now?.passwordHash !== account.passwordHash || now.active !== 1)
        throw new AppError('conflict', 'The password was changed elsewhere just now. Sign in with that one.');
      await operations.append(tx, actor, accountSet, {
        organizationId,
        email: account.email,
        fields: { passwordHash },
      });
      return this.#sessions.endAll(tx, account.id, 'password', sessionId);
    });
    return { ok: true, ended };
  }

  /** Where an account is signed in at this desk. @param current the session that asks */
  sessions(id: string, current: string | null): Promise<Session[]> {
    return this.#sessions.list(id, current);
  }

  /** Ends all sessions of an account at this desk, except the one that is named. @returns how many */
  signOutEverywhere(id: string, except: string | null): Promise<number> {
    return this.#context.store.write((tx) => this.#sessions.endAll(tx, id, 'signedOut', except));
  }

  async #require(id: string): Promise<User> {
    const account = await findAccount(this.#context.store.read, id);
    if (account === undefined) throw new AppError('notFound', 'There is no such account.');
    return toUser(account);
  }
}
