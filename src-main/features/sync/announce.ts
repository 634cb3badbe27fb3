import type { Publish } from '#main/core/context.ts';
import { findScans } from '#main/features/check-in/repository.ts';
import { conflictKinds } from '#main/features/conflicts/kinds.ts';
import type { Operation } from '#main/storage/operations/kind.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';

/** More scans at once are not shown one by one. */
const MOST_SCANS = 40;

type Teller = (publish: Publish, eventId: string) => void;

const people: Teller = (publish, eventId) => publish('registrations', 'listChanged', { eventId });
const stats: Teller = (publish, eventId) => publish('checkIn', 'statsChanged', { eventId });
const programme: Teller = (publish, eventId) => publish('programme', 'changed', { eventId });
const conflicts: Teller = (publish, eventId) => publish('conflicts', 'changed', { eventId });
const matching: Teller = (publish, eventId) => publish('matching', 'changed', { eventId });
const plans: Teller = (publish, eventId) => publish('plans', 'changed', { eventId });

/** What open screens are told of after operations of a kind came from other desks. */
const OF_EVENT: Readonly<Record<string, readonly Teller[]>> = {
  'event.set': [(publish, eventId) => publish('events', 'changed', { eventId }), stats],
  'location.set': [programme],
  'round.set': [programme],
  'meetingPoint.set': [programme],
  'availability.set': [people],
  'registration.set': [people, stats],
  'medium.set': [people],
  'document.set': [people],
  'keyword.set': [(publish, eventId) => publish('interests', 'changed', { eventId })],
  'pairRule.set': [matching],
  'pairing.set': [matching],
  'match.set': [matching],
  'choice.record': [matching],
  'meeting.set': [plans],
  'attendance.set': [plans],
  'plan.set': [plans],
  'plan.fill': [plans],
  'placement.set': [plans],
  'message.set': [(publish, eventId) => publish('messages', 'changed', { eventId })],
  'checkIn.record': [stats],
  'checkIn.undo': [people, stats],
};

/**
 * Tells open screens of what came from other desks, as features tell them of what happens here.
 * @param operations that are on disk now
 */
export async function announce(
  read: Reader,
  publish: Publish,
  eventIds: () => Promise<readonly string[]>,
  operations: readonly Operation[],
): Promise<void> {
  const told = new Map<Teller, Set<string>>();
  for (const { kind, eventId } of operations) {
    if (eventId === null) continue;
    const tellers = [...(OF_EVENT[kind] ?? []), ...(conflictKinds.has(kind) ? [conflicts] : [])];
    for (const teller of tellers) told.set(teller, (told.get(teller) ?? new Set()).add(eventId));
  }
  const scans = operations
    .filter(({ kind, eventId }) => kind === 'checkIn.record' && eventId !== null)
    .slice(-MOST_SCANS);
  const eventOf = new Map(scans.map(({ subjectId, eventId }) => [subjectId, eventId]));
  for (const entry of scans.length === 0 ? [] : await findScans(read, [...eventOf.keys()])) {
    const eventId = eventOf.get(entry.id);
    if (eventId != null) publish('checkIn', 'recorded', { eventId, entry });
  }
  for (const [teller, events] of told) for (const eventId of events) teller(publish, eventId);
  const kinds = new Set(operations.map(({ kind }) => kind));
  if (kinds.has('apiKey.set')) publish('apiKeys', 'changed', {});
  if (kinds.has('venue.set') || kinds.has('location.set')) publish('venues', 'changed', {});
  // Who it was is gone: whatever list they stood in is another one.
  if (kinds.has('person.erase')) {
    for (const eventId of await eventIds()) for (const teller of [people, conflicts]) teller(publish, eventId);
  }
}
