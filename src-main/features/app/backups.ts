import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '#main/core/context.ts';
import { inspectDatabase, PENDING_RESTORE_FILE } from '#main/storage/store.ts';
import { AppError } from '#shared/domain/errors.ts';

/** Copies of the database, and their way back. */
export class BackupService {
  readonly #context: Context;
  readonly #folder: string;

  /** @param folder the data folder */
  constructor(context: Context, folder: string) {
    this.#context = context;
    this.#folder = folder;
  }

  /** Writes a copy of the database into the backups folder and checks it. */
  async make(): Promise<{ file: string; bytes: number }> {
    const folder = join(this.#folder, 'backups');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const stamp = new Date(this.#context.clock.now()).toISOString().replace(/[:.]/g, '-');
    const file = join(folder, `lanyard-${stamp}.sqlite`);
    await this.#context.store.copyTo(file);
    return { file, bytes: (await stat(file)).size };
  }

  /**
   * Puts a backup where the next start takes it up. The file is checked as a whole first; nothing changes if it fails.
   * @throws AppError `invalidInput` when the file is not a sound database of this app
   */
  async prepareRestore(source: string): Promise<{ events: number; registrations: number }> {
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
      await rename(checking, join(this.#folder, PENDING_RESTORE_FILE));
      return found;
    } finally {
      for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${checking}${suffix}`, { force: true });
    }
  }
}
