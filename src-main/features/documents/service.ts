import type { Actor, Context } from '#main/core/context.ts';
import { readCursor, writeCursor } from '#main/core/cursor.ts';
import type { Downloads } from '#main/core/downloads.ts';
import type { Uploads } from '#main/core/uploads.ts';
import { mayThere } from '#main/features/events/rights.ts';
import type { FileStore } from '#main/storage/file-store.ts';
import { documentSet, idOf } from '#main/storage/operations/kinds/index.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { DocumentRecord } from '#shared/contract/documents.ts';
import { type DocumentKind, savedName } from '#shared/domain/documents.ts';
import { AppError } from '#shared/domain/errors.ts';
import { checkContent, type Refused } from './content.ts';

export type Added = { ok: true; document: DocumentRecord; replaced: boolean } | Refused;

interface Row extends Omit<DocumentRecord, 'missing'> {
  eventId: string;
  storedName: string;
  deletedAt: number | null;
}

const SELECT = `
  SELECT d.id, d.registration_id AS registrationId, coalesce(p.display_name, p.email, '') AS person, d.kind,
    coalesce(d.original_name, '') AS name, coalesce(d.mime_type, '') AS mimeType, coalesce(d.size, 0) AS size,
    coalesce(d.uploaded_at, 0) AS uploadedAt, d.event_id AS eventId, coalesce(d.stored_name, '') AS storedName,
    d.deleted_at AS deletedAt
  FROM documents AS d
  LEFT JOIN registrations AS r ON r.id = d.registration_id
  LEFT JOIN people AS p ON p.id = r.person_id`;

export interface DocumentParts {
  files: FileStore;
  uploads: Uploads;
  downloads: Downloads;
}

/** Résumés and photos. */
export class DocumentService {
  readonly #context: Context;
  readonly #parts: DocumentParts;

  constructor(context: Context, parts: DocumentParts) {
    this.#context = context;
    this.#parts = parts;
  }

  /** What there is about somebody, as far as this actor may see it. */
  async ofRegistration(actor: Actor, registrationId: string): Promise<DocumentRecord[]> {
    const { read } = this.#context.store;
    const rows = await read.all<Row>(`${SELECT} WHERE d.registration_id = ? AND d.deleted_at IS NULL ORDER BY d.kind`, [
      registrationId,
    ]);
    const allowed = await Promise.all(rows.map(({ kind, eventId }) => maySee(read, actor, kind, eventId)));
    return rows.filter((_, index) => allowed[index]).map((row) => this.#record(row));
  }

  /** A page of an event's documents, the newest first. */
  async list(query: {
    eventId: string;
    kind?: DocumentKind | undefined;
    cursor?: string | undefined;
    limit: number;
  }): Promise<{ documents: DocumentRecord[]; cursor: string | null; total: number }> {
    const { read } = this.#context.store;
    const [uploadedAt, id] = query.cursor === undefined ? [Number.MAX_SAFE_INTEGER, ''] : readCursor(query.cursor);
    const condition = 'd.event_id = ?1 AND d.deleted_at IS NULL AND (?2 IS NULL OR d.kind = ?2)';
    const rows = await read.all<Row>(
      `${SELECT} WHERE ${condition} AND (d.uploaded_at, d.id) < (?3, ?4) ORDER BY d.uploaded_at DESC, d.id DESC LIMIT ?5`,
      [query.eventId, query.kind ?? null, uploadedAt, id, query.limit + 1],
    );
    const counted = await read.get<{ count: number }>(
      `SELECT count(*) AS count FROM documents AS d WHERE ${condition}`,
      [query.eventId, query.kind ?? null],
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      documents: page.map((row) => this.#record(row)),
      cursor: rows.length > query.limit && last !== undefined ? writeCursor(last.uploadedAt, last.id) : null,
      total: counted?.count ?? 0,
    };
  }

  /** Keeps an uploaded file, once its content was looked at. It takes the place of the one of its kind. */
  add(actor: Actor, request: { registrationId: string; kind: DocumentKind; uploadId: string }): Promise<Added> {
    return this.#parts.uploads.use(request.uploadId, (upload) => this.#keep(actor, request, upload));
  }

  async #keep(
    actor: Actor,
    { registrationId, kind }: { registrationId: string; kind: DocumentKind },
    upload: { path: string; name: string },
  ): Promise<Added> {
    const { store, operations, clock } = this.#context;
    await requireMay(store.read, actor, kind, await eventOf(store.read, registrationId));
    const checked = await checkContent(upload.path, kind);
    if (!checked.ok) return checked;
    // The file first: a row must never name a file that is not there.
    const stored = await this.#parts.files.put(upload.path, checked.content.extension);
    const id = idOf.document(registrationId, kind);
    const replaced = await store.write(async (tx) => {
      const eventId = await eventOf(tx, registrationId);
      const before = await this.#find(tx, id);
      await operations.append(tx, actor, documentSet, {
        eventId,
        registrationId,
        kind,
        fields: {
          originalName: upload.name,
          ...stored,
          mimeType: checked.content.mimeType,
          uploadedAt: clock.now(),
          deletedAt: null,
        },
      });
      this.#announce(tx, eventId, registrationId);
      return before !== undefined && before.deletedAt === null;
    });
    return { ok: true, document: await this.#require(id), replaced };
  }

  /** Takes a document away. Its file stays until somebody cleans up, so that this can be taken back. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.#setDeleted(actor, id, this.#context.clock.now());
  }

  /** @throws AppError `conflict` when the file was cleaned up since */
  async restore(actor: Actor, id: string): Promise<DocumentRecord> {
    await this.#setDeleted(actor, id, null);
    return this.#require(id);
  }

  /** Where the file can be had. @throws AppError `unavailable` when it is not on this computer */
  async open(actor: Actor, id: string): Promise<{ url: string; saveUrl: string; name: string; mimeType: string }> {
    const row = await this.#find(this.#context.store.read, id);
    if (row === undefined || row.deletedAt !== null) throw new AppError('notFound', 'This file is not known any more.');
    await requireMay(this.#context.store.read, actor, row.kind, row.eventId);
    const { files, downloads } = this.#parts;
    if (!files.has(row.storedName)) {
      throw new AppError('unavailable', 'This file is not on this computer. Its record is; restore it from a backup.');
    }
    const { mimeType } = row;
    const name = savedName(row.name, mimeType);
    const file = { path: files.path(row.storedName), name, type: mimeType };
    return {
      url: downloads.offer({ ...file, inline: true }),
      saveUrl: downloads.offer({ ...file, inline: false }),
      name,
      mimeType,
    };
  }

  /** Where a photo can be had, for whoever may see whose it is. Null where it is not on this computer. */
  async photoUrl(id: string): Promise<string | null> {
    const row = await this.#find(this.#context.store.read, id);
    const { files, downloads } = this.#parts;
    if (row === undefined || row.kind !== 'photo' || row.deletedAt !== null || !files.has(row.storedName)) return null;
    const { mimeType: type } = row;
    return downloads.offer({ path: files.path(row.storedName), name: savedName(row.name, type), type, inline: true });
  }

  async #setDeleted(actor: Actor, id: string, deletedAt: number | null): Promise<void> {
    const { store, operations } = this.#context;
    await store.write(async (tx) => {
      const row = await this.#find(tx, id);
      if (row === undefined) throw new AppError('notFound', 'This file is not known any more.');
      await requireMay(tx, actor, row.kind, row.eventId);
      if (deletedAt === null && !this.#parts.files.has(row.storedName)) {
        throw new AppError('conflict', 'The file was cleaned up since and cannot be brought back.');
      }
      const { eventId, registrationId, kind } = row;
      await operations.append(tx, actor, documentSet, { eventId, registrationId, kind, fields: { deletedAt } });
      this.#announce(tx, eventId, registrationId);
    });
  }

  #announce(tx: WriteTx, eventId: string, registrationId: string): void {
    const { publish } = this.#context;
    tx.afterCommit(() => {
      publish('documents', 'changed', { eventId, registrationId });
      publish('registrations', 'changed', { eventId, registrationId });
    });
  }

  async #require(id: string): Promise<DocumentRecord> {
    const row = await this.#find(this.#context.store.read, id);
    if (row === undefined) throw new AppError('notFound', 'This file is not known any more.');
    return this.#record(row);
  }

  #find(read: Reader, id: string): Promise<Row | undefined> {
    return read.get<Row>(`${SELECT} WHERE d.id = ?`, [id]);
  }

  #record(row: Row): DocumentRecord {
    return toRecord(row, this.#parts.files);
  }
}

function toRecord({ eventId: _, storedName, deletedAt: __, ...rest }: Row, files: FileStore): DocumentRecord {
  return { ...rest, missing: !files.has(storedName) };
}

/** The event of somebody who is in its list. */
async function eventOf(read: Reader, registrationId: string): Promise<string> {
  const registration = await read.get<{ eventId: string }>(
    'SELECT event_id AS eventId FROM registrations WHERE id = ? AND deleted_at IS NULL',
    [registrationId],
  );
  if (registration === undefined) throw new AppError('notFound', 'This person is not in the list any more.');
  return registration.eventId;
}

/** Photos help at the door; what else there is about somebody is for the organizers of their event. */
async function maySee(read: Reader, actor: Actor, kind: DocumentKind, eventId: string): Promise<boolean> {
  return kind === 'photo' || (await mayThere(read, actor, 'people.manage', eventId));
}

async function requireMay(read: Reader, actor: Actor, kind: DocumentKind, eventId: string): Promise<void> {
  if (await maySee(read, actor, kind, eventId)) return;
  throw new AppError('forbidden', 'Documents are for organizers. Ask somebody in charge of the event.');
}

/** Looks after the stored files of the whole installation. */
export class FileReview {
  readonly #context: Pick<Context, 'store'>;
  readonly #files: FileStore;

  constructor(context: Pick<Context, 'store'>, files: FileStore) {
    this.#context = context;
    this.#files = files;
  }

  /** Files that no document refers to, and documents whose file is not there. */
  async review(): Promise<{
    orphans: { name: string; size: number; changedAt: number }[];
    missing: DocumentRecord[];
    bytes: number;
  }> {
    const { read } = this.#context.store;
    const used = new Set<string>();
    const missing: DocumentRecord[] = [];
    for (let after = ''; ; ) {
      const rows = await read.all<Row>(`${SELECT} WHERE d.id > ? AND d.deleted_at IS NULL ORDER BY d.id LIMIT 1000`, [
        after,
      ]);
      for (const row of rows) {
        used.add(pathOf(row.storedName));
        if (!this.#files.has(row.storedName)) missing.push(toRecord(row, this.#files));
      }
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.id;
    }
    const orphans = (await this.#files.list()).filter((file) => !used.has(file.name));
    return {
      orphans,
      missing,
      bytes: orphans.reduce((sum, file) => sum + file.size, 0),
    };
  }

  /** Deletes those of the named files that are orphans at this moment. */
  async cleanUp(names: readonly string[]): Promise<{ deleted: number; bytes: number }> {
    const wanted = new Set(names);
    const { orphans } = await this.review();
    const going = orphans.filter((file) => wanted.has(file.name));
    for (const file of going) await this.#files.remove(file.name);
    return { deleted: going.length, bytes: going.reduce((sum, file) => sum + file.size, 0) };
  }
}

function pathOf(storedName: string): string {
  return `${storedName.slice(0, 2)}/${storedName}`;
}
