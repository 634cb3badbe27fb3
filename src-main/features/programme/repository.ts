import type { Reader } from '#main/storage/unit-of-work.ts';
import type { MeetingPoint, Round } from '#shared/contract/programme.ts';
import type { Location } from '#shared/contract/venues.ts';

const LOCATION = `
  SELECT l.id, l.venue_id AS venueId, l.event_id AS eventId, coalesce(l.name, '') AS name, l.plan_width AS planWidth,
    l.plan_height AS planHeight, l.openings
  FROM locations AS l`;

type LocationRow = Omit<Location, 'openings'> & { openings: string | null };

function toLocation({ openings, ...row }: LocationRow): Location {
  return { ...row, openings: openings === null ? null : (JSON.parse(openings) as Location['openings']) };
}

/** The rooms that an event has: its own, and those of its venue. */
export async function listLocationsOf(read: Reader, eventId: string): Promise<Location[]> {
  const rows = await read.all<LocationRow>(
    `${LOCATION} WHERE l.event_id = ?1 AND l.deleted_at IS NULL
     UNION ALL
     ${LOCATION} CROSS JOIN events AS e ON e.venue_id = l.venue_id WHERE e.id = ?1 AND l.deleted_at IS NULL
     ORDER BY name, id`,
    [eventId],
  );
  return rows.map(toLocation);
}

export async function listLocationsOfVenues(read: Reader, venueIds: readonly string[]): Promise<Location[]> {
  const rows = await read.all<LocationRow>(
    `${LOCATION} WHERE l.venue_id IN (SELECT value FROM json_each(?)) AND l.deleted_at IS NULL ORDER BY l.name, l.id`,
    [JSON.stringify(venueIds)],
  );
  return rows.map(toLocation);
}

/** A room, deleted or not. */
export async function findLocation(read: Reader, id: string): Promise<Location | undefined> {
  const row = await read.get<LocationRow>(`${LOCATION} WHERE l.id = ?`, [id]);
  return row === undefined ? undefined : toLocation(row);
}

const ROUND = `
  id, coalesce(name, '') AS name, coalesce(start_at, 0) AS startAt, coalesce(end_at, start_at, 0) AS endAt,
  location_text AS locationText`;

export async function listRounds(read: Reader, eventId: string): Promise<Round[]> {
  return read.all(
    `SELECT ${ROUND} FROM rounds WHERE event_id = ? AND deleted_at IS NULL ORDER BY start_at, end_at, name, id`,
    [eventId],
  );
}

export async function findRound(read: Reader, id: string): Promise<(Round & { eventId: string }) | undefined> {
  return read.get(`SELECT ${ROUND}, event_id AS eventId FROM rounds WHERE id = ? AND deleted_at IS NULL`, [id]);
}

const POINT = `
  SELECT id, coalesce(name, '') AS name, coalesce(capacity, 1) AS capacity, location_ids AS locationIds,
    position_x AS positionX, position_y AS positionY, closed_at AS closedAt
  FROM meeting_points`;

export async function listPoints(read: Reader, eventId: string): Promise<MeetingPoint[]> {
  const rows = await read.all<Omit<MeetingPoint, 'locationIds'> & { locationIds: string | null }>(
    `${POINT} WHERE event_id = ? AND deleted_at IS NULL`,
    [eventId],
  );
  const points = rows.map((row) => ({ ...row, locationIds: JSON.parse(row.locationIds ?? '[]') as string[] }));
  // Table 2 before table 10.
  return points.sort((a, b) => BY_NUMBER.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

const BY_NUMBER = new Intl.Collator('en', { numeric: true });

/** Which of some rounds somebody has said that they can or cannot come to. */
export async function availabilityOf(read: Reader, registrationId: string): Promise<Map<string, boolean>> {
  const rows = await read.all<{ roundId: string; available: number }>(
    'SELECT round_id AS roundId, available FROM availabilities WHERE registration_id = ? AND deleted_at IS NULL',
    [registrationId],
  );
  return new Map(rows.map((row) => [row.roundId, row.available === 1]));
}
