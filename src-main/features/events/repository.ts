import type { Reader } from '#main/storage/unit-of-work.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { DEFAULT_BADGE_TEMPLATE } from '#shared/domain/badges.ts';

const SELECT = `
  SELECT e.id, e.code, e.slug, e.title, e.description, e.location_text AS locationText, e.start_at AS startAt,
    e.end_at AS endAt, e.time_zone AS timeZone, e.capacity, e.reentry, e.status, e.badge_template AS badgeTemplate,
    coalesce(t.enrolled + t.waitlisted + t.cancelled, 0) AS registrations
  FROM events AS e LEFT JOIN event_totals AS t ON t.event_id = e.id
  WHERE e.organization_id = ? AND e.deleted_at IS NULL`;

type EventRow = { [K in keyof EventRecord]: EventRecord[K] | null };

/** Events of an organization, the ones under way or to come first. */
export async function listEvents(read: Reader, organizationId: string): Promise<EventRecord[]> {
  const rows = await read.all<EventRow>(`${SELECT} ORDER BY e.start_at IS NULL, e.start_at DESC, e.code`, [
    organizationId,
  ]);
  return rows.map(complete);
}

export async function findEvent(read: Reader, organizationId: string, id: string): Promise<EventRecord | null> {
  const row = await read.get<EventRow>(`${SELECT} AND e.id = ?`, [organizationId, id]);
  return row === undefined ? null : complete(row);
}

/** An edit may arrive before the creation it belongs to; what is still missing has a plain default. */
function complete(row: EventRow): EventRecord {
  const code = row.code ?? '';
  return {
    id: row.id ?? '',
    code,
    slug: row.slug ?? code.toLowerCase(),
    title: row.title ?? code,
    description: row.description,
    locationText: row.locationText,
    startAt: row.startAt,
    endAt: row.endAt,
    timeZone: row.timeZone ?? 'UTC',
    capacity: row.capacity,
    reentry: row.reentry ?? 'afterExit',
    status: row.status ?? 'draft',
    badgeTemplate: row.badgeTemplate ?? DEFAULT_BADGE_TEMPLATE,
    registrations: row.registrations ?? 0,
  };
}
