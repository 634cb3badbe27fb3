import { existsSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Actor, Context } from '#main/core/context.ts';
import type { Downloads } from '#main/core/downloads.ts';
import type { Uploads } from '#main/core/uploads.ts';
import type { BackupService } from '#main/features/app/backups.ts';
import { exportsFolder, fileStamp, reserveName } from '#main/features/exports/service.ts';
import { isEmpty } from '#main/features/installation/empty.ts';
import type { TaskControl, TaskEnd } from '#main/features/tasks/service.ts';
import type { FileStore } from '#main/storage/file-store.ts';
import { DATABASE_FILE, PENDING_RESTORE_FILE } from '#main/storage/store.ts';
import { withDatabase } from '#main/storage/with-database.ts';
import { migrationNames } from '#migrations/index.ts';
import type { BundleContent, BundleSource } from '#shared/contract/installation.ts';
import { AppError } from '#shared/domain/errors.ts';
import { buildDatabase } from './build.ts';
import { Bundle, requireRoom } from './read.ts';
import { writeBundle } from './write.ts';

/** Where a bundle is unpacked, within a data folder. */
export const BUNDLE_WORK_FOLDER = 'bundle-import';

export interface BundleParts {
  folder: string;
  version: string;
  /** The organization that the installation was set up with. */
  homeId: string;
  files: FileStore;
  uploads: Uploads;
  downloads: Downloads;
  backups: BackupService;
  /** Starts the app anew on the same data folder. */
  restart(reason: string): void;
}

/** The whole of an installation as one file, and back. */
export class BundleService {
  readonly #context: Pick<Context, 'store' | 'clock' | 'ids'>;
  readonly #parts: BundleParts;

  constructor(context: Pick<Context, 'store' | 'clock' | 'ids'>, parts: BundleParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** Writes everything into the exports folder, under a name with the time. */
  async export(actor: Actor, withFiles: boolean, control: TaskControl): Promise<TaskEnd> {
    const { clock } = this.#context;
    const { files, homeId, version, downloads } = this.#parts;
    const stem = `lanyard-${fileStamp(clock.now())}`;
    const { name, path, partial } = reserveName(exportsFolder(this.#parts.folder), stem, 'zip');
    try {
      // On a connection of its own: all tables are of one moment, and nobody at a door waits for it.
      const manifest = await withDatabase(join(this.#parts.folder, DATABASE_FILE), 'read', async ({ source, read }) => {
        await source.query('BEGIN');
        return writeBundle(
          path,
          {
            read,
            files: withFiles ? files : null,
            app: version,
            migrations: migrationNames,
            homeId,
            writtenAt: clock.now(),
          },
          control,
        );
      });
      const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
      return {
        message: `Everything is in ${name}.`,
        result: {
          file: name,
          bytes: (await stat(path)).size,
          tables: Object.keys(manifest.tables).length,
          rows,
          files: Object.keys(manifest.files).length,
          url: downloads.offer({ path, name, type: 'application/zip', inline: false }),
          ...(actor.role === 'owner' ? { path } : {}),
        },
      };
    } finally {
      await rm(partial, { force: true });
    }
  }

  /** What a bundle holds. @throws AppError `invalidInput` when it is none, or not sound */
  async inspect(source: BundleSource): Promise<BundleContent> {
    const bundle = await this.#open(source);
    try {
      const { writtenAt, app, tables, files, withFiles } = bundle.manifest;
      return {
        writtenAt: Date.parse(writtenAt),
        app,
        events: tables.events?.rows ?? 0,
        registrations: tables.registrations?.rows ?? 0,
        files: Object.keys(files).length,
        withFiles,
        bytes: bundle.bytes,
        empty: await isEmpty(this.#context.store.read),
      };
    } finally {
      bundle.close();
    }
  }

  /**
   * Puts what a bundle holds in the place of all that is there, once all of it was checked; the app starts anew with it.
   * @throws AppError `conflict` where something is there and `replace` was not said
   */
  async import(
    source: BundleSource,
    options: { replace: boolean; withFiles: boolean },
    control: TaskControl,
  ): Promise<TaskEnd> {
    const empty = await isEmpty(this.#context.store.read);
    if (!empty && !options.replace) {
      throw new AppError('conflict', 'There is something here already. Confirm that the bundle replaces all of it.');
    }
    const bundle = await this.#open(source);
    const work = join(this.#parts.folder, BUNDLE_WORK_FOLDER);
    const database = join(work, 'database.sqlite');
    try {
      await rm(work, { recursive: true, force: true });
      await mkdir(work, { recursive: true, mode: 0o700 });
      await requireRoom(database, bundle);
      const files = options.withFiles ? await bundle.unpackFiles(join(work, 'files'), control) : [];
      await buildDatabase(database, bundle, this.#context.ids.next(), control);
      control.signal.throwIfAborted();
      const before = empty ? null : (await this.#parts.backups.make('before')).name;
      // By the hash of their content: adding them changes nothing for whoever works with what is here.
      for (const { storedName, path: file } of files) {
        if (!this.#parts.files.has(storedName)) await this.#parts.files.put(file, storedName.split('.')[1] ?? '');
      }
      await rename(database, join(this.#parts.folder, PENDING_RESTORE_FILE));
      const { tables } = bundle.manifest;
      this.#parts.restart('A bundle was imported.');
      return {
        message: 'The bundle was imported. The app starts anew with it.',
        result: {
          events: tables.events?.rows ?? 0,
          registrations: tables.registrations?.rows ?? 0,
          files: files.length,
          ...(before === null ? {} : { before }),
        },
      };
    } finally {
      bundle.close();
      await rm(work, { recursive: true, force: true });
      await this.#release(source);
    }
  }

  /** An upload stays until it is imported, or found to be no sound bundle. */
  async #open(source: BundleSource): Promise<Bundle> {
    const path = await this.#path(source);
    try {
      return await Bundle.open(path, migrationNames);
    } catch (error) {
      await this.#release(source);
      throw error;
    }
  }

  async #release(source: BundleSource): Promise<void> {
    if (source.kind === 'upload') await this.#parts.uploads.release(source.uploadId);
  }

  async #path(source: BundleSource): Promise<string> {
    if (source.kind === 'upload') return (await this.#parts.uploads.find(source.uploadId)).path;
    if (!isAbsolute(source.path)) throw new AppError('invalidInput', 'Give the whole path of the file.');
    if (!existsSync(source.path)) throw new AppError('notFound', `There is no file ${source.path}.`);
    return source.path;
  }
}
