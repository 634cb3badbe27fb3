import { actorOf } from '#main/core/context.ts';
import { allowedSource } from '#main/core/own-path.ts';
import type { BackupService } from '#main/features/app/backups.ts';
import type { ActivityService } from '#main/features/audit/activities.ts';
import type { BundleService } from '#main/features/bundle/service.ts';
import type { TaskService } from '#main/features/tasks/service.ts';
import type { Scheduler } from '#main/jobs/scheduler.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Caller, Handlers } from '#shared/rpc/server.ts';

export interface InstallationParts {
  backups: BackupService;
  bundles: BundleService;
  scheduler: Scheduler;
  tasksOf(caller: Caller): TaskService;
  activitiesOf(caller: Caller): ActivityService;
  /** Told when there are other copies, or other rules for them. */
  onBackups(): void;
  /** Starts the app anew on the same data folder. */
  restart(reason: string): void;
}

export function installationHandlers(
  parts: InstallationParts,
): Handlers<AppContract, { caller: Caller }>['installation'] {
  const { backups, scheduler } = parts;
  return {
    backups: async () => ({ backups: await backups.list(), rules: await backups.rules() }),
    setBackupRules: async (patch, { caller }) => {
      const rules = await backups.setRules(patch);
      parts.onBackups();
      await parts.activitiesOf(caller).record(actorOf(caller), { action: 'backupRules', data: rules });
      return rules;
    },
    makeBackup: async (_, { caller }) => {
      const actor = actorOf(caller);
      return parts.tasksOf(caller).start(
        actor,
        'backup',
        async () => {
          const { name, bytes, file } = await backups.make();
          parts.onBackups();
          await parts.activitiesOf(caller).record(actor, { action: 'backup', data: { name } });
          return {
            message: `Wrote ${name}.`,
            result: { file: name, bytes, ...(actor.role === 'owner' ? { path: file } : {}) },
          };
        },
        { cancellable: false },
      );
    },
    removeBackup: async ({ name }, { caller }) => {
      await backups.remove(name);
      parts.onBackups();
      await parts.activitiesOf(caller).record(actorOf(caller), { action: 'backupRemoved', data: { name } });
      return null;
    },
    inspectBackup: ({ name }) => backups.inspect(name),
    restoreBackup: async ({ name }) => {
      const found = await backups.restore(name);
      parts.restart('A backup was restored.');
      return found;
    },
    exportBundle: async ({ withFiles }, { caller }) => {
      const actor = actorOf(caller);
      return parts.tasksOf(caller).start(actor, 'bundleExport', async (control) => {
        const end = await parts.bundles.export(actor, withFiles, control);
        await parts.activitiesOf(caller).record(actor, { action: 'bundleExport', data: { withFiles } });
        return end;
      });
    },
    inspectBundle: ({ source }, { caller }) => parts.bundles.inspect(allowedSource(source, caller)),
    importBundle: async ({ source, ...options }, { caller }) => {
      const from = allowedSource(source, caller);
      return parts
        .tasksOf(caller)
        .start(actorOf(caller), 'bundleImport', (control) => parts.bundles.import(from, options, control));
    },
    jobs: async () => ({ jobs: await scheduler.list() }),
    jobRuns: async ({ name, limit }) => ({ runs: await scheduler.runs(name, limit) }),
    runJob: async ({ name }, { caller }) =>
      parts.tasksOf(caller).start(actorOf(caller), 'job', async ({ signal }) => ({
        message: await scheduler.run(name, signal),
      })),
  };
}
