import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = [
  ['locations', 'openings', 'TEXT'],
  ['meeting_points', 'closed_at', 'INTEGER'],
  ['registrations', 'meeting_limit', 'INTEGER'],
] as const;

/** When rooms are open, since when a table is out of use, and how many meetings somebody takes at most. */
export class Availability20261122080000 implements MigrationInterface {
  readonly name = 'Availability20261122080000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column, type] of COLUMNS)
      await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of COLUMNS) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
}
