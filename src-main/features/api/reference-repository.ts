import type { Reader } from '#main/storage/unit-of-work.ts';
import type { RegistrationStatus } from '#shared/domain/verdict.ts';

/** What is known of somebody by the name that another system has for them. */
export interface ReferenceRow {
  registrationId: string;
  /** Null where somebody was erased since. */
  reference: string | null;
  /** JSON. */
  said: string | null;
}

export function findReference(read: Reader, id: string): Promise<ReferenceRow | undefined> {
  return read.get<ReferenceRow>(
    `SELECT registration_id AS registrationId, reference, said FROM external_references
     WHERE id = ? AND registration_id IS NOT NULL AND deleted_at IS NULL`,
    [id],
  );
}

/** Which of some registrations another system knows by a name already. */
export async function knownByReference(read: Reader, registrationIds: readonly string[]): Promise<Set<string>> {
  const rows = await read.all<{ id: string }>(
    `SELECT DISTINCT registration_id AS id FROM external_references
     WHERE registration_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL`,
    [JSON.stringify(registrationIds)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Which of some registrations are of somebody who was erased, and has not been registered anew since. */
export async function erasedAmong(read: Reader, registrationIds: readonly string[]): Promise<string[]> {
  const rows = await read.all<{ id: string }>(
    `SELECT r.id FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.id = i.value
     CROSS JOIN erasures AS e ON e.id = r.person_id LEFT JOIN people AS p ON p.id = r.person_id
     WHERE p.display_name IS NULL`,
    [JSON.stringify(registrationIds)],
  );
  return rows.map(({ id }) => id);
}

export interface Place {
  id: string;
  personId: string;
  status: RegistrationStatus;
  deletedAt: number | null;
}

export function findPlace(read: Reader, registrationId: string): Promise<Place | undefined> {
  return read.get<Place>(
    `SELECT id, person_id AS personId, coalesce(status, 'enrolled') AS status, deleted_at AS deletedAt
     FROM registrations WHERE id = ?`,
    [registrationId],
  );
}

export interface TicketRow {
  code: string;
  registrationId: string | null;
  revokedAt: number | null;
  /** Whoever it belongs to was taken out of the list. */
  isFree: number;
}

/** Tickets that are there, by their ids. */
export function findTickets(read: Reader, ids: readonly string[]): Promise<TicketRow[]> {
  return read.all<TicketRow>(
    `SELECT m.value AS code, m.registration_id AS registrationId, m.revoked_at AS revokedAt,
       (r.id IS NULL OR r.deleted_at IS NOT NULL) AS isFree
     FROM json_each(?) AS i CROSS JOIN media AS m ON m.id = i.value
     LEFT JOIN registrations AS r ON r.id = m.registration_id WHERE m.deleted_at IS NULL`,
    [JSON.stringify(ids)],
  );
}
