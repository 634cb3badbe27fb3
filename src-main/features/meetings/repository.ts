import { facesOf } from '#main/features/matching/repository.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import type { Appointment } from '#shared/contract/meetings.ts';
import type { MeetingStatus } from '#shared/domain/meeting.ts';
import { PLACED, POINT, ROUND, STATUS } from './standing.ts';

interface Row {
  id: string;
  otherId: string;
  status: MeetingStatus;
  roundId: string;
  round: string;
  startAt: number | null;
  endAt: number | null;
  pointId: string | null;
  tableName: string | null;
  room: string | null;
}

/** What somebody has in the plan that counts, by time. Those whom they meet together in a group are in one. */
export async function appointmentsOf(read: Reader, registrationId: string): Promise<Appointment[]> {
  const rows = await read.all<Row>(
    `SELECT t.id, x.other AS otherId, ${STATUS} AS status, o.id AS roundId, coalesce(o.name, '') AS round,
       o.start_at AS startAt, o.end_at AS endAt, m.id AS pointId, m.name AS tableName, l.name AS room
     FROM (SELECT id, second_id AS other FROM pairs WHERE first_id = ?1
       UNION ALL SELECT id, first_id FROM pairs WHERE second_id = ?1) AS x
     CROSS JOIN meetings AS t ON t.match_id = x.id AND t.deleted_at IS NULL
     ${PLACED} JOIN rounds AS o ON o.id = ${ROUND} AND o.deleted_at IS NULL
     LEFT JOIN meeting_points AS m ON m.id = ${POINT} LEFT JOIN locations AS l ON l.id = m.location_ids ->> 0
     ORDER BY o.start_at, t.id`,
    [registrationId],
  );
  const faces = await facesOf(
    read,
    rows.map(({ otherId }) => otherId),
  );
  const appointments: Appointment[] = [];
  for (const { otherId, tableName: table, pointId: meetingPointId, ...row } of rows.filter(
    ({ status }) => status !== 'cancelled',
  )) {
    const other = faces.get(otherId);
    const together = appointments.find(
      ({ roundId, status }) => roundId === row.roundId && status === row.status && status !== 'noShow',
    );
    if (other === undefined) continue;
    if (together === undefined) appointments.push({ ...row, meetingPointId, table, others: [other] });
    else together.others.push(other);
  }
  return appointments;
}
