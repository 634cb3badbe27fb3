import type { Actor, Context } from '#main/core/context.ts';
import { idOf, registrationSet } from '#main/storage/operations/kinds/index.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import { AppError } from '#shared/domain/errors.ts';
import { statusOfNew } from '#shared/domain/places.ts';
import { fold } from '#shared/domain/text.ts';
import type { RegistrationStatus } from '#shared/domain/verdict.ts';
import { registrationsByEmail } from './repository.ts';

/** Who somebody is, as it is typed at a desk. */
export interface PersonFields {
  firstName?: string | undefined;
  lastName?: string | undefined;
  displayName?: string | undefined;
  email?: string | undefined;
  phone?: string | undefined;
  company?: string | undefined;
  jobTitle?: string | undefined;
}

export interface NewRegistration {
  eventId: string;
  /** Whom it is about, where that is known already; made up from what makes the call one and the same. */
  personId: string;
  person: PersonFields;
  ticketType?: string | undefined;
  source: 'walkIn' | 'web';
}

/** How many places an event has, and how many of them are taken. */
export async function placesOf(
  read: Reader,
  eventId: string,
): Promise<{ capacity: number | null; enrolled: number; waitlisted: number }> {
  const row = await read.get<{ capacity: number | null; enrolled: number; waitlisted: number }>(
    `SELECT e.capacity, coalesce(t.enrolled, 0) AS enrolled, coalesce(t.waitlisted, 0) AS waitlisted
     FROM events AS e LEFT JOIN event_totals AS t ON t.event_id = e.id WHERE e.id = ? AND e.deleted_at IS NULL`,
    [eventId],
  );
  if (row === undefined) throw new AppError('notFound', 'This event is not on this desk.');
  return row;
}

/**
 * Registers somebody, in a transaction that is open: with a place while there is one, else at the end of the waitlist.
 * Somebody who is on the list by e-mail and name, or waits by e-mail alone, is who they are and is not made twice.
 */
export async function enrol(
  context: Context,
  tx: WriteTx,
  actor: Actor,
  request: NewRegistration,
): Promise<{ id: string; status: RegistrationStatus; isNew: boolean }> {
  const { operations, organizationId, clock } = context;
  const { eventId, person } = request;
  const name = displayNameOf(person);
  const email = person.email ?? '';
  if (name === '' && email === '') throw new AppError('invalidInput', 'Write a name: first, last, or both.');
  const candidates = email === '' ? [] : await registrationsByEmail(tx, eventId, email);
  const listed = findListed(candidates, name);
  if (listed !== null && (!listed.isNameless || name === '')) {
    return { id: listed.id, status: listed.status, isNew: false };
  }

  const places = await placesOf(tx, eventId);
  const status = listed?.status ?? statusOfNew(places);
  const now = clock.now();
  const personId = listed?.personId ?? request.personId;
  const id = idOf.registration(eventId, personId);
  const removed = await tx.get('SELECT 1 FROM registrations WHERE id = ? AND deleted_at IS NOT NULL', [id]);
  await operations.append(tx, actor, registrationSet, {
    organizationId,
    eventId,
    personId,
    // What was not said is left as it is: they may be known from another event.
    person: given({
      displayName: name,
      firstName: person.firstName,
      lastName: person.lastName,
      email,
      phone: person.phone,
      company: person.company,
      jobTitle: person.jobTitle,
    }),
    fields:
      listed === null
        ? {
            status,
            source: request.source,
            ticketType: request.ticketType || null,
            joinedAt: now,
            ...(status === 'waitlisted' ? { waitlistedAt: now } : {}),
            ...(status === 'enrolled' && places.capacity !== null ? { place: places.enrolled + 1 } : {}),
            ...(candidates.length > 0 ? { besides: candidates.map((candidate) => candidate.id) } : {}),
            // Taken out of the list before, and here again.
            ...(removed === undefined ? {} : { deletedAt: null }),
          }
        : {},
    ticketCodes: [],
  });
  return { id, status, isNew: listed === null };
}

/** Somebody who is registered with the address: by the same name, or by no name so far. */
function findListed(
  candidates: Awaited<ReturnType<typeof registrationsByEmail>>,
  name: string,
): { id: string; personId: string; status: RegistrationStatus; isNameless: boolean } | null {
  const folded = fold(name);
  const found =
    candidates.find((candidate) => name === '' || fold(candidate.displayName ?? '') === folded) ??
    candidates.find((candidate) => (candidate.displayName ?? '') === '');
  return found === undefined ? null : { ...found, isNameless: (found.displayName ?? '') === '' };
}

/** The name that is shown, of what was typed. */
export function displayNameOf(person: PersonFields): string {
  return (person.displayName || [person.firstName, person.lastName].filter(Boolean).join(' ')).trim();
}

function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  ) as Partial<T>;
}
