import type { Context } from '#main/core/context.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import { AppError } from '#shared/domain/errors.ts';
import { fold } from '#shared/domain/text.ts';

/** Whom something is about: one human being, who may be in the tables as several people. */
export interface Subject {
  /** The one that was asked for first. */
  personIds: string[];
  name: string;
  email: string | null;
  registrationIds: string[];
  /** Whether nobody else has the address, so that what is kept by address alone is theirs. */
  ownsAddress: boolean;
}

/**
 * The person of a registration, taken out of the list or not, and everybody who is the same human being: whoever was
 * registered by hand, at the door and by an import is a person of their own each time. Told by address and name; an
 * address without a name is that of whoever has it.
 * @param alone the one person, and not those who are the same
 * @throws AppError `notFound`
 */
export async function subjectOf(context: Context, registrationId: string, alone = false): Promise<Subject> {
  const { read } = context.store;
  const known = await read.get<{ personId: string; name: string | null; email: string | null }>(
    `SELECT r.person_id AS personId, p.display_name AS name, p.email FROM registrations AS r
     LEFT JOIN people AS p ON p.id = r.person_id WHERE r.id = ?`,
    [registrationId],
  );
  if (known === undefined) throw new AppError('notFound', 'This person is not in the list any more.');
  const { personId, name, email } = known;
  const others = await sameAddress(read, context.organizationId, known);
  const folded = fold(name ?? '');
  const same = others.filter((other) => ['', folded].includes(fold(other.name ?? '')));
  const personIds = [personId, ...(alone ? [] : same.map((other) => other.id))];
  return {
    personIds,
    name: name ?? email ?? '',
    email,
    registrationIds: await registrationsOf(read, personIds),
    ownsAddress: !alone || others.length === 0,
  };
}

async function sameAddress(
  read: Reader,
  organizationId: string,
  { personId, email }: { personId: string; email: string | null },
): Promise<{ id: string; name: string | null }[]> {
  if (email === null) return [];
  return read.all(
    // By the address: the plus keeps SQLite from going through everybody of the organization instead.
    `SELECT p.id, p.display_name AS name FROM people AS p
     WHERE p.email = ? COLLATE NOCASE AND +p.organization_id = ? AND p.id <> ? ORDER BY p.id`,
    [email, organizationId, personId],
  );
}

/** All their registrations, deleted ones too. */
export async function registrationsOf(read: Reader, personIds: readonly string[]): Promise<string[]> {
  const rows = await read.all<{ id: string }>(
    'SELECT r.id FROM json_each(?) AS i CROSS JOIN registrations AS r ON r.person_id = i.value',
    [JSON.stringify(personIds)],
  );
  return rows.map((row) => row.id);
}
