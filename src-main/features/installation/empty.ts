import { OWN_SETTINGS } from '#main/features/bundle/format.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';

/** What the app says at the first start, each once. */
const ONCE: ReadonlySet<string> = new Set(['organization.set', 'desk.set']);
/** Notes of what changed no row. */
const NOTE = 'activity.record';
/** More was never said where nobody has begun. */
const FEW = 100;

/**
 * Whether nobody has begun to use this installation: no organization of it has an account or an event, nothing was said at
 * any desk beyond what the app says by itself, once, and nobody has set anything.
 */
export async function isEmpty(read: Reader): Promise<boolean> {
  const used = await read.get(
    `SELECT 1 FROM accounts UNION ALL SELECT 1 FROM events
     UNION ALL SELECT 1 FROM settings WHERE key NOT IN (SELECT value FROM json_each(?)) LIMIT 1`,
    [JSON.stringify([...OWN_SETTINGS])],
  );
  if (used !== undefined) return false;
  const said = await read.all<{ kind: string }>(
    `SELECT kind FROM operations WHERE position > 0 ORDER BY position LIMIT ${FEW}`,
  );
  const kinds = said.map(({ kind }) => kind).filter((kind) => kind !== NOTE);
  return said.length < FEW && kinds.every((kind) => ONCE.has(kind)) && new Set(kinds).size === kinds.length;
}
