import { THE_APP } from '#main/core/context.ts';
import type { Features, Organizations } from '#main/core/organizations.ts';
import type { BackupService } from '#main/features/app/backups.ts';
import { listOrganizations } from '#main/features/organizations/service.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { JobDefinition } from './scheduler.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** All jobs of an installation. The work itself lives in the features. */
export function jobsOf(parts: { read: Reader; organizations: Organizations; backups: BackupService }): JobDefinition[] {
  const { read, organizations, backups } = parts;
  /** Does something for each organization. @returns the sum of what each says */
  const forEach = async (work: (features: Features) => Promise<number>): Promise<number> => {
    let sum = 0;
    for (const { id } of await listOrganizations(read)) sum += await work(organizations.get(id));
    return sum;
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
        const gone: Record<string, number> = {};
        await forEach(async ({ retention }) => {
          const done = await retention.carryOut(THE_APP, signal);
          for (const [kind, count] of Object.entries(done)) gone[kind] = (gone[kind] ?? 0) + count;
          return 0;
        });
        const parts = Object.entries(gone).map(([kind, count]) => `${kind} ${count}`);
        return parts.length === 0 ? 'Nothing was due.' : `Deleted: ${parts.join(', ')}.`;
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
