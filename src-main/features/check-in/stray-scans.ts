import type { Reader } from '#main/storage/unit-of-work.ts';

/** Scans that are looked through at a time. */
const PAGE = 1000;

/**
 * Scans of an organization that led to nobody although what was read is somebody's: before they were on the list, or at
 * another event. Goes through all that led to nobody: not for within a write.
 */
export async function findStrayScans(
  read: Reader,
  organizationId: string,
  mentions: (presented: string) => boolean,
): Promise<string[]> {
  const found: string[] = [];
  for (let after: [number, string] = [-1, '']; ; ) {
    const rows = await read.all<{ id: string; seenAt: number; presented: string | null; ours: number }>(
      `SELECT c.id, c.seen_at AS seenAt, c.presented, e.organization_id = ? AS ours
       FROM check_ins AS c CROSS JOIN events AS e ON e.id = c.event_id
       WHERE c.registration_id IS NULL AND (c.seen_at, c.id) > (?, ?) ORDER BY c.seen_at, c.id LIMIT ${PAGE}`,
      [organizationId, ...after],
    );
    for (const { id, presented, ours } of rows)
      if (ours === 1 && presented !== null && mentions(presented)) found.push(id);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return found;
    after = [last.seenAt, last.id];
  }
}
