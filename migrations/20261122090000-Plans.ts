import type { MigrationInterface, QueryRunner } from 'typeorm';

const BOOKKEEPING = `
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  clocks TEXT NOT NULL`;

const COLUMNS = [
  ['events', 'planning'],
  ['events', 'plan_id'],
  ['meetings', 'after_ids'],
] as const;

const TABLES: readonly (readonly [name: string, columns: string, ...indexes: string[]])[] = [
  [
    'plans',
    `id TEXT PRIMARY KEY, event_id TEXT, name TEXT, made_at INTEGER, seed INTEGER, based_on_id TEXT, figures TEXT,
    published_at INTEGER, ${BOOKKEEPING}`,
    'CREATE INDEX idx_plans_event ON plans (event_id)',
  ],
  [
    'placements',
    `id TEXT PRIMARY KEY, event_id TEXT, plan_id TEXT, meeting_id TEXT, match_id TEXT, paired_for TEXT, round_id TEXT,
    meeting_point_id TEXT, locked INTEGER NOT NULL DEFAULT 0, reason TEXT, ${BOOKKEEPING}`,
    'CREATE INDEX idx_placements_plan ON placements (plan_id)',
    'CREATE INDEX idx_placements_meeting ON placements (meeting_id, plan_id)',
  ],
  [
    'attendances',
    `id TEXT PRIMARY KEY, event_id TEXT, meeting_id TEXT, registration_id TEXT, arrived_at INTEGER, ${BOOKKEEPING}`,
    'CREATE INDEX idx_attendances_event ON attendances (event_id)',
  ],
];

/** Plans as versions of all meetings, and who has come to one. */
export class Plans20261122090000 implements MigrationInterface {
  readonly name = 'Plans20261122090000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of COLUMNS) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} TEXT`);
    for (const [name, columns, ...indexes] of TABLES) {
      await runner.query(`CREATE TABLE ${name} (${columns})`);
      for (const sql of indexes) await runner.query(sql);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of TABLES) await runner.query(`DROP TABLE ${name}`);
    for (const [table, column] of COLUMNS) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
}
