import { existsSync } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Rescue } from '#main/features/rescue/service.ts';
import { backupPath } from '#main/storage/backup-names.ts';
import {
  checkDatabase,
  type DatabaseState,
  databaseState,
  migrateDatabase,
  rollBackDatabase,
} from '#main/storage/database.ts';
import { FILES_FOLDER } from '#main/storage/file-store.ts';
import { lockFolder } from '#main/storage/lock.ts';
import { DATABASE_FILE, PENDING_RESTORE_FILE, SET_ASIDE } from '#main/storage/store.ts';
import { AppError } from '#shared/domain/errors.ts';
import { UsageError } from '../arguments.ts';
import { confirm, EXIT, type OfflineCommand, type OfflineContext, type Outcome } from '../command.ts';
import { commandLog } from '../log.ts';

/** Does something to a database that nobody else uses meanwhile. @throws AppError `conflict` while the app runs on it */
export async function alone<T>({ folder }: OfflineContext, work: (file: string) => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(join(folder, 'lock.sqlite'));
  if (lock === null)
    throw new AppError('conflict', `Lanyard runs on ${folder}. Close it first: this needs the database for itself.`);
  try {
    return await work(join(folder, DATABASE_FILE));
  } finally {
    await lock.release();
  }
}

/** @throws AppError `notFound` */
export function requireThere(file: string): void {
  if (!existsSync(file)) throw new AppError('notFound', `There is no database ${file}. Make one with: lanyard setup`);
}

const PENDING = 'A restored database waits for the next start, which puts it in the place of this one.';

function isRestorePending(folder: string): boolean {
  return existsSync(join(folder, PENDING_RESTORE_FILE));
}

/** What is done to a database that is about to be replaced would be lost. @throws AppError `conflict` */
export function requireNoRestore(folder: string): void {
  if (isRestorePending(folder))
    throw new AppError('conflict', `${PENDING} Do that first: lanyard setup --yes. Or drop both: lanyard db reset`);
}

const status: OfflineCommand = {
  usage: 'db status',
  options: {},
  async offline({ folder }) {
    const file = join(folder, DATABASE_FILE);
    requireThere(file);
    return told(await databaseState(file), (await stat(file)).size, isRestorePending(folder));
  },
};

function told(state: DatabaseState, bytes: number, restorePending: boolean): Outcome {
  return {
    exit: EXIT.done,
    json: { ...state, bytes, restorePending },
    text: [
      ...(restorePending ? [PENDING] : []),
      `${(bytes / 1024 / 1024).toFixed(1)} MB, SQLite ${state.sqlite}`,
      ...state.applied.map((name) => `applied  ${name}`),
      ...state.pending.map((name) => `pending  ${name}`),
      ...state.unknown.map((name) => `unknown  ${name} (of a newer version)`),
    ].join('\n'),
  };
}

const check: OfflineCommand = {
  usage: 'db check',
  options: {},
  async offline({ folder, note }) {
    const file = join(folder, DATABASE_FILE);
    requireThere(file);
    const problems = await checkDatabase(file);
    if (isRestorePending(folder)) note(PENDING);
    return {
      exit: problems.length === 0 ? EXIT.done : EXIT.refused,
      json: { sound: problems.length === 0, problems },
      text: problems.length === 0 ? 'The database is sound.' : problems.join('\n'),
    };
  },
};

const migrate: OfflineCommand = {
  usage: 'db migrate',
  options: {},
  offline: (context) =>
    alone(context, async (file) => {
      requireThere(file);
      requireNoRestore(context.folder);
      const done = await migrateDatabase(file, await backupPath(context.folder, 'before', Date.now()));
      return {
        exit: EXIT.done,
        json: { applied: done },
        text: done.length === 0 ? 'Nothing was pending.' : done.map((name) => `applied  ${name}`).join('\n'),
      };
    }),
};

const rollback: OfflineCommand = {
  usage: 'db rollback [--yes]',
  options: { yes: { type: 'boolean' } },
  offline: (context) =>
    alone(context, async (file) => {
      requireThere(file);
      requireNoRestore(context.folder);
      const last = (await databaseState(file)).applied.at(-1);
      if (last === undefined) throw new AppError('conflict', 'There is no migration to take back.');
      await confirm(
        context,
        `This takes ${last} back, with all that its tables hold. A copy is made first. The app applies it again when it starts.`,
      );
      const copy = await backupPath(context.folder, 'before', Date.now());
      await rollBackDatabase(file, copy);
      return {
        exit: EXIT.done,
        json: { rolledBack: last, before: copy },
        text: `Took ${last} back. What was there before is in ${copy}.`,
      };
    }),
};

const restore: OfflineCommand = {
  usage: 'db restore NAME|FILE [--yes]',
  options: { yes: { type: 'boolean' } },
  takesWords: true,
  offline: (context) =>
    alone(context, async () => {
      const [which, ...more] = context.args.positionals;
      if (which === undefined || more.length > 0) throw new UsageError('Name one backup, or the file of one.');
      await confirm(context, `This puts ${which} in the place of the database, which is set aside in the data folder.`);
      const rescue = rescueOf(context);
      const found = existsSync(which) ? await rescue.restoreFile(resolve(which)) : await rescue.restore(which);
      return {
        exit: EXIT.done,
        json: found,
        text: `The next start takes it up: ${found.events} events, ${found.registrations} registrations.`,
      };
    }),
};

const salvage: OfflineCommand = {
  usage: 'db salvage [--yes]',
  options: { yes: { type: 'boolean' } },
  offline: (context) =>
    alone(context, async (file) => {
      requireThere(file);
      const rescue = rescueOf(context);
      try {
        const saved = await rescue.save();
        const lines = [
          `Saved ${saved.events} events, ${saved.registrations} registrations, ${saved.checkIns} check-ins, ${saved.operations} operations.`,
          ...(saved.missingOperations > 0 ? [`${saved.missingOperations} operations could not be read.`] : []),
          ...(saved.damagedTables.length > 0 ? [`Damaged: ${saved.damagedTables.join(', ')}.`] : []),
        ];
        context.note(lines.join('\n'));
        await confirm(
          context,
          'This puts what was saved in the place of the database, which is set aside in the data folder.',
        );
        await rescue.takeSaved();
        return { exit: EXIT.done, json: saved, text: [...lines, 'The next start takes it up.'].join('\n') };
      } finally {
        // Not used where it was not confirmed.
        await rescue.stop();
      }
    }),
};

function rescueOf({ folder, progress }: OfflineContext): Rescue {
  return new Rescue({
    folder,
    log: commandLog(folder),
    onChange: ({ progress: done }) => progress(`Saving: ${Math.round(done * 100)} %`),
  });
}

const reset: OfflineCommand = {
  usage: 'db reset [--yes]',
  options: { yes: { type: 'boolean' } },
  offline: (context) =>
    alone(context, async (file) => {
      if (!isRestorePending(context.folder)) requireThere(file);
      await confirm(context, 'This begins anew without any data. What is there is set aside in the data folder.');
      const aside = join(context.folder, `${SET_ASIDE}${Date.now()}`);
      await mkdir(aside, { mode: 0o700 });
      for (const name of [DATABASE_FILE, `${DATABASE_FILE}-wal`, PENDING_RESTORE_FILE, FILES_FOLDER]) {
        const path = join(context.folder, name);
        if (existsSync(path)) await rename(path, join(aside, name));
      }
      return { exit: EXIT.done, json: { aside }, text: `The next start begins anew. What was there is in ${aside}.` };
    }),
};

/** What is done to a database while nobody works with it. */
export const databaseCommands: Readonly<Record<string, OfflineCommand>> = {
  'db status': status,
  'db check': check,
  'db migrate': migrate,
  'db rollback': rollback,
  'db restore': restore,
  'db salvage': salvage,
  'db reset': reset,
};
