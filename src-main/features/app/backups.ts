import { rename, rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Context } from '#main/core/context.ts';
import {
  type BackupFile,
  backupByName,
  type Holding,
  inspectBackup,
  listBackups,
  prepareRestore,
  pruneScheduled,
} from '#main/storage/backup-files.ts';
import { backupPath } from '#main/storage/backup-names.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { BackupRules } from '#shared/contract/installation.ts';
import type { BackupReason } from '#shared/domain/backups.ts';

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

  async rules(read: Reader = this.#context.store.read): Promise<BackupRules> {
    const stored = await this.#context.settings.read(read, RULES_KEY);
    return { ...DEFAULT_RULES, ...(stored as Partial<BackupRules> | null) };
  }

  async setRules(patch: { keep?: number | undefined; everyHours?: number | undefined }): Promise<BackupRules> {
    // Read where it is written: of two changes at once, neither is lost.
    return this.#context.store.write(async (tx) => {
      const rules = await this.rules(tx);
      const next = { keep: patch.keep ?? rules.keep, everyHours: patch.everyHours ?? rules.everyHours };
      await this.#context.settings.write(tx, RULES_KEY, next);
      return next;
    });
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
    await rm(await backupByName(this.#folder, name), { force: true });
  }

  /** What a copy holds. @throws AppError `invalidInput` when it is not sound */
  async inspect(name: string): Promise<Holding> {
    return inspectBackup(this.#folder, await backupByName(this.#folder, name));
  }

  /** Puts a copy where the next start takes it up, after a copy of what is there now. */
  async restore(name: string): Promise<Holding & { before: string }> {
    const source = await backupByName(this.#folder, name);
    // A damaged one is refused before anything is written.
    await inspectBackup(this.#folder, source);
    const { name: before } = await this.make('before');
    return { ...(await prepareRestore(this.#folder, source)), before };
  }

  /** Puts a file where the next start takes it up. @throws AppError `invalidInput` when it is not a sound backup */
  restoreFile(path: string): Promise<Holding> {
    return prepareRestore(this.#folder, path);
  }
}
