/** How often two people have been in a group together, in earlier rounds. */
export interface Meeting {
  people: readonly [string, string];
  /** From 1 on. */
  times: number;
}

/** Who is to be put into groups, and what is known of them. */
export interface PairingInput {
  /** Ids, each once. Their order does not matter. */
  people: readonly string[];
  /** How well two people suit each other, 0 to 1; called with two places in `people`, once for each two. */
  scoreOf(a: number, b: number): number;
  /** Who must never be in a group together. Who is not among `people` does not count, here and below. */
  forbidden: readonly (readonly [string, string])[];
  /** Named more than once, the times add up. */
  earlier: readonly Meeting[];
  /** In how many earlier rounds a person sat out; who is not named, in none. */
  satOut: ReadonlyMap<string, number>;
  /** Whether who is left over may join a pair. */
  groupsOfThree: boolean;
}

/** The input by number: people in the order of their ids, what is between two of them at `a * size + b`. */
export interface PairTable {
  size: number;
  ids: readonly string[];
  scores: Float64Array;
  /** 1 where two may be in a group. */
  allowed: Uint8Array;
  times: Uint16Array;
  satOut: readonly number[];
}

/** More meetings of two people than any event has rounds. */
const MOST_TIMES = 0xffff;

/** @throws RangeError for an id that comes twice, a score that is not from 0 to 1, and counts that are none */
export function pairTable(input: PairingInput): PairTable {
  const size = input.people.length;
  const places = input.people
    .map((id, place) => ({ id, place }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const numbers = new Map(places.map(({ id }, number) => [id, number]));
  if (numbers.size < size) throw new RangeError('A person is named twice.');
  const table: PairTable = {
    size,
    ids: places.map(({ id }) => id),
    scores: new Float64Array(size * size),
    allowed: new Uint8Array(size * size).fill(1),
    times: new Uint16Array(size * size),
    satOut: places.map(({ id }) => count(input.satOut.get(id) ?? 0)),
  };
  places.forEach(({ place }, a) => {
    table.allowed[a * size + a] = 0;
    for (let b = 0; b < a; b++) {
      const score = input.scoreOf(places[b]?.place ?? 0, place);
      if (!(score >= 0 && score <= 1)) throw new RangeError(`${score} is no score.`);
      table.scores[a * size + b] = score;
      table.scores[b * size + a] = score;
    }
  });
  const cells = ([one, other]: readonly [string, string]) => {
    const [a, b] = [numbers.get(one), numbers.get(other)];
    return a === undefined || b === undefined ? [] : a === b ? [a * size + a] : [a * size + b, b * size + a];
  };
  for (const two of input.forbidden) for (const cell of cells(two)) table.allowed[cell] = 0;
  for (const { people, times } of input.earlier) {
    for (const cell of cells(people)) {
      table.times[cell] = Math.min(MOST_TIMES, (table.times[cell] ?? 0) + count(times));
    }
  }
  return table;
}

function count(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is no count.`);
  return value;
}
