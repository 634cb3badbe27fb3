import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '#main/ports/clock.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { DeskRole } from '#shared/domain/desk-roles.ts';
import { SECRET_BYTES } from '#shared/domain/pairing-code.ts';

/** A database with the tables of a hub. Statements are written so that SQLite and PostgreSQL both read them. */
export interface RegisterDatabase {
  readonly read: Reader;
  write<T>(work: (tx: Pick<WriteTx, 'all' | 'get' | 'run'>) => Promise<T>): Promise<T>;
  /** Its own time in epoch ms, where several processes share it. */
  now?(): Promise<number>;
}

/** What processes that share a database go by, as their own clocks may be years apart: epoch ms. */
export async function timeOf(database: RegisterDatabase, clock: Clock): Promise<number> {
  return (await database.now?.()) ?? clock.now();
}

/** A desk that was let in once. Times in epoch ms by the clock of the hub. */
export interface PairedDesk {
  readonly deskId: string;
  /** Under which it was let in: no two have the same. */
  readonly name: string;
  /** What it calls itself by now; null where it has not said so. */
  readonly called: string | null;
  readonly role: DeskRole;
  readonly pairedAt: number;
  readonly revokedAt: number | null;
  readonly lastSeenAt: number | null;
  readonly address: string | null;
  readonly version: string | null;
  readonly pending: number | null;
  readonly clockOffset: number | null;
}

/** How a desk was when the hub heard of it last. */
export type Sighting = Omit<PairedDesk, 'name' | 'role' | 'pairedAt' | 'revokedAt'>;

/** Who comes with the secret of an invitation. */
export interface Newcomer {
  deskId: string;
  name: string;
  version: string;
  address: string | null;
  /** Known to the newcomer alone, and the same where it asks once more. */
  attempt?: string | undefined;
  /** Its last token, where it was let in before. */
  before?: string | undefined;
}

/** What becomes of somebody with the right secret: the token is told here alone. `taken`: a desk of that id was let in, and this is not that one. */
export type Redeemed = { token: string; role: DeskRole; name: string } | 'taken';

/** How long an invitation is good. In ms. */
export const INVITATION_MS = 5 * 60_000;
const TOKEN_BYTES = 32;

const DESK = `desk_id AS "deskId", name, called, role, paired_at AS "pairedAt", revoked_at AS "revokedAt", last_seen_at AS "lastSeenAt",
  address, version, pending, clock_offset AS "clockOffset"`;

/** Which desks may sync through a hub, and by which invitation they came. No secret and no token is kept, only their hashes. */
export class HubRegister {
  readonly #database: RegisterDatabase;
  readonly #clock: Clock;

  constructor(database: RegisterDatabase, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** By which its times are, in epoch ms. */
  now(): Promise<number> {
    return timeOf(this.#database, this.#clock);
  }

  /** @param name what the desk is to be called; null for what it calls itself */
  async invite(role: DeskRole, name: string | null): Promise<{ secret: string; expiresAt: number }> {
    const secret = randomBytes(SECRET_BYTES).toString('hex');
    const now = await this.now();
    const expiresAt = now + INVITATION_MS;
    await this.#database.write(async (tx) => {
      await tx.run('DELETE FROM hub_invitations WHERE expires_at < $1', [now - INVITATION_MS]);
      await tx.run(
        'INSERT INTO hub_invitations (secret_hash, role, name, made_at, expires_at) VALUES ($1, $2, $3, $4, $5)',
        [hashOf(secret), role, name, now, expiresAt],
      );
    });
    return { secret, expiresAt: this.#clock.now() + INVITATION_MS };
  }

  /**
   * Lets a desk in, once for each secret; asked once more by the one that it has let in, it makes another token for it.
   * @returns null where the secret is none, was used, or is too old
   */
  async redeem(secret: string, newcomer: Newcomer): Promise<Redeemed | null> {
    const now = await this.now();
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    return this.#database.write(async (tx) => {
      const attempt = newcomer.attempt === undefined ? null : hashOf(newcomer.attempt);
      const invitation = await tx.get<{ role: DeskRole; name: string | null; usedBy: string | null }>(
        `SELECT role, name, used_by AS "usedBy" FROM hub_invitations
         WHERE secret_hash = $1 AND expires_at > $2 AND (used_at IS NULL OR used_by = $3)`,
        [hashOf(secret), now, attempt],
      );
      if (invitation === undefined) return null;
      const there = await tx.get<{ tokenHash: string }>(
        'SELECT token_hash AS "tokenHash" FROM hub_desks WHERE desk_id = $1 AND revoked_at IS NULL',
        [newcomer.deskId],
      );
      if (invitation.usedBy !== null) {
        if (there === undefined) return null;
      } else {
        if (there !== undefined && there.tokenHash !== hashOf(newcomer.before ?? '')) return 'taken';
        const used = await tx.run(
          'UPDATE hub_invitations SET used_at = $1, used_by = $2 WHERE secret_hash = $3 AND used_at IS NULL',
          [now, attempt, hashOf(secret)],
        );
        if (used === 0) return null;
      }
      const taken = await tx.all<{ name: string; called: string | null }>(
        'SELECT name, called FROM hub_desks WHERE revoked_at IS NULL AND desk_id <> $1',
        [newcomer.deskId],
      );
      const name = freeName(
        invitation.name ?? newcomer.name,
        new Set(taken.flatMap((desk) => [desk.name, desk.called ?? ''])),
      );
      const { role } = invitation;
      await tx.run(
        `INSERT INTO hub_desks (desk_id, name, role, token_hash, paired_at, address, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (desk_id) DO UPDATE SET name = excluded.name, role = excluded.role, token_hash = excluded.token_hash,
           paired_at = excluded.paired_at, address = excluded.address, version = excluded.version, called = NULL, revoked_at = NULL`,
        [newcomer.deskId, name, role, hashOf(token), now, newcomer.address, newcomer.version],
      );
      return { token, role, name };
    });
  }

  /** The desk whose token this is, also where it was revoked; null where it is nobody's. */
  async byToken(token: string): Promise<PairedDesk | null> {
    const row = await this.#database.read.get<PairedDesk>(`SELECT ${DESK} FROM hub_desks WHERE token_hash = $1`, [
      hashOf(token),
    ]);
    return row ?? null;
  }

  async find(deskId: string): Promise<PairedDesk | null> {
    const row = await this.#database.read.get<PairedDesk>(`SELECT ${DESK} FROM hub_desks WHERE desk_id = $1`, [deskId]);
    return row ?? null;
  }

  /** All that were ever let in, by name. */
  list(): Promise<PairedDesk[]> {
    return this.#database.read.all<PairedDesk>(`SELECT ${DESK} FROM hub_desks ORDER BY name, desk_id`);
  }

  /** @returns whether there was such a desk that was not revoked before */
  async revoke(deskId: string): Promise<boolean> {
    const now = await this.now();
    const changed = await this.#database.write(async (tx) => {
      // What it had is free for another one.
      await tx.run('DELETE FROM hub_leases WHERE desk_id = $1', [deskId]);
      return tx.run('UPDATE hub_desks SET revoked_at = $1 WHERE desk_id = $2 AND revoked_at IS NULL', [now, deskId]);
    });
    return changed > 0;
  }

  /** Keeps how desks were, for when they are away, and for other processes of this hub. */
  async note(sightings: readonly Sighting[]): Promise<void> {
    if (sightings.length === 0) return;
    const ahead = this.#clock.now() - (await this.now());
    await this.#database.write(async (tx) => {
      for (const { deskId, called, lastSeenAt, address, version, pending, clockOffset } of sightings) {
        const offset = clockOffset === null ? null : Math.round(clockOffset);
        await tx.run(
          `UPDATE hub_desks SET called = $1, last_seen_at = $2, address = $3, version = $4, pending = $5, clock_offset = $6
           WHERE desk_id = $7`,
          [called, lastSeenAt === null ? null : lastSeenAt - ahead, address, version, pending, offset, deskId],
        );
      }
    });
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Two doors of the same name would not be told apart. */
function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken.has(`${wanted} ${number}`)) return `${wanted} ${number}`;
}
