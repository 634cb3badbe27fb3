import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How somebody has written the name of what is leased. Whatever is there so far nobody has used. */
export class LeaseLabels20261122233000 implements MigrationInterface {
  readonly name = 'LeaseLabels20261122233000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE hub_leases ADD COLUMN label text NOT NULL DEFAULT ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE hub_leases DROP COLUMN label');
  }
}
