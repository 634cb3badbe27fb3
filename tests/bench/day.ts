import type { OperationKind } from '#main/storage/operations/kind.ts';
import { checkInRecord, idOf, registrationSet } from '#main/storage/operations/kinds/index.ts';
import type { Draft, OperationLog } from '#main/storage/operations/log.ts';
import type { Store } from '#main/storage/store.ts';
import type { Random } from '#shared/domain/random.ts';
import { MORNING } from '../support/core/ports.ts';

/** Operations that are made in one transaction; desks make one or two at a time, which is not what is measured. */
const AT_ONCE = 500;

/** The event that a day's work is for. */
export interface Place {
  organizationId: string;
  eventId: string;
  ids: { next(): string };
}

export interface Guest {
  personId: string;
  firstName: string;
  lastName: string;
}

export function registered(
  { organizationId, eventId }: Place,
  { personId, firstName, lastName }: Guest,
): Draft<unknown> {
  return {
    kind: registrationSet as OperationKind,
    payload: {
      ...{ organizationId, eventId, personId, person: { firstName, lastName } },
      fields: { status: 'enrolled', source: 'import' },
      ticketCodes: [`T-${personId.slice(-12)}`],
    },
  };
}

/** What a desk does in a day: mostly people come, some are added, and of some something is written down. */
export function dayOf(place: Place, random: Random, guests: readonly Guest[], count: number): Draft<unknown>[] {
  const { organizationId, eventId, ids } = place;
  return Array.from({ length: count }, (_, index) => {
    const guest = random.pick(guests);
    if (random.chance(0.1)) return registered(place, { ...guest, personId: ids.next() });
    if (random.chance(0.15)) {
      const fields = { note: `Asked for ${index}` };
      const { personId } = guest;
      return {
        kind: registrationSet as OperationKind,
        payload: { organizationId, eventId, personId, person: {}, fields, ticketCodes: [] },
      };
    }
    return {
      kind: checkInRecord as OperationKind,
      payload: {
        ...{ id: ids.next(), eventId, seenAt: MORNING + index },
        registrationId: idOf.registration(eventId, guest.personId),
        ...{ direction: random.chance(0.9) ? 'entry' : 'exit', method: 'camera', verdict: 'admitted' },
        ...{ presented: null, overrideReason: null, deskName: 'Door', actorName: null },
      },
    };
  });
}

/** Makes changes at a desk. */
export async function make(
  { store, operations }: { store: Store; operations: OperationLog },
  drafts: readonly Draft<unknown>[],
): Promise<void> {
  for (let start = 0; start < drafts.length; start += AT_ONCE) {
    await store.write((tx) => operations.appendMany(tx, { id: null }, drafts.slice(start, start + AT_ONCE)));
  }
}

/** How many operations a desk holds. */
export async function operationsOf({ read }: Pick<Store, 'read'>): Promise<number> {
  const row = await read.get<{ count: number }>('SELECT count(*) AS count FROM operations');
  return row?.count ?? 0;
}
