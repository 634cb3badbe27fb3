import { THE_APP } from '#main/core/context.ts';
import type { Features, Organizations } from '#main/core/organizations.ts';
import type { Uploads } from '#main/core/uploads.ts';
import type { BackupService } from '#main/features/app/backups.ts';
import { listOrganizations } from '#main/features/organizations/service.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import { EXPIRING, RETENTION_KINDS, type RetentionKind } from '#shared/domain/retention.ts';
import type { JobDefinition } from './scheduler.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What retention has deleted, in words. */
const SAY: Readonly<Record<RetentionKind, (count: number) => string>> = {
  sessions: (count) => `${count} sessions`,
  credentials: (count) => `${count} passcodes`,
  figures: (count) => `${count} daily figures`,
  notifications: (count) => `${count} notifications`,
  importedRows: (count) => `${count} lists of rejected rows`,
  exports: (count) => `${count} exported files`,
  messages: (count) => `${count} messages`,
  people: (count) => `${count} people`,
};

/** All jobs of an installation. The work itself lives in the features. */
export function jobsOf(parts: {
  read: Reader;
  organizations: Organizations;
  backups: BackupService;
  uploads: Uploads;
}): JobDefinition[] {
  const { read, organizations, backups, uploads } = parts;
  /** Does something for each organization. @returns the sum of what each says */
  const forEach = async (work: (features: Features) => Promise<number>): Promise<number> => {
    let sum = 0;
    for (const { id } of await listOrganizations(read)) sum += await work(organizations.get(id));
    return sum;
  };
  /** Deletes what was kept for long enough. @returns what went, in words */
  const deleteDue = async (kinds: readonly RetentionKind[], signal: AbortSignal): Promise<string> => {
    const gone = new Map<RetentionKind, number>();
    await forEach(async ({ retention, activities }) => {
      const done = await retention.carryOut(THE_APP, kinds, signal);
      if (Object.values(done).some((count) => count > 0))
        await activities.record(THE_APP, { action: 'retention', data: done });
      for (const kind of kinds) gone.set(kind, (gone.get(kind) ?? 0) + (done[kind] ?? 0));
      return 0;
    });
    const parts = [...gone].filter(([, count]) => count > 0).map(([kind, count]) => SAY[kind](count));
    return parts.length === 0 ? 'Nothing was due.' : `Deleted: ${parts.join(', ')}.`;
  };
  return [
    {
      name: 'lifecycle',
      everyMs: () => Promise.resolve(MINUTE),
      run: async () => {
        const moved = await forEach(async ({ events }) => (await events.followTime(THE_APP)).length);
        return `${moved} events moved along.`;
      },
    },
    {
      name: 'meetings',
      everyMs: () => Promise.resolve(MINUTE),
      run: async () => {
        const moved = await forEach(({ meetings }) => meetings.followTime(THE_APP));
        return `${moved} meetings moved along.`;
      },
    },
    {
      name: 'expiry',
      everyMs: () => Promise.resolve(HOUR),
      run: (signal) => deleteDue(EXPIRING, signal),
    },
    {
      name: 'figures',
      everyMs: () => Promise.resolve(HOUR),
      run: async () => {
        const days = await forEach(({ records }) => records.keepDaily());
        return `${days} days were written.`;
      },
    },
    {
      name: 'retention',
      everyMs: () => Promise.resolve(24 * HOUR),
      run: async (signal) => {
        await uploads.clearOld();
        return deleteDue(RETENTION_KINDS, signal);
      },
    },
    {
      name: 'backups',
      everyMs: async () => (await backups.rules()).everyHours * HOUR,
      run: async () => {
        const { name, deleted } = await backups.makeScheduled();
        return `Wrote ${name}; ${deleted} old ones were deleted.`;
      },
    },
  ];
}
