import type { WriteTx } from '../unit-of-work.ts';

/**
 * Counts every event anew, from its rows. Triggers keep the counts while rows change; what becomes of a table without them,
 * or of the counts themselves, they do not see.
 */
export async function countAnew(tx: WriteTx): Promise<void> {
  await tx.run('DELETE FROM event_totals');
  await tx.run(
    `INSERT INTO event_totals (event_id, enrolled, waitlisted, cancelled, inside, visited, entries)
     SELECT event_id, sum(enrolled) AS enrolled, sum(waitlisted) AS waitlisted, sum(cancelled) AS cancelled,
       sum(inside) AS inside, sum(visited) AS visited, sum(entries) AS entries
     FROM (
       SELECT event_id, status IS 'enrolled' AS enrolled, status IS 'waitlisted' AS waitlisted,
         status IS 'cancelled' AS cancelled, 0 AS inside, 0 AS visited, 0 AS entries
       FROM registrations WHERE deleted_at IS NULL AND event_id IS NOT NULL
       UNION ALL SELECT event_id, 0, 0, 0, inside, entries > 0, entries FROM presences
     )
     GROUP BY event_id
     HAVING sum(enrolled + waitlisted + cancelled) > 0 OR sum(inside + visited + entries) > 0`,
  );
}
