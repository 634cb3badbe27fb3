import type { MigrationInterface, QueryRunner } from 'typeorm';

const BOOKKEEPING =
  'created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL';

/** Ticket shops and dashboards: their keys, by which names they know registrations, and what they are told. */
export class OtherSystems20261122194500 implements MigrationInterface {
  readonly name = 'OtherSystems20261122194500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE api_keys (
        id TEXT PRIMARY KEY,
        organization_id TEXT,
        event_id TEXT,
        selector TEXT,
        name TEXT,
        key_hash TEXT,
        scopes TEXT,
        expires_at INTEGER,
        revoked_at INTEGER,
        made_by TEXT,
        ${BOOKKEEPING}
      )`,
    );
    await runner.query('CREATE INDEX idx_api_keys_selector ON api_keys (selector)');
    await runner.query(
      `CREATE TABLE external_references (
        id TEXT PRIMARY KEY,
        event_id TEXT,
        registration_id TEXT,
        reference TEXT,
        said TEXT,
        ${BOOKKEEPING}
      )`,
    );
    await runner.query(
      'CREATE INDEX idx_external_references_registration ON external_references (registration_id, id)',
    );
    await runner.query(
      'CREATE TABLE api_key_uses (key_id TEXT PRIMARY KEY, last_used_at INTEGER NOT NULL, address TEXT)',
    );
    await runner.query(
      `CREATE TABLE webhooks (
        id TEXT PRIMARY KEY,
        organization_id TEXT NOT NULL,
        url TEXT NOT NULL,
        topics TEXT NOT NULL,
        event_id TEXT,
        made_at INTEGER NOT NULL,
        position INTEGER NOT NULL,
        attempts INTEGER NOT NULL,
        failing_since INTEGER,
        next_at INTEGER,
        delivered_at INTEGER,
        problem TEXT,
        stopped_at INTEGER
      )`,
    );
    // Pages of a list that goes from one id to the next. Imports add their rows in this order.
    await runner.query('CREATE INDEX idx_registrations_event ON registrations (event_id, id)');
    // What happened at the doors of an event, by its arrival.
    await runner.query(
      `CREATE INDEX idx_operations_door ON operations (event_id, position)
       WHERE kind IN ('checkIn.record', 'checkIn.undo')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['idx_operations_door', 'idx_registrations_event']) await runner.query(`DROP INDEX ${index}`);
    for (const table of ['webhooks', 'api_key_uses', 'external_references', 'api_keys'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
