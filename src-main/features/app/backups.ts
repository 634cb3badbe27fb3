import { copyFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Context } from '#main/core/context.ts';
import { type BackupFile, backupPath, backupsFolder, listBackups, pruneScheduled } from '#main/storage/backup-files.ts';
import { inspectDatabase, PENDING_RESTORE_FILE } from '#main/storage/store.ts';
import type { BackupRules } from '#shared/contract/installation.ts';
import type { BackupReason } from '#shared/domain/backups.ts';
import { AppError } from '#shared/domain/errors.ts';

const RULES_KEY = 'backups';
const DEFAULT_RULES: BackupRules = { keep: 7, everyHours: 24 };

/** Copies of the database, and their way back. */
export class BackupService {
  readonly #context: Pick<Context, 'store' | 'clock' | 'settings'>;
  readonly #folder: string;
  #making: Promise<unknown> = Promise.resolve();

  /** @param folder the data folder */
  constructor(context: Pick<Context, 'store' | 'clock' | 'settings'>, folder: string) {
    this.#context = context;
    this.#folder = folder;
  }

  list(): Promise<BackupFile[]> {
    return listBackups(this.#folder);
  }

  async rules(): Promise<BackupRules> {
    const stored = await this.#context.settings.read(this.#context.store.read, RULES_KEY);
    return { ...DEFAULT_RULES, ...(stored as Partial<BackupRules> | null) };
  }

  async setRules(patch: { keep?: number | undefined; everyHours?: number | undefined }): Promise<BackupRules> {
    const rules = await this.rules();
    const next = { keep: patch.keep ?? rules.keep, everyHours: patch.everyHours ?? rules.everyHours };
    await this.#context.store.write((tx) => this.#context.settings.write(tx, RULES_KEY, next));
    return next;
  }

  /** Writes a copy of the database into the backups folder and checks it. */
  make(reason: BackupReason = 'manual'): Promise<{ file: string; name: string; bytes: number }> {
    // One after the other: the disk has enough to do with one.
    const made = this.#making.then(() => this.#make(reason));
    this.#making = made.catch(() => undefined);
    return made;
  }

  async #make(reason: BackupReason): Promise<{ file: string; name: string; bytes: number }> {
    const file = await backupPath(this.#folder, reason, this.#context.clock.now());
    const partial = `${file}.part`;
    try {
      await this.#context.store.copyTo(partial);
      await rename(partial, file);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    return { file, name: basename(file), bytes: (await stat(file)).size };
  }

  /** Makes the copy that is due, and deletes the oldest ones. @returns how many were deleted */
  async makeScheduled(): Promise<{ name: string; deleted: number }> {
    const { name } = await this.make('scheduled');
    return { name, deleted: await pruneScheduled(this.#folder, (await this.rules()).keep) };
  }

  async remove(name: string): Promise<void> {
    await rm(await this.#path(name), { force: true });
  }

  /** What a copy holds. @throws AppError `invalidInput` when it is not sound */
  async inspect(name: string): Promise<{ events: number; registrations: number }> {
    return this.#checked(await this.#path(name), async (found) => found);
  }

  /** Puts a copy where the next start takes it up, after a copy of what is there now. */
  async restore(name: string): Promise<{ events: number; registrations: number; before: string }> {
    const source = await this.#path(name);
    const { name: before } = await this.make('before');
    return { ...(await this.prepareRestore(source)), before };
  }

  /**
   * Puts a backup where the next start takes it up. The file is checked as a whole first; nothing changes if it fails.
   * @throws AppError `invalidInput` when the file is not a sound database of this app
   */
  async prepareRestore(source: string): Promise<{ events: number; registrations: number }> {
    return this.#checked(source, async (found, checked) => {
      await rename(checked, join(this.#folder, PENDING_RESTORE_FILE));
      return found;
    });
  }

  /** Looks at a copy of a file, so that looking changes nothing about it. */
  async #checked<T>(
    source: string,
    use: (found: { events: number; registrations: number }, checked: string) => Promise<T>,
  ): Promise<T> {
    const checking = join(this.#folder, 'restore-checking.sqlite');
    await copyFile(source, checking);
    try {
      const found = await inspectDatabase(checking);
      if (found === null) {
        throw new AppError(
          'invalidInput',
          'This file is not a sound backup of Lanyard. Choose another one; nothing was changed.',
        );
      }
      return await use(found, checking);
    } finally {
      for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${checking}${suffix}`, { force: true });
    }
  }

  /** Only what the list names: a name from outside must not lead elsewhere. */
  async #path(name: string): Promise<string> {
    const known = (await this.list()).some((file) => file.name === name);
    if (!known) throw new AppError('notFound', 'There is no backup of this name. Look at the list again.');
    return join(backupsFolder(this.#folder), name);
  }
}
