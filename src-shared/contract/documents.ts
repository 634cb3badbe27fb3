import { z } from 'zod';
import { DOCUMENT_KINDS } from '#shared/domain/documents.ts';
import { Empty, Id, Time } from './common.ts';
import { call, event } from './define.ts';
import { DocumentId, EventId, RegistrationId } from './ids.ts';

/** A résumé or a photo of a registration. */
export const DocumentRecord = z.strictObject({
  id: Id,
  registrationId: Id,
  /** Whose it is, as they are called now. */
  person: z.string(),
  kind: z.enum(DOCUMENT_KINDS),
  /** As it was called where it came from: for people to read, and for nothing else. */
  name: z.string(),
  mimeType: z.string(),
  size: z.number().int(),
  uploadedAt: Time,
  /** The file is not on this computer. */
  missing: z.boolean(),
});
export type DocumentRecord = z.output<typeof DocumentRecord>;

export const StoredFile = z.strictObject({
  name: z.string(),
  size: z.number().int(),
  changedAt: z.number(),
});
export type StoredFile = z.output<typeof StoredFile>;

export const documentsContract = {
  calls: {
    /** Photos for everybody at a desk, the rest for the organizers of the event. */
    ofRegistration: call(
      'door.read',
      z.strictObject({ registrationId: RegistrationId }),
      z.strictObject({ documents: z.array(DocumentRecord) }),
    ),
    list: call(
      'people.manage',
      z.strictObject({
        eventId: EventId,
        kind: z.enum(DOCUMENT_KINDS).optional(),
        cursor: z.string().max(200).optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
      z.strictObject({ documents: z.array(DocumentRecord), cursor: z.string().nullable(), total: z.number().int() }),
    ),
    /** Keeps an uploaded file. It takes the place of the one of its kind that was there. Photos: everybody at a desk. */
    add: call(
      'door.work',
      z.strictObject({ registrationId: RegistrationId, kind: z.enum(DOCUMENT_KINDS), uploadId: Id }),
      z.discriminatedUnion('ok', [
        z.strictObject({ ok: z.literal(true), document: DocumentRecord, replaced: z.boolean() }),
        z.strictObject({
          ok: z.literal(false),
          reason: z.enum(['type', 'tooLarge', 'damaged']),
          message: z.string(),
        }),
      ]),
    ),
    remove: call('door.work', z.strictObject({ id: DocumentId }), z.null()),
    restore: call('door.work', z.strictObject({ id: DocumentId }), DocumentRecord),
    /** An address where the file can be had for a while. Photos are for everybody at a desk, the rest for organizers. */
    open: call(
      'door.read',
      z.strictObject({ id: DocumentId }),
      z.strictObject({ url: z.string(), saveUrl: z.string(), name: z.string(), mimeType: z.string() }),
    ),
    /** Files that nothing refers to, and documents whose file is not there. */
    review: call(
      'installation.manage',
      Empty,
      z.strictObject({ orphans: z.array(StoredFile), missing: z.array(DocumentRecord), bytes: z.number().int() }),
    ),
    /** Deletes those of the named files that nothing refers to. */
    cleanUp: call(
      'installation.manage',
      z.strictObject({ names: z.array(z.string().max(300)).max(50_000) }),
      z.strictObject({ deleted: z.number().int(), bytes: z.number().int() }),
    ),
  },
  events: {
    changed: event('door.read', z.strictObject({ eventId: Id, registrationId: Id })),
  },
};
