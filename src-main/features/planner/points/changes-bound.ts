import { ANY, type Layout } from '../layout.ts';
import type { Seating } from './seating.ts';
import type { Walks } from './walks.ts';

/** Changes of location below which no choice of points comes with these rounds. */
export function fewestChanges(layout: Layout, s: Seating, walks: Walks): number {
  if (!walks.hasLocations) return 0;
  return changesOfEach(layout, s);
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
