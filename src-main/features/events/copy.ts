import { meaningsOf } from '#main/features/interests/repository.ts';
import { rulesOf } from '#main/features/matching/repository.ts';
import { listLocationsOf, listPoints, listRounds } from '#main/features/programme/repository.ts';
import { keywordSet, locationSet, meetingPointSet, roundSet } from '#main/storage/operations/kinds/index.ts';
import type { Draft } from '#main/storage/operations/log.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { EventRecord } from '#shared/contract/events.ts';

/**
 * What a copy of an event has. Times move with its start; without a new start it has none, and no rounds: an event that
 * is copied keeps no old times.
 */
export async function copyOf(
  read: Reader,
  source: EventRecord,
  wanted: { title: string; startAt: number | null },
  { eventId, newId }: { eventId: string; newId(): string },
) {
  const shift = wanted.startAt === null || source.startAt === null ? null : wanted.startAt - source.startAt;
  const moved = (at: number | null) => (at === null || shift === null ? null : at + shift);
  const fields = {
    title: wanted.title,
    description: source.description,
    category: source.category,
    tags: source.tags,
    locationText: source.locationText,
    venueId: source.venueId,
    mapLatitude: source.mapLatitude,
    mapLongitude: source.mapLongitude,
    mapZoom: source.mapZoom,
    videoLink: source.videoLink,
    startAt: wanted.startAt,
    endAt: moved(source.endAt),
    timeZone: source.timeZone,
    capacity: source.capacity,
    reentry: source.reentry,
    badgeTemplate: source.badgeTemplate,
    matching: await rulesOf(read, source.id),
  };

  const drafts: Draft<unknown>[] = [];
  const add = <P>(kind: Draft<P>['kind'], payload: P) => drafts.push({ kind, payload } as Draft<unknown>);
  /** Rooms of the venue are shared; those of the event alone are made anew. */
  const rooms = new Map<string, string>();
  for (const location of await listLocationsOf(read, source.id)) {
    if (location.eventId === null) {
      rooms.set(location.id, location.id);
      continue;
    }
    const id = newId();
    rooms.set(location.id, id);
    const { name, planWidth, planHeight } = location;
    const openings =
      shift === null
        ? null
        : (location.openings?.map(({ startAt, endAt }) => ({ startAt: startAt + shift, endAt: endAt + shift })) ??
          null);
    add(locationSet, { id, eventId, fields: { name, planWidth, planHeight, openings } });
  }
  for (const { name, capacity, locationIds, positionX, positionY } of await listPoints(read, source.id)) {
    const own = locationIds.map((id) => rooms.get(id)).filter((id) => id !== undefined);
    add(meetingPointSet, {
      id: newId(),
      eventId,
      fields: { name, capacity, locationIds: own, positionX, positionY },
    });
  }
  const { labels, targets } = await meaningsOf(read, source.id);
  for (const key of new Set([...labels.keys(), ...targets.keys()]))
    add(keywordSet, { eventId, key, fields: { label: labels.get(key) ?? null, target: targets.get(key) ?? null } });
  if (shift !== null) {
    for (const { name, startAt, endAt, locationText } of await listRounds(read, source.id)) {
      add(roundSet, {
        id: newId(),
        eventId,
        fields: { name, startAt: startAt + shift, endAt: endAt + shift, locationText },
      });
    }
  }
  return { fields, drafts };
}
