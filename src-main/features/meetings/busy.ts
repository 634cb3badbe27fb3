import type { Reader } from '#main/storage/unit-of-work.ts';
import { PLACED, ROUND, STATUS } from './standing.ts';

/** In which rounds people meet somebody already: the one place that knows, whatever has made the meetings. */
export async function roundsBusyOf(
  read: Reader,
  registrationIds: readonly string[],
): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await read.all<{ id: string; roundId: string }>(
    `SELECT x.own AS id, ${ROUND} AS roundId
     FROM (SELECT p.id, p.first_id AS own FROM json_each(?1) AS i CROSS JOIN pairs AS p ON p.first_id = i.value
       UNION ALL SELECT p.id, p.second_id FROM json_each(?1) AS i CROSS JOIN pairs AS p ON p.second_id = i.value) AS x
     CROSS JOIN meetings AS t ON t.match_id = x.id ${PLACED}
     WHERE ${ROUND} IS NOT NULL AND t.deleted_at IS NULL AND ${STATUS} IN ('pending', 'active', 'completed')`,
    [JSON.stringify(registrationIds)],
  );
  const busy = new Map<string, Set<string>>(registrationIds.map((id) => [id, new Set()]));
  for (const { id, roundId } of rows) busy.get(id)?.add(roundId);
  return busy;
}

/** Who is to meet somebody in a round. */
export async function peopleOfRound(read: Reader, roundId: string): Promise<string[]> {
  const rows = await read.all<{ id: string }>(
    `SELECT p.first_id AS id FROM rounds AS r CROSS JOIN meetings AS t ON t.event_id = r.event_id
       JOIN pairs AS p ON p.id = t.match_id ${PLACED} WHERE r.id = ?1 AND ${MEETS_THERE}
     UNION SELECT p.second_id FROM rounds AS r CROSS JOIN meetings AS t ON t.event_id = r.event_id
       JOIN pairs AS p ON p.id = t.match_id ${PLACED} WHERE r.id = ?1 AND ${MEETS_THERE}`,
    [roundId],
  );
  return rows.map(({ id }) => id);
}

const MEETS_THERE = `${ROUND} = r.id AND t.deleted_at IS NULL AND ${STATUS} IN ('pending', 'active')`;
