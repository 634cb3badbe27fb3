import { ANY, type Layout } from '../layout.ts';
import type { Seating } from './seating.ts';
import { smallestEigenvalues } from './spectrum.ts';
import type { Walks } from './walks.ts';

/** Meetings of a day up to which its whole web of ways is looked at: that takes the cube of them, about a tenth of a second. */
const MOST_MEETINGS = 400;
const EPSILON = 1e-6;

/** Changes of location below which no choice of points comes with these rounds, by what each meeting may have alone: soon known. */
export function changesOfAll(layout: Layout, s: Seating, walks: Walks): number {
  return walks.hasLocations ? changesOfEach(layout, s) : 0;
}

/** The same by how tightly the meetings hang together as well. */
export function fewestChanges(layout: Layout, s: Seating, walks: Walks): number {
  if (!walks.hasLocations) return 0;
  let parted = 0;
  for (const day of new Set(layout.days)) parted += changesOfDay(layout, s, walks, day);
  return Math.max(changesOfEach(layout, s), parted);
}

/**
 * Locations part the meetings of a day, none with more than it holds. Whatever the parts, the ways between them are at least half the sum of their
 * sizes, the largest first, times the eigenvalues of the web of ways, the smallest first (Donath and Hoffman, 1973).
 */
function changesOfDay({ days, room, rounds, task }: Layout, s: Seating, walks: Walks, day: number): number {
  const meetings = [...s.roundOf.keys()].filter(
    (meeting) => (s.pointOf[meeting] as number) >= 0 && days[s.roundOf[meeting] as number] === day,
  );
  const size = meetings.length;
  if (size === 0 || size > MOST_MEETINGS) return 0;
  const rowOf = new Map(meetings.map((meeting, row) => [meeting, row]));
  const web = new Float64Array(size * size);
  for (const [row, meeting] of meetings.entries())
    for (const other of walks.next.subarray(walks.nextStart[meeting], walks.nextStart[meeting + 1])) {
      const column = rowOf.get(other);
      if (column === undefined) continue;
      web[row * size + row] = (web[row * size + row] as number) + 1;
      web[row * size + column] = (web[row * size + column] as number) - 1;
    }
  const holds = new Map<number, number>();
  for (const [point, { location }] of task.points.entries())
    for (const [round, other] of days.entries())
      if (other === day) holds.set(location, (holds.get(location) ?? 0) + (room[point * rounds + round] as number));
  const largest = [...holds.values()].sort((a, b) => b - a);
  let [left, sum] = [size, 0];
  for (const [index, value] of smallestEigenvalues(web, size, largest.length).entries()) {
    const part = Math.min(left, largest[index] as number);
    sum += part * Math.max(0, value);
    left -= part;
  }
  return Math.ceil(sum / 2 - EPSILON);
}

/** What each person needs in any case, because some of their meetings can only be in some locations. */
function changesOfEach(layout: Layout, s: Seating): number {
  const { task, days } = layout;
  const locationsOf = task.meetings.map((_, meeting) => locationsFor(layout, s, meeting));
  const own: number[][] = task.people.map(() => []);
  for (const [meeting, { people }] of task.meetings.entries())
    if ((s.pointOf[meeting] as number) >= 0) for (const person of people) own[person]?.push(meeting);
  let changes = 0;
  for (const meetings of own) {
    meetings.sort((a, b) => (s.roundOf[a] as number) - (s.roundOf[b] as number));
    let here: ReadonlySet<number> | null = null;
    let day = -1;
    for (const meeting of meetings) {
      const round = s.roundOf[meeting] as number;
      const may = locationsOf[meeting] as ReadonlySet<number>;
      const both: Set<number> = new Set([...(here ?? may)].filter((location) => may.has(location)));
      if (here !== null && days[round] === day && both.size === 0) changes += 1;
      here = days[round] === day && both.size > 0 ? both : may;
      day = days[round] as number;
    }
  }
  return changes;
}

function locationsFor({ task, room, rounds, setOf, sets, points, lockedPoint }: Layout, s: Seating, meeting: number) {
  const location = (point: number) => task.points[point]?.location ?? -1;
  const locked = lockedPoint[meeting] as number;
  if (locked >= 0) return new Set([location(locked)]);
  const round = s.roundOf[meeting] as number;
  const set =
    setOf[meeting] === ANY ? Array.from({ length: points }, (_, point) => point) : sets[setOf[meeting] as number];
  return new Set((set ?? []).filter((point) => (room[point * rounds + round] as number) > 0).map(location));
}
