import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';

export interface KeyRow {
  id: string;
  organizationId: string;
  eventId: string | null;
  eventCode: string | null;
  eventTitle: string | null;
  selector: string;
  name: string | null;
  keyHash: string | null;
  /** JSON list. */
  scopes: string | null;
  expiresAt: number | null;
  revokedAt: number | null;
  madeBy: string | null;
  createdAt: number;
  lastUsedAt: number | null;
}

const SELECT = `SELECT k.id, k.organization_id AS organizationId, k.event_id AS eventId, e.code AS eventCode,
    coalesce(e.title, e.code) AS eventTitle, k.selector, k.name, k.key_hash AS keyHash, k.scopes,
    k.expires_at AS expiresAt, k.revoked_at AS revokedAt, k.made_by AS madeBy, k.created_at AS createdAt,
    u.last_used_at AS lastUsedAt
  FROM api_keys AS k LEFT JOIN events AS e ON e.id = k.event_id LEFT JOIN api_key_uses AS u ON u.key_id = k.id`;

/** The keys of an organization, newest first. */
export function listKeys(read: Reader, organizationId: string): Promise<KeyRow[]> {
  return read.all<KeyRow>(
    `${SELECT} WHERE k.organization_id = ? AND k.deleted_at IS NULL ORDER BY k.created_at DESC, k.id DESC`,
    [organizationId],
  );
}

export function findKey(read: Reader, id: string): Promise<KeyRow | undefined> {
  return read.get<KeyRow>(`${SELECT} WHERE k.id = ? AND k.deleted_at IS NULL`, [id]);
}

/** Keys that begin alike: one, unless somebody makes them up. */
export function keysBySelector(read: Reader, organizationId: string, selector: string): Promise<KeyRow[]> {
  return read.all<KeyRow>(`${SELECT} WHERE k.selector = ? AND k.organization_id = ? AND k.deleted_at IS NULL`, [
    selector,
    organizationId,
  ]);
}

export async function noteUse(tx: WriteTx, keyId: string, at: number, address: string): Promise<void> {
  await tx.run(
    `INSERT INTO api_key_uses (key_id, last_used_at, address) VALUES (?, ?, ?)
     ON CONFLICT (key_id) DO UPDATE SET last_used_at = excluded.last_used_at, address = excluded.address`,
    [keyId, at, address],
  );
}
