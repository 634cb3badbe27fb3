import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  'ALTER TABLE registrations ADD COLUMN besides TEXT',
  'ALTER TABLE registrations ADD COLUMN place INTEGER',
  'CREATE INDEX idx_registrations_place ON registrations (event_id, place, status, deleted_at) WHERE place IS NOT NULL',

  'CREATE INDEX idx_presences_often ON presences (event_id) WHERE entries > 1',

  `CREATE TABLE changes (id TEXT PRIMARY KEY, hlc TEXT NOT NULL, event_id TEXT NOT NULL, subject_id TEXT NOT NULL,
    kind TEXT NOT NULL, after TEXT, value TEXT NOT NULL, desk_id TEXT NOT NULL, actor_id TEXT, at INTEGER NOT NULL
  ) WITHOUT ROWID`,
  'CREATE INDEX idx_changes_subject ON changes (subject_id)',

  `CREATE TABLE conflict_handlings (id TEXT PRIMARY KEY, hlc TEXT NOT NULL, event_id TEXT NOT NULL, conflict_id TEXT NOT NULL,
    kind TEXT NOT NULL, about TEXT NOT NULL, facts TEXT NOT NULL, people TEXT NOT NULL, decision TEXT NOT NULL, pick TEXT,
    note TEXT, at INTEGER NOT NULL, desk_id TEXT NOT NULL, desk_name TEXT NOT NULL, actor_id TEXT, actor_name TEXT
  ) WITHOUT ROWID`,
  'CREATE INDEX idx_conflict_handlings_conflict ON conflict_handlings (conflict_id)',
  'CREATE INDEX idx_conflict_handlings_event ON conflict_handlings (event_id, at)',

  'CREATE TABLE registration_desks (id TEXT PRIMARY KEY, event_id TEXT NOT NULL, desk_id TEXT NOT NULL) WITHOUT ROWID',
  'CREATE INDEX idx_registration_desks_event ON registration_desks (event_id)',
  `INSERT INTO registration_desks (id, event_id, desk_id)
   SELECT DISTINCT event_id || ' ' || desk_id, event_id, desk_id FROM operations
   WHERE kind = 'registration.set' AND state = 'applied' AND event_id IS NOT NULL`,

  `CREATE TABLE conflicts (id TEXT PRIMARY KEY, event_id TEXT NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL,
    facts TEXT NOT NULL, at INTEGER NOT NULL, handling_id TEXT) WITHOUT ROWID`,
  'CREATE INDEX idx_conflicts_open ON conflicts (event_id, handling_id, at, id)',
  `CREATE TABLE conflict_parts (id TEXT PRIMARY KEY, conflict_id TEXT NOT NULL, registration_id TEXT NOT NULL) WITHOUT ROWID`,
  'CREATE INDEX idx_conflict_parts_conflict ON conflict_parts (conflict_id)',
  'CREATE INDEX idx_conflict_parts_registration ON conflict_parts (registration_id)',
];

const DOWN = [
  'DROP TABLE conflict_parts',
  'DROP TABLE conflicts',
  'DROP TABLE registration_desks',
  'DROP TABLE conflict_handlings',
  'DROP TABLE changes',
  'DROP INDEX idx_presences_often',
  'DROP INDEX idx_registrations_place',
  'ALTER TABLE registrations DROP COLUMN place',
  'ALTER TABLE registrations DROP COLUMN besides',
];

/** What desks that worked apart have decided differently, and what was done about it. */
export class Conflicts20261122190000 implements MigrationInterface {
  readonly name = 'Conflicts20261122190000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of UP) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of DOWN) await runner.query(sql);
  }
}
