import { existsSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Actor, Context } from '#main/core/context.ts';
import type { Downloads } from '#main/core/downloads.ts';
import type { Uploads } from '#main/core/uploads.ts';
import type { BackupService } from '#main/features/app/backups.ts';
import { exportsFolder, fileStamp, reserveName } from '#main/features/exports/service.ts';
import type { TaskControl, TaskEnd } from '#main/features/tasks/service.ts';
import { silentLog } from '#main/ports/log.ts';
import { createDataSource } from '#main/storage/data-source.ts';
import type { FileStore } from '#main/storage/file-store.ts';
import { typeormLogger } from '#main/storage/query-log.ts';
import { Statements } from '#main/storage/statements.ts';
import { PENDING_RESTORE_FILE } from '#main/storage/store.ts';
import { reader } from '#main/storage/unit-of-work.ts';
import { migrationNames } from '#migrations/index.ts';
import type { BundleContent, BundleSource } from '#shared/contract/installation.ts';
import { AppError } from '#shared/domain/errors.ts';
import { buildDatabase } from './build.ts';
import { Bundle, requireRoom } from './read.ts';
import { writeBundle } from './write.ts';

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
    const { store, clock } = this.#context;
    const { files, homeId, version, downloads } = this.#parts;
    const stem = `lanyard-${fileStamp(clock.now())}`;
    const { name, path, partial } = reserveName(exportsFolder(this.#parts.folder), stem, 'zip');
    const copy = `${path}.sqlite`;
    control.progress(null, 'Copying the database.');
    try {
      // Written from a copy: all tables are of one moment, and nobody at a door waits for it.
      await store.copyTo(copy);
      const manifest = await withCopy(copy, (read) =>
        writeBundle(
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
        ),
      );
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
      for (const file of [copy, partial]) await rm(file, { force: true });
    }
  }

  /** What a bundle holds. @throws AppError `invalidInput` when it is none, or not sound */
  async inspect(source: BundleSource): Promise<BundleContent> {
    const bundle = await Bundle.open(await this.#path(source), migrationNames);
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
        empty: await this.#isEmpty(),
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
    const empty = await this.#isEmpty();
    if (!empty && !options.replace) {
      throw new AppError('conflict', 'There is something here already. Confirm that the bundle replaces all of it.');
    }
    const path = await this.#path(source);
    const bundle = await Bundle.open(path, migrationNames);
    const work = join(this.#parts.folder, 'bundle-import');
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
    }
  }

  /** Whether nobody has begun to use this installation. */
  async #isEmpty(): Promise<boolean> {
    const used = await this.#context.store.read.get('SELECT 1 FROM accounts UNION ALL SELECT 1 FROM events LIMIT 1');
    return used === undefined;
  }

  async #path(source: BundleSource): Promise<string> {
    if (source.kind === 'upload') return (await this.#parts.uploads.find(source.uploadId)).path;
    if (!isAbsolute(source.path)) throw new AppError('invalidInput', 'Give the whole path of the file.');
    if (!existsSync(source.path)) throw new AppError('notFound', `There is no file ${source.path}.`);
    return source.path;
  }
}

/** Reads from a copy of the database that nobody else has open. */
async function withCopy<T>(file: string, use: (read: ReturnType<typeof reader>) => Promise<T>): Promise<T> {
  const source = createDataSource({ file, side: 'read', logger: typeormLogger(silentLog, false) });
  await source.initialize();
  const statements = new Statements(source);
  try {
    return await use(reader(statements));
  } finally {
    await statements.close();
    await source.destroy();
  }
}
