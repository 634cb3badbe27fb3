import { boolean, integer, json, primary, required, table, text } from './table.ts';

/** Tables of this installation alone: they are not shared with other desks and not in the operation log. */

export const settings = table('settings', { key: primary(text), value: required(json) });

export const operations = table('operations', {
  /** Order of arrival at this desk. */
  position: primary(integer),
  deskId: required(text),
  /** Counts the operations of one desk from 1 without gaps. */
  seq: required(integer),
  hlc: required(text),
  kind: required(text),
  version: required(integer),
  eventId: text,
  subjectId: required(text),
  actorId: text,
  /** When the desk recorded it, by its own clock, epoch ms. */
  at: required(integer),
  payload: required(text),
  hash: required(text),
  /** `applied`, `unknown` (kept for a later version and relayed), or `rejected` (quarantine, with the reason). */
  state: required(text),
  reason: text,
  /** From where it was asked for, where that was another computer than this desk. Known to this desk alone. */
  origin: text,
  /** What was personal in the payload is gone; the hash is still that of the whole. */
  redacted: boolean,
  /** Rejected since whoever brought it may not make it: it is not passed on. */
  withheld: boolean,
});

/** Operations that were made here and that the hub keeps apart. */
export const syncRefusals = table('sync_refusals', {
  deskId: primary(text),
  seq: primary(integer),
  reason: required(text),
  at: required(integer),
});

/** How far the logs of others have been taken in. */
export const syncLogs = table('sync_logs', {
  logId: primary(text),
  /** All up to this position of that log is on disk here. */
  received: required(integer),
  /** All up to this position of the own log is on disk there. */
  kept: required(integer),
});

/** Desks that may sync through this one. */
export const hubDesks = table('hub_desks', {
  deskId: primary(text),
  /** Under which it was let in. */
  name: required(text),
  /** `desk`, `kiosk` or `organizer`. */
  role: required(text),
  tokenHash: required(text),
  pairedAt: required(integer),
  revokedAt: integer,
  lastSeenAt: integer,
  address: text,
  version: text,
  /** Operations that it had not delivered when it was seen last. */
  pending: integer,
  /** By how much its clock was ahead of the hub's, in ms. */
  clockOffset: integer,
  /** What it calls itself by now. */
  called: text,
});

/** What lets a desk in once. */
export const hubInvitations = table('hub_invitations', {
  secretHash: primary(text),
  role: required(text),
  name: text,
  madeAt: required(integer),
  expiresAt: required(integer),
  usedAt: integer,
  /** A hash of what the one that used it has made for this alone. */
  usedBy: text,
});

/** What one desk has at a time. */
export const hubLeases = table('hub_leases', {
  resource: primary(text),
  deskId: required(text),
  takenAt: required(integer),
  expiresAt: required(integer),
  /** As somebody has written it. */
  label: required(text),
});

/** When each key of another system let somebody in last, to the minute. */
export const apiKeyUses = table('api_key_uses', {
  keyId: primary(text),
  lastUsedAt: required(integer),
  address: text,
});

/** Other systems that are told of what happens, and how far each has got. */
export const webhooks = table('webhooks', {
  id: primary(text),
  organizationId: required(text),
  url: required(text),
  topics: required(json),
  eventId: text,
  madeAt: required(integer),
  /** All up to this position of the log was delivered. */
  position: required(integer),
  /** Attempts in vain to deliver what comes next. */
  attempts: required(integer),
  failingSince: integer,
  nextAt: integer,
  deliveredAt: integer,
  problem: text,
  /** Nothing is sent since then, until somebody takes it up again. */
  stoppedAt: integer,
});

export const signInSessions = table('sign_in_sessions', {
  tokenHash: primary(text),
  /** The account's id, or the passcode's. */
  accountId: required(text),
  createdAt: required(integer),
  lastUsedAt: required(integer),
  expiresAt: required(integer),
  /** `account` or `passcode`. */
  kind: required(text),
  /** From where, as it was seen when they signed in. */
  address: text,
  client: text,
  /** The event whose kiosk the session is; null where it is none. */
  kioskEventId: text,
});

/** Failed sign-ins by e-mail, kept so that a restart does not give new attempts. */
export const signInAttempts = table('sign_in_attempts', {
  key: primary(text),
  failures: required(integer),
  lastAt: required(integer),
  lockedUntil: required(integer),
});

export const imports = table('imports', {
  id: primary(text),
  eventId: required(text),
  fileName: required(text),
  state: required(text),
  rowsRead: required(integer),
  appliedTo: required(text),
  counts: required(json),
  headings: required(json),
  warnings: required(json),
  error: text,
  startedAt: required(integer),
  finishedAt: integer,
});

/** A row of a file that is being imported, as it will be once the import is committed. */
export const importRows = table('import_rows', {
  importId: primary(text),
  registrationId: primary(text),
  /** `new`, `changed`, `unchanged`. */
  kind: required(text),
  row: required(text),
});

export const importRejects = table('import_rejects', {
  importId: primary(text),
  rowNumber: primary(integer),
  reason: required(text),
  cells: required(json),
});

export const importMappings = table('import_mappings', {
  signature: primary(text),
  mapping: required(json),
  usedAt: required(integer),
});

/** One row per registration for the search and for lists by name; its number is the row of the full-text index. */
export const directory = table('directory', {
  id: primary(integer),
  registrationId: required(text),
  eventId: required(text),
  sortName: required(text),
  words: required(text),
  cancelled: boolean,
});

/** When each job ran last, and when it runs next. */
export const jobs = table('jobs', {
  name: primary(text),
  startedAt: integer,
  finishedAt: integer,
  outcome: text,
  message: text,
  nextAt: integer,
});

export const jobRuns = table('job_runs', {
  id: primary(text),
  name: required(text),
  startedAt: required(integer),
  finishedAt: integer,
  /** `running`, `done`, `failed`, `cancelled` or `interrupted`. */
  outcome: required(text),
  message: text,
});

/** Operations of this desk that were one action of somebody and can be undone as one, by their numbers: from, to. */
export const bulkActions = table('bulk_actions', {
  id: primary(text),
  eventId: required(text),
  actorId: text,
  at: required(integer),
  action: required(text),
  rows: required(integer),
  ranges: required(json),
  undoneAt: integer,
});

/**
 * What is of worth to this installation alone, as it runs now: how far it has got with others, who is signed in here, what ran
 * here, and which numbers of operations of this desk were one action. Another installation that gets the rest must not go by it.
 * The desks that sync through it are not among it: they bring a hub that was restored what it has lost.
 */
export const installationTables: readonly string[] = [
  syncLogs,
  syncRefusals,
  hubInvitations,
  hubLeases,
  apiKeyUses,
  webhooks,
  signInSessions,
  signInAttempts,
  jobs,
  jobRuns,
  bulkActions,
].map(({ name }) => name);

export const localTables = [
  settings,
  operations,
  syncLogs,
  syncRefusals,
  hubDesks,
  hubInvitations,
  hubLeases,
  apiKeyUses,
  webhooks,
  signInSessions,
  signInAttempts,
  imports,
  importRows,
  importRejects,
  importMappings,
  directory,
  jobs,
  jobRuns,
  bulkActions,
] as const;
