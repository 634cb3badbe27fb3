import type { Random } from '#shared/domain/random.ts';

/** Who connects to whom, by numbers from 0. */
export interface Topology {
  readonly name: string;
  /** Those that are to be connected now. */
  edges(): readonly (readonly [number, number])[];
  /** Some desk changes over to somebody else, where there is a choice. */
  change(random: Random): void;
}

/** Everybody with everybody gets expensive with the square. */
const MOST_IN_MESH = 6;

/** Draws how so many desks are connected. */
export function drawTopology(random: Random, count: number): Topology {
  const kinds = [star, chain, ...(count > 3 ? [twoHubs] : []), ...(count <= MOST_IN_MESH ? [mesh] : [])];
  return random.pick(kinds)(count, random);
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Edges that stay as they are. */
const fixed = (name: string, edges: readonly (readonly [number, number])[]): Topology => ({
  name,
  edges: () => edges,
  change: () => undefined,
});

function star(count: number): Topology {
  return fixed(
    'a hub',
    numbers(count - 1).map((index) => [0, index + 1]),
  );
}

function chain(count: number): Topology {
  return fixed(
    'a chain',
    numbers(count - 1).map((index) => [index, index + 1]),
  );
}

function mesh(count: number): Topology {
  const all = numbers(count);
  return fixed(
    'everybody with everybody',
    all.flatMap((one) => all.filter((other) => other > one).map((other) => [one, other] as const)),
  );
}

/** The hubs may hear of each other by desks that change over alone. */
function twoHubs(count: number, random: Random): Topology {
  const hubOf = numbers(count).map(() => random.below(2));
  return {
    name: 'two hubs',
    edges: () => [[0, 1], ...numbers(count - 2).map((index) => [hubOf[index + 2] ?? 0, index + 2] as const)],
    change(by) {
      const desk = 2 + by.below(count - 2);
      hubOf[desk] = 1 - (hubOf[desk] ?? 0);
    },
  };
}
