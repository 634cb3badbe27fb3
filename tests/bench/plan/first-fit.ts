import type { Place, PlanTask } from '#main/features/planner/planning.ts';

/** What somebody with a spreadsheet does: the heaviest first, each in the first round in which its people and a table are free. */
export function firstFit({ rounds, points, people, meetings }: PlanTask): Place[] {
  const busy = people.map(({ away }) => new Set(away));
  const used = rounds.map(() => 0);
  const places: Place[] = meetings.map(() => null);
  const order = [...meetings.entries()].sort(([, a], [, b]) => b.weight - a.weight);
  for (const [index, meeting] of order) {
    const round = rounds.findIndex(
      (_, other) =>
        (used[other] ?? 0) < points.length &&
        (meeting.rounds?.includes(other) ?? true) &&
        meeting.people.every((person) => !busy[person]?.has(other)) &&
        (meeting.after ?? []).every((earlier) => (places[earlier]?.round ?? -1) < other) &&
        meetings.every((later, at) => !later.after?.includes(index) || (places[at]?.round ?? rounds.length) > other),
    );
    if (round === -1) continue;
    places[index] = { round, point: used[round] ?? 0 };
    used[round] = (used[round] ?? 0) + 1;
    for (const person of meeting.people) busy[person]?.add(round);
  }
  return places;
}
