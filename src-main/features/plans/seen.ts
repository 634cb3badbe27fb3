import { idOf } from '#main/storage/operations/kinds/index.ts';
import { lastSaid } from '#main/storage/operations/merge.ts';
import { events, meetings, placements } from '#main/storage/schema/replicated.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';

/*
 * What is said last of what an operation is about to change. Operations name it, so that every desk can tell later whether one
 * of them was made without knowing of another: see ADR 19.
 */

/** By meeting: what was said last of when and where it is in a plan. */
export async function placesSeen(
  read: Reader,
  planId: string,
  meetingIds: readonly string[],
): Promise<(meetingId: string) => string | undefined> {
  const idsOf = (meetingId: string) => idOf.placement(planId, meetingId);
  const seen = await lastSaid(read, placements, 'roundId', meetingIds.map(idsOf));
  return (meetingId) => seen.get(idsOf(meetingId));
}

/** What an operation says beside the rest of it: nothing where there is nothing that another desk could have changed. */
export function seenAs(after: string | undefined): { after?: string } {
  return after === undefined ? {} : { after };
}

/** By meeting: what was said last of what has come of it. */
export async function statusesSeen(
  read: Reader,
  meetingIds: readonly string[],
): Promise<(meetingId: string) => string | undefined> {
  const seen = await lastSaid(read, meetings, 'status', meetingIds);
  return (meetingId) => seen.get(meetingId);
}

/** What was said last of which plan counts at an event; null where nothing was. */
export async function planSeen(read: Reader, eventId: string): Promise<string | null> {
  return (await lastSaid(read, events, 'planId', [eventId])).get(eventId) ?? null;
}
