import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Actor, Context } from '#main/core/context.ts';
import type { Downloads } from '#main/core/downloads.ts';
import type { ActivityService } from '#main/features/audit/activities.ts';
import type { AuditService } from '#main/features/audit/service.ts';
import { findStrayScans } from '#main/features/check-in/stray-scans.ts';
import { exportsFolder, fileStamp, reserveName } from '#main/features/exports/service.ts';
import {
  deleteLeftovers,
  findNamedFiles,
  findRejects,
  type Person,
  recognisersOf,
} from '#main/features/import/leftovers.ts';
import type { ImportService } from '#main/features/import/service.ts';
import { hasOthers } from '#main/features/organizations/service.ts';
import type { TaskEnd, TaskService } from '#main/features/tasks/service.ts';
import type { SessionService } from '#main/features/users/sessions.ts';
import type { FileStore } from '#main/storage/file-store.ts';
import { sweepErasures } from '#main/storage/operations/erasure-sweep.ts';
import type { Operation } from '#main/storage/operations/kind.ts';
import { idOf, personErase } from '#main/storage/operations/kinds/index.ts';
import type { DirectoryUpkeep } from '#main/storage/projections/directory-upkeep.ts';
import type { WriteTx } from '#main/storage/unit-of-work.ts';
import type { Vocabulary } from '#main/storage/vocabulary.ts';
import type { ErasurePreview } from '#shared/contract/privacy.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { DOCUMENT_KINDS } from '#shared/domain/documents.ts';
import { AppError } from '#shared/domain/errors.ts';
import { copiesIn } from './copies.ts';
import { personData } from './person-data.ts';
import { registrationsOf, type Subject, subjectOf } from './subject.ts';

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
  imports: ImportService;
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
  async preview(actor: Actor, registrationId: string): Promise<ErasurePreview> {
    const { read } = this.#context.store;
    const subject = await subjectOf(this.#context, registrationId);
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
    const accounts = await this.#accounts(subject);
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
      copies: await this.#copies(actor),
    };
  }

  /** Takes somebody out of everything. What is on disk when the task has ended holds nothing of them. */
  async erase(actor: Actor, request: { registrationId: string; withCopies: boolean }): Promise<Task> {
    if (request.withCopies && !(await this.#mayTouchCopies(actor)))
      throw new AppError(
        'forbidden',
        'Copies on this computer hold data of other organizations: its owner deletes them at the command line.',
      );
    return this.#parts.tasks.start(actor, 'erasure', () => this.#erase(actor, request), { cancellable: false });
  }

  /** {@link erase} for somebody whose time is over, without what is done once for many. */
  async eraseQuietly(actor: Actor, registrationId: string): Promise<void> {
    // Whoever is the same at an event that is not over goes when that one is.
    await this.#take(actor, await subjectOf(this.#context, registrationId, true));
  }

  /**
   * Erases once more who was erased from the database that a backup or a bundle has taken the place of.
   * @param erasures what that database knew; what this one knows as well is left alone
   */
  async eraseAgain(erasures: readonly Operation[]): Promise<void> {
    const { store, operations, organizationId } = this.#context;
    for (const erasure of erasures) {
      const personIds = [erasure.subjectId];
      const isOurs = (JSON.parse(erasure.payload) as { organizationId: string }).organizationId === organizationId;
      const known = await store.read.get('SELECT 1 FROM operations WHERE desk_id = ? AND seq = ?', [
        erasure.deskId,
        erasure.seq,
      ]);
      if (!isOurs || known !== undefined) continue;
      const registrationIds = await registrationsOf(store.read, personIds);
      await this.#clear({ personIds, registrationIds }, async (tx) => {
        await tx.run(
          'DELETE FROM sign_in_attempts WHERE key IN (SELECT lower(email) FROM people WHERE id = ?)',
          personIds,
        );
        await operations.receive(tx, [erasure]);
      });
    }
  }

  /**
   * Leaves nothing of what was deleted in the index and on the disk.
   * @param atOnce where nobody can be waiting at a door
   */
  async purge(atOnce = false): Promise<void> {
    const { store } = this.#context;
    await sweepErasures(store.read, (work) => store.write(work));
    await this.#parts.upkeep.purge();
    this.#parts.vocabulary.forget();
    await store.compact(atOnce);
    await store.emptyLog();
  }

  async #export(actor: Actor, registrationId: string): Promise<TaskEnd> {
    const { clock } = this.#context;
    const subject = await subjectOf(this.#context, registrationId);
    const { data, files } = await personData(this.#context, this.#parts.audit, subject);
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
        registrations: subject.registrationIds.length,
        files: files.length,
        url,
        ...(actor.role === 'owner' ? { path } : {}),
      },
    };
  }

  async #erase(actor: Actor, request: { registrationId: string; withCopies: boolean }): Promise<TaskEnd> {
    const subject = await subjectOf(this.#context, request.registrationId);
    const files = await this.#take(actor, subject);
    const copies = await this.#copies(actor);
    if (request.withCopies) {
      for (const copy of copies) await rm(join(this.#parts.folder, copy), { recursive: true, force: true });
      this.#context.publish('installation', 'backupsChanged', {});
    }
    // At the end: it may have to be left for later while somebody reads.
    await this.purge();
    const count = subject.registrationIds.length;
    const message = !(await this.#mayTouchCopies(actor))
      ? `Erased from ${count} registrations. Copies of the whole installation may hold them still: its owner deletes these at the command line.`
      : request.withCopies || copies.length === 0
        ? `Erased from ${count} registrations.`
        : `Erased from ${count} registrations. ${copies.length} copies on this computer may hold them still.`;
    return {
      message,
      result: {
        registrations: count,
        files,
        copiesDeleted: request.withCopies ? copies.length : 0,
        copiesLeft: request.withCopies ? 0 : copies.length,
      },
    };
  }

  /** @returns how many files went */
  async #take(actor: Actor, subject: Subject): Promise<number> {
    const { operations, organizationId } = this.#context;
    const accounts = (await this.#accounts(subject)).filter(({ goes }) => goes);
    const accountIds = accounts.map(({ id }) => id);
    return this.#clear(subject, async (tx, checkInIds) => {
      const payload = { organizationId, accountIds, ...(checkInIds.length === 0 ? {} : { checkInIds }) };
      await operations.appendMany(
        tx,
        actor,
        subject.personIds.map((personId) => ({ kind: personErase, payload: { personId, ...payload } })),
      );
      if (subject.email !== null && subject.ownsAddress) {
        await tx.run('DELETE FROM sign_in_attempts WHERE key = ?', [subject.email.toLowerCase()]);
      }
      for (const id of accountIds) await this.#parts.sessions.endAll(tx, id, 'inactive');
    });
  }

  /**
   * Takes somebody out of the log and the tables, and of what is this installation's own and in no operation.
   * @param erase appends what erases them, and the scans that led to nobody though they are theirs
   * @returns how many files went
   */
  async #clear(person: Person, erase: (tx: WriteTx, checkInIds: string[]) => Promise<unknown>): Promise<number> {
    const { store, organizationId, publish } = this.#context;
    const files = await this.#filesOf(person.registrationIds);
    const { isTheirs, mentions } = await recognisersOf(store.read, person);
    const leftovers = {
      rejects: await findRejects(store.read, organizationId, isTheirs),
      files: await findNamedFiles(store.read, organizationId, mentions),
    };
    const strays = await findStrayScans(store.read, organizationId, mentions);
    await store.write(async (tx) => {
      await erase(tx, strays);
      await deleteLeftovers(tx, person, leftovers);
      const events = await tx.all<{ id: string }>(
        'SELECT DISTINCT r.event_id AS id FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.id = i.value',
        [JSON.stringify(person.registrationIds)],
      );
      tx.afterCommit(() => {
        this.#parts.imports.forget(isTheirs);
        for (const { id } of events) publish('registrations', 'listChanged', { eventId: id });
      });
    });
    let gone = 0;
    for (const storedName of files) {
      // Somebody else may have handed in the very same file.
      const used = await store.read.get('SELECT 1 FROM documents WHERE stored_name = ?', [storedName]);
      if (used !== undefined || !this.#parts.files.has(storedName)) continue;
      await rm(this.#parts.files.path(storedName), { force: true });
      gone += 1;
    }
    return gone;
  }

  /** The names of all files that somebody ever handed in: one that another took the place of stays in the store. */
  async #filesOf(registrationIds: readonly string[]): Promise<string[]> {
    const documents = registrationIds.flatMap((id) => DOCUMENT_KINDS.map((kind) => idOf.document(id, kind)));
    const rows = await this.#context.store.read.all<{ storedName: string }>(
      `SELECT DISTINCT o.payload ->> '$.fields.storedName' AS storedName FROM json_each(?) AS i
       CROSS JOIN operations AS o ON o.subject_id = i.value
       WHERE o.kind = 'document.set' AND o.payload ->> '$.fields.storedName' IS NOT NULL`,
      [JSON.stringify(documents)],
    );
    return rows.map((row) => row.storedName);
  }

  /** Accounts with an address. Attendees' go with the person; who works here is somebody's decision apart. */
  async #accounts({
    email,
    ownsAddress,
  }: Subject): Promise<{ id: string; email: string; role: string; goes: boolean }[]> {
    if (email === null || !ownsAddress) return [];
    const rows = await this.#context.store.read.all<{ id: string; email: string; role: string }>(
      'SELECT id, email, role FROM accounts WHERE email = ? AND organization_id = ?',
      [email.toLowerCase(), this.#context.organizationId],
    );
    return rows.map((row) => ({ ...row, goes: row.role === 'attendee' }));
  }

  /** What is kept on the disk is of all organizations together. */
  async #mayTouchCopies(actor: Actor): Promise<boolean> {
    const { store, organizationId } = this.#context;
    return actor.role === 'owner' || !(await hasOthers(store.read, organizationId));
  }

  /** What in the data folder holds what was there before, as far as this actor may know of it. */
  async #copies(actor: Actor): Promise<string[]> {
    return (await this.#mayTouchCopies(actor)) ? copiesIn(this.#parts.folder) : [];
  }
}
