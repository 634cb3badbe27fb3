import type { TableNow } from './now-next.ts';
import { STANDINGS, type Standing, standingOf } from './status.ts';

/** What matters most at a table with several meetings comes first. */
const URGENT: readonly Standing[] = ['noShow', 'waiting', 'active', 'pending', 'completed', 'cancelled'];

/**
 * Where a table stands, by what is there now, else by what comes next; null for a free one. What did not take place matters as long as
 * its seats are free: once others meet there instead, it does not.
 */
export function standingOfTable({
  point,
  now,
  next,
}: Pick<TableNow, 'now' | 'next'> & { point: { capacity: number } }): Standing | null {
  const all = (now.length > 0 ? now : next).map(standingOf);
  const others = all.filter((standing) => standing !== 'noShow');
  const standings = others.length >= point.capacity ? others : all;
  return URGENT.find((one) => standings.includes(one)) ?? null;
}

/** The colour of a table. */
export function toneOf(standing: Standing | null) {
  return standing === null ? 'idle' : STANDINGS[standing].tone;
}
