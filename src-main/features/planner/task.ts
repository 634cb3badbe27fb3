/*
 * What the planner is given and what it gives back. Everything is counted from 0 and is plain data, so that it crosses to a worker thread
 * as it is. Nothing here knows an event, a database or a clock.
 */

export interface PlanTask {
  /** In the order of time, none reaching into the next; a gap never reaches over a night. */
  rounds: readonly PlanRound[];
  points: readonly PlanPoint[];
  people: readonly PlanPerson[];
  meetings: readonly TaskMeeting[];
}

export interface PlanRound {
  day: number;
  /** In ms, as the clock of the event has them. */
  startAt: number;
  endAt: number;
}

/** A table or spot. */
export interface PlanPoint {
  /** Meetings at once; 1 or more. */
  capacity: number;
  /** Points of one number are in one location; -1 for none, which is one of its own. */
  location: number;
  /** Where it stands within its location, in metres; null where that is not known. */
  x: number | null;
  y: number | null;
  /** Rounds in which it can be used; absent: all. */
  rounds?: readonly number[];
}

export interface PlanPerson {
  /** Rounds in which they cannot come. */
  away: readonly number[];
  /** The most meetings that they take; absent: as many as there are. */
  limit?: number;
}

export interface TaskMeeting {
  /** Two or more, none twice. */
  people: readonly number[];
  /** Above 0: how much it is worth that the meeting takes place. */
  weight: number;
  /** Rounds in which it may be; absent: any. */
  rounds?: readonly number[];
  /** Points at which it may be; absent: any. */
  points?: readonly number[];
  /** Meetings that come before this one, in an earlier round, where they take place. */
  after?: readonly number[];
  /** Where it stands so far; the point is null where it has none. */
  now?: { round: number; point: number | null };
  /**
   * Stays exactly where it stands, whatever else is asked: what is going on, over, or was promised. It needs `now`; without a point it
   * keeps its round and is given a point there.
   */
  locked?: boolean;
}

/** Where a meeting takes place; null: it does not. */
export type Place = { round: number; point: number } | null;

/** Why a meeting has no place. */
export type Reason =
  /** There is no round in which it may be and all of its people can come. */
  | { kind: 'noCommonRound' }
  /** There are such rounds, but in none of them can a point be used at which it may be. */
  | { kind: 'noPoint'; rounds: number[] }
  /** Its people are free in these rounds, but every table is taken: with so many more in each of them this one and those like it would have one. */
  | { kind: 'tablesFull'; rounds: number[]; missing: number }
  /** These people have as many meetings as they take. */
  | { kind: 'limit'; people: number[] }
  /** In every round to which all can come one of these has another meeting. */
  | { kind: 'busy'; people: number[] }
  /** It would have to be before or after these, and there is no round for that. */
  | { kind: 'order'; meetings: number[] };

export interface Unplaced {
  meeting: number;
  reason: Reason;
}

export interface PlanFigures {
  /** Meetings with a place. */
  placed: number;
  placedWeight: number;
  /** No plan places more weight. */
  weightBound: number;
  /** Runs of free rounds between somebody's first and last meeting of a day, of all people together. */
  gaps: number;
  /** No plan that places every meeting has fewer gaps; 0 where this one does not place every meeting. */
  fewestGaps: number;
  /** Most gaps of one person less fewest. */
  spread: number;
  /** How often somebody's next meeting of a day is in another location than the one before. */
  locationChanges: number;
  /** With these rounds no choice of points has fewer; other rounds might. */
  locationChangesBound: number;
  /** From meeting to meeting within a location and a day, in a straight line, of all people together. */
  walkMetres: number;
  seconds: number;
  moves: number;
}

export interface Plan {
  /** In the order of the meetings. */
  places: Place[];
  unplaced: Unplaced[];
  figures: PlanFigures;
}

/** What is done at the moment: which meeting takes place when, and then where. */
export type PlanPhase = 'rounds' | 'points';

/** The best plan so far. */
export interface PlanProgress {
  phase: PlanPhase;
  placed: number;
  meetings: number;
  placedWeight: number;
  weightBound: number;
  gaps: number;
  fewestGaps: number;
  /** Null until there are points. */
  locationChanges: number | null;
  /** Since the beginning. */
  seconds: number;
}

export interface PlanOptions {
  /** The same seed and as many moves make the same plan; time decides only when to stop. */
  seed: number;
  /** How long it may take, about; sooner where nothing can be better. Absent: until `stop` or `moves` end it. */
  seconds?: number;
  /** The most moves of the search, of either phase. */
  moves?: number;
  /** Asked every few milliseconds: whether to end with the best so far. */
  stop?: () => boolean;
  /** Told of every better plan: many times a second at first. */
  onProgress?: (progress: PlanProgress) => void;
}

export interface ReplanOptions {
  /** Asked every few milliseconds: whether to end with the best so far. */
  stop?: () => boolean;
}

/** A plan made out of another one. */
export interface Replan extends Plan {
  /** Meetings that had a place that was still good, and now have another one or none. */
  moved: number[];
}

/** What a round lacks, known before anything is planned. */
export interface RoundForecast {
  round: number;
  /** Meetings that fit at the points that can be used. */
  tables: number;
  /** People who can come and have a meeting that may be then. */
  people: number;
  /** Meetings that can be in this round only. */
  only: number;
  /** Tables more in this round: with those of all rounds together nothing would have to lack a table that its people have time for. */
  missing: number;
}

export interface Forecast {
  rounds: RoundForecast[];
  /** Tables missing in all rounds together, at least. */
  short: number;
  /** Meetings beyond what their people have rounds for, or take. */
  overbooked: number[];
  /** Meetings for which there is no common round, however many tables there are. */
  impossible: number[];
}
