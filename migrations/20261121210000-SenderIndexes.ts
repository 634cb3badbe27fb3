import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = [
  'CREATE INDEX idx_messages_sender ON messages (sender_id)',
  'CREATE INDEX idx_notifications_organization ON notifications (organization_id, sent_at)',
];

/** What somebody wrote, and what an organization has to let go: found without passing over all messages there are. */
export class SenderIndexes20261121210000 implements MigrationInterface {
  readonly name = 'SenderIndexes20261121210000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of INDEXES) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const sql of INDEXES) await runner.query(`DROP INDEX ${/INDEX (\w+)/.exec(sql)?.[1]}`);
  }
}
