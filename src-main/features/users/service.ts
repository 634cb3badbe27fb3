import { createHash, randomBytes } from 'node:crypto';
import type { Actor, Context } from '#main/core/context.ts';
import type { Passwords } from '#main/ports/passwords.ts';
import { accountSet, idOf } from '#main/storage/operations/kinds.ts';
import type { User } from '#shared/contract/app.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Role } from '#shared/domain/roles.ts';
import { type Caller, signOut } from '#shared/rpc/server.ts';
import { FORGET_MS, waitAfter } from './attempts.ts';
import {
  type AccountRow,
  clearAttempts,
  deleteSession,
  deleteSessionsOf,
  findAccount,
  findAttempts,
  findSession,
  insertSession,
  listAccounts,
  saveAttempts,
  touchSession,
} from './repository.ts';

/** A session ends so long after signing in, however it is used. */
const SESSION_MS = 18 * 60 * 60_000;
/** And so long after it was last used. */
const IDLE_MS = 10 * 60 * 60_000;
/** How far behind the record of last use may be, to spare a write per call. */
const TOUCH_EVERY_MS = 60_000;

/** Checked against when there is no such account, so that the answer takes as long as with one. No password matches it. */
const NOBODY = '$2b$12$F1.itAdmr92dnH3CBW6QPuCnpT4qka36tdskY3vuIYUtpF/HdEIjK';

export type SignIn =
  | { ok: true; token: string; user: User }
  | { ok: false; reason: 'wrong' | 'tooManyAttempts' | 'inactive'; retryAt: number | null };

/** A session that somebody uses, in memory: looking it up must cost a scan nothing. */
interface Live {
  accountId: string;
  expiresAt: number;
  lastUsedAt: number;
  /** What of `lastUsedAt` is on disk. */
  savedAt: number;
}

/** Accounts and who is signed in. */
export class UserService {
  readonly #context: Context;
  readonly #passwords: Passwords;
  /** By the hash of the token. This process alone opens and ends sessions, so that these are right. */
  readonly #live = new Map<string, Live>();

  constructor(context: Context, passwords: Passwords) {
    this.#context = context;
    this.#passwords = passwords;
  }

  async list(): Promise<User[]> {
    const rows = await listAccounts(this.#context.store.read, this.#context.organizationId);
    return rows.map(toUser);
  }

  async hasAdministrator(): Promise<boolean> {
    const rows = await listAccounts(this.#context.store.read, this.#context.organizationId);
    return rows.some((row) => row.role === 'administrator' && row.active === 1);
  }

  /**
   * Creates the first administrator.
   * @throws AppError `conflict` when there is one already: whoever comes later is invited by them
   */
  async createFirst(account: {
    name: string;
    email: string;
    password: string;
  }): Promise<{ token: string; user: User }> {
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
    const user = await this.#require(id);
    return { token: await this.#openSession(user.id), user };
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
      if (!remains) throw new AppError('conflict', 'Somebody has to stay administrator. Make another one first.');
      await operations.append(tx, actor, accountSet, { organizationId, email: account.email, fields });
      const mayOther =
        (patch.role ?? account.role) !== account.role ||
        (patch.active ?? account.active === 1) !== (account.active === 1);
      // Whoever may do something else from now on, or has another password, signs in anew.
      if (mayOther || password !== undefined) {
        await deleteSessionsOf(tx, id);
        tx.afterCommit(() => this.#forget(id));
      }
    });
    return this.#require(id);
  }

  /** Checks a password. Failures are counted on disk per address, so that a restart gives no new attempts. */
  async signIn(email: string, password: string): Promise<SignIn> {
    const { store, clock, organizationId } = this.#context;
    const address = email.trim().toLowerCase();
    // The attempt is counted before it is checked: many at once cannot slip past the limit together.
    const wait = await store.write(async (tx) => {
      const now = clock.now();
      const known = await findAttempts(tx, address);
      if (known !== undefined && known.lockedUntil > now) return known.lockedUntil;
      const failures = known === undefined || now - known.lastAt > FORGET_MS ? 1 : known.failures + 1;
      await saveAttempts(tx, address, { failures, lastAt: now, lockedUntil: now + waitAfter(failures) });
      return null;
    });
    if (wait !== null) return { ok: false, reason: 'tooManyAttempts', retryAt: wait };

    const account = await findAccount(store.read, idOf.account(organizationId, address));
    const matches = await this.#passwords.verify(password, account?.passwordHash ?? NOBODY);
    if (!matches || account === undefined) {
      const attempts = await findAttempts(store.read, address);
      const lockedUntil = attempts?.lockedUntil ?? 0;
      return { ok: false, reason: 'wrong', retryAt: lockedUntil > clock.now() ? lockedUntil : null };
    }
    await store.write((tx) => clearAttempts(tx, address));
    if (account.active !== 1) return { ok: false, reason: 'inactive', retryAt: null };
    return { ok: true, token: await this.#openSession(account.id), user: toUser(account) };
  }

  /** Who a session token belongs to, or null when it is no longer good. */
  async resume(token: string): Promise<{ user: User; tokenHash: string } | null> {
    const { store, clock } = this.#context;
    const tokenHash = hashToken(token);
    const session = this.#live.get(tokenHash) ?? (await findSession(store.read, tokenHash));
    const now = clock.now();
    if (session === undefined || session.expiresAt <= now || session.lastUsedAt + IDLE_MS <= now) return null;
    const account = await findAccount(store.read, session.accountId);
    if (account === undefined || account.active !== 1) return null;
    const live = this.#live.get(tokenHash) ?? { ...session, savedAt: session.lastUsedAt };
    this.#live.set(tokenHash, live);
    this.#touch(tokenHash, live);
    return { user: toUser(account), tokenHash };
  }

  /**
   * Signs out whoever's session has ended: by time, by signing out elsewhere, or since the account was changed.
   * @param used whether the caller does something just now, which keeps the session from ending for want of use
   */
  renew(caller: Caller, used: boolean): void {
    if (caller.sessionId === null) return;
    const now = this.#context.clock.now();
    const live = this.#live.get(caller.sessionId);
    if (live === undefined || live.expiresAt <= now || live.lastUsedAt + IDLE_MS <= now) {
      this.#live.delete(caller.sessionId);
      signOut(caller);
    } else if (used) {
      this.#touch(caller.sessionId, live);
    }
  }

  async signOut(tokenHash: string): Promise<void> {
    this.#live.delete(tokenHash);
    await this.#context.store.write((tx) => deleteSession(tx, tokenHash));
  }

  /** An account, or null. */
  async find(id: string): Promise<User | null> {
    const account = await findAccount(this.#context.store.read, id);
    return account === undefined ? null : toUser(account);
  }

  /** The stored form of a session token. */
  static sessionId(token: string): string {
    return hashToken(token);
  }

  async #openSession(accountId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const tokenHash = hashToken(token);
    const now = this.#context.clock.now();
    await this.#context.store.write((tx) =>
      insertSession(tx, { tokenHash, accountId, now, expiresAt: now + SESSION_MS }),
    );
    this.#live.set(tokenHash, { accountId, expiresAt: now + SESSION_MS, lastUsedAt: now, savedAt: now });
    return token;
  }

  /** Remembers that a session is used; on disk now and then, so that a restart knows. */
  #touch(tokenHash: string, live: Live): void {
    const { store, clock, log } = this.#context;
    const now = clock.now();
    live.lastUsedAt = now;
    if (now - live.savedAt <= TOUCH_EVERY_MS) return;
    live.savedAt = now;
    store
      .write((tx) => touchSession(tx, tokenHash, now))
      .catch((error: unknown) => log.error('The use of a session could not be noted', error));
  }

  /** Ends the sessions of an account on the connections where they are used. */
  #forget(accountId: string): void {
    for (const [tokenHash, live] of this.#live) if (live.accountId === accountId) this.#live.delete(tokenHash);
  }

  async #require(id: string): Promise<User> {
    const account = await findAccount(this.#context.store.read, id);
    if (account === undefined) throw new AppError('notFound', 'There is no such account.');
    return toUser(account);
  }
}

function toUser(row: AccountRow): User {
  return { id: row.id, name: row.name ?? row.email, email: row.email, role: row.role, active: row.active === 1 };
}

/** The token is random and long, so a plain hash is enough: there is nothing to guess. */
function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
