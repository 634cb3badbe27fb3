import type { Reader } from '#main/storage/unit-of-work.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { DEFAULT_BADGE_TEMPLATE } from '#shared/domain/badges.ts';

const SELECT = `
  SELECT e.id, e.code, e.slug, e.title, e.description, e.category, e.tags, e.location_text AS locationText,
    v.id AS venueId, v.name AS venueName, e.map_latitude AS mapLatitude, e.map_longitude AS mapLongitude,
    e.map_zoom AS mapZoom, e.video_link AS videoLink, e.start_at AS startAt, e.end_at AS endAt,
    e.time_zone AS timeZone, e.capacity, e.reentry, e.status, e.badge_template AS badgeTemplate, a.id AS ownerId,
    coalesce(a.name, a.email) AS ownerName, coalesce(t.enrolled + t.waitlisted + t.cancelled, 0) AS registrations,
    coalesce(t.enrolled, 0) AS enrolled, coalesce(t.waitlisted, 0) AS waitlisted, e.deleted_at AS deletedAt
  FROM events AS e
  LEFT JOIN event_totals AS t ON t.event_id = e.id
  LEFT JOIN venues AS v ON v.id = e.venue_id
  LEFT JOIN accounts AS a ON a.id = e.owner_id
  WHERE e.organization_id = ?`;

type EventRow = { [K in Exclude<keyof EventRecord, 'tags'>]: EventRecord[K] | null } & { tags: string | null };

/** Events of an organization, the ones under way or to come first. */
export async function listEvents(read: Reader, organizationId: string, deleted = false): Promise<EventRecord[]> {
  const rows = await read.all<EventRow>(
    `${SELECT} AND e.deleted_at IS ${deleted ? 'NOT NULL' : 'NULL'}
     ORDER BY e.start_at IS NULL, e.start_at DESC, e.code`,
    [organizationId],
  );
  return rows.map(complete);
}

/** An event that is there. */
export async function findEvent(read: Reader, organizationId: string, id: string): Promise<EventRecord | null> {
  const event = await findAnyEvent(read, organizationId, id);
  return event?.deletedAt === null ? event : null;
}

/** An event, deleted or not. */
export async function findAnyEvent(read: Reader, organizationId: string, id: string): Promise<EventRecord | null> {
  const row = await read.get<EventRow>(`${SELECT} AND e.id = ?`, [organizationId, id]);
  return row === undefined ? null : complete(row);
}

/** The account that owns an event. Null where nobody does, and where the command line made it, which has no account. */
export async function ownerOf(read: Reader, eventId: string): Promise<string | null> {
  const row = await read.get<{ id: string }>(
    'SELECT a.id FROM events AS e JOIN accounts AS a ON a.id = e.owner_id WHERE e.id = ?',
    [eventId],
  );
  return row?.id ?? null;
}

/** Whether another event of the organization has a slug. */
export async function slugTaken(read: Reader, organizationId: string, slug: string, except: string): Promise<boolean> {
  const row = await read.get('SELECT 1 FROM events WHERE organization_id = ? AND slug = ? AND id <> ?', [
    organizationId,
    slug,
    except,
  ]);
  return row !== undefined;
}

/** An edit may arrive before the creation it belongs to; what is still missing has a plain default. */
function complete(row: EventRow): EventRecord {
  const code = row.code ?? '';
  return {
    ...row,
    id: row.id ?? '',
    code,
    slug: row.slug ?? code.toLowerCase(),
    title: row.title ?? code,
    tags: JSON.parse(row.tags ?? '[]') as string[],
    timeZone: row.timeZone ?? 'UTC',
    reentry: row.reentry ?? 'afterExit',
    status: row.status ?? 'draft',
    badgeTemplate: row.badgeTemplate ?? DEFAULT_BADGE_TEMPLATE,
    registrations: row.registrations ?? 0,
    enrolled: row.enrolled ?? 0,
    waitlisted: row.waitlisted ?? 0,
  };
}
