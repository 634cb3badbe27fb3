/** What is to be planned, with everything counted from 0. Nothing here knows an event, a database or a clock. */
export interface Problem {
  /** The day of each round; rounds are in the order of time, so days never fall. A gap never reaches over a night. */
  days: readonly number[];
  /** How many meetings can go on at once, round by round. */
  capacity: readonly number[];
  people: number;
  /** Rounds in which somebody cannot come, person by person. */
  away: readonly (readonly number[])[];
  /** The most meetings that somebody takes, person by person, without those of `busy`; absent: as many as there are. */
  limits?: readonly number[];
  /** Rounds in which somebody has a meeting already that is no part of the problem, person by person. Gaps count up to it. */
  busy?: readonly (readonly number[])[];
  meetings: readonly PlanMeeting[];
  /** Of some meetings fewer fit into a round than of all. */
  pools?: readonly Pool[];
}

/** Meetings of which no more than so many can go on at once: those that need one of a few tables. */
export interface Pool {
  /** Round by round. */
  capacity: readonly number[];
  meetings: readonly number[];
}

export interface PlanMeeting {
  /** Two or more, none twice. */
  people: readonly number[];
  /** Above 0: how much it is worth that the meeting takes place. */
  weight: number;
  /** Rounds in which it may be; absent: any. */
  rounds?: readonly number[];
  /** Meetings that come before this one, in an earlier round, where they take place. */
  after?: readonly number[];
}

/** Where a meeting has no round. */
export const UNPLACED = -1;

/** The round of each meeting, or {@link UNPLACED}. */
export type Placement = Int32Array;
