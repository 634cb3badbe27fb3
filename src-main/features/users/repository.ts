import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { Role } from '#shared/domain/roles.ts';

export interface AccountRow {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  passwordHash: string | null;
  active: number;
}

const ACCOUNT = `id, email, name, coalesce(role, 'staff') AS role, password_hash AS passwordHash, active`;

export async function listAccounts(read: Reader, organizationId: string): Promise<AccountRow[]> {
  return read.all(
    `SELECT ${ACCOUNT} FROM accounts WHERE organization_id = ? AND deleted_at IS NULL ORDER BY name, email`,
    [organizationId],
  );
}

export async function findAccount(read: Reader, id: string): Promise<AccountRow | undefined> {
  return read.get(`SELECT ${ACCOUNT} FROM accounts WHERE id = ? AND deleted_at IS NULL`, [id]);
}

export interface SessionRow {
  accountId: string;
  lastUsedAt: number;
  expiresAt: number;
}

export async function findSession(read: Reader, tokenHash: string): Promise<SessionRow | undefined> {
  return read.get(
    `SELECT account_id AS accountId, last_used_at AS lastUsedAt, expires_at AS expiresAt
     FROM sign_in_sessions WHERE token_hash = ?`,
    [tokenHash],
  );
}

export async function insertSession(
  tx: WriteTx,
  session: { tokenHash: string; accountId: string; now: number; expiresAt: number },
): Promise<void> {
  await tx.run('DELETE FROM sign_in_sessions WHERE expires_at < ?', [session.now]);
  await tx.run(
    `INSERT INTO sign_in_sessions (token_hash, account_id, created_at, last_used_at, expires_at) VALUES (?, ?, ?, ?, ?)`,
    [session.tokenHash, session.accountId, session.now, session.now, session.expiresAt],
  );
}

export async function touchSession(tx: WriteTx, tokenHash: string, now: number): Promise<void> {
  await tx.run('UPDATE sign_in_sessions SET last_used_at = ? WHERE token_hash = ?', [now, tokenHash]);
}

export async function deleteSession(tx: WriteTx, tokenHash: string): Promise<void> {
  await tx.run('DELETE FROM sign_in_sessions WHERE token_hash = ?', [tokenHash]);
}

export async function deleteSessionsOf(tx: WriteTx, accountId: string): Promise<void> {
  await tx.run('DELETE FROM sign_in_sessions WHERE account_id = ?', [accountId]);
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
