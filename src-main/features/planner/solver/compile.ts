import type { Problem } from './problem.ts';

/** A problem in flat arrays, as the search needs it. */
export interface Compiled {
  rounds: number;
  people: number;
  meetings: number;
  /** Pools, of which the first one is all meetings. */
  pools: number;
  /** Of pool k in round r at `k * rounds + r`. */
  capacity: Int32Array;
  /** Pools of meeting m: `poolsOf` from `poolStart[m]` to `poolStart[m + 1]`; the first one is not listed. */
  poolStart: Int32Array;
  poolsOf: Int32Array;
  /** People of meeting m: `members` from `memberStart[m]` to `memberStart[m + 1]`. */
  memberStart: Int32Array;
  members: Int32Array;
  /** Meetings of person p, likewise. */
  ofStart: Int32Array;
  of: Int32Array;
  /** Rounds that meeting m may have, likewise, ascending. */
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
  limit: Int32Array;
  /** 1 at `p * rounds + r` where person p has a meeting already. */
  busy: Uint8Array;
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
  const limit = Int32Array.from({ length: people }, (_, person) => problem.limits?.[person] ?? meetings);
  const busy = new Uint8Array(people * rounds);
  for (const [person, taken] of (problem.busy ?? []).entries())
    for (const round of taken) busy[person * rounds + round] = 1;
  return {
    rounds,
    people,
    meetings,
    ...poolsOf(problem),
    ...membersOf(problem),
    ...openRounds(problem, limit, busy),
    ...orderOf(problem),
    weight: Float64Array.from(problem.meetings, ({ weight }) => weight),
    limit,
    busy,
    ...bitsOf(problem.days),
  };
}

/** Lists one behind the other, and where each begins. */
function chained(lists: readonly (readonly number[])[]): { start: Int32Array; items: Int32Array } {
  const start = new Int32Array(lists.length + 1);
  for (const [index, list] of lists.entries()) start[index + 1] = (start[index] as number) + list.length;
  return { start, items: Int32Array.from(lists.flat()) };
}

function poolsOf({ capacity, meetings, pools = [] }: Problem) {
  const lists: number[][] = meetings.map(() => []);
  for (const [index, pool] of pools.entries()) for (const meeting of pool.meetings) lists[meeting]?.push(index + 1);
  const { start, items } = chained(lists);
  return {
    pools: pools.length + 1,
    capacity: Int32Array.from([...capacity, ...pools.flatMap((pool) => pool.capacity)]),
    poolStart: start,
    poolsOf: items,
  };
}

function membersOf({ people, meetings }: Problem) {
  const lists: number[][] = Array.from({ length: people }, () => []);
  for (const [index, meeting] of meetings.entries()) {
    if (new Set(meeting.people).size !== meeting.people.length)
      throw new RangeError(`Somebody is twice in meeting ${index + 1}.`);
    for (const person of meeting.people) {
      const list = lists[person];
      if (list === undefined) throw new RangeError(`Meeting ${index + 1} has somebody who is not there.`);
      list.push(index);
    }
  }
  const members = chained(meetings.map((meeting) => meeting.people));
  const of = chained(lists);
  return { memberStart: members.start, members: members.items, ofStart: of.start, of: of.items };
}

function openRounds(problem: Problem, limit: Int32Array, busy: Uint8Array) {
  const rounds = problem.days.length;
  const away = Array.from({ length: problem.people }, (_, person) => new Set(problem.away[person] ?? []));
  const tooFew = problem.capacity.map((capacity) => capacity < 1);
  const closed = problem.meetings.map(() => new Set<number>());
  for (const pool of problem.pools ?? [])
    for (const meeting of pool.meetings)
      for (const [round, capacity] of pool.capacity.entries()) if (capacity < 1) closed[meeting]?.add(round);
  const allowed = new Uint8Array(problem.meetings.length * rounds);
  const lists = problem.meetings.map((meeting, index) => {
    const list: number[] = [];
    const hasLimit = meeting.people.some((person) => (limit[person] as number) < 1);
    for (const round of meeting.rounds ?? problem.days.keys()) {
      if (!(round >= 0 && round < rounds)) throw new RangeError(`Meeting ${index + 1} has a round that is none.`);
      const cannot = (person: number) => away[person]?.has(round) || busy[person * rounds + round] === 1;
      if (hasLimit || tooFew[round] || closed[index]?.has(round) || meeting.people.some(cannot)) continue;
      if (allowed[index * rounds + round] === 1) continue;
      allowed[index * rounds + round] = 1;
      list.push(round);
    }
    return list.sort((a, b) => a - b);
  });
  const { start, items } = chained(lists);
  return { allowed, openStart: start, open: items };
}

function orderOf({ meetings }: Problem) {
  const before: number[][] = meetings.map(() => []);
  const after: number[][] = meetings.map(() => []);
  const ordered = new Uint8Array(meetings.length);
  for (const [index, meeting] of meetings.entries())
    for (const earlier of meeting.after ?? []) {
      if (earlier === index || after[earlier] === undefined)
        throw new RangeError(`Meeting ${index + 1} comes after one that is not there.`);
      before[index]?.push(earlier);
      after[earlier]?.push(index);
      ordered[index] = 1;
      ordered[earlier] = 1;
    }
  return { before, after, ordered };
}

function bitsOf(days: readonly number[]) {
  const words: number[] = [];
  const wordOf = new Int32Array(days.length);
  const bitOf = new Int32Array(days.length);
  let used = BITS;
  for (const [round, day] of days.entries()) {
    const isFirst = round === 0 || day !== days[round - 1];
    if (isFirst || used === BITS) {
      words.push(isFirst ? 1 : 0);
      used = 0;
    }
    wordOf[round] = words.length - 1;
    bitOf[round] = 1 << used++;
  }
  return { words: words.length, wordOf, bitOf, dayBegins: Uint8Array.from(words) };
}
