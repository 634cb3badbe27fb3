import type { MigrationInterface, QueryRunner } from 'typeorm';

const BOOKKEEPING = `
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  clocks TEXT NOT NULL`;

/** Columns for tables that are there already: name, declaration. */
const COLUMNS: readonly (readonly [table: string, column: string, declaration: string])[] = [
  ['organizations', 'retention', 'TEXT'],
  ['locations', 'venue_id', 'TEXT'],
  ['locations', 'plan_width', 'REAL'],
  ['locations', 'plan_height', 'REAL'],
  // From where a change was asked for, where that was another computer. This desk's own knowledge: not in the hash.
  ['operations', 'origin', 'TEXT'],
  // What was personal in the payload is gone; the hash is still that of the whole.
  ['operations', 'redacted', 'INTEGER NOT NULL DEFAULT 0'],
  // Whose session: an account's or a passcode's.
  ['sign_in_sessions', 'kind', `TEXT NOT NULL DEFAULT 'account'`],
  ['sign_in_sessions', 'address', 'TEXT'],
  ['sign_in_sessions', 'client', 'TEXT'],
];

const INDEXES = [
  // For the audit: each ends with the position, which is the order of arrival.
  `CREATE INDEX idx_operations_event ON operations (event_id)`,
  `CREATE INDEX idx_operations_actor ON operations (actor_id)`,
  `CREATE INDEX idx_operations_at ON operations (at)`,
  `CREATE INDEX idx_locations_venue ON locations (venue_id)`,
  `CREATE INDEX idx_events_organization ON events (organization_id)`,
  `CREATE INDEX idx_accounts_organization ON accounts (organization_id)`,
];

const TABLES: readonly (readonly [name: string, columns: string, ...indexes: string[]])[] = [
  [
    'venues',
    `id TEXT PRIMARY KEY, organization_id TEXT, name TEXT, address TEXT, city TEXT, country TEXT, latitude REAL,
    longitude REAL, website TEXT, ${BOOKKEEPING}`,
    `CREATE INDEX idx_venues_organization ON venues (organization_id)`,
  ],
  [
    'passcodes',
    `id TEXT PRIMARY KEY, organization_id TEXT, event_id TEXT, selector TEXT, name TEXT, code_hash TEXT, desk_id TEXT,
    from_at INTEGER, until_at INTEGER, made_by TEXT, ${BOOKKEEPING}`,
    `CREATE INDEX idx_passcodes_selector ON passcodes (selector)`,
    `CREATE INDEX idx_passcodes_event ON passcodes (event_id)`,
  ],
  [
    'availabilities',
    `id TEXT PRIMARY KEY, event_id TEXT, registration_id TEXT, round_id TEXT, available INTEGER NOT NULL DEFAULT 0,
    ${BOOKKEEPING}`,
    `CREATE INDEX idx_availabilities_registration ON availabilities (registration_id)`,
    `CREATE INDEX idx_availabilities_round ON availabilities (round_id)`,
  ],
  [
    'documents',
    `id TEXT PRIMARY KEY, event_id TEXT, registration_id TEXT, kind TEXT, original_name TEXT, stored_name TEXT,
    mime_type TEXT, size INTEGER, hash TEXT, uploaded_at INTEGER, ${BOOKKEEPING}`,
    `CREATE INDEX idx_documents_registration ON documents (registration_id)`,
    `CREATE INDEX idx_documents_stored ON documents (stored_name)`,
    `CREATE INDEX idx_documents_event ON documents (event_id, uploaded_at)`,
  ],
  [
    'messages',
    `id TEXT PRIMARY KEY, event_id TEXT, sender_id TEXT, sender_name TEXT, sender_role TEXT, audience TEXT, text TEXT,
    sent_at INTEGER, edited_at INTEGER, ${BOOKKEEPING}`,
    `CREATE INDEX idx_messages_event ON messages (event_id, sent_at, id)`,
  ],
  [
    // How far somebody has read a conversation.
    'message_reads',
    `id TEXT PRIMARY KEY, event_id TEXT, reader_id TEXT, read_at INTEGER, ${BOOKKEEPING}`,
    `CREATE INDEX idx_message_reads_reader ON message_reads (reader_id, event_id)`,
  ],
  [
    'notifications',
    `id TEXT PRIMARY KEY, organization_id TEXT, event_id TEXT, recipient_id TEXT, kind TEXT, data TEXT, sent_at INTEGER,
    read_at INTEGER, ${BOOKKEEPING}`,
    `CREATE INDEX idx_notifications_recipient ON notifications (recipient_id, sent_at, id)`,
    `CREATE INDEX idx_notifications_unread ON notifications (recipient_id) WHERE read_at IS NULL`,
    `CREATE INDEX idx_notifications_event ON notifications (event_id)`,
  ],
  [
    'matches',
    `id TEXT PRIMARY KEY, event_id TEXT, first_id TEXT, second_id TEXT, matched_at INTEGER,
    active INTEGER NOT NULL DEFAULT 1, ${BOOKKEEPING}`,
    `CREATE INDEX idx_matches_event ON matches (event_id)`,
    `CREATE INDEX idx_matches_first ON matches (first_id)`,
    `CREATE INDEX idx_matches_second ON matches (second_id)`,
  ],
  [
    'meetings',
    `id TEXT PRIMARY KEY, event_id TEXT, match_id TEXT, round_id TEXT, meeting_point_id TEXT, status TEXT, missing TEXT,
    plan_id TEXT, ${BOOKKEEPING}`,
    `CREATE INDEX idx_meetings_round ON meetings (round_id)`,
    `CREATE INDEX idx_meetings_match ON meetings (match_id)`,
    `CREATE INDEX idx_meetings_event ON meetings (event_id, status)`,
  ],
  [
    'daily_figures',
    `id TEXT PRIMARY KEY, event_id TEXT, day TEXT, slots INTEGER, booked INTEGER, held INTEGER, no_shows INTEGER,
    check_ins INTEGER, peak_rate INTEGER, waitlist INTEGER, enrolled INTEGER, ${BOOKKEEPING}`,
    `CREATE INDEX idx_daily_figures_event ON daily_figures (event_id, day)`,
  ],
];

const FACTS: readonly (readonly [name: string, columns: string, ...indexes: string[]])[] = [
  [
    // What people did that changed no row: signed in, exported a list, made a backup.
    'activities',
    `id TEXT PRIMARY KEY, hlc TEXT NOT NULL, organization_id TEXT NOT NULL, event_id TEXT, action TEXT NOT NULL,
    subject_id TEXT, data TEXT, desk_id TEXT NOT NULL, desk_name TEXT NOT NULL, at INTEGER NOT NULL, actor_id TEXT,
    actor_name TEXT, address TEXT, client TEXT`,
    `CREATE INDEX idx_activities_at ON activities (at)`,
  ],
  [
    'erasures',
    `id TEXT PRIMARY KEY, hlc TEXT NOT NULL, organization_id TEXT NOT NULL, desk_id TEXT NOT NULL, at INTEGER NOT NULL,
    actor_id TEXT`,
  ],
  // Of this installation alone.
  [
    'jobs',
    `name TEXT PRIMARY KEY, started_at INTEGER, finished_at INTEGER, outcome TEXT, message TEXT, next_at INTEGER`,
  ],
  [
    'job_runs',
    `id TEXT PRIMARY KEY, name TEXT NOT NULL, started_at INTEGER NOT NULL, finished_at INTEGER, outcome TEXT NOT NULL,
    message TEXT`,
    `CREATE INDEX idx_job_runs_name ON job_runs (name, started_at)`,
  ],
  [
    // Operations of this desk that were one action of somebody and can be undone as one.
    'bulk_actions',
    `id TEXT PRIMARY KEY, event_id TEXT NOT NULL, actor_id TEXT, at INTEGER NOT NULL, action TEXT NOT NULL,
    rows INTEGER NOT NULL, ranges TEXT NOT NULL, undone_at INTEGER`,
    `CREATE INDEX idx_bulk_actions_event ON bulk_actions (event_id, at)`,
  ],
];

/** The whole event behind the desk: venues, passcodes, documents, messages, meetings, records, and how they are kept. */
export class WholeEvent20261121140000 implements MigrationInterface {
  readonly name = 'WholeEvent20261121140000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column, declaration] of COLUMNS) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${declaration}`);
    }
    for (const [name, columns, ...indexes] of TABLES) {
      await runner.query(`CREATE TABLE ${name} (${columns})`);
      for (const index of indexes) await runner.query(index);
    }
    for (const [name, columns, ...indexes] of FACTS) {
      await runner.query(`CREATE TABLE ${name} (${columns}) WITHOUT ROWID`);
      for (const index of indexes) await runner.query(index);
    }
    for (const index of INDEXES) await runner.query(index);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of INDEXES) await runner.query(`DROP INDEX ${nameOf(index)}`);
    for (const [name] of [...FACTS, ...TABLES]) await runner.query(`DROP TABLE ${name}`);
    for (const [table, column] of COLUMNS.toReversed()) {
      await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    }
  }
}

function nameOf(index: string): string {
  return index.split(' ')[2] ?? '';
}
