import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Actor, Context } from '#main/core/context.ts';
import type { Downloads } from '#main/core/downloads.ts';
import type { ActivityService } from '#main/features/audit/activities.ts';
import type { AuditService } from '#main/features/audit/service.ts';
import { exportsFolder, fileStamp, reserveName } from '#main/features/exports/service.ts';
import { findRegistration } from '#main/features/registrations/repository.ts';
import type { TaskEnd, TaskService } from '#main/features/tasks/service.ts';
import type { SessionService } from '#main/features/users/sessions.ts';
import { backupsFolder } from '#main/storage/backup-files.ts';
import type { FileStore } from '#main/storage/file-store.ts';
import { sweepErasures } from '#main/storage/operations/erasure.ts';
import { personErase } from '#main/storage/operations/kinds/index.ts';
import type { DirectoryUpkeep } from '#main/storage/projections/directory-upkeep.ts';
import type { Vocabulary } from '#main/storage/vocabulary.ts';
import type { ErasurePreview } from '#shared/contract/privacy.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { AppError } from '#shared/domain/errors.ts';
import { personData, registrationsOf } from './person-data.ts';

export interface PrivacyParts {
  folder: string;
  files: FileStore;
  downloads: Downloads;
  sessions: SessionService;
  upkeep: DirectoryUpkeep;
  vocabulary: Vocabulary;
  audit: AuditService;
  activities: ActivityService;
  tasks: TaskService;
}

interface Subject {
  personId: string;
  name: string;
  email: string | null;
  registrationIds: string[];
}

/** What people may ask of whoever keeps data about them: to have it, and to have it gone. */
export class PrivacyService {
  readonly #context: Context;
  readonly #parts: PrivacyParts;

  constructor(context: Context, parts: PrivacyParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** Writes everything that is known of somebody into one file. */
  exportPerson(actor: Actor, registrationId: string): Task {
    return this.#parts.tasks.start(actor, 'export', () => this.#export(actor, registrationId));
  }

  /** What an erasure would take. */
  async preview(registrationId: string): Promise<ErasurePreview> {
    const { read } = this.#context.store;
    const subject = await this.#subject(registrationId);
    const ids = JSON.stringify(subject.registrationIds);
    const count = async (table: string) => {
      const row = await read.get<{ count: number }>(
        `SELECT count(*) AS count FROM json_each(?) AS i CROSS JOIN ${table} AS t ON t.registration_id = i.value`,
        [ids],
      );
      return row?.count ?? 0;
    };
    const events = await read.all<{ title: string }>(
      `SELECT coalesce(e.title, e.code) AS title FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.id = i.value
       CROSS JOIN events AS e ON e.id = r.event_id ORDER BY e.start_at`,
      [ids],
    );
    const accounts = await this.#accounts(subject.email);
    const messages = await read.get<{ count: number }>(
      `SELECT count(*) AS count FROM events AS e CROSS JOIN messages AS m ON m.event_id = e.id
       WHERE e.organization_id = ?1 AND m.sender_id IN (SELECT value FROM json_each(?2))`,
      [this.#context.organizationId, JSON.stringify(accounts.filter(({ goes }) => goes).map(({ id }) => id))],
    );
    return {
      name: subject.name,
      email: subject.email,
      events: events.map((event) => event.title),
      checkIns: await count('check_ins'),
      badges: await count('media'),
      documents: await count('documents'),
      messages: messages?.count ?? 0,
      accounts: accounts.map(({ email, role, goes }) => ({ email, role, goes })),
      copies: await this.#copies(),
    };
  }

  /** Takes somebody out of everything. What is on disk when the task has ended holds nothing of them. */
  erase(actor: Actor, request: { registrationId: string; withCopies: boolean }): Task {
    return this.#parts.tasks.start(actor, 'erasure', () => this.#erase(actor, request), { cancellable: false });
  }

  /** {@link erase} for somebody whose time is over, without what is done once for many. */
  async eraseQuietly(actor: Actor, registrationId: string): Promise<void> {
    await this.#take(actor, await this.#subject(registrationId));
  }

  /** Leaves nothing of what was deleted in the index and on the disk. */
  async purge(): Promise<void> {
    const { store } = this.#context;
    await sweepErasures(store.read, (work) => store.write(work));
    await this.#parts.upkeep.purge();
    this.#parts.vocabulary.forget();
    await store.emptyLog();
  }

  async #export(actor: Actor, registrationId: string): Promise<TaskEnd> {
    const { clock } = this.#context;
    const { personId, registrationIds } = await this.#subject(registrationId);
    const { data, files } = await personData(this.#context, this.#parts.audit, personId);
    const entries: Record<string, Uint8Array> = { 'data.json': strToU8(`${JSON.stringify(data, null, 2)}\n`) };
    for (const { storedName, name } of files) {
      if (!this.#parts.files.has(storedName)) continue;
      // Named as it came, made safe for any disk; the stored name keeps two of one name apart.
      const plain = name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(-120);
      entries[`files/${storedName.slice(0, 8)}-${plain}`] = await readFile(this.#parts.files.path(storedName));
    }
    const stem = `person-${registrationId.slice(-8)}-${fileStamp(clock.now())}`;
    const { name: file, path, partial } = reserveName(exportsFolder(this.#parts.folder), stem, 'zip');
    const bytes = zipSync(entries, { level: 6 });
    await writeFile(partial, bytes, { mode: 0o600 });
    await rename(partial, path);
    await this.#parts.activities.record(actor, { action: 'privacyExport', subjectId: registrationId });
    const url = this.#parts.downloads.offer({ path, name: file, type: 'application/zip', inline: false });
    return {
      message: `Everything that is known is in ${file}.`,
      result: {
        file,
        bytes: bytes.length,
        registrations: registrationIds.length,
        files: files.length,
        url,
        ...(actor.role === 'owner' ? { path } : {}),
      },
    };
  }

  async #erase(actor: Actor, request: { registrationId: string; withCopies: boolean }): Promise<TaskEnd> {
    const subject = await this.#subject(request.registrationId);
    const files = await this.#take(actor, subject);
    await this.purge();
    const copies = await this.#copies();
    if (request.withCopies) for (const copy of copies) await rm(join(this.#parts.folder, copy), { force: true });
    return {
      message:
        request.withCopies || copies.length === 0
          ? `Erased from ${subject.registrationIds.length} registrations.`
          : `Erased from ${subject.registrationIds.length} registrations. ${copies.length} copies on this computer may hold them still.`,
      result: {
        registrations: subject.registrationIds.length,
        files,
        copiesDeleted: request.withCopies ? copies.length : 0,
        copiesLeft: request.withCopies ? 0 : copies.length,
      },
    };
  }

  /** @returns how many files went */
  async #take(actor: Actor, subject: Subject): Promise<number> {
    const { store, operations, organizationId, publish } = this.#context;
    const { personId, registrationIds } = subject;
    const accounts = (await this.#accounts(subject.email)).filter(({ goes }) => goes);
    const files = await store.read.all<{ storedName: string }>(
      `SELECT DISTINCT d.stored_name AS storedName FROM json_each(?) AS i
       CROSS JOIN documents AS d ON d.registration_id = i.value WHERE d.stored_name IS NOT NULL`,
      [JSON.stringify(registrationIds)],
    );
    const events = await store.write(async (tx) => {
      const tickets = await tx.all<{ value: string }>(
        'SELECT m.value FROM json_each(?) AS i CROSS JOIN media AS m ON m.registration_id = i.value',
        [JSON.stringify(registrationIds)],
      );
      await operations.append(tx, actor, personErase, {
        personId,
        organizationId,
        accountIds: accounts.map(({ id }) => id),
      });
      // What is this installation's own, and in no operation.
      const eventIds = await tx.all<{ id: string }>(
        'SELECT DISTINCT event_id AS id FROM registrations WHERE person_id = ?',
        [personId],
      );
      const marks = [subject.email, subject.name, ...tickets.map(({ value }) => value)].filter(
        (mark): mark is string => mark !== null && mark.length > 3,
      );
      for (const { id } of eventIds) {
        await tx.run(
          `DELETE FROM import_rows WHERE import_id IN (SELECT id FROM imports WHERE event_id = ?)
             AND registration_id IN (SELECT value FROM json_each(?))`,
          [id, JSON.stringify(registrationIds)],
        );
        await tx.run(
          `DELETE FROM import_rejects WHERE import_id IN (SELECT id FROM imports WHERE event_id = ?)
             AND EXISTS (SELECT 1 FROM json_each(?) AS m WHERE instr(lower(cells), lower(m.value)) > 0)`,
          [id, JSON.stringify(marks)],
        );
      }
      if (subject.email !== null) {
        await tx.run('DELETE FROM sign_in_attempts WHERE key = ?', [subject.email.toLowerCase()]);
      }
      for (const { id } of accounts) await this.#parts.sessions.endAll(tx, id);
      tx.afterCommit(() => {
        for (const { id } of eventIds) publish('registrations', 'listChanged', { eventId: id });
      });
      return eventIds;
    });
    if (events.length === 0) throw new AppError('notFound', 'This person is not in the list any more.');
    let gone = 0;
    for (const { storedName } of files) {
      // Somebody else may have handed in the very same file.
      const used = await store.read.get('SELECT 1 FROM documents WHERE stored_name = ?', [storedName]);
      if (used !== undefined) continue;
      await rm(this.#parts.files.path(storedName), { force: true });
      gone += 1;
    }
    return gone;
  }

  async #subject(registrationId: string): Promise<Subject> {
    const known = await findRegistration(this.#context.store.read, registrationId);
    if (known === null) throw new AppError('notFound', 'This person is not in the list any more.');
    const { personId, summary } = known;
    return {
      personId,
      name: summary.name,
      email: summary.email,
      registrationIds: await registrationsOf(this.#context, personId),
    };
  }

  /** Accounts with an address. Attendees' go with the person; who works here is somebody's decision apart. */
  async #accounts(email: string | null): Promise<{ id: string; email: string; role: string; goes: boolean }[]> {
    if (email === null) return [];
    const rows = await this.#context.store.read.all<{ id: string; email: string; role: string }>(
      'SELECT id, email, role FROM accounts WHERE email = ? AND organization_id = ?',
      [email.toLowerCase(), this.#context.organizationId],
    );
    return rows.map((row) => ({ ...row, goes: row.role === 'attendee' }));
  }

  /** Files within the data folder that hold what was there before, by their path in it. */
  async #copies(): Promise<string[]> {
    const copies: string[] = [];
    for (const folder of [backupsFolder(this.#parts.folder), exportsFolder(this.#parts.folder)]) {
      const names = await readdir(folder).catch(() => []);
      copies.push(...names.map((name) => join(folder, name).slice(this.#parts.folder.length + 1)));
    }
    return copies.sort();
  }
}
