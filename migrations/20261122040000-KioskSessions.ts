import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A session can be a kiosk: it stays one when the page or the app starts anew. */
export class KioskSessions20261122040000 implements MigrationInterface {
  readonly name = 'KioskSessions20261122040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sign_in_sessions ADD COLUMN kiosk_event_id TEXT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sign_in_sessions DROP COLUMN kiosk_event_id');
  }
}
