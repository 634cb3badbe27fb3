import type { TableNow } from './now-next.ts';
import { STANDINGS, type Standing, standingOf } from './status.ts';

/** What matters most at a table with several meetings comes first. */
const URGENT: readonly Standing[] = ['noShow', 'waiting', 'active', 'pending', 'completed', 'cancelled'];

/** Where a table stands, by what is there now, else by what comes next; null for a free one. */
export function standingOfTable({ now, next }: Pick<TableNow, 'now' | 'next'>): Standing | null {
  const standings = (now.length > 0 ? now : next).map(standingOf);
  return URGENT.find((one) => standings.includes(one)) ?? null;
}

/** The colour of a table. */
export function toneOf(standing: Standing | null) {
  return standing === null ? 'idle' : STANDINGS[standing].tone;
}
