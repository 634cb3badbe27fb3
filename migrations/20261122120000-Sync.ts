import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the logs of other desks have been taken in. */
export class Sync20261122120000 implements MigrationInterface {
  readonly name = 'Sync20261122120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE sync_logs (log_id TEXT PRIMARY KEY, received INTEGER NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sync_logs');
  }
}
