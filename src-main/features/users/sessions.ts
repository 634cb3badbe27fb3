import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '#main/ports/clock.ts';
import type { Log } from '#main/ports/log.ts';
import type { Passwords } from '#main/ports/passwords.ts';
import type { Store } from '#main/storage/store.ts';
import type { WriteTx } from '#main/storage/unit-of-work.ts';
import type { Session, SignedInUser, User } from '#shared/contract/users.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { Role } from '#shared/domain/roles.ts';
import type { SessionEnd } from '#shared/domain/sessions.ts';
import { type Caller, type Origin, signOut } from '#shared/rpc/server.ts';
import { countAttempt } from './attempts.ts';
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
  hasKiosk,
  insertSession,
  listSessions,
  type PasscodeRow,
  passcodeBySelector,
  type SessionKind,
  saveKiosk,
  touchSession,
} from './repository.ts';

/** A session ends so long after signing in, however it is used. */
export const SESSION_MS = 18 * 60 * 60_000;
/** And so long after it was last used. */
export const IDLE_MS = 10 * 60 * 60_000;
/** One of a kiosk's account goes on: nobody stands there who could sign in again. */
const KIOSK_SESSION_MS = 366 * 24 * 60 * 60_000;
/** How far behind the record of last use may be, to spare a write per call. */
const TOUCH_EVERY_MS = 60_000;

/** Checked against when there is no such account, so that the answer takes as long as with one. No password matches it. */
const NOBODY = '$2b$12$F1.itAdmr92dnH3CBW6QPuCnpT4qka36tdskY3vuIYUtpF/HdEIjK';

/** Somebody who has just signed in, or taken up their session. */
export interface SignedIn {
  /** With the role of a kiosk while the session is one. */
  user: SignedInUser;
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
  kind: SessionKind;
  /** Of whoever signed in: theirs again once the session is a kiosk no longer. */
  role: Role;
  /** The one event that a passcode is for; null for an account. */
  eventId: string | null;
  /** The event whose kiosk the session is; null where it is none, or that of an account for kiosks. */
  kioskEventId: string | null;
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
  /** Tells the windows of a session that it is a kiosk now, or is none any more. */
  onKiosk(tokenHash: string): void;
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
    const who = ofAccount(account);
    const token = await this.open(who, 'account', origin, null);
    return { ok: true, token, tokenHash: hashToken(token), ...who };
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
    const who = ofPasscode(passcode);
    const token = await this.open(who, 'passcode', origin, passcode.untilAt);
    return { ok: true, token, tokenHash: hashToken(token), ...who };
  }

  /** Who a session token belongs to, or null when it is no longer good. */
  async resume(token: string): Promise<SignedIn | null> {
    const { store, clock, deskId } = this.#parts;
    const tokenHash = hashToken(token);
    const stored = await findSession(store.read, tokenHash);
    if (stored === undefined) return null;
    const now = clock.now();
    const who = await this.#whose(stored.kind, stored.accountId, now, deskId);
    if (who === null) return null;
    const { role } = who.user;
    const live = this.#live.get(tokenHash) ?? { ...stored, role, eventId: who.eventId, savedAt: stored.lastUsedAt };
    if (isOver(live, now)) return null;
    this.#live.set(tokenHash, live);
    this.#touch(tokenHash, live);
    return { ...asKiosk(who, live.kioskEventId), tokenHash };
  }

  /**
   * Signs out whoever's session has ended: by time, by signing out elsewhere, or since the account was changed. All windows
   * of a session that is a kiosk have no more rights than one.
   * @param used whether the caller does something just now, which keeps the session from ending for want of use
   */
  renew(caller: Caller, used: boolean): void {
    if (caller.sessionId === null) return;
    const now = this.#parts.clock.now();
    const live = this.#live.get(caller.sessionId);
    if (live === undefined || isOver(live, now)) {
      this.#live.delete(caller.sessionId);
      signOut(caller);
      return;
    }
    caller.actor = live.kioskEventId === null ? live.role : 'kiosk';
    caller.eventId = live.kioskEventId ?? live.eventId;
    if (used) this.#touch(caller.sessionId, live);
  }

  /** Whoever is signed in on a connection, as they are now; null for nobody. */
  async whoIs(caller: Caller): Promise<SignedInUser | null> {
    const { store, clock, deskId } = this.#parts;
    if (caller.sessionId === null) return null;
    const stored = await findSession(store.read, caller.sessionId);
    if (stored === undefined) return null;
    const who = await this.#whose(stored.kind, stored.accountId, clock.now(), deskId);
    return who === null ? null : asKiosk(who, stored.kioskEventId).user;
  }

  /**
   * Makes the caller's session the kiosk of an event, in all its windows and until {@link leaveKiosk}.
   * @throws AppError `conflict` for whoever has no session
   */
  async enterKiosk(caller: Caller, eventId: string): Promise<SignedInUser> {
    const user = await this.#turnKiosk(caller, eventId);
    if (user === null)
      throw new AppError('conflict', 'Sign in first: a kiosk is the window of somebody who has signed in.');
    return user;
  }

  /**
   * Gives whoever signed in their role back. Whoever cannot have it, since it is a kiosk's or their time is over, is signed out.
   * @returns who is signed in now, or null
   */
  async leaveKiosk(caller: Caller): Promise<SignedInUser | null> {
    const { sessionId } = caller;
    const live = sessionId === null ? undefined : this.#live.get(sessionId);
    if (sessionId === null || live === undefined) return null;
    if (
      live.role !== 'kiosk' &&
      !isOver({ ...live, kioskEventId: null, lastUsedAt: this.#parts.clock.now() }, this.#parts.clock.now())
    )
      return this.#turnKiosk(caller, null);
    await this.signOut(sessionId);
    signOut(caller);
    return null;
  }

  /** Whether any session of this desk is a kiosk. */
  async hasKiosk(): Promise<boolean> {
    return hasKiosk(this.#parts.store.read);
  }

  async #turnKiosk(caller: Caller, eventId: string | null): Promise<SignedInUser | null> {
    const { sessionId } = caller;
    const live = sessionId === null ? undefined : this.#live.get(sessionId);
    if (sessionId === null || live === undefined) return null;
    await this.#parts.store.write((tx) => saveKiosk(tx, sessionId, eventId));
    live.kioskEventId = eventId;
    this.renew(caller, true);
    this.#parts.onKiosk(sessionId);
    return this.whoIs(caller);
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
      .filter(({ isKiosk, expiresAt, lastUsedAt }) => isKiosk === 1 || (expiresAt > now && lastUsedAt + IDLE_MS > now))
      .map(({ isKiosk: _, ...row }) => row);
  }

  /** Opens a session. @returns its token, which is kept as a hash alone */
  async open(
    { user: { id: accountId, role }, eventId }: Pick<SignedIn, 'eventId'> & { user: User },
    kind: SessionKind,
    origin: Origin | null,
    until: number | null,
  ): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const tokenHash = hashToken(token);
    const now = this.#parts.clock.now();
    const longest = now + (role === 'kiosk' ? KIOSK_SESSION_MS : SESSION_MS);
    const expiresAt = Math.min(longest, until ?? longest);
    await this.#parts.store.write((tx) => insertSession(tx, { tokenHash, accountId, kind, now, expiresAt, origin }));
    const used = { lastUsedAt: now, savedAt: now };
    this.#live.set(tokenHash, { accountId, kind, role, eventId, kioskEventId: null, expiresAt, ...used });
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

  /** @returns until when there are no attempts, or null */
  #countAttempt(key: string): Promise<number | null> {
    const { store, clock } = this.#parts;
    return store.write((tx) => countAttempt(tx, key, clock.now()));
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
  const kiosk = account.role === 'kiosk' ? { eventId: null } : null;
  return { user: { ...toUser(account), kiosk }, organizationId: account.organizationId, eventId: null };
}

/** Whoever it is, as the kiosk that their session is. */
function asKiosk(who: Omit<SignedIn, 'tokenHash'>, eventId: string | null): Omit<SignedIn, 'tokenHash'> {
  return eventId === null ? who : { ...who, eventId, user: { ...who.user, role: 'kiosk', kiosk: { eventId } } };
}

/** Whether a session has ended by time. A kiosk is left alone for days: nobody stands there who could sign in again. */
function isOver({ kind, role, kioskEventId, expiresAt, lastUsedAt }: Live, now: number): boolean {
  const isKiosk = role === 'kiosk' || kioskEventId !== null;
  if (isKiosk) return (kind === 'passcode' || kioskEventId === null) && expiresAt <= now;
  return expiresAt <= now || lastUsedAt + IDLE_MS <= now;
}

/** Whoever has a passcode does a volunteer's work, at its event alone. */
function ofPasscode(passcode: PasscodeRow): Omit<SignedIn, 'tokenHash'> {
  return {
    user: { id: passcode.id, name: passcode.name, email: '', role: 'staff', active: true, kiosk: null },
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
