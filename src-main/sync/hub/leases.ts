import type { Clock } from '#main/ports/clock.ts';
import type { Claim } from '#shared/domain/leases.ts';
import { type RegisterDatabase, timeOf } from './register.ts';

/** A desk of which nothing was heard for this long has nothing any more that another one asks for. In ms. */
export const LEASE_MS = 45_000;
/** What ends sooner than this is renewed, while its desk is there. In ms. */
const RENEW_BELOW_MS = 30_000;
/** A desk has its name, the place of its kiosk and a few readers. */
export const MOST_LEASES = 16;

/** Something that one desk has, and since when: epoch ms by the clock of the hub. */
export interface Lease {
  readonly resource: string;
  readonly label: string;
  readonly deskId: string;
  readonly takenAt: number;
}

/** `held`: another desk has it. `full`: the desk has as much as one may, or is none of this hub any more. */
export type LeaseOutcome = 'granted' | 'held' | 'full';

/**
 * Which desk has what: one at a time, for as long as it is heard of. Each change is one statement that decides by itself, so it holds
 * for several processes over one database as well; and the time is that of the database there, since their clocks may differ.
 */
export class HubLeases {
  readonly #database: RegisterDatabase;
  readonly #clock: Clock;

  constructor(database: RegisterDatabase, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Gives something to a desk. @param takeOver also where another desk has it */
  async take(deskId: string, { resource, label }: Omit<Claim, 'kind'>, takeOver: boolean): Promise<LeaseOutcome> {
    const now = await this.#now();
    return this.#database.write(async (tx) => {
      const desk = await tx.get<{ revokedAt: number | null }>(
        'SELECT revoked_at AS "revokedAt" FROM hub_desks WHERE desk_id = $1',
        [deskId],
      );
      const others = await tx.get<{ count: number }>(
        'SELECT count(*) AS count FROM hub_leases WHERE desk_id = $1 AND resource <> $2 AND expires_at > $3',
        [deskId, resource, now],
      );
      if ((desk?.revokedAt ?? null) !== null || (others?.count ?? 0) >= MOST_LEASES) return 'full';
      const given = await tx.run(
        `INSERT INTO hub_leases (resource, label, desk_id, taken_at, expires_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (resource) DO UPDATE SET label = excluded.label, desk_id = excluded.desk_id,
           expires_at = excluded.expires_at,
           taken_at = CASE WHEN hub_leases.desk_id = excluded.desk_id THEN hub_leases.taken_at ELSE excluded.taken_at END
         WHERE hub_leases.desk_id = excluded.desk_id OR hub_leases.expires_at <= excluded.taken_at OR $6 = 1`,
        [resource, label, deskId, now, now + LEASE_MS, takeOver ? 1 : 0],
      );
      return given > 0 ? 'granted' : 'held';
    });
  }

  /** Ends what a desk has; what another one has stays. */
  async release(deskId: string, resource: string): Promise<void> {
    await this.#database.write((tx) =>
      tx.run('DELETE FROM hub_leases WHERE resource = $1 AND desk_id = $2', [resource, deskId]),
    );
  }

  /** While no hub was there nobody could say that they were: all have as long again as if they had just been heard of. */
  async extend(): Promise<void> {
    const until = (await this.#now()) + LEASE_MS;
    await this.#database.write((tx) => tx.run('UPDATE hub_leases SET expires_at = $1', [until]));
  }

  /** What all desks have, by what it is. @param present desks that are there: what they have goes on */
  async look(present: ReadonlySet<string>): Promise<Lease[]> {
    const rows = await this.#database.read.all<Lease & { expiresAt: number }>(
      `SELECT resource, label, desk_id AS "deskId", taken_at AS "takenAt", expires_at AS "expiresAt"
       FROM hub_leases ORDER BY resource`,
    );
    if (rows.length === 0) return [];
    const now = await this.#now();
    // A clock that was set back would leave what a silent desk has to it for as long as it was set back.
    const due = rows.filter(
      ({ deskId, expiresAt }) =>
        (present.has(deskId) && expiresAt < now + RENEW_BELOW_MS) || expiresAt > now + LEASE_MS,
    );
    for (const deskId of new Set(due.map((row) => row.deskId))) {
      await this.#database.write((tx) =>
        tx.run('UPDATE hub_leases SET expires_at = $1 WHERE desk_id = $2', [now + LEASE_MS, deskId]),
      );
    }
    const isOver = ({ deskId, expiresAt }: { deskId: string; expiresAt: number }) =>
      expiresAt <= now && !present.has(deskId);
    if (rows.some(isOver))
      await this.#database.write((tx) => tx.run('DELETE FROM hub_leases WHERE expires_at <= $1', [now]));
    return rows
      .filter((row) => !isOver(row))
      .map(({ resource, label, deskId, takenAt }) => ({ resource, label, deskId, takenAt }));
  }

  #now(): Promise<number> {
    return timeOf(this.#database, this.#clock);
  }
}
