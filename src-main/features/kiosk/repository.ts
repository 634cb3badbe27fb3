import { facesOf } from '#main/features/matching/repository.ts';
import { PLACED, POINT, ROUND, STANDS } from '#main/features/meetings/standing.ts';
import { availabilityOf, listRounds } from '#main/features/programme/repository.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { NextMeeting, Visit } from '#shared/contract/kiosk.ts';

interface MeetingRow {
  matchId: string;
  otherId: string;
  startAt: number | null;
  endAt: number | null;
  round: string | null;
  tableName: string | null;
  x: number | null;
  y: number | null;
  room: string | null;
  width: number | null;
  height: number | null;
}

/** Meetings of somebody that a kiosk shows: more than fit into a day. */
const MOST_MEETINGS = 30;

/**
 * The meetings of somebody that are under way or to come, the next one first.
 * @param now epoch ms
 * @param seen those who may be shown to them, by registration
 */
export async function meetingsToCome(
  read: Reader,
  registrationId: string,
  now: number,
  seen: ReadonlySet<string>,
): Promise<NextMeeting[]> {
  const rows = await read.all<MeetingRow>(
    `SELECT t.match_id AS matchId, x.other AS otherId, o.start_at AS startAt, o.end_at AS endAt, o.name AS round,
       m.name AS tableName, m.position_x AS x, m.position_y AS y, l.name AS room, l.plan_width AS width,
       l.plan_height AS height
     FROM (SELECT id, second_id AS other FROM pairs WHERE first_id = ?1 AND active = 1
       UNION ALL SELECT id, first_id FROM pairs WHERE second_id = ?1 AND active = 1) AS x
     CROSS JOIN meetings AS t ON t.match_id = x.id AND t.status IN ('pending', 'active') AND t.deleted_at IS NULL
     ${PLACED} JOIN rounds AS o ON o.id = ${ROUND} AND o.deleted_at IS NULL
     LEFT JOIN meeting_points AS m ON m.id = ${POINT} AND m.deleted_at IS NULL
     LEFT JOIN locations AS l ON l.id = m.location_ids ->> 0
     WHERE (o.end_at IS NULL OR o.end_at > ?2) AND ${STANDS} AND x.other IN (SELECT value FROM json_each(?3))
     ORDER BY o.start_at, t.id LIMIT ${MOST_MEETINGS}`,
    [registrationId, now, JSON.stringify([...seen])],
  );
  const faces = await facesOf(
    read,
    rows.map(({ otherId }) => otherId),
  );
  return rows.flatMap(({ matchId, otherId, startAt, endAt, round, tableName: table, x, y, room, width, height }) => {
    const other = faces.get(otherId);
    if (other === undefined) return [];
    return [
      { matchId, other, startAt, endAt, round, table, place: table === null ? null : { room, width, height, x, y } },
    ];
  });
}

/** Rounds of an event that are not over, and whether somebody can come to them. @param now epoch ms */
export async function roundsToCome(
  read: Reader,
  eventId: string,
  registrationId: string,
  now: number,
): Promise<Visit['rounds']> {
  const rounds = (await listRounds(read, eventId)).filter(({ endAt }) => endAt > now);
  if (rounds.length === 0) return [];
  const said = await availabilityOf(read, registrationId);
  return rounds.map(({ id, name, startAt, endAt }) => ({ id, name, startAt, endAt, available: said.get(id) ?? true }));
}

export async function timeZoneOf(read: Reader, eventId: string): Promise<string> {
  const row = await read.get<{ timeZone: string | null }>('SELECT time_zone AS timeZone FROM events WHERE id = ?', [
    eventId,
  ]);
  return row?.timeZone ?? 'UTC';
}
