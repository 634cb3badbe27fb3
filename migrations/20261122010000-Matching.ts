import type { MigrationInterface, QueryRunner } from 'typeorm';

const BOOKKEEPING = `
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  clocks TEXT NOT NULL`;

const COLUMNS = [
  ['registrations', 'offering'],
  ['registrations', 'looking_for'],
  ['events', 'matching'],
  ['matches', 'origin'],
] as const;

const TABLES: readonly (readonly [name: string, columns: string, ...indexes: string[]])[] = [
  [
    // That somebody liked or passed somebody else, as it was said.
    'choices',
    `id TEXT PRIMARY KEY, hlc TEXT NOT NULL, event_id TEXT NOT NULL, from_id TEXT NOT NULL, to_id TEXT NOT NULL,
    choice TEXT NOT NULL, undo_of TEXT, at INTEGER NOT NULL, method TEXT NOT NULL, desk_id TEXT NOT NULL,
    desk_name TEXT NOT NULL, actor_id TEXT`,
    'CREATE INDEX idx_choices_from ON choices (from_id, to_id)',
    'CREATE INDEX idx_choices_to ON choices (to_id)',
    'CREATE INDEX idx_choices_undo ON choices (undo_of) WHERE undo_of IS NOT NULL',
  ],
  [
    // What stands between two people: derived.
    'pairs',
    `id TEXT PRIMARY KEY, event_id TEXT NOT NULL, first_id TEXT NOT NULL, second_id TEXT NOT NULL, first_choice TEXT,
    second_choice TEXT, matched_at INTEGER, active INTEGER NOT NULL DEFAULT 0, origin TEXT`,
    'CREATE INDEX idx_pairs_event ON pairs (event_id, matched_at)',
    'CREATE INDEX idx_pairs_first ON pairs (first_id)',
    'CREATE INDEX idx_pairs_second ON pairs (second_id)',
  ],
  [
    'keywords',
    `id TEXT PRIMARY KEY, event_id TEXT, key TEXT, label TEXT, target TEXT, ${BOOKKEEPING}`,
    'CREATE INDEX idx_keywords_event ON keywords (event_id)',
  ],
  [
    'pair_rules',
    `id TEXT PRIMARY KEY, event_id TEXT, first_id TEXT, second_id TEXT, rule TEXT, ${BOOKKEEPING}`,
    'CREATE INDEX idx_pair_rules_event ON pair_rules (event_id)',
  ],
  [
    // Who was put together for a round without any likes.
    'pairings',
    `id TEXT PRIMARY KEY, event_id TEXT, round_id TEXT, groups TEXT, sitting_out TEXT, paired_at INTEGER, ${BOOKKEEPING}`,
    'CREATE INDEX idx_pairings_event ON pairings (event_id)',
  ],
];

/** Interests, likes and passes, and what they lead to. */
export class Matching20261122010000 implements MigrationInterface {
  readonly name = 'Matching20261122010000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of COLUMNS) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} TEXT`);
    for (const [name, columns, ...indexes] of TABLES) {
      await runner.query(`CREATE TABLE ${name} (${columns})`);
      for (const sql of indexes) await runner.query(sql);
    }
    // Matches that were made so far: nobody has liked anybody yet.
    await runner.query(
      `INSERT INTO pairs (id, event_id, first_id, second_id, matched_at, active, origin)
       SELECT id, event_id, min(first_id, second_id), max(first_id, second_id), coalesce(matched_at, created_at),
         active = 1 AND deleted_at IS NULL, 'manual'
       FROM matches WHERE (active = 1 AND deleted_at IS NULL OR matched_at IS NOT NULL)
         AND first_id <> second_id AND event_id IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of TABLES) await runner.query(`DROP TABLE ${name}`);
    for (const [table, column] of COLUMNS) await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
  }
}
