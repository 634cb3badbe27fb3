import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { Role } from '#shared/domain/roles.ts';
import type { Origin } from '#shared/rpc/server.ts';

export interface AccountRow {
  id: string;
  organizationId: string;
  organizationName: string;
  email: string;
  name: string | null;
  role: Role;
  passwordHash: string | null;
  active: number;
}

const ACCOUNT = `
  SELECT a.id, a.organization_id AS organizationId, coalesce(o.name, '') AS organizationName, a.email, a.name,
    coalesce(a.role, 'staff') AS role, a.password_hash AS passwordHash, a.active
  FROM accounts AS a LEFT JOIN organizations AS o ON o.id = a.organization_id`;

export async function listAccounts(read: Reader, organizationId: string): Promise<AccountRow[]> {
  return read.all(`${ACCOUNT} WHERE a.organization_id = ? AND a.deleted_at IS NULL ORDER BY a.name, a.email`, [
    organizationId,
  ]);
}

/** The accounts of an address in all organizations. */
export async function accountsByEmail(read: Reader, email: string): Promise<AccountRow[]> {
  return read.all(`${ACCOUNT} WHERE a.email = ? AND a.deleted_at IS NULL ORDER BY o.name`, [email]);
}

export async function findAccount(read: Reader, id: string): Promise<AccountRow | undefined> {
  return read.get(`${ACCOUNT} WHERE a.id = ? AND a.deleted_at IS NULL`, [id]);
}

export interface PasscodeRow {
  id: string;
  organizationId: string;
  eventId: string;
  selector: string;
  name: string;
  codeHash: string | null;
  deskId: string | null;
  fromAt: number;
  untilAt: number;
  madeBy: string | null;
}

const PASSCODE = `
  SELECT id, organization_id AS organizationId, event_id AS eventId, selector, coalesce(name, '') AS name,
    code_hash AS codeHash, desk_id AS deskId, coalesce(from_at, 0) AS fromAt, coalesce(until_at, 0) AS untilAt,
    made_by AS madeBy
  FROM passcodes`;

/** Those that are left of an event, the ones that last longest first. */
export async function listPasscodes(read: Reader, eventId: string): Promise<PasscodeRow[]> {
  return read.all(`${PASSCODE} WHERE event_id = ? AND deleted_at IS NULL ORDER BY until_at DESC, id`, [eventId]);
}

export async function findPasscode(read: Reader, id: string): Promise<PasscodeRow | undefined> {
  return read.get(`${PASSCODE} WHERE id = ? AND deleted_at IS NULL`, [id]);
}

export async function passcodeBySelector(read: Reader, selector: string): Promise<PasscodeRow | undefined> {
  return read.get(`${PASSCODE} WHERE selector = ? AND deleted_at IS NULL`, [selector]);
}

export type SessionKind = 'account' | 'passcode';

export interface SessionRow {
  accountId: string;
  kind: SessionKind;
  lastUsedAt: number;
  expiresAt: number;
  /** The event whose kiosk it is, or null. */
  kioskEventId: string | null;
}

export async function findSession(read: Reader, tokenHash: string): Promise<SessionRow | undefined> {
  return read.get(
    `SELECT account_id AS accountId, kind, last_used_at AS lastUsedAt, expires_at AS expiresAt,
       kiosk_event_id AS kioskEventId
     FROM sign_in_sessions WHERE token_hash = ?`,
    [tokenHash],
  );
}

/** The sessions of an account, the one used last first. */
export async function listSessions(
  read: Reader,
  accountId: string,
): Promise<
  {
    tokenHash: string;
    createdAt: number;
    lastUsedAt: number;
    expiresAt: number;
    address: string | null;
    client: string | null;
    isKiosk: number;
  }[]
> {
  return read.all(
    `SELECT token_hash AS tokenHash, created_at AS createdAt, last_used_at AS lastUsedAt, expires_at AS expiresAt,
       address, client, kiosk_event_id IS NOT NULL AS isKiosk
     FROM sign_in_sessions WHERE account_id = ? ORDER BY last_used_at DESC`,
    [accountId],
  );
}

export async function insertSession(
  tx: WriteTx,
  session: {
    tokenHash: string;
    accountId: string;
    kind: SessionKind;
    now: number;
    expiresAt: number;
    origin: Origin | null;
  },
): Promise<void> {
  await tx.run(
    `INSERT INTO sign_in_sessions
       (token_hash, account_id, kind, created_at, last_used_at, expires_at, address, client)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      session.tokenHash,
      session.accountId,
      session.kind,
      session.now,
      session.now,
      session.expiresAt,
      session.origin?.address ?? null,
      session.origin?.client ?? null,
    ],
  );
}

export async function touchSession(tx: WriteTx, tokenHash: string, now: number): Promise<void> {
  await tx.run('UPDATE sign_in_sessions SET last_used_at = ? WHERE token_hash = ?', [now, tokenHash]);
}

/** Makes a session the kiosk of an event, or none any more. */
export async function saveKiosk(tx: WriteTx, tokenHash: string, eventId: string | null): Promise<void> {
  await tx.run('UPDATE sign_in_sessions SET kiosk_event_id = ? WHERE token_hash = ?', [eventId, tokenHash]);
}

export async function hasKiosk(read: Reader): Promise<boolean> {
  return (await read.get('SELECT 1 FROM sign_in_sessions WHERE kiosk_event_id IS NOT NULL LIMIT 1')) !== undefined;
}

export async function deleteSession(tx: WriteTx, tokenHash: string): Promise<void> {
  await tx.run('DELETE FROM sign_in_sessions WHERE token_hash = ?', [tokenHash]);
}

/** @returns how many there were beside the one that stays */
export async function deleteSessionsOf(tx: WriteTx, accountId: string, except: string | null): Promise<number> {
  return tx.run('DELETE FROM sign_in_sessions WHERE account_id = ? AND token_hash IS NOT ?', [accountId, except]);
}

export interface Attempts {
  failures: number;
  lastAt: number;
  lockedUntil: number;
}

export async function findAttempts(read: Reader, key: string): Promise<Attempts | undefined> {
  return read.get(
    'SELECT failures, last_at AS lastAt, locked_until AS lockedUntil FROM sign_in_attempts WHERE key = ?',
    [key],
  );
}

export async function saveAttempts(tx: WriteTx, key: string, attempts: Attempts): Promise<void> {
  await tx.run(
    `INSERT INTO sign_in_attempts (key, failures, last_at, locked_until) VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at,
       locked_until = excluded.locked_until`,
    [key, attempts.failures, attempts.lastAt, attempts.lockedUntil],
  );
}

export async function clearAttempts(tx: WriteTx, key: string): Promise<void> {
  await tx.run('DELETE FROM sign_in_attempts WHERE key = ?', [key]);
}
