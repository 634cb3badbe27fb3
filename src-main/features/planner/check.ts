import type { Place, PlanTask } from './task.ts';

/** What is wrong with a plan, in words for logs and tests; people, meetings, rounds and points are counted from 0. */
export interface Checked {
  faults: string[];
  placed: number;
  placedWeight: number;
  /** Runs of free rounds between somebody's first and last meeting of a day, of all people together. */
  gaps: number;
  /** Most gaps of one person less fewest. */
  spread: number;
  /** How often somebody's next meeting of a day is in another location. */
  locationChanges: number;
  /** In straight lines, within locations and days, of all people together. */
  walkMetres: number;
}

/**
 * Looks at a plan as somebody with paper and pencil would: round by round, point by point, person by person. It shares nothing with the
 * search, so that a fault of the search cannot hide in it. A locked meeting has to be where it stands, whatever else is asked of it; what
 * locked meetings alone do wrong is no fault of the plan.
 */
export function checkPlan(task: PlanTask, places: readonly Place[]): Checked {
  const faults: string[] = [];
  if (places.length !== task.meetings.length)
    faults.push(`${places.length} places for ${task.meetings.length} meetings`);
  const known = task.meetings.map((_, index) => placeOf(task, places, index, faults));
  for (const index of task.meetings.keys()) checkMeeting(task, known, index, faults);
  checkPoints(task, known, faults);
  const own = task.people.map((): number[] => []);
  for (const [index, { people }] of task.meetings.entries())
    if (known[index] !== null) for (const person of people) own[person]?.push(index);
  const days = own.map((meetings, person) => dayOf(task, known, person, meetings, faults));
  const gaps = days.map((day) => day.gaps);
  const placed = task.meetings.filter((_, index) => known[index] !== null);
  return {
    faults,
    placed: placed.length,
    placedWeight: placed.reduce((sum, { weight }) => sum + weight, 0),
    gaps: gaps.reduce((sum, some) => sum + some, 0),
    spread: gaps.length === 0 ? 0 : Math.max(...gaps) - Math.min(...gaps),
    locationChanges: days.reduce((sum, day) => sum + day.changes, 0),
    walkMetres: days.reduce((sum, day) => sum + day.metres, 0),
  };
}

function placeOf(task: PlanTask, places: readonly Place[], index: number, faults: string[]): Place {
  const place = places[index] ?? null;
  if (place === null) return null;
  if (task.rounds[place.round] === undefined) {
    faults.push(`meeting ${index} is in round ${place.round}, which is none`);
    return null;
  }
  if (task.points[place.point] === undefined) {
    faults.push(`meeting ${index} is at point ${place.point}, which is none`);
    return null;
  }
  return place;
}

function checkMeeting(task: PlanTask, places: readonly Place[], index: number, faults: string[]): void {
  const meeting = task.meetings[index];
  const place = places[index];
  if (meeting === undefined) return;
  for (const earlier of meeting.after ?? []) {
    const before = places[earlier];
    if (place == null || before == null || before.round < place.round) continue;
    if (meeting.locked && task.meetings[earlier]?.locked) continue;
    faults.push(`meeting ${index} is not after meeting ${earlier}`);
  }
  if (meeting.locked) {
    const now = meeting.now;
    const isThere = place?.round === now?.round && (now?.point === null || place?.point === now?.point);
    // Where no point is free a locked meeting without one has no place; it never has another round.
    if (!isThere && !(place === null && now?.point === null)) faults.push(`meeting ${index} is locked and has moved`);
    return;
  }
  if (place == null) return;
  const { round, point } = place;
  if (meeting.rounds !== undefined && !meeting.rounds.includes(round))
    faults.push(`meeting ${index} must not be in round ${round}`);
  if (meeting.points !== undefined && !meeting.points.includes(point))
    faults.push(`meeting ${index} must not be at point ${point}`);
  const usable = task.points[point]?.rounds;
  if (usable !== undefined && !usable.includes(round)) faults.push(`point ${point} cannot be used in round ${round}`);
  for (const person of meeting.people)
    if (task.people[person]?.away.includes(round)) faults.push(`person ${person} is away in round ${round}`);
}

/** Locked meetings take up their points as any others do; where these alone are too many nobody can help it. */
function checkPoints(task: PlanTask, places: readonly Place[], faults: string[]): void {
  const at = new Map<string, number[]>();
  for (const [index, place] of places.entries()) {
    if (place === null) continue;
    const name = `${place.round} ${place.point}`;
    at.set(name, [...(at.get(name) ?? []), index]);
  }
  for (const [name, meetings] of at) {
    const [round, point] = name.split(' ').map(Number);
    const others = meetings.filter((meeting) => !task.meetings[meeting]?.locked);
    if (meetings.length > (task.points[point as number]?.capacity ?? 0) && others.length > 0)
      faults.push(`point ${point} has ${meetings.length} meetings in round ${round}, too many`);
  }
}

/** What one person goes through. */
function dayOf(task: PlanTask, places: readonly Place[], person: number, own: number[], faults: string[]) {
  const isLocked = (index: number) => task.meetings[index]?.locked === true;
  const roundOf = (index: number) => places[index]?.round ?? 0;
  own.sort((a, b) => roundOf(a) - roundOf(b));
  if (own.length > (task.people[person]?.limit ?? Number.POSITIVE_INFINITY) && !own.every(isLocked))
    faults.push(`person ${person} has ${own.length} meetings, too many`);
  const day = { gaps: 0, changes: 0, metres: 0 };
  for (const [at, index] of own.entries()) {
    const next = own[at + 1];
    if (next === undefined) continue;
    const [round, then] = [roundOf(index), roundOf(next)];
    if (round === then && !(isLocked(index) && isLocked(next)))
      faults.push(
        `person ${person} has meetings ${Math.min(index, next)} and ${Math.max(index, next)} in round ${round}`,
      );
    if (round === then || task.rounds[round]?.day !== task.rounds[then]?.day) continue;
    if (then > round + 1) day.gaps += 1;
    const [from, to] = [task.points[places[index]?.point ?? -1], task.points[places[next]?.point ?? -1]];
    if (from?.location !== to?.location) day.changes += 1;
    else if (from != null && to != null && from.x !== null && from.y !== null && to.x !== null && to.y !== null)
      day.metres += Math.sqrt((from.x - to.x) ** 2 + (from.y - to.y) ** 2);
  }
  return day;
}
