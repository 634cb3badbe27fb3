import { z } from 'zod';
import { BACKUP_REASONS } from '#shared/domain/backups.ts';
import { Empty, Id, Time } from './common.ts';
import { call, event } from './define.ts';
import { Task } from './tasks.ts';

export const Backup = z.strictObject({
  name: z.string(),
  reason: z.enum(BACKUP_REASONS),
  madeAt: Time,
  bytes: z.number().int(),
});
export type Backup = z.output<typeof Backup>;

export const BackupRules = z.strictObject({
  /** Scheduled copies that are kept. */
  keep: z.number().int().min(1).max(1000),
  /** Hours between them; 0 for none. */
  everyHours: z.number().int().min(0).max(720),
});
export type BackupRules = z.output<typeof BackupRules>;

export const JOB_NAMES = ['lifecycle', 'meetings', 'expiry', 'figures', 'retention', 'backups'] as const;
export type JobName = (typeof JOB_NAMES)[number];

export const Job = z.strictObject({
  name: z.enum(JOB_NAMES),
  /** How often it runs, in ms; 0 for by hand alone. */
  everyMs: z.number().int(),
  startedAt: Time.nullable(),
  finishedAt: Time.nullable(),
  outcome: z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted']).nullable(),
  message: z.string().nullable(),
  nextAt: Time.nullable(),
});
export type Job = z.output<typeof Job>;

export const JobRun = z.strictObject({
  id: Id,
  name: z.enum(JOB_NAMES),
  startedAt: Time,
  finishedAt: Time.nullable(),
  outcome: z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted']),
  message: z.string().nullable(),
});

/** Where a bundle is: uploaded, or on this machine's disk (command line only). */
export const BundleSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('upload'), uploadId: Id }),
  z.strictObject({ kind: z.literal('path'), path: z.string().min(1).max(4096) }),
]);
export type BundleSource = z.output<typeof BundleSource>;

export const BundleContent = z.strictObject({
  writtenAt: Time,
  /** Version of the app that wrote it. */
  app: z.string(),
  events: z.number().int(),
  registrations: z.number().int(),
  files: z.number().int(),
  withFiles: z.boolean(),
  /** What it unpacks to. */
  bytes: z.number(),
  /** Nothing is here that it would replace. */
  empty: z.boolean(),
});
export type BundleContent = z.output<typeof BundleContent>;

const BackupName = z.string().max(200);

export const installationContract = {
  calls: {
    backups: call('installation.manage', Empty, z.strictObject({ backups: z.array(Backup), rules: BackupRules })),
    setBackupRules: call('installation.manage', BackupRules.partial(), BackupRules),
    /** Writes a copy of the database and checks it, in the background. */
    makeBackup: call('installation.manage', Empty, Task),
    removeBackup: call('installation.manage', z.strictObject({ name: BackupName }), z.null()),
    /** What a copy holds, when it is sound. */
    inspectBackup: call(
      'installation.manage',
      z.strictObject({ name: BackupName }),
      z.strictObject({ events: z.number().int(), registrations: z.number().int() }),
    ),
    /** Puts a copy in the database's place, after a copy of what is there. The app starts anew with it. */
    restoreBackup: call(
      'installation.manage',
      z.strictObject({ name: BackupName }),
      z.strictObject({ events: z.number().int(), registrations: z.number().int(), before: z.string() }),
    ),
    /** Writes everything there is into one file in the exports folder, in the background. */
    exportBundle: call('installation.manage', z.strictObject({ withFiles: z.boolean().default(true) }), Task),
    inspectBundle: call('installation.manage', z.strictObject({ source: BundleSource }), BundleContent),
    /** Replaces everything by what a bundle holds, after a copy of what was there. Refused bundles change nothing. */
    importBundle: call(
      'installation.manage',
      z.strictObject({
        source: BundleSource,
        withFiles: z.boolean().default(true),
        /** Said where something is here already. */
        replace: z.boolean().default(false),
      }),
      Task,
    ),
    jobs: call('installation.manage', Empty, z.strictObject({ jobs: z.array(Job) })),
    jobRuns: call(
      'installation.manage',
      z.strictObject({ name: z.enum(JOB_NAMES), limit: z.number().int().min(1).max(200).default(20) }),
      z.strictObject({ runs: z.array(JobRun) }),
    ),
    runJob: call('installation.manage', z.strictObject({ name: z.enum(JOB_NAMES) }), Task),
  },
  events: {
    jobsChanged: event('installation.manage', Empty),
    /** Copies were made or removed, or the rules for them are others. */
    backupsChanged: event('installation.manage', Empty),
  },
};
