import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A desk that others sync through: who may, by which invitation, and who holds what. */
export class Hub20261122184500 implements MigrationInterface {
  readonly name = 'Hub20261122184500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sync_logs ADD COLUMN kept INTEGER NOT NULL DEFAULT 0');
    // Kept apart by a hub, and not passed on.
    await runner.query('ALTER TABLE operations ADD COLUMN withheld INTEGER NOT NULL DEFAULT 0');
    await runner.query(
      'CREATE TABLE sync_refusals (desk_id TEXT NOT NULL, seq INTEGER NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (desk_id, seq))',
    );
    await runner.query(
      `CREATE TABLE hub_desks (
        desk_id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        token_hash TEXT NOT NULL UNIQUE,
        paired_at INTEGER NOT NULL,
        revoked_at INTEGER,
        last_seen_at INTEGER,
        address TEXT,
        version TEXT,
        pending INTEGER,
        clock_offset INTEGER,
        called TEXT
      )`,
    );
    await runner.query(
      `CREATE TABLE hub_invitations (
        secret_hash TEXT PRIMARY KEY,
        role TEXT NOT NULL,
        name TEXT,
        made_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        used_at INTEGER,
        used_by TEXT
      )`,
    );
    await runner.query(
      `CREATE TABLE hub_leases (
        resource TEXT PRIMARY KEY,
        desk_id TEXT NOT NULL,
        taken_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['hub_leases', 'hub_invitations', 'hub_desks', 'sync_refusals'])
      await runner.query(`DROP TABLE ${table}`);
    await runner.query('ALTER TABLE operations DROP COLUMN withheld');
    await runner.query('ALTER TABLE sync_logs DROP COLUMN kept');
  }
}
