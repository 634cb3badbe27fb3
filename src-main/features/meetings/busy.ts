import type { Reader } from '#main/storage/unit-of-work.ts';
import { PLACED, ROUND, STATUS } from './standing.ts';

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
