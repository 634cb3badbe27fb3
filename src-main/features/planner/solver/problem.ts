/** What is to be planned, with everything counted from 0. Nothing here knows an event, a database or a clock. */
export interface Problem {
  /** The day of each round; rounds are in the order of time, so days never fall. A gap never reaches over a night. */
  days: readonly number[];
  /** How many meetings can go on at once, round by round. */
  capacity: readonly number[];
  people: number;
  /** Rounds in which somebody cannot come, person by person. */
  away: readonly (readonly number[])[];
  /** The most meetings that somebody takes, person by person; absent: as many as there are. */
  limits?: readonly number[];
  meetings: readonly PlanMeeting[];
}

export interface PlanMeeting {
  /** Two or more, none twice. */
  people: readonly number[];
  /** Above 0: how much it is worth that the meeting takes place. */
  weight: number;
  /** Rounds in which it may be; absent: any. */
  rounds?: readonly number[];
  /** Takes place whatever else cannot: what is going on, or was promised. It has a round that is open to it, as a rule one only. */
  locked?: boolean;
  /** Meetings that come before this one, in an earlier round, where they take place. */
  after?: readonly number[];
}

/** Where a meeting has no round. */
export const UNPLACED = -1;

/** The round of each meeting, or {@link UNPLACED}. */
export type Placement = Int32Array;

/** A problem in flat arrays, as the search needs it. */
export interface Compiled {
  problem: Problem;
  rounds: number;
  people: number;
  meetings: number;
  capacity: Int32Array;
  /** People of meeting m: `members` from `memberStart[m]` to `memberStart[m + 1]`. */
  memberStart: Int32Array;
  members: Int32Array;
  /** Meetings of person p, likewise. */
  ofStart: Int32Array;
  of: Int32Array;
  /** Rounds that meeting m may have, likewise. */
  openStart: Int32Array;
  open: Int32Array;
  /** 1 at `m * rounds + r` where meeting m may be in round r. */
  allowed: Uint8Array;
  /** Meetings that must be before m, and those that must be after it. */
  before: readonly (readonly number[])[];
  after: readonly (readonly number[])[];
  /** 1 for meetings with an order to keep. */
  ordered: Uint8Array;
  weight: Float64Array;
  /** 1 for meetings that take place in any case. */
  locked: Uint8Array;
  limit: Int32Array;
  /** Rounds as bits: which word and which bit of it; a day begins a word. */
  words: number;
  wordOf: Int32Array;
  bitOf: Int32Array;
  /** 1 for words with which a day begins. */
  dayBegins: Uint8Array;
}

const BITS = 32;

/** @throws RangeError where the problem contradicts itself: somebody twice in a meeting, rounds that are none */
export function compile(problem: Problem): Compiled {
  const rounds = problem.days.length;
  const { people } = problem;
  const meetings = problem.meetings.length;
  if (problem.capacity.length !== rounds) throw new RangeError('Each round needs a capacity.');
  const away = Array.from({ length: people }, (_, person) => new Set(problem.away[person] ?? []));
  const words: number[] = [];
  const wordOf = new Int32Array(rounds);
  const bitOf = new Int32Array(rounds);
  let used = BITS;
  for (let round = 0; round < rounds; round++) {
    const isFirst = round === 0 || problem.days[round] !== problem.days[round - 1];
    if (isFirst || used === BITS) {
      words.push(isFirst ? 1 : 0);
      used = 0;
    }
    wordOf[round] = words.length - 1;
    bitOf[round] = 1 << used++;
  }
  const members: number[] = [];
  const memberStart = new Int32Array(meetings + 1);
  const open: number[] = [];
  const openStart = new Int32Array(meetings + 1);
  const allowed = new Uint8Array(meetings * rounds);
  const lists: number[][] = Array.from({ length: people }, () => []);
  const before: number[][] = Array.from({ length: meetings }, () => []);
  const after: number[][] = Array.from({ length: meetings }, () => []);
  const ordered = new Uint8Array(meetings);
  for (const [index, meeting] of problem.meetings.entries()) {
    if (new Set(meeting.people).size !== meeting.people.length)
      throw new RangeError(`Somebody is twice in meeting ${index + 1}.`);
    for (const person of meeting.people) {
      const list = lists[person];
      if (list === undefined) throw new RangeError(`Meeting ${index + 1} has somebody who is not there.`);
      list.push(index);
      members.push(person);
    }
    memberStart[index + 1] = members.length;
    for (const round of meeting.rounds ?? problem.days.keys()) {
      if (!(round >= 0 && round < rounds)) throw new RangeError(`Meeting ${index + 1} has a round that is none.`);
      if (meeting.people.some((person) => away[person]?.has(round)) || (problem.capacity[round] ?? 0) < 1) continue;
      if (allowed[index * rounds + round] === 1) continue;
      allowed[index * rounds + round] = 1;
      open.push(round);
    }
    openStart[index + 1] = open.length;
    for (const earlier of meeting.after ?? []) {
      if (earlier === index || after[earlier] === undefined)
        throw new RangeError(`Meeting ${index + 1} comes after one that is not there.`);
      before[index]?.push(earlier);
      after[earlier]?.push(index);
      ordered[index] = 1;
      ordered[earlier] = 1;
    }
  }
  const ofStart = new Int32Array(people + 1);
  for (let person = 0; person < people; person++)
    ofStart[person + 1] = (ofStart[person] as number) + (lists[person]?.length ?? 0);
  return {
    problem,
    rounds,
    people,
    meetings,
    capacity: Int32Array.from(problem.capacity),
    memberStart,
    members: Int32Array.from(members),
    ofStart,
    of: Int32Array.from(lists.flat()),
    openStart,
    open: Int32Array.from(open),
    allowed,
    before,
    after,
    ordered,
    weight: Float64Array.from(problem.meetings, ({ weight }) => weight),
    locked: Uint8Array.from(problem.meetings, ({ locked }) => (locked ? 1 : 0)),
    limit: Int32Array.from({ length: people }, (_, person) => problem.limits?.[person] ?? meetings),
    words: words.length,
    wordOf,
    bitOf,
    dayBegins: Uint8Array.from(words),
  };
}
