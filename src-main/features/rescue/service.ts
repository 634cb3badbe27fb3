import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '#main/ports/log.ts';
import {
  type BackupFile,
  backupByName,
  type Holding,
  inspectBackup,
  listBackups,
  prepareRestore,
} from '#main/storage/backup-files.ts';
import { type Salvaged, salvage } from '#main/storage/salvage/salvage.ts';
import { DATABASE_FILE, PENDING_RESTORE_FILE } from '#main/storage/store.ts';
import type { Salvage } from '#shared/contract/rescue.ts';
import { AppError } from '#shared/domain/errors.ts';

/** Where a damaged database is saved to, within a data folder. */
export const SALVAGE_FOLDER = 'salvage';

const NOTHING: Salvage = { state: 'none', progress: 0, message: null, saved: null };

export interface RescueOptions {
  /** The data folder. */
  folder: string;
  log: Log;
  /** Told of every step of a salvage. */
  onChange(state: Salvage): void;
}

/** The ways out of a damaged database: a backup, or what can be read of it. The damaged file itself is never changed. */
export class Rescue {
  readonly #options: RescueOptions;
  #state: Salvage = NOTHING;
  #running: Promise<unknown> = Promise.resolve();
  #abort = new AbortController();

  constructor(options: RescueOptions) {
    this.#options = options;
  }

  get state(): Salvage {
    return this.#state;
  }

  backups(): Promise<BackupFile[]> {
    return listBackups(this.#options.folder);
  }

  /** What a backup holds. @throws AppError `invalidInput` when it is not sound */
  async inspect(name: string): Promise<Holding> {
    const { folder } = this.#options;
    return inspectBackup(folder, await backupByName(folder, name));
  }

  /** Puts a backup of the list where the next start takes it up. @throws AppError `invalidInput` when it is not sound */
  async restore(name: string): Promise<Holding> {
    return this.restoreFile(await backupByName(this.#options.folder, name));
  }

  async restoreFile(path: string): Promise<Holding> {
    const found = await prepareRestore(this.#options.folder, path);
    await this.stop();
    return found;
  }

  /** Begins to save what can be saved, into a folder of its own. */
  begin(): void {
    if (this.#state.state === 'running') return;
    this.#abort = new AbortController();
    this.#tell({ ...NOTHING, state: 'running' });
    this.#running = this.#save().then(
      (saved) => this.#tell({ state: 'done', progress: 1, message: null, saved }),
      (error: unknown) => this.#end(error),
    );
  }

  cancel(): void {
    this.#abort.abort();
  }

  /** Puts what was saved where the next start takes it up. @throws AppError `conflict` when nothing was saved so far */
  async takeSaved(): Promise<void> {
    const { folder } = this.#options;
    if (this.#state.state !== 'done') throw new AppError('conflict', 'Nothing was saved so far. Start saving first.');
    await rename(this.#file('saved.sqlite'), join(folder, PENDING_RESTORE_FILE));
    await this.stop();
  }

  /** Ends a salvage that is under way, and leaves nothing of what was saved and not used. */
  async stop(): Promise<void> {
    this.cancel();
    await this.#running;
    await rm(this.#work, { recursive: true, force: true });
  }

  /** Saves what can be saved, and resolves when that is done. */
  async save(): Promise<Salvaged> {
    this.begin();
    await this.#running;
    const { saved, message } = this.#state;
    if (saved === null) throw new AppError('invalidInput', message ?? 'Saving was stopped.');
    return saved;
  }

  async #save(): Promise<Salvaged> {
    const original = join(this.#options.folder, DATABASE_FILE);
    const damaged = this.#file('damaged.sqlite');
    await rm(this.#work, { recursive: true, force: true });
    await mkdir(this.#work, { recursive: true, mode: 0o700 });
    // Reading a database with its log changes the file: it is done to a copy.
    for (const suffix of ['', '-wal'])
      if (existsSync(`${original}${suffix}`)) await copyFile(`${original}${suffix}`, `${damaged}${suffix}`);
    let told = 0;
    return salvage(damaged, this.#file('saved.sqlite'), {
      signal: this.#abort.signal,
      progress: (fraction) => {
        if (fraction - told < 0.01) return;
        told = fraction;
        this.#tell({ ...this.#state, progress: fraction });
      },
    });
  }

  #end(error: unknown): void {
    if (this.#abort.signal.aborted) {
      this.#tell({ ...NOTHING, state: 'cancelled' });
      return;
    }
    this.#options.log.error('Nothing could be saved of the damaged database', error);
    const why =
      error instanceof AppError ? error.message : 'The disk could not be read or written. The log has the details.';
    this.#tell({ ...NOTHING, state: 'failed', message: why });
  }

  #tell(state: Salvage): void {
    this.#state = state;
    this.#options.onChange(state);
  }

  get #work(): string {
    return join(this.#options.folder, SALVAGE_FOLDER);
  }

  #file(name: string): string {
    return join(this.#work, name);
  }
}
