import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '#main/ports/clock.ts';
import type { Log } from '#main/ports/log.ts';
import type { Passwords } from '#main/ports/passwords.ts';
import type { Store } from '#main/storage/store.ts';
import type { WriteTx } from '#main/storage/unit-of-work.ts';
import type { Session, User } from '#shared/contract/users.ts';
import type { SessionEnd } from '#shared/domain/sessions.ts';
import { type Caller, type Origin, signOut } from '#shared/rpc/server.ts';
import { FORGET_MS, waitAfter } from './attempts.ts';
import { readPasscode } from './passcode.ts';
import {
  type AccountRow,
  accountsByEmail,
  clearAttempts,
  deleteSession,
  deleteSessionsOf,
  findAccount,
  findAttempts,
  findPasscode,
  findSession,
  insertSession,
  listSessions,
  type PasscodeRow,
  passcodeBySelector,
  type SessionKind,
  saveAttempts,
  touchSession,
} from './repository.ts';

/** A session ends so long after signing in, however it is used. */
export const SESSION_MS = 18 * 60 * 60_000;
/** And so long after it was last used. */
export const IDLE_MS = 10 * 60 * 60_000;
/** How far behind the record of last use may be, to spare a write per call. */
const TOUCH_EVERY_MS = 60_000;

/** Checked against when there is no such account, so that the answer takes as long as with one. No password matches it. */
const NOBODY = '$2b$12$F1.itAdmr92dnH3CBW6QPuCnpT4qka36tdskY3vuIYUtpF/HdEIjK';

/** Somebody who has just signed in, or taken up their session. */
export interface SignedIn {
  user: User;
  organizationId: string;
  /** The one event that they may see; null for all of their organization's. */
  eventId: string | null;
  tokenHash: string;
}

/** A password or a passcode that was not right, or was one attempt too many. */
interface Refused {
  ok: false;
  reason: 'wrong' | 'tooManyAttempts';
  retryAt: number | null;
}

export type SignIn =
  | (SignedIn & { ok: true; token: string })
  | Refused
  | { ok: false; reason: 'inactive'; retryAt: null }
  | { ok: false; reason: 'chooseOrganization'; retryAt: null; organizations: { id: string; name: string }[] };

/** A session that somebody uses, in memory: looking it up must cost a scan nothing. */
interface Live {
  accountId: string;
  expiresAt: number;
  lastUsedAt: number;
  /** What of `lastUsedAt` is on disk. */
  savedAt: number;
}

/** What sessions rest on: all of this installation, whatever organizations it has. */
export interface SessionParts {
  store: Store;
  clock: Clock;
  log: Log;
  passwords: Passwords;
  deskId: string;
  /** Tells the windows of sessions that have just ended. */
  onEnded(ended: (tokenHash: string) => boolean, reason: SessionEnd): void;
}

/** Who is signed in at this desk, with a password or with a passcode. */
export class SessionService {
  readonly #parts: SessionParts;
  /** By the hash of the token. This process alone opens and ends sessions, so that these are right. */
  readonly #live = new Map<string, Live>();

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /**
   * Checks a password. Failures are counted on disk per address, so that a restart gives no new attempts.
   * @param organizationId whose account is meant, where the address has several with the same password
   */
  async signIn(email: string, password: string, organizationId: string | null, origin: Origin | null): Promise<SignIn> {
    const { store, passwords } = this.#parts;
    const address = email.trim().toLowerCase();
    const wait = await this.#countAttempt(address);
    if (wait !== null) return { ok: false, reason: 'tooManyAttempts', retryAt: wait };

    const accounts = await accountsByEmail(store.read, address);
    const matching: AccountRow[] = [];
    for (const account of accounts) {
      if (await passwords.verify(password, account.passwordHash ?? NOBODY)) matching.push(account);
    }
    if (accounts.length === 0) await passwords.verify(password, NOBODY);
    if (matching.length === 0) return this.#wrong(address);
    await store.write((tx) => clearAttempts(tx, address));
    const active = matching.filter(
      (account) => account.active === 1 && (organizationId === null || account.organizationId === organizationId),
    );
    const [account, another] = active;
    if (account === undefined) return { ok: false, reason: 'inactive', retryAt: null };
    if (another !== undefined) {
      const organizations = active.map((each) => ({ id: each.organizationId, name: each.organizationName }));
      return { ok: false, reason: 'chooseOrganization', retryAt: null, organizations };
    }
    const token = await this.open(account.id, 'account', origin, null);
    return { ok: true, token, tokenHash: hashToken(token), ...ofAccount(account) };
  }

  /** Lets a volunteer in with a passcode that is good here and now. */
  async signInWithPasscode(code: string, origin: Origin | null): Promise<SignIn> {
    const { store, clock, passwords, deskId } = this.#parts;
    const parts = readPasscode(code);
    const key = `passcode:${parts?.selector ?? ''}`;
    const wait = await this.#countAttempt(key);
    if (wait !== null) return { ok: false, reason: 'tooManyAttempts', retryAt: wait };
    const passcode = parts === null ? undefined : await passcodeBySelector(store.read, parts.selector);
    const matches = await passwords.verify(parts?.secret ?? '', passcode?.codeHash ?? NOBODY);
    if (!matches || passcode === undefined) return this.#wrong(key);
    await store.write((tx) => clearAttempts(tx, key));
    if (!isGood(passcode, clock.now(), deskId)) return { ok: false, reason: 'inactive', retryAt: null };
    const token = await this.open(passcode.id, 'passcode', origin, passcode.untilAt);
    return { ok: true, token, tokenHash: hashToken(token), ...ofPasscode(passcode) };
  }

  /** Who a session token belongs to, or null when it is no longer good. */
  async resume(token: string): Promise<SignedIn | null> {
    const { store, clock, deskId } = this.#parts;
    const tokenHash = hashToken(token);
    const stored = await findSession(store.read, tokenHash);
    if (stored === undefined) return null;
    const session = this.#live.get(tokenHash) ?? stored;
    const now = clock.now();
    if (session.expiresAt <= now || session.lastUsedAt + IDLE_MS <= now) return null;
    const who = await this.#whose(stored.kind, session.accountId, now, deskId);
    if (who === null) return null;
    const live = this.#live.get(tokenHash) ?? {
      accountId: session.accountId,
      expiresAt: session.expiresAt,
      lastUsedAt: session.lastUsedAt,
      savedAt: session.lastUsedAt,
    };
    this.#live.set(tokenHash, live);
    this.#touch(tokenHash, live);
    return { ...who, tokenHash };
  }

  /**
   * Signs out whoever's session has ended: by time, by signing out elsewhere, or since the account was changed.
   * @param used whether the caller does something just now, which keeps the session from ending for want of use
   */
  renew(caller: Caller, used: boolean): void {
    if (caller.sessionId === null) return;
    const now = this.#parts.clock.now();
    const live = this.#live.get(caller.sessionId);
    if (live === undefined || live.expiresAt <= now || live.lastUsedAt + IDLE_MS <= now) {
      this.#live.delete(caller.sessionId);
      signOut(caller);
    } else if (used) {
      this.#touch(caller.sessionId, live);
    }
  }

  /** Whoever is signed in on a connection, as they are now; null for nobody. */
  async whoIs(caller: Caller): Promise<User | null> {
    const { store, clock, deskId } = this.#parts;
    if (caller.sessionId === null) return null;
    const stored = await findSession(store.read, caller.sessionId);
    if (stored === undefined) return null;
    return (await this.#whose(stored.kind, stored.accountId, clock.now(), deskId))?.user ?? null;
  }

  async signOut(tokenHash: string): Promise<void> {
    this.#live.delete(tokenHash);
    await this.#parts.store.write((tx) => deleteSession(tx, tokenHash));
  }

  /** Ends all sessions of an account or a passcode, except the one that is named. @returns how many */
  async endAll(tx: WriteTx, accountId: string, reason: SessionEnd, except: string | null = null): Promise<number> {
    const ended = await deleteSessionsOf(tx, accountId, except);
    tx.afterCommit(() => {
      const gone = new Set<string>();
      for (const [tokenHash, live] of this.#live)
        if (live.accountId === accountId && tokenHash !== except) gone.add(tokenHash);
      for (const tokenHash of gone) this.#live.delete(tokenHash);
      this.#parts.onEnded((tokenHash) => gone.has(tokenHash), reason);
    });
    return ended;
  }

  /**
   * Whether this is the password of an account. Counts as an attempt to sign in: whoever finds a window open gets no more
   * guesses than whoever finds it closed.
   */
  async checkPassword(
    account: { email: string; passwordHash: string | null },
    password: string,
  ): Promise<{ ok: true } | Refused> {
    const { store, passwords } = this.#parts;
    const wait = await this.#countAttempt(account.email);
    if (wait !== null) return { ok: false, reason: 'tooManyAttempts', retryAt: wait };
    if (!(await passwords.verify(password, account.passwordHash ?? NOBODY))) return this.#wrong(account.email);
    await store.write((tx) => clearAttempts(tx, account.email));
    return { ok: true };
  }

  /** Where somebody is signed in at this desk. */
  async list(accountId: string, current: string | null): Promise<Session[]> {
    const { store, clock } = this.#parts;
    const now = clock.now();
    const rows = await listSessions(store.read, accountId);
    return rows
      .map(({ tokenHash, ...row }) => ({
        ...row,
        lastUsedAt: this.#live.get(tokenHash)?.lastUsedAt ?? row.lastUsedAt,
        current: tokenHash === current,
      }))
      .filter((row) => row.expiresAt > now && row.lastUsedAt + IDLE_MS > now);
  }

  /** Opens a session. @returns its token, which is kept as a hash alone */
  async open(accountId: string, kind: SessionKind, origin: Origin | null, until: number | null): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const tokenHash = hashToken(token);
    const now = this.#parts.clock.now();
    const expiresAt = Math.min(now + SESSION_MS, until ?? Number.MAX_SAFE_INTEGER);
    await this.#parts.store.write((tx) => insertSession(tx, { tokenHash, accountId, kind, now, expiresAt, origin }));
    this.#live.set(tokenHash, { accountId, expiresAt, lastUsedAt: now, savedAt: now });
    return token;
  }

  async #whose(
    kind: SessionKind,
    id: string,
    now: number,
    deskId: string,
  ): Promise<Omit<SignedIn, 'tokenHash'> | null> {
    const { read } = this.#parts.store;
    if (kind === 'passcode') {
      const passcode = await findPasscode(read, id);
      return passcode !== undefined && isGood(passcode, now, deskId) ? ofPasscode(passcode) : null;
    }
    const account = await findAccount(read, id);
    return account?.active === 1 ? ofAccount(account) : null;
  }

  /**
   * The attempt is counted before it is checked: many at once cannot slip past the limit together.
   * @returns until when there are no attempts, or null
   */
  #countAttempt(key: string): Promise<number | null> {
    const { store, clock } = this.#parts;
    return store.write(async (tx) => {
      const now = clock.now();
      const known = await findAttempts(tx, key);
      if (known !== undefined && known.lockedUntil > now) return known.lockedUntil;
      const failures = known === undefined || now - known.lastAt > FORGET_MS ? 1 : known.failures + 1;
      await saveAttempts(tx, key, { failures, lastAt: now, lockedUntil: now + waitAfter(failures) });
      return null;
    });
  }

  async #wrong(key: string): Promise<Refused> {
    const { store, clock } = this.#parts;
    const lockedUntil = (await findAttempts(store.read, key))?.lockedUntil ?? 0;
    return { ok: false, reason: 'wrong', retryAt: lockedUntil > clock.now() ? lockedUntil : null };
  }

  /** Remembers that a session is used; on disk now and then, so that a restart knows. */
  #touch(tokenHash: string, live: Live): void {
    const { store, clock, log } = this.#parts;
    const now = clock.now();
    live.lastUsedAt = now;
    if (now - live.savedAt <= TOUCH_EVERY_MS) return;
    live.savedAt = now;
    store
      .write((tx) => touchSession(tx, tokenHash, now))
      .catch((error: unknown) => log.error('The use of a session could not be noted', error));
  }
}

/** An account as the contract shows it. */
export function toUser(row: AccountRow): User {
  return { id: row.id, name: row.name ?? row.email, email: row.email, role: row.role, active: row.active === 1 };
}

function ofAccount(account: AccountRow): Omit<SignedIn, 'tokenHash'> {
  return { user: toUser(account), organizationId: account.organizationId, eventId: null };
}

/** Whoever has a passcode does a volunteer's work, at its event alone. */
function ofPasscode(passcode: PasscodeRow): Omit<SignedIn, 'tokenHash'> {
  return {
    user: { id: passcode.id, name: passcode.name, email: '', role: 'staff', active: true },
    organizationId: passcode.organizationId,
    eventId: passcode.eventId,
  };
}

function isGood(passcode: PasscodeRow, now: number, deskId: string): boolean {
  const here = passcode.deskId === null || passcode.deskId === deskId;
  return here && passcode.fromAt <= now && now < passcode.untilAt;
}

/** The token is random and long, so a plain hash is enough: there is nothing to guess. */
function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
