import { derivedId } from '#main/storage/derived-id.ts';
import { idOf } from '#main/storage/operations/kinds/index.ts';
import { fold } from '#shared/domain/text.ts';
import type { StagedRow } from './plan.ts';

/** Whom a row of a file is about. */
export interface Identity {
  registrationId: string;
  personId: string;
  isNew: boolean;
}

/** A registration of the list with what rows are recognised by. */
export interface ListedKey {
  registrationId: string;
  personId: string;
  foldedName: string;
  ticketCodes: string[];
}

/** What a row is recognised by. */
export interface RowKeys {
  foldedName: string;
  email: string | null;
  /** Its place in an order. */
  order: { code: string; position: string } | null;
  ticketCodes: string[];
  /** Ids of the media that the ticket codes would be. */
  ticketIds: string[];
  /** Ids of everybody the row may be, likeliest first. */
  possiblePeople: string[];
}

/** What is known of the whole file and the list when a row is looked at. */
export interface IdentityContext {
  eventId: string;
  /** All of the file; whoever {@link needsWholeFile} must not be looked at before it is complete. */
  file: { tickets: { has(code: string): boolean }; rowsWithEmail(email: string): number };
  /** Registrations that earlier rows of the file are about. */
  claimed: Set<string>;
}

/** What the list has for one row: by its tickets, its place in an order, its e-mail. */
export interface Candidates {
  byTicket: readonly ListedKey[];
  byOrder: readonly ListedKey[];
  byEmail: readonly ListedKey[];
  /** People of this organization whom the row may mean, by id. */
  people: ReadonlyMap<string, { foldedName: string }>;
  /** Those of them who are registered already, by id of the registration. */
  registered: ReadonlyMap<string, ListedKey>;
}

/**
 * Whether rows further behind may have a better claim to what the list has for this one. Rows that could mean the same
 * person always agree in this, so that putting them off together does not change their order.
 */
export function needsWholeFile(row: RowKeys, candidates: Candidates, context: IdentityContext): boolean {
  if (candidates.byTicket.some((key) => !context.claimed.has(key.registrationId))) return false;
  return (
    candidates.byTicket.length + candidates.byOrder.length + candidates.byEmail.length > 0 ||
    row.possiblePeople.some((personId) => candidates.people.has(personId))
  );
}

/**
 * Finds whom a row is about. A ticket is one place: two rows with two tickets are two people even if the buyer put the
 * same name and address on both, since each ticket lets one person in. Without a ticket, the position in the order
 * decides, then e-mail and name.
 *
 * The same file gives the same ids on every desk.
 */
export function identify(row: RowKeys, candidates: Candidates, context: IdentityContext): Identity {
  const listed = findListed(row, candidates, context);
  if (listed !== null) {
    context.claimed.add(listed.registrationId);
    return { ...listed, isNew: false };
  }
  for (const personId of row.possiblePeople) {
    const registrationId = idOf.registration(context.eventId, personId);
    if (context.claimed.has(registrationId)) continue;
    const registered = candidates.registered.get(registrationId);
    if (registered !== undefined && !isOpen(registered, context)) continue;
    // The address belongs to somebody with another name: a companion registered with the buyer's address.
    const person = candidates.people.get(personId);
    if (person !== undefined && person.foldedName !== row.foldedName) continue;
    context.claimed.add(registrationId);
    return { registrationId, personId, isNew: registered === undefined };
  }
  throw new Error('A row without any identity');
}

/**
 * Everybody the row may be, likeliest first.
 * @param nth the how manieth row of the file it is that agrees in e-mail, name and company, from 1
 */
export function possiblePeople(
  row: StagedRow,
  foldedName: string,
  nth: number,
  { organizationId, eventId }: { organizationId: string; eventId: string },
): string[] {
  const email = row.email?.toLowerCase() ?? '';
  const ids: string[] = [];
  if (email !== '') {
    ids.push(derivedId(organizationId, 'email', email));
    ids.push(derivedId(organizationId, 'email', email, foldedName));
  }
  const [ticket] = row.ticketCodes;
  if (ticket !== undefined) ids.push(derivedId(eventId, 'ticket', ticket));
  if (row.orderCode !== undefined && row.orderPosition !== undefined) {
    ids.push(derivedId(eventId, 'order', row.orderCode, row.orderPosition));
  }
  // Rows that agree in everything are told apart by their order in the file.
  const first = ids.length === 0 ? 1 : 2;
  const company = fold(row.company ?? '');
  for (let number = first; number <= Math.max(first, nth); number += 1) {
    ids.push(derivedId(eventId, 'copy', email, foldedName, company, String(number)));
  }
  return ids;
}

function findListed(row: RowKeys, candidates: Candidates, context: IdentityContext): ListedKey | null {
  const byTicket = candidates.byTicket.find((key) => !context.claimed.has(key.registrationId));
  if (byTicket !== undefined) return byTicket;
  const open = (key: ListedKey) => isOpen(key, context);
  const byOrder = candidates.byOrder.find(open);
  if (byOrder !== undefined) return byOrder;
  const byEmail = candidates.byEmail.filter(open);
  const namesake = byEmail.find((key) => key.foldedName === row.foldedName);
  if (namesake !== undefined) return namesake;
  const [only] = byEmail;
  const unique =
    byEmail.length === 1 && candidates.byEmail.length === 1 && context.file.rowsWithEmail(row.email ?? '') === 1;
  const ticketless = only !== undefined && (only.ticketCodes.length === 0 || row.ticketCodes.length === 0);
  return unique && ticketless && only !== undefined ? only : null;
}

/** Whether a place may be this row's: a place whose own ticket is in the file belongs to that ticket's row. */
function isOpen(key: ListedKey, context: IdentityContext): boolean {
  return !context.claimed.has(key.registrationId) && !key.ticketCodes.some((code) => context.file.tickets.has(code));
}
