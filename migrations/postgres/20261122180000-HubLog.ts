import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  // One row. Whoever takes operations in locks it, and gives them the positions behind the last.
  `CREATE TABLE hub_log (
    id integer PRIMARY KEY CHECK (id = 1),
    log_id text NOT NULL,
    last_position bigint NOT NULL,
    -- Whose data it is; null before the first process has come.
    organization_id text,
    -- The key by which all processes of the hub prove who they are, and its certificate: JSON.
    identity text
  )`,
  // Where desks reach the processes of the hub, and when each was heard of last.
  `CREATE TABLE hub_processes (
    id text PRIMARY KEY,
    hosts text NOT NULL,
    port bigint NOT NULL,
    seen_at bigint NOT NULL
  )`,
  `INSERT INTO hub_log (id, log_id, last_position) VALUES (1, gen_random_uuid()::text, 0)`,

  `CREATE TABLE operations (
    position bigint PRIMARY KEY,
    desk_id text NOT NULL,
    seq bigint NOT NULL,
    hlc text NOT NULL,
    kind text NOT NULL,
    version bigint NOT NULL,
    event_id text,
    subject_id text NOT NULL,
    actor_id text,
    at double precision NOT NULL,
    payload text NOT NULL,
    hash text NOT NULL,
    state text NOT NULL CHECK (state IN ('applied', 'unknown', 'rejected')),
    reason text,
    redacted integer NOT NULL,
    withheld integer NOT NULL,
    named_id text
  )`,
  `CREATE UNIQUE INDEX idx_operations_desk_seq ON operations (desk_id, seq)`,
  // What finds all that was said of somebody who is erased.
  `CREATE INDEX idx_operations_subject ON operations (subject_id)`,
  `CREATE INDEX idx_operations_named ON operations (named_id) WHERE named_id IS NOT NULL`,
  `CREATE INDEX idx_operations_activity ON operations (actor_id) WHERE kind = 'activity.record'`,
  // There are few, and each may name many people.
  `CREATE INDEX idx_operations_handled ON operations (position) WHERE kind = 'conflict.handle'`,
  `CREATE INDEX idx_operations_unsettled ON operations (state) WHERE state <> 'applied'`,

  // Of each desk: up to where all of its operations are there, and the last that is.
  `CREATE TABLE hub_held (desk_id text PRIMARY KEY, seq bigint NOT NULL, last_seq bigint NOT NULL)`,
  `CREATE TABLE sync_logs (log_id text PRIMARY KEY, received bigint NOT NULL, kept bigint NOT NULL)`,
  // Ids that lead to somebody who was erased: their own, of their accounts, of scans that found nobody.
  `CREATE TABLE hub_erased (id text NOT NULL, person_id text NOT NULL, PRIMARY KEY (id, person_id))`,

  `CREATE TABLE hub_desks (
    desk_id text PRIMARY KEY,
    name text NOT NULL,
    role text NOT NULL,
    token_hash text NOT NULL UNIQUE,
    paired_at bigint NOT NULL,
    revoked_at bigint,
    last_seen_at bigint,
    address text,
    version text,
    pending bigint,
    clock_offset bigint,
    -- What it calls itself, where that is not how it was let in.
    called text
  )`,
  `CREATE TABLE hub_invitations (
    secret_hash text PRIMARY KEY,
    role text NOT NULL,
    name text,
    made_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint,
    -- A hash of what the one that used it has made for this alone.
    used_by text
  )`,
  `CREATE TABLE hub_leases (
    resource text PRIMARY KEY,
    desk_id text NOT NULL,
    taken_at bigint NOT NULL,
    expires_at bigint NOT NULL
  )`,
];

const TABLES = [
  'hub_processes',
  'hub_leases',
  'hub_invitations',
  'hub_desks',
  'hub_erased',
  'sync_logs',
  'hub_held',
  'operations',
  'hub_log',
];

/** The log of a hub, and which desks are paired with it. Plain SQL: no extension, and nothing that wants special rights. */
export class HubLog20261122180000 implements MigrationInterface {
  readonly name = 'HubLog20261122180000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}
