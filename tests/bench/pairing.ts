import { provenMatching } from '#main/features/matching/pairing/blossom.ts';
import { type Pairing, pair } from '#main/features/matching/pairing/pairing.ts';
import type { Meeting } from '#main/features/matching/pairing/table.ts';
import { createRandom } from '#shared/domain/random.ts';
import type { Figure } from './figures.ts';

const ROUNDS = 5;
const KEYWORDS = 80;
/** How finely the highest total is looked for: a millionth of a full score. */
const STEPS = 1_000_000;

/** Pairs people for several rounds, each of which knows of those before, and compares the first with what no pairing exceeds. */
export async function measurePairing(seed: number): Promise<Figure[]> {
  const small = rounds(200, seed, false);
  const large = rounds(400, seed, false);
  const thirds = rounds(399, seed, true);
  const slowest = (of: string, { seconds }: { seconds: number[] }, target: number | null): Figure => ({
    what: `pairing ${of}, slowest of ${ROUNDS} rounds`,
    measured: 1000 * Math.max(...seconds),
    unit: 'ms',
    target,
  });
  return [
    slowest('200 people', small, 1000),
    slowest('400 people', large, 1000),
    slowest('399 people with groups of three', thirds, null),
    share('200 people, first round, of what is possible', small, 99.99),
    share('400 people, first round, of what is possible', large, 99),
    {
      what: 'pairing 400 people, repeats in all rounds',
      measured: large.found.reduce((sum, { repeats }) => sum + repeats, 0),
      unit: '',
      target: null,
    },
  ];
}

interface Measured {
  scores: Float64Array;
  seconds: number[];
  found: Pairing[];
}

function rounds(count: number, seed: number, groupsOfThree: boolean): Measured {
  const scores = likings(count, seed);
  const people = Array.from({ length: count }, (_, number) => `person-${number}`);
  const earlier: Meeting[] = [];
  const satOut = new Map<string, number>();
  const measured: Measured = { scores, seconds: [], found: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    const scoreOf = (a: number, b: number) => scores[a * count + b] ?? 0;
    const found = pair({ people, scoreOf, forbidden: [], earlier, satOut, groupsOfThree });
    measured.seconds.push((performance.now() - began) / 1000);
    measured.found.push(found);
    for (const [a = '', b = '', c] of found.groups) {
      earlier.push({ people: [a, b], times: 1 });
      if (c) earlier.push({ people: [a, c], times: 1 }, { people: [b, c], times: 1 });
    }
    for (const { person } of found.sittingOut) satOut.set(person, (satOut.get(person) ?? 0) + 1);
  }
  return measured;
}

/** The share of keywords that two have in common, of all that either has: for most two nothing or next to it. */
function likings(count: number, seed: number): Float64Array {
  const random = createRandom(seed);
  const keywords = Array.from({ length: KEYWORDS }, (_, keyword) => ({ keyword, weight: 1 / (keyword + 3) }));
  const interests = Array.from({ length: count }, () => {
    const size = 3 + random.below(6);
    return new Set(Array.from({ length: size }, () => random.pickWeighted(keywords).keyword));
  });
  const scores = new Float64Array(count * count);
  interests.forEach((one, a) => {
    for (const [b, other] of interests.slice(0, a).entries()) {
      const common = [...one].filter((keyword) => other.has(keyword)).length;
      const score = common / (one.size + other.size - common);
      scores[a * count + b] = score;
      scores[b * count + a] = score;
    }
  });
  return scores;
}

/** The first round's score as a share of what duals prove to be the most. */
function share(what: string, { scores, found }: Measured, target: number): Figure {
  const size = Math.sqrt(scores.length);
  const { vertexDuals, blossoms } = provenMatching(
    size,
    scores.map((score) => Math.round(score * STEPS)),
  );
  const inBlossoms = blossoms.reduce((sum, { vertices, dual }) => sum + (dual * (vertices.length - 1)) / 2, 0);
  const most = (vertexDuals.reduce((sum, dual) => sum + dual, 0) + inBlossoms) / 2 / STEPS;
  return { what: `pairing ${what}`, measured: (100 * (found[0]?.score ?? 0)) / most, unit: '%', target, atLeast: true };
}
