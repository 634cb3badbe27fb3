CREATE TABLE accounts ( id TEXT PRIMARY KEY, organization_id TEXT, email TEXT, name TEXT, role TEXT, password_hash TEXT, active INTEGER NOT NULL DEFAULT 1, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL );

CREATE TABLE activities (id TEXT PRIMARY KEY, hlc TEXT NOT NULL, organization_id TEXT NOT NULL, event_id TEXT, action TEXT NOT NULL, subject_id TEXT, data TEXT, desk_id TEXT NOT NULL, desk_name TEXT NOT NULL, at INTEGER NOT NULL, actor_id TEXT, actor_name TEXT, address TEXT, client TEXT) WITHOUT ROWID;

CREATE TABLE api_key_uses (key_id TEXT PRIMARY KEY, last_used_at INTEGER NOT NULL, address TEXT);

CREATE TABLE api_keys ( id TEXT PRIMARY KEY, organization_id TEXT, event_id TEXT, selector TEXT, name TEXT, key_hash TEXT, scopes TEXT, expires_at INTEGER, revoked_at INTEGER, made_by TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL );

CREATE TABLE attendances (id TEXT PRIMARY KEY, event_id TEXT, meeting_id TEXT, registration_id TEXT, arrived_at INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL);

CREATE TABLE availabilities (id TEXT PRIMARY KEY, event_id TEXT, registration_id TEXT, round_id TEXT, available INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL);

CREATE TABLE badge_keys ( id TEXT PRIMARY KEY, organization_id TEXT, key_id TEXT, public_key TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL );

CREATE TABLE bulk_actions (id TEXT PRIMARY KEY, event_id TEXT NOT NULL, actor_id TEXT, at INTEGER NOT NULL, action TEXT NOT NULL, rows INTEGER NOT NULL, ranges TEXT NOT NULL, undone_at INTEGER) WITHOUT ROWID;

CREATE TABLE changes (id TEXT PRIMARY KEY, hlc TEXT NOT NULL, event_id TEXT NOT NULL, subject_id TEXT NOT NULL, kind TEXT NOT NULL, after TEXT, value TEXT NOT NULL, desk_id TEXT NOT NULL, actor_id TEXT, at INTEGER NOT NULL ) WITHOUT ROWID;

CREATE TABLE check_ins ( id TEXT PRIMARY KEY, hlc TEXT NOT NULL, event_id TEXT NOT NULL, registration_id TEXT, desk_id TEXT NOT NULL, desk_name TEXT NOT NULL, seen_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, direction TEXT NOT NULL, method TEXT NOT NULL, verdict TEXT NOT NULL, presented TEXT, override_reason TEXT, actor_id TEXT, actor_name TEXT ) WITHOUT ROWID;

CREATE TABLE choices (id TEXT PRIMARY KEY, hlc TEXT NOT NULL, event_id TEXT NOT NULL, from_id TEXT NOT NULL, to_id TEXT NOT NULL, choice TEXT NOT NULL, undo_of TEXT, at INTEGER NOT NULL, method TEXT NOT NULL, desk_id TEXT NOT NULL, desk_name TEXT NOT NULL, actor_id TEXT);

CREATE TABLE conflict_handlings (id TEXT PRIMARY KEY, hlc TEXT NOT NULL, event_id TEXT NOT NULL, conflict_id TEXT NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL, facts TEXT NOT NULL, people TEXT NOT NULL, decision TEXT NOT NULL, pick TEXT, note TEXT, at INTEGER NOT NULL, desk_id TEXT NOT NULL, desk_name TEXT NOT NULL, actor_id TEXT, actor_name TEXT ) WITHOUT ROWID;

CREATE TABLE conflict_parts (id TEXT PRIMARY KEY, conflict_id TEXT NOT NULL, registration_id TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE conflicts (id TEXT PRIMARY KEY, event_id TEXT NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL, facts TEXT NOT NULL, at INTEGER NOT NULL, handling_id TEXT) WITHOUT ROWID;

CREATE TABLE daily_figures (id TEXT PRIMARY KEY, event_id TEXT, day TEXT, slots INTEGER, booked INTEGER, held INTEGER, no_shows INTEGER, check_ins INTEGER, peak_rate INTEGER, waitlist INTEGER, enrolled INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL);

CREATE TABLE desks (id TEXT PRIMARY KEY, organization_id TEXT, name TEXT, version TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL);

CREATE TABLE directory ( id INTEGER PRIMARY KEY, registration_id TEXT NOT NULL UNIQUE, event_id TEXT NOT NULL, sort_name TEXT NOT NULL, words TEXT NOT NULL, cancelled INTEGER NOT NULL );

CREATE VIRTUAL TABLE directory_text USING fts5 ( terms, content = '', contentless_delete = 1, prefix = '1 2 3', detail = none, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'" );

CREATE VIRTUAL TABLE directory_words USING fts5vocab (directory_text, row);

CREATE TABLE documents (id TEXT PRIMARY KEY, event_id TEXT, registration_id TEXT, kind TEXT, original_name TEXT, stored_name TEXT, mime_type TEXT, size INTEGER, hash TEXT, uploaded_at INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL);

CREATE TABLE erasures (id TEXT PRIMARY KEY, hlc TEXT NOT NULL, organization_id TEXT NOT NULL, desk_id TEXT NOT NULL, at INTEGER NOT NULL, actor_id TEXT) WITHOUT ROWID;

CREATE TABLE event_totals ( event_id TEXT PRIMARY KEY, enrolled INTEGER NOT NULL DEFAULT 0, waitlisted INTEGER NOT NULL DEFAULT 0, cancelled INTEGER NOT NULL DEFAULT 0, inside INTEGER NOT NULL DEFAULT 0, visited INTEGER NOT NULL DEFAULT 0, entries INTEGER NOT NULL DEFAULT 0 ) WITHOUT ROWID;

CREATE TABLE events ( id TEXT PRIMARY KEY, organization_id TEXT, code TEXT, slug TEXT, title TEXT, description TEXT, category TEXT, tags TEXT, start_at INTEGER, end_at INTEGER, time_zone TEXT, location_text TEXT, venue_id TEXT, map_latitude REAL, map_longitude REAL, map_zoom REAL, video_link TEXT, capacity INTEGER, reentry TEXT, badge_template TEXT, owner_id TEXT, status TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL , matching TEXT, planning TEXT, plan_id TEXT);

CREATE TABLE external_references ( id TEXT PRIMARY KEY, event_id TEXT, registration_id TEXT, reference TEXT, said TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL );

CREATE TABLE hub_desks ( desk_id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE, paired_at INTEGER NOT NULL, revoked_at INTEGER, last_seen_at INTEGER, address TEXT, version TEXT, pending INTEGER, clock_offset INTEGER, called TEXT );

CREATE TABLE hub_invitations ( secret_hash TEXT PRIMARY KEY, role TEXT NOT NULL, name TEXT, made_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, used_at INTEGER, used_by TEXT );

CREATE TABLE hub_leases ( resource TEXT PRIMARY KEY, desk_id TEXT NOT NULL, taken_at INTEGER NOT NULL, expires_at INTEGER NOT NULL , label TEXT NOT NULL DEFAULT '');

CREATE TABLE import_mappings (signature TEXT PRIMARY KEY, mapping TEXT NOT NULL, used_at INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE import_rejects ( import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE, row_number INTEGER NOT NULL, reason TEXT NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (import_id, row_number) ) WITHOUT ROWID;

CREATE TABLE import_rows ( import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE, registration_id TEXT NOT NULL, kind TEXT NOT NULL, row TEXT NOT NULL, PRIMARY KEY (import_id, registration_id) ) WITHOUT ROWID;

CREATE TABLE imports ( id TEXT PRIMARY KEY, event_id TEXT NOT NULL, file_name TEXT NOT NULL, state TEXT NOT NULL, rows_read INTEGER NOT NULL, applied_to TEXT NOT NULL, counts TEXT NOT NULL, headings TEXT NOT NULL, warnings TEXT NOT NULL, error TEXT, started_at INTEGER NOT NULL, finished_at INTEGER );

CREATE TABLE job_runs (id TEXT PRIMARY KEY, name TEXT NOT NULL, started_at INTEGER NOT NULL, finished_at INTEGER, outcome TEXT NOT NULL, message TEXT) WITHOUT ROWID;

CREATE TABLE jobs (name TEXT PRIMARY KEY, started_at INTEGER, finished_at INTEGER, outcome TEXT, message TEXT, next_at INTEGER) WITHOUT ROWID;

CREATE TABLE keywords (id TEXT PRIMARY KEY, event_id TEXT, key TEXT, label TEXT, target TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL);

CREATE TABLE locations (id TEXT PRIMARY KEY, event_id TEXT, name TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL, venue_id TEXT, plan_width REAL, plan_height REAL, openings TEXT);

CREATE TABLE matches (id TEXT PRIMARY KEY, event_id TEXT, first_id TEXT, second_id TEXT, matched_at INTEGER, active INTEGER NOT NULL DEFAULT 1, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL, origin TEXT);

CREATE TABLE media ( id TEXT PRIMARY KEY, event_id TEXT, kind TEXT, value TEXT, registration_id TEXT, issued_at INTEGER, revoked_at INTEGER, revoked_reason TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL );

CREATE TABLE meeting_points ( id TEXT PRIMARY KEY, event_id TEXT, name TEXT, capacity INTEGER, location_ids TEXT, position_x REAL, position_y REAL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL , closed_at INTEGER);

CREATE TABLE meetings (id TEXT PRIMARY KEY, event_id TEXT, match_id TEXT, round_id TEXT, meeting_point_id TEXT, status TEXT, missing TEXT, plan_id TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL, paired_for TEXT, after_ids TEXT);

CREATE TABLE message_reads (id TEXT PRIMARY KEY, event_id TEXT, reader_id TEXT, read_at INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL);

CREATE TABLE messages (id TEXT PRIMARY KEY, event_id TEXT, sender_id TEXT, sender_name TEXT, sender_role TEXT, audience TEXT, text TEXT, sent_at INTEGER, edited_at INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL);

CREATE TABLE notifications (id TEXT PRIMARY KEY, organization_id TEXT, event_id TEXT, recipient_id TEXT, kind TEXT, data TEXT, sent_at INTEGER, read_at INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL);

CREATE TABLE operations ( position INTEGER PRIMARY KEY AUTOINCREMENT, desk_id TEXT NOT NULL, seq INTEGER NOT NULL, hlc TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL, event_id TEXT, subject_id TEXT NOT NULL, actor_id TEXT, at INTEGER NOT NULL, payload TEXT NOT NULL, hash TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('applied', 'unknown', 'rejected')), reason TEXT , origin TEXT, redacted INTEGER NOT NULL DEFAULT 0, withheld INTEGER NOT NULL DEFAULT 0);

CREATE TABLE organizations (id TEXT PRIMARY KEY, name TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL, retention TEXT);

CREATE TABLE pair_rules (id TEXT PRIMARY KEY, event_id TEXT, first_id TEXT, second_id TEXT, rule TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL);

CREATE TABLE pairings (id TEXT PRIMARY KEY, event_id TEXT, round_id TEXT, groups TEXT, sitting_out TEXT, paired_at INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL);

CREATE TABLE pairs (id TEXT PRIMARY KEY, event_id TEXT NOT NULL, first_id TEXT NOT NULL, second_id TEXT NOT NULL, first_choice TEXT, second_choice TEXT, matched_at INTEGER, active INTEGER NOT NULL DEFAULT 0, origin TEXT, rounds TEXT);

CREATE TABLE passcodes (id TEXT PRIMARY KEY, organization_id TEXT, event_id TEXT, selector TEXT, name TEXT, code_hash TEXT, desk_id TEXT, from_at INTEGER, until_at INTEGER, made_by TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL);

CREATE TABLE people ( id TEXT PRIMARY KEY, organization_id TEXT, first_name TEXT, last_name TEXT, display_name TEXT, email TEXT, phone TEXT, company TEXT, job_title TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL );

CREATE TABLE placements (id TEXT PRIMARY KEY, event_id TEXT, plan_id TEXT, meeting_id TEXT, match_id TEXT, paired_for TEXT, round_id TEXT, meeting_point_id TEXT, locked INTEGER NOT NULL DEFAULT 0, reason TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL);

CREATE TABLE plans (id TEXT PRIMARY KEY, event_id TEXT, name TEXT, made_at INTEGER, seed INTEGER, based_on_id TEXT, figures TEXT, published_at INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL);

CREATE TABLE presences ( registration_id TEXT PRIMARY KEY, event_id TEXT NOT NULL, inside INTEGER NOT NULL, first_entry_at INTEGER, last_entry_at INTEGER, last_pass_at INTEGER, last_pass_id TEXT, last_desk_name TEXT, entries INTEGER NOT NULL ) WITHOUT ROWID;

CREATE TABLE prints ( id TEXT PRIMARY KEY, hlc TEXT NOT NULL, event_id TEXT NOT NULL, registration_id TEXT NOT NULL, template TEXT NOT NULL, desk_id TEXT NOT NULL, desk_name TEXT NOT NULL, printer TEXT, at INTEGER NOT NULL, outcome TEXT NOT NULL, message TEXT, actor_id TEXT ) WITHOUT ROWID;

CREATE TABLE registration_desks (id TEXT PRIMARY KEY, event_id TEXT NOT NULL, desk_id TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE registrations ( id TEXT PRIMARY KEY, event_id TEXT, person_id TEXT, status TEXT, source TEXT, ticket_type TEXT, order_code TEXT, order_position TEXT, seat TEXT, note TEXT, attention INTEGER NOT NULL DEFAULT 0, vip INTEGER NOT NULL DEFAULT 0, blocked INTEGER NOT NULL DEFAULT 0, block_reason TEXT, joined_at INTEGER, waitlisted_at INTEGER, interests TEXT, extra TEXT, consents TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL , offering TEXT, looking_for TEXT, meeting_limit INTEGER, besides TEXT, place INTEGER);

CREATE TABLE rounds ( id TEXT PRIMARY KEY, event_id TEXT, name TEXT, start_at INTEGER, end_at INTEGER, location_text TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL );

CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE sign_in_attempts ( key TEXT PRIMARY KEY, failures INTEGER NOT NULL, last_at INTEGER NOT NULL, locked_until INTEGER NOT NULL ) WITHOUT ROWID;

CREATE TABLE sign_in_sessions ( token_hash TEXT PRIMARY KEY, account_id TEXT NOT NULL, created_at INTEGER NOT NULL, last_used_at INTEGER NOT NULL, expires_at INTEGER NOT NULL , kind TEXT NOT NULL DEFAULT 'account', address TEXT, client TEXT, kiosk_event_id TEXT) WITHOUT ROWID;

CREATE TABLE sync_logs (log_id TEXT PRIMARY KEY, received INTEGER NOT NULL, kept INTEGER NOT NULL DEFAULT 0);

CREATE TABLE sync_refusals (desk_id TEXT NOT NULL, seq INTEGER NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (desk_id, seq));

CREATE TABLE undos ( id TEXT PRIMARY KEY, hlc TEXT NOT NULL, event_id TEXT NOT NULL, check_in_id TEXT NOT NULL, desk_id TEXT NOT NULL, desk_name TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT, actor_id TEXT, actor_name TEXT ) WITHOUT ROWID;

CREATE TABLE venues (id TEXT PRIMARY KEY, organization_id TEXT, name TEXT, address TEXT, city TEXT, country TEXT, latitude REAL, longitude REAL, website TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER, clocks TEXT NOT NULL);

CREATE TABLE webhooks ( id TEXT PRIMARY KEY, organization_id TEXT NOT NULL, url TEXT NOT NULL, topics TEXT NOT NULL, event_id TEXT, made_at INTEGER NOT NULL, position INTEGER NOT NULL, attempts INTEGER NOT NULL, failing_since INTEGER, next_at INTEGER, delivered_at INTEGER, problem TEXT, stopped_at INTEGER );

CREATE INDEX idx_accounts_email ON accounts (email);

CREATE INDEX idx_accounts_organization ON accounts (organization_id);

CREATE INDEX idx_activities_at ON activities (at);

CREATE INDEX idx_api_keys_selector ON api_keys (selector);

CREATE INDEX idx_attendances_event ON attendances (event_id);

CREATE INDEX idx_availabilities_registration ON availabilities (registration_id);

CREATE INDEX idx_availabilities_round ON availabilities (round_id);

CREATE INDEX idx_bulk_actions_event ON bulk_actions (event_id, at);

CREATE INDEX idx_changes_subject ON changes (subject_id);

CREATE INDEX idx_check_ins_event_seen ON check_ins (event_id, seen_at);

CREATE INDEX idx_check_ins_registration ON check_ins (registration_id, seen_at);

CREATE INDEX idx_check_ins_tally ON check_ins (event_id, verdict, desk_id, desk_name, seen_at);

CREATE INDEX idx_choices_from ON choices (from_id, to_id);

CREATE INDEX idx_choices_to ON choices (to_id);

CREATE INDEX idx_choices_undo ON choices (undo_of) WHERE undo_of IS NOT NULL;

CREATE INDEX idx_conflict_handlings_conflict ON conflict_handlings (conflict_id);

CREATE INDEX idx_conflict_handlings_event ON conflict_handlings (event_id, at);

CREATE INDEX idx_conflict_parts_conflict ON conflict_parts (conflict_id);

CREATE INDEX idx_conflict_parts_registration ON conflict_parts (registration_id);

CREATE INDEX idx_conflicts_open ON conflicts (event_id, handling_id, at, id);

CREATE INDEX idx_daily_figures_event ON daily_figures (event_id, day);

CREATE INDEX idx_directory_event_name ON directory (event_id, sort_name, registration_id);

CREATE INDEX idx_documents_event ON documents (event_id, uploaded_at);

CREATE INDEX idx_documents_registration ON documents (registration_id);

CREATE INDEX idx_documents_stored ON documents (stored_name);

CREATE INDEX idx_events_organization ON events (organization_id);

CREATE INDEX idx_external_references_registration ON external_references (registration_id, id);

CREATE INDEX idx_imports_event ON imports (event_id, started_at);

CREATE INDEX idx_job_runs_name ON job_runs (name, started_at);

CREATE INDEX idx_keywords_event ON keywords (event_id);

CREATE INDEX idx_locations_event ON locations (event_id);

CREATE INDEX idx_locations_venue ON locations (venue_id);

CREATE INDEX idx_matches_event ON matches (event_id);

CREATE INDEX idx_matches_first ON matches (first_id);

CREATE INDEX idx_matches_second ON matches (second_id);

CREATE INDEX idx_media_registration ON media (registration_id);

CREATE INDEX idx_media_value ON media (value COLLATE NOCASE, kind);

CREATE INDEX idx_meeting_points_event ON meeting_points (event_id);

CREATE INDEX idx_meetings_event ON meetings (event_id, status);

CREATE INDEX idx_meetings_match ON meetings (match_id);

CREATE INDEX idx_meetings_round ON meetings (round_id);

CREATE INDEX idx_message_reads_reader ON message_reads (reader_id, event_id);

CREATE INDEX idx_messages_event ON messages (event_id, sent_at, id);

CREATE INDEX idx_messages_sender ON messages (sender_id);

CREATE INDEX idx_notifications_event ON notifications (event_id);

CREATE INDEX idx_notifications_organization ON notifications (organization_id, sent_at);

CREATE INDEX idx_notifications_recipient ON notifications (recipient_id, sent_at, id);

CREATE INDEX idx_notifications_unread ON notifications (recipient_id) WHERE read_at IS NULL;

CREATE INDEX idx_operations_actor ON operations (actor_id);

CREATE INDEX idx_operations_at ON operations (at);

CREATE UNIQUE INDEX idx_operations_desk_seq ON operations (desk_id, seq);

CREATE INDEX idx_operations_door ON operations (event_id, position) WHERE kind IN ('checkIn.record', 'checkIn.undo');

CREATE INDEX idx_operations_event ON operations (event_id);

CREATE INDEX idx_operations_subject ON operations (subject_id);

CREATE INDEX idx_operations_unsettled ON operations (state) WHERE state <> 'applied';

CREATE INDEX idx_pair_rules_event ON pair_rules (event_id);

CREATE INDEX idx_pairings_event ON pairings (event_id);

CREATE INDEX idx_pairs_event ON pairs (event_id, matched_at);

CREATE INDEX idx_pairs_first ON pairs (first_id);

CREATE INDEX idx_pairs_second ON pairs (second_id);

CREATE INDEX idx_passcodes_event ON passcodes (event_id);

CREATE INDEX idx_passcodes_selector ON passcodes (selector);

CREATE INDEX idx_people_email ON people (email COLLATE NOCASE) WHERE email IS NOT NULL;

CREATE INDEX idx_placements_meeting ON placements (meeting_id, plan_id);

CREATE INDEX idx_placements_plan ON placements (plan_id);

CREATE INDEX idx_plans_event ON plans (event_id);

CREATE INDEX idx_presences_often ON presences (event_id) WHERE entries > 1;

CREATE INDEX idx_prints_event_at ON prints (event_id, at);

CREATE INDEX idx_prints_registration ON prints (registration_id);

CREATE INDEX idx_registration_desks_event ON registration_desks (event_id);

CREATE INDEX idx_registrations_event ON registrations (event_id, id);

CREATE INDEX idx_registrations_event_status ON registrations (event_id, status, waitlisted_at, id, deleted_at);

CREATE INDEX idx_registrations_order ON registrations (order_code COLLATE NOCASE, event_id) WHERE order_code IS NOT NULL;

CREATE INDEX idx_registrations_person ON registrations (person_id);

CREATE INDEX idx_registrations_place ON registrations (event_id, place, status, deleted_at) WHERE place IS NOT NULL;

CREATE INDEX idx_rounds_event ON rounds (event_id, start_at);

CREATE INDEX idx_sign_in_sessions_account ON sign_in_sessions (account_id);

CREATE INDEX idx_undos_check_in ON undos (check_in_id);

CREATE INDEX idx_undos_event ON undos (event_id);

CREATE INDEX idx_venues_organization ON venues (organization_id);

CREATE TRIGGER presences_deleted AFTER DELETE ON presences BEGIN INSERT INTO event_totals (event_id) VALUES (OLD.event_id) ON CONFLICT DO NOTHING; UPDATE event_totals SET inside = inside - OLD.inside, visited = visited - (OLD.entries > 0), entries = entries - OLD.entries WHERE event_id = OLD.event_id; DELETE FROM event_totals WHERE event_id = OLD.event_id AND enrolled = 0 AND waitlisted = 0 AND cancelled = 0 AND inside = 0 AND visited = 0 AND entries = 0; END;

CREATE TRIGGER presences_inserted AFTER INSERT ON presences BEGIN INSERT INTO event_totals (event_id) VALUES (NEW.event_id) ON CONFLICT DO NOTHING; UPDATE event_totals SET inside = inside + NEW.inside, visited = visited + (NEW.entries > 0), entries = entries + NEW.entries WHERE event_id = NEW.event_id; DELETE FROM event_totals WHERE event_id = NEW.event_id AND enrolled = 0 AND waitlisted = 0 AND cancelled = 0 AND inside = 0 AND visited = 0 AND entries = 0; END;

CREATE TRIGGER presences_updated AFTER UPDATE ON presences BEGIN INSERT INTO event_totals (event_id) VALUES (OLD.event_id) ON CONFLICT DO NOTHING; UPDATE event_totals SET inside = inside - OLD.inside, visited = visited - (OLD.entries > 0), entries = entries - OLD.entries WHERE event_id = OLD.event_id; INSERT INTO event_totals (event_id) VALUES (NEW.event_id) ON CONFLICT DO NOTHING; UPDATE event_totals SET inside = inside + NEW.inside, visited = visited + (NEW.entries > 0), entries = entries + NEW.entries WHERE event_id = NEW.event_id; DELETE FROM event_totals WHERE event_id = OLD.event_id AND enrolled = 0 AND waitlisted = 0 AND cancelled = 0 AND inside = 0 AND visited = 0 AND entries = 0; DELETE FROM event_totals WHERE event_id = NEW.event_id AND enrolled = 0 AND waitlisted = 0 AND cancelled = 0 AND inside = 0 AND visited = 0 AND entries = 0; END;

CREATE TRIGGER registrations_deleted AFTER DELETE ON registrations BEGIN INSERT INTO event_totals (event_id) SELECT OLD.event_id WHERE OLD.event_id IS NOT NULL ON CONFLICT DO NOTHING; UPDATE event_totals SET enrolled = enrolled - (OLD.status IS 'enrolled' AND OLD.deleted_at IS NULL), waitlisted = waitlisted - (OLD.status IS 'waitlisted' AND OLD.deleted_at IS NULL), cancelled = cancelled - (OLD.status IS 'cancelled' AND OLD.deleted_at IS NULL) WHERE event_id = OLD.event_id; DELETE FROM event_totals WHERE event_id = OLD.event_id AND enrolled = 0 AND waitlisted = 0 AND cancelled = 0 AND inside = 0 AND visited = 0 AND entries = 0; END;

CREATE TRIGGER registrations_inserted AFTER INSERT ON registrations BEGIN INSERT INTO event_totals (event_id) SELECT NEW.event_id WHERE NEW.event_id IS NOT NULL ON CONFLICT DO NOTHING; UPDATE event_totals SET enrolled = enrolled + (NEW.status IS 'enrolled' AND NEW.deleted_at IS NULL), waitlisted = waitlisted + (NEW.status IS 'waitlisted' AND NEW.deleted_at IS NULL), cancelled = cancelled + (NEW.status IS 'cancelled' AND NEW.deleted_at IS NULL) WHERE event_id = NEW.event_id; DELETE FROM event_totals WHERE event_id = NEW.event_id AND enrolled = 0 AND waitlisted = 0 AND cancelled = 0 AND inside = 0 AND visited = 0 AND entries = 0; END;

CREATE TRIGGER registrations_updated AFTER UPDATE OF event_id, status, deleted_at ON registrations WHEN OLD.status IS NOT NEW.status OR OLD.deleted_at IS NOT NEW.deleted_at OR OLD.event_id IS NOT NEW.event_id BEGIN INSERT INTO event_totals (event_id) SELECT OLD.event_id WHERE OLD.event_id IS NOT NULL ON CONFLICT DO NOTHING; UPDATE event_totals SET enrolled = enrolled - (OLD.status IS 'enrolled' AND OLD.deleted_at IS NULL), waitlisted = waitlisted - (OLD.status IS 'waitlisted' AND OLD.deleted_at IS NULL), cancelled = cancelled - (OLD.status IS 'cancelled' AND OLD.deleted_at IS NULL) WHERE event_id = OLD.event_id; INSERT INTO event_totals (event_id) SELECT NEW.event_id WHERE NEW.event_id IS NOT NULL ON CONFLICT DO NOTHING; UPDATE event_totals SET enrolled = enrolled + (NEW.status IS 'enrolled' AND NEW.deleted_at IS NULL), waitlisted = waitlisted + (NEW.status IS 'waitlisted' AND NEW.deleted_at IS NULL), cancelled = cancelled + (NEW.status IS 'cancelled' AND NEW.deleted_at IS NULL) WHERE event_id = NEW.event_id; DELETE FROM event_totals WHERE event_id = OLD.event_id AND enrolled = 0 AND waitlisted = 0 AND cancelled = 0 AND inside = 0 AND visited = 0 AND entries = 0; DELETE FROM event_totals WHERE event_id = NEW.event_id AND enrolled = 0 AND waitlisted = 0 AND cancelled = 0 AND inside = 0 AND visited = 0 AND entries = 0; END;
