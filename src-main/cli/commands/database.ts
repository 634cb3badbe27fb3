import { existsSync } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { backupPath } from '#main/storage/backup-files.ts';
import {
  checkDatabase,
  type DatabaseState,
  databaseState,
  migrateDatabase,
  rollBackDatabase,
} from '#main/storage/database.ts';
import { FILES_FOLDER } from '#main/storage/file-store.ts';
import { lockFolder } from '#main/storage/lock.ts';
import { DATABASE_FILE } from '#main/storage/store.ts';
import { AppError } from '#shared/domain/errors.ts';
import { confirm, EXIT, type OfflineCommand, type OfflineContext, type Outcome } from '../command.ts';

/** Does something to a database that nobody else uses meanwhile. @throws AppError `conflict` while the app runs on it */
async function alone<T>({ folder }: OfflineContext, work: (file: string) => Promise<T>): Promise<T> {
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

function requireThere(file: string): void {
  if (!existsSync(file)) throw new AppError('notFound', `There is no database ${file}. Make one with: lanyard setup`);
}

const status: OfflineCommand = {
  usage: 'db status',
  options: {},
  async offline({ folder }) {
    const file = join(folder, DATABASE_FILE);
    requireThere(file);
    return told(await databaseState(file), (await stat(file)).size);
  },
};

function told(state: DatabaseState, bytes: number): Outcome {
  return {
    exit: EXIT.done,
    json: { ...state, bytes },
    text: [
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
  async offline({ folder }) {
    const file = join(folder, DATABASE_FILE);
    requireThere(file);
    const problems = await checkDatabase(file);
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

const reset: OfflineCommand = {
  usage: 'db reset [--yes]',
  options: { yes: { type: 'boolean' } },
  offline: (context) =>
    alone(context, async (file) => {
      requireThere(file);
      await confirm(context, 'This begins anew without any data. What is there is set aside in the data folder.');
      const aside = join(context.folder, `replaced-${Date.now()}`);
      await mkdir(aside, { mode: 0o700 });
      for (const name of [DATABASE_FILE, `${DATABASE_FILE}-wal`, FILES_FOLDER]) {
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
  'db reset': reset,
};
