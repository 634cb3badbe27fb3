import { derivedId } from '#main/storage/derived-id.ts';
import { idOf } from '#main/storage/operations/kinds.ts';
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

/** What is known of the whole file and the list when a row is looked at. */
export interface IdentityContext {
  organizationId: string;
  eventId: string;
  /** All ticket codes of the file. */
  codesInFile: { has(code: string): boolean };
  /** How many rows of the file have an e-mail address. */
  rowsWithEmail(email: string): number;
  /** How many rows of the file agree with this one in e-mail, name and company. */
  copies(row: StagedRow): number;
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
  /** Those of {@link possiblePeople} who are registered already, by id of the registration. */
  registered: ReadonlyMap<string, ListedKey>;
}

/**
 * Finds whom a row is about. A ticket is one place: two rows with two tickets are two people even if the buyer put the
 * same name and address on both, since each ticket lets one person in. Without a ticket, the position in the order
 * decides, then e-mail and name.
 *
 * The same file gives the same ids on every desk.
 */
export function identify(row: StagedRow, candidates: Candidates, context: IdentityContext): Identity {
  const listed = findListed(row, candidates, context);
  if (listed !== null) {
    context.claimed.add(listed.registrationId);
    return { ...listed, isNew: false };
  }
  for (const personId of possiblePeople(row, context)) {
    const registrationId = idOf.registration(context.eventId, personId);
    if (context.claimed.has(registrationId)) continue;
    const registered = candidates.registered.get(registrationId);
    if (registered !== undefined && !isOpen(registered, context)) continue;
    // The address belongs to somebody with another name: a companion registered with the buyer's address.
    const person = candidates.people.get(personId);
    if (person !== undefined && person.foldedName !== fold(row.displayName)) continue;
    context.claimed.add(registrationId);
    return { registrationId, personId, isNew: registered === undefined };
  }
  throw new Error('A row without any identity');
}

/** Everybody the row may be, likeliest first. */
export function possiblePeople(
  row: StagedRow,
  context: Pick<IdentityContext, 'organizationId' | 'eventId' | 'copies'>,
): string[] {
  const { organizationId, eventId } = context;
  const name = fold(row.displayName);
  const email = row.email?.toLowerCase() ?? '';
  const ids: string[] = [];
  if (email !== '') {
    ids.push(derivedId(organizationId, 'email', email));
    ids.push(derivedId(organizationId, 'email', email, name));
  }
  const [ticket] = row.ticketCodes;
  if (ticket !== undefined) ids.push(derivedId(eventId, 'ticket', ticket));
  if (row.orderCode !== undefined && row.orderPosition !== undefined) {
    ids.push(derivedId(eventId, 'order', row.orderCode, row.orderPosition));
  }
  // Rows that agree in everything are told apart by their order in the file.
  const first = ids.length === 0 ? 1 : 2;
  const company = fold(row.company ?? '');
  for (let nth = first; nth <= Math.max(first, context.copies(row)); nth += 1) {
    ids.push(derivedId(eventId, 'copy', email, name, company, String(nth)));
  }
  return ids;
}

function findListed(row: StagedRow, candidates: Candidates, context: IdentityContext): ListedKey | null {
  const byTicket = candidates.byTicket.find((key) => !context.claimed.has(key.registrationId));
  if (byTicket !== undefined) return byTicket;
  const open = (key: ListedKey) => isOpen(key, context);
  const byOrder = candidates.byOrder.find(open);
  if (byOrder !== undefined) return byOrder;
  const byEmail = candidates.byEmail.filter(open);
  const name = fold(row.displayName);
  const namesake = byEmail.find((key) => key.foldedName === name);
  if (namesake !== undefined) return namesake;
  const [only] = byEmail;
  const unique =
    byEmail.length === 1 &&
    candidates.byEmail.length === 1 &&
    context.rowsWithEmail(row.email?.toLowerCase() ?? '') === 1;
  const ticketless = only !== undefined && (only.ticketCodes.length === 0 || row.ticketCodes.length === 0);
  return unique && ticketless && only !== undefined ? only : null;
}

/** Whether a place may be this row's: a place whose own ticket is in the file belongs to that ticket's row. */
function isOpen(key: ListedKey, context: IdentityContext): boolean {
  return !context.claimed.has(key.registrationId) && !key.ticketCodes.some((code) => context.codesInFile.has(code));
}
