import { ANY, type Layout } from './layout.ts';

/** Sets of points that are looked at; with more of them a round may be given meetings that then find no point there. */
const MOST_ZONES = 200;

/**
 * Sets of points that some meetings are bound to, and all that come of joining sets which share a point. Meetings of a round all find a point
 * where, for each of these and for all points together, no more are bound to it than it holds (Hall's condition).
 */
export function zonesOf({ sets }: Layout): Set<number>[] {
  const zones = new Map<string, Set<number>>();
  const queue: Set<number>[] = [];
  const add = (zone: Set<number>) => {
    const name = [...zone].sort((a, b) => a - b).join();
    if (zones.has(name) || zones.size >= MOST_ZONES) return;
    zones.set(name, zone);
    queue.push(zone);
  };
  for (const set of sets) add(new Set(set));
  for (let zone = queue.shift(); zone !== undefined; zone = queue.shift())
    for (const other of [...zones.values()])
      if ([...other].some((point) => zone?.has(point))) add(new Set([...zone, ...other]));
  return [...zones.values()];
}

/** The meetings that can only be in a zone. */
export function meetingsOfZone({ setOf, sets }: Layout, zone: ReadonlySet<number>): number[] {
  const isWithin = sets.map((set) => set.every((point) => zone.has(point)));
  return [...setOf.keys()].filter((meeting) => setOf[meeting] !== ANY && isWithin[setOf[meeting] as number]);
}
