import type { MigrationInterface, QueryRunner } from 'typeorm';

const BOOKKEEPING = `
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  clocks TEXT NOT NULL`;

const ACTOR = 'actor_id TEXT, actor_name TEXT';

/**
 * No foreign keys between replicated tables: operations arrive in any order, and a check-in may come before the
 * registration that it is about. Defaults stand where a row can begin with an edit whose creation is still under way.
 */
const UP = [
  `CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,

  `CREATE TABLE operations (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    desk_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hlc TEXT NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    event_id TEXT,
    subject_id TEXT NOT NULL,
    actor_id TEXT,
    at INTEGER NOT NULL,
    payload TEXT NOT NULL,
    hash TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('applied', 'unknown', 'rejected')),
    reason TEXT
  )`,
  `CREATE UNIQUE INDEX idx_operations_desk_seq ON operations (desk_id, seq)`,
  `CREATE INDEX idx_operations_subject ON operations (subject_id)`,
  `CREATE INDEX idx_operations_unsettled ON operations (state) WHERE state <> 'applied'`,

  `CREATE TABLE sign_in_sessions (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) WITHOUT ROWID`,
  `CREATE INDEX idx_sign_in_sessions_account ON sign_in_sessions (account_id)`,
  `CREATE TABLE sign_in_attempts (
    key TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    locked_until INTEGER NOT NULL
  ) WITHOUT ROWID`,

  `CREATE TABLE organizations (id TEXT PRIMARY KEY, name TEXT, ${BOOKKEEPING})`,
  `CREATE TABLE desks (id TEXT PRIMARY KEY, organization_id TEXT, name TEXT, version TEXT, ${BOOKKEEPING})`,
  `CREATE TABLE accounts (
    id TEXT PRIMARY KEY, organization_id TEXT, email TEXT, name TEXT, role TEXT, password_hash TEXT,
    active INTEGER NOT NULL DEFAULT 1, ${BOOKKEEPING}
  )`,
  `CREATE INDEX idx_accounts_email ON accounts (email)`,
  `CREATE TABLE badge_keys (
    id TEXT PRIMARY KEY, organization_id TEXT, key_id TEXT, public_key TEXT, ${BOOKKEEPING}
  )`,
  `CREATE TABLE events (
    id TEXT PRIMARY KEY, organization_id TEXT, code TEXT, slug TEXT, title TEXT, description TEXT, category TEXT,
    tags TEXT, start_at INTEGER, end_at INTEGER, time_zone TEXT, location_text TEXT, venue_id TEXT,
    map_latitude REAL, map_longitude REAL, map_zoom REAL, video_link TEXT, capacity INTEGER, reentry TEXT,
    badge_template TEXT, owner_id TEXT, status TEXT, ${BOOKKEEPING}
  )`,
  `CREATE TABLE people (
    id TEXT PRIMARY KEY, organization_id TEXT, first_name TEXT, last_name TEXT, display_name TEXT, email TEXT,
    phone TEXT, company TEXT, job_title TEXT, ${BOOKKEEPING}
  )`,
  `CREATE INDEX idx_people_email ON people (email COLLATE NOCASE) WHERE email IS NOT NULL`,
  `CREATE TABLE registrations (
    id TEXT PRIMARY KEY, event_id TEXT, person_id TEXT, status TEXT, source TEXT, ticket_type TEXT, order_code TEXT,
    order_position TEXT, seat TEXT, note TEXT, attention INTEGER NOT NULL DEFAULT 0, vip INTEGER NOT NULL DEFAULT 0,
    blocked INTEGER NOT NULL DEFAULT 0, block_reason TEXT, joined_at INTEGER, waitlisted_at INTEGER, interests TEXT,
    extra TEXT, consents TEXT, ${BOOKKEEPING}
  )`,
  `CREATE INDEX idx_registrations_event_status ON registrations (event_id, status, waitlisted_at, id, deleted_at)`,
  `CREATE INDEX idx_registrations_person ON registrations (person_id)`,
  `CREATE INDEX idx_registrations_order ON registrations (order_code COLLATE NOCASE, event_id) WHERE order_code IS NOT NULL`,
  `CREATE TABLE media (
    id TEXT PRIMARY KEY, event_id TEXT, kind TEXT, value TEXT, registration_id TEXT, issued_at INTEGER,
    revoked_at INTEGER, revoked_reason TEXT, ${BOOKKEEPING}
  )`,
  `CREATE INDEX idx_media_value ON media (value COLLATE NOCASE, kind)`,
  `CREATE INDEX idx_media_registration ON media (registration_id)`,
  `CREATE TABLE locations (id TEXT PRIMARY KEY, event_id TEXT, name TEXT, ${BOOKKEEPING})`,
  `CREATE INDEX idx_locations_event ON locations (event_id)`,
  `CREATE TABLE rounds (
    id TEXT PRIMARY KEY, event_id TEXT, name TEXT, start_at INTEGER, end_at INTEGER, location_text TEXT, ${BOOKKEEPING}
  )`,
  `CREATE INDEX idx_rounds_event ON rounds (event_id, start_at)`,
  `CREATE TABLE meeting_points (
    id TEXT PRIMARY KEY, event_id TEXT, name TEXT, capacity INTEGER, location_ids TEXT, position_x REAL,
    position_y REAL, ${BOOKKEEPING}
  )`,
  `CREATE INDEX idx_meeting_points_event ON meeting_points (event_id)`,

  `CREATE TABLE check_ins (
    id TEXT PRIMARY KEY, hlc TEXT NOT NULL, event_id TEXT NOT NULL, registration_id TEXT, desk_id TEXT NOT NULL,
    desk_name TEXT NOT NULL, seen_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, direction TEXT NOT NULL,
    method TEXT NOT NULL, verdict TEXT NOT NULL, presented TEXT, override_reason TEXT, ${ACTOR}
  ) WITHOUT ROWID`,
  `CREATE INDEX idx_check_ins_event_seen ON check_ins (event_id, seen_at)`,
  `CREATE INDEX idx_check_ins_registration ON check_ins (registration_id, seen_at)`,
  // Holds all that the tally per desk asks for, so that it reads the index alone.
  `CREATE INDEX idx_check_ins_tally ON check_ins (event_id, verdict, desk_id, desk_name, seen_at)`,
  `CREATE TABLE undos (
    id TEXT PRIMARY KEY, hlc TEXT NOT NULL, event_id TEXT NOT NULL, check_in_id TEXT NOT NULL, desk_id TEXT NOT NULL,
    desk_name TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT, ${ACTOR}
  ) WITHOUT ROWID`,
  `CREATE INDEX idx_undos_check_in ON undos (check_in_id)`,
  `CREATE INDEX idx_undos_event ON undos (event_id)`,
  `CREATE TABLE prints (
    id TEXT PRIMARY KEY, hlc TEXT NOT NULL, event_id TEXT NOT NULL, registration_id TEXT NOT NULL,
    template TEXT NOT NULL, desk_id TEXT NOT NULL, desk_name TEXT NOT NULL, printer TEXT, at INTEGER NOT NULL,
    outcome TEXT NOT NULL, message TEXT, actor_id TEXT
  ) WITHOUT ROWID`,
  `CREATE INDEX idx_prints_registration ON prints (registration_id)`,
  `CREATE INDEX idx_prints_event_at ON prints (event_id, at)`,

  `CREATE TABLE presences (
    registration_id TEXT PRIMARY KEY, event_id TEXT NOT NULL, inside INTEGER NOT NULL, first_entry_at INTEGER,
    last_entry_at INTEGER, last_pass_at INTEGER, last_pass_id TEXT, last_desk_name TEXT, entries INTEGER NOT NULL
  ) WITHOUT ROWID`,
  `CREATE TABLE event_totals (
    event_id TEXT PRIMARY KEY, enrolled INTEGER NOT NULL DEFAULT 0, waitlisted INTEGER NOT NULL DEFAULT 0,
    cancelled INTEGER NOT NULL DEFAULT 0, inside INTEGER NOT NULL DEFAULT 0, visited INTEGER NOT NULL DEFAULT 0,
    entries INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID`,
  ...registrationTriggers(),
  ...presenceTriggers(),

  `CREATE TABLE directory (
    id INTEGER PRIMARY KEY, registration_id TEXT NOT NULL UNIQUE, event_id TEXT NOT NULL, sort_name TEXT NOT NULL,
    words TEXT NOT NULL, cancelled INTEGER NOT NULL
  )`,
  `CREATE INDEX idx_directory_event_name ON directory (event_id, sort_name, registration_id)`,
  // The text is folded before it gets here, so the tokenizer has only to split at spaces.
  `CREATE VIRTUAL TABLE directory_text USING fts5 (
    terms,
    content = '', contentless_delete = 1, prefix = '1 2 3', detail = none,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
  )`,
  // The index is merged in slices by the app (DirectoryUpkeep): left to itself it now and then merges for a second within
  // a commit, and a scan waits behind that.
  `INSERT INTO directory_text (directory_text, rank) VALUES ('automerge', 0)`,
  `INSERT INTO directory_text (directory_text, rank) VALUES ('crisismerge', 1000)`,
  `CREATE VIRTUAL TABLE directory_words USING fts5vocab (directory_text, row)`,

  `CREATE TABLE imports (
    id TEXT PRIMARY KEY, event_id TEXT NOT NULL, file_name TEXT NOT NULL, state TEXT NOT NULL,
    rows_read INTEGER NOT NULL, applied_to TEXT NOT NULL, counts TEXT NOT NULL, headings TEXT NOT NULL,
    warnings TEXT NOT NULL, error TEXT, started_at INTEGER NOT NULL, finished_at INTEGER
  )`,
  `CREATE INDEX idx_imports_event ON imports (event_id, started_at)`,
  `CREATE TABLE import_rows (
    import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE, registration_id TEXT NOT NULL,
    kind TEXT NOT NULL, row TEXT NOT NULL, PRIMARY KEY (import_id, registration_id)
  ) WITHOUT ROWID`,
  `CREATE TABLE import_rejects (
    import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE, row_number INTEGER NOT NULL,
    reason TEXT NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (import_id, row_number)
  ) WITHOUT ROWID`,
  `CREATE TABLE import_mappings (signature TEXT PRIMARY KEY, mapping TEXT NOT NULL, used_at INTEGER NOT NULL) WITHOUT ROWID`,
];

/** An event without anybody has no totals, whether it never had anybody or has nobody any more: desks must agree on rows. */
function dropEmptyTotals(row: 'NEW' | 'OLD'): string {
  return `
    DELETE FROM event_totals WHERE event_id = ${row}.event_id AND enrolled = 0 AND waitlisted = 0 AND cancelled = 0
      AND inside = 0 AND visited = 0 AND entries = 0;`;
}

/** Counts by status follow every change of a registration, so that figures never need a scan of all of them. */
function registrationTriggers(): string[] {
  const delta = (row: 'NEW' | 'OLD', sign: '+' | '-') => `
    INSERT INTO event_totals (event_id) SELECT ${row}.event_id WHERE ${row}.event_id IS NOT NULL ON CONFLICT DO NOTHING;
    UPDATE event_totals SET
      enrolled = enrolled ${sign} (${row}.status IS 'enrolled' AND ${row}.deleted_at IS NULL),
      waitlisted = waitlisted ${sign} (${row}.status IS 'waitlisted' AND ${row}.deleted_at IS NULL),
      cancelled = cancelled ${sign} (${row}.status IS 'cancelled' AND ${row}.deleted_at IS NULL)
    WHERE event_id = ${row}.event_id;`;
  return [
    `CREATE TRIGGER registrations_inserted AFTER INSERT ON registrations BEGIN ${delta('NEW', '+')} ${dropEmptyTotals('NEW')} END`,
    `CREATE TRIGGER registrations_updated AFTER UPDATE OF event_id, status, deleted_at ON registrations
      WHEN OLD.status IS NOT NEW.status OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.event_id IS NOT NEW.event_id
      BEGIN ${delta('OLD', '-')} ${delta('NEW', '+')} ${dropEmptyTotals('OLD')} ${dropEmptyTotals('NEW')} END`,
    `CREATE TRIGGER registrations_deleted AFTER DELETE ON registrations BEGIN ${delta('OLD', '-')} ${dropEmptyTotals('OLD')} END`,
  ];
}

function presenceTriggers(): string[] {
  const delta = (row: 'NEW' | 'OLD', sign: '+' | '-') => `
    INSERT INTO event_totals (event_id) VALUES (${row}.event_id) ON CONFLICT DO NOTHING;
    UPDATE event_totals SET
      inside = inside ${sign} ${row}.inside,
      visited = visited ${sign} (${row}.entries > 0),
      entries = entries ${sign} ${row}.entries
    WHERE event_id = ${row}.event_id;`;
  return [
    `CREATE TRIGGER presences_inserted AFTER INSERT ON presences BEGIN ${delta('NEW', '+')} ${dropEmptyTotals('NEW')} END`,
    `CREATE TRIGGER presences_updated AFTER UPDATE ON presences BEGIN ${delta('OLD', '-')} ${delta('NEW', '+')} ${dropEmptyTotals('OLD')} ${dropEmptyTotals('NEW')} END`,
    `CREATE TRIGGER presences_deleted AFTER DELETE ON presences BEGIN ${delta('OLD', '-')} ${dropEmptyTotals('OLD')} END`,
  ];
}

const TABLES = [
  'import_mappings',
  'import_rejects',
  'import_rows',
  'imports',
  'directory_words',
  'directory_text',
  'directory',
  'presences',
  'event_totals',
  'prints',
  'undos',
  'check_ins',
  'meeting_points',
  'rounds',
  'locations',
  'media',
  'registrations',
  'people',
  'events',
  'badge_keys',
  'accounts',
  'desks',
  'organizations',
  'sign_in_attempts',
  'sign_in_sessions',
  'operations',
  'settings',
];

export class Foundation20261121090000 implements MigrationInterface {
  readonly name = 'Foundation20261121090000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of TABLES) await runner.query(`DROP TABLE ${name}`);
  }
}
