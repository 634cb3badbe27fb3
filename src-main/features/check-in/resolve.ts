import type { Context } from '#main/core/context.ts';
import type { ImportService } from '#main/features/import/service.ts';
import { type BadgeService, isRandomUid, normaliseUid } from '#main/features/registrations/badges.ts';
import {
  findRegistration,
  type MediumRow,
  mediaByValue,
  mediaOf,
  registrationsByOrder,
} from '#main/features/registrations/repository.ts';
import type { Reader, WriteTx } from '#main/storage/unit-of-work.ts';
import type { ScanSubject } from '#shared/contract/check-in.ts';
import { findDoorEvent } from './repository.ts';

/** Where what was presented leads. */
export interface Resolved {
  registrationId: string | null;
  /** It was a ticket or a badge, or the code on one, that led there, which its holder alone has; ids and orders are known to others as well. */
  byMedium: boolean;
  /** The event where it belongs, when that is another one. */
  otherEventId: string | null;
  /** Why the medium is good no longer, or null. */
  revoked: string | null;
  /** A hint for staff when it leads nowhere. */
  hint: string | null;
  /** For the log of scans. */
  presented: string | null;
}

/** Those who know more about media than the tables do. */
export interface ResolveParts {
  badges: BadgeService;
  imports: ImportService;
}

const NOWHERE = { registrationId: null, byMedium: false, otherEventId: null, revoked: null, hint: null } as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Finds the registration that a scan means. */
export async function resolveSubject(
  context: Context,
  parts: ResolveParts,
  tx: WriteTx,
  eventId: string,
  subject: ScanSubject,
): Promise<Resolved> {
  switch (subject.kind) {
    case 'registration':
      return resolveRegistration(context, tx, eventId, subject.id);
    case 'code':
      return resolveCode(context, parts, tx, eventId, subject.code.trim());
    case 'badge':
      return resolveBadge(context, parts.badges, tx, eventId, subject);
  }
}

async function resolveRegistration(context: Context, read: Reader, eventId: string, id: string): Promise<Resolved> {
  const known = await findRegistration(read, id);
  if (known === null) return { ...NOWHERE, presented: null };
  const here = known.summary.eventId === eventId;
  if (!here && (await findDoorEvent(read, context.organizationId, known.summary.eventId)) === undefined) {
    return { ...NOWHERE, presented: null };
  }
  return {
    ...NOWHERE,
    registrationId: here ? id : null,
    otherEventId: here ? null : known.summary.eventId,
    presented: null,
  };
}

async function resolveCode(
  context: Context,
  parts: ResolveParts,
  tx: WriteTx,
  eventId: string,
  code: string,
): Promise<Resolved> {
  const presented = code.slice(0, 500);
  const forms = codeForms(code);
  const look = async () => {
    const media = await mediaByValue(tx, context.organizationId, 'ticket', forms);
    const exact = media.filter((medium) => forms.includes(medium.value));
    return choose(exact.length > 0 ? exact : media, eventId, presented);
  };
  let found = await look();
  // The list is being renewed and this ticket's row has not been reached yet.
  if (found?.registrationId == null && (await parts.imports.applyTicket(tx, eventId, forms))) found = await look();
  if (found !== null) return found;

  // Our own badges carry the registration's id where a ticket has no code.
  if (UUID.test(code)) {
    const known = await resolveRegistration(context, tx, eventId, code.toLowerCase());
    if (known.registrationId !== null || known.otherEventId !== null)
      return { ...known, byMedium: await isOnBadge(tx, known.registrationId), presented };
  }

  const ofOrder = await registrationsByOrder(tx, eventId, code);
  const [only] = ofOrder;
  if (only !== undefined && ofOrder.length === 1) return { ...NOWHERE, registrationId: only, presented };
  const hint =
    ofOrder.length > 1 ? `This is the code of an order of ${ofOrder.length}. Pick the person by name.` : null;
  return { ...NOWHERE, hint, presented };
}

/** Whether the badge of a registration carries its id: the code of whoever has no ticket. Others may know all other ids. */
async function isOnBadge(read: Reader, registrationId: string | null): Promise<boolean> {
  if (registrationId === null) return false;
  return !(await mediaOf(read, registrationId)).some(({ kind, revokedAt }) => kind === 'ticket' && revokedAt === null);
}

async function resolveBadge(
  context: Context,
  badges: BadgeService,
  read: Reader,
  eventId: string,
  subject: { uid: string; payload: string | null },
): Promise<Resolved> {
  const presented = normaliseUid(subject.uid);
  const media = isRandomUid(presented) ? [] : await mediaByValue(read, context.organizationId, 'badge', [presented]);
  const found = choose(media, eventId, presented);
  if (found !== null || subject.payload === null) return found ?? { ...NOWHERE, presented };
  // Not given out here as far as this desk knows; what is signed on the badge may still say whose it is.
  const signed = await badges.registrationOfPayload(read, eventId, presented, subject.payload);
  return { ...NOWHERE, ...signed, byMedium: true, presented };
}

/**
 * The forms in which a code may be in the list. The QR on a Luma ticket is an address whose parameter `pk` is the key;
 * the file that was imported may hold either.
 */
function codeForms(code: string): string[] {
  const key = /[?&]pk=([^&#\s]+)/.exec(code)?.[1];
  return key === undefined ? [code] : [code, decode(key)];
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * A good medium of this event comes before a revoked one, and that before one of another event. Where good ones of several
 * people are left, which is so for codes that differ in capitals only, nobody is guessed.
 */
function choose(media: readonly MediumRow[], eventId: string, presented: string): Resolved | null {
  const here = media.filter((medium) => medium.eventId === eventId);
  const good = here.filter((medium) => medium.revokedAt === null);
  if (new Set(good.map((medium) => medium.registrationId)).size > 1) {
    const hint = 'Several tickets have this code, with other capitals. Pick the person by name.';
    return { ...NOWHERE, hint, presented };
  }
  if (good[0] !== undefined) return { ...NOWHERE, registrationId: good[0].registrationId, byMedium: true, presented };
  const revoked = here[0];
  if (revoked !== undefined) {
    return {
      ...NOWHERE,
      registrationId: revoked.registrationId,
      revoked: revoked.revokedReason ?? 'It was replaced by another one.',
      presented,
    };
  }
  const elsewhere = media.find((medium) => medium.revokedAt === null) ?? media[0];
  return elsewhere === undefined ? null : { ...NOWHERE, otherEventId: elsewhere.eventId, presented };
}
