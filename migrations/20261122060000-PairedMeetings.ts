import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = [
  ['pairs', 'rounds'],
  ['meetings', 'paired_for'],
] as const;

/** Meetings that a pairing of a round has made: one per round, and as long as that pairing stands. */
export class PairedMeetings20261122060000 implements MigrationInterface {
  readonly name = 'PairedMeetings20261122060000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of COLUMNS) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} TEXT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of COLUMNS) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
}
