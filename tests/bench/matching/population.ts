import type { Participant } from '#main/features/matching/recommender/types.ts';
import { createRandom, type Random } from '#shared/domain/random.ts';
import { keywordsOf, makeVocabulary, type Vocabulary } from './vocabulary.ts';

/**
 * People at an event who know whom they would like to meet, although their keywords tell only part of it.
 *
 * What it simulates:
 * - Everybody has hidden tastes over topics: some of a craft (what their role brings to a meeting and wants from one: a founder
 *   wants funding and customers, an investor wants start-ups) and two or three of a field (health, energy, ...). What they
 *   need and what they supply lie in the same fields, and one time in three the need reaches into one more.
 * - Whether one likes the other depends on how near the hidden need of the one is to the hidden supply of the other, on how
 *   attractive the other is to all (a few are far more than others), and on chance. The share of likes is fixed.
 * - Keywords are drawn from the tastes afterwards, with slips: from a vocabulary in which few are used by many (some of them, as
 *   "networking", stand for no topic at all) and most by few, and in which one taste has several names. So two who fit well
 *   may have no keyword in common, and the other way round.
 * - Lists have up to ten keywords; some people give one list for both sides, and one in ten gives none.
 *
 * It knows nothing of how scores are made. Its numbers are guesses at an ordinary event, not fitted to anything.
 */
export interface Population {
  participants: readonly Participant[];
  /** Whether the one at the first place would like the one at the second. Both by their place in `participants`. */
  likes(one: number, other: number): boolean;
}

/** Topics of crafts and of fields. */
const CRAFTS = 12;
const FIELDS = 32;
const TOPICS = CRAFTS + FIELDS;
/** The share of all others whom somebody would like to meet, on average. */
const LIKED = 0.08;
const WITHOUT_KEYWORDS = 0.1;
const ONE_LIST_FOR_BOTH = 0.15;
/** What weighs how much in a like, in standard deviations. */
const FIT = 1;
const ATTRACTION = 0.4;
const CHANCE = 0.5;
/** A few whom many want to meet. */
const STARS = 0.04;
const STAR_ATTRACTION = 2;
const PAIRS_TO_CALIBRATE = 20_000;

interface Role {
  group: string;
  weight: number;
  titles: readonly string[];
  tickets: readonly string[];
  /** Topics of crafts that they bring and want. */
  brings: readonly number[];
  wants: readonly number[];
}

const ROLES: readonly Role[] = [
  {
    group: 'founder',
    weight: 35,
    titles: ['founder', 'co-founder', 'ceo', 'cto'],
    tickets: ['startup', 'regular'],
    brings: [0, 1, 2],
    wants: [3, 4, 5, 6],
  },
  {
    group: 'investor',
    weight: 15,
    titles: ['partner', 'principal', 'angel', 'analyst'],
    tickets: ['investor'],
    brings: [3, 7, 8],
    wants: [0, 1, 9],
  },
  {
    group: 'corporate',
    weight: 30,
    titles: ['manager', 'director', 'head', 'engineer', 'buyer'],
    tickets: ['regular', 'premium'],
    brings: [4, 6, 10],
    wants: [1, 2, 9, 11],
  },
  {
    group: 'researcher',
    weight: 20,
    titles: ['professor', 'researcher', 'fellow', 'student'],
    tickets: ['academic', 'regular'],
    brings: [5, 9, 11],
    wants: [3, 4, 10],
  },
];

interface Hidden {
  need: Float64Array;
  supply: Float64Array;
  attraction: number;
}

/** Makes people and their hidden preferences. The same for the same count and seed, on every machine. */
export function simulatePopulation(count: number, seed: number): Population {
  const random = createRandom(seed);
  const vocabulary = makeVocabulary(random, TOPICS, CRAFTS);
  const fields = Array.from({ length: FIELDS }, (_, field) => ({ topic: CRAFTS + field, weight: 1 / (field + 3) }));
  const participants: Participant[] = [];
  const hidden: Hidden[] = [];
  for (let place = 0; place < count; place++) {
    const role = random.pickWeighted(ROLES);
    const ownFields = pickSome(random, fields, 2 + random.below(2));
    const foreign = random.chance(1 / 3) ? pickSome(random, fields, 1) : [];
    const one: Hidden = {
      need: tastes(random, pickTopics(random, role.wants), [...ownFields, ...foreign]),
      supply: tastes(random, pickTopics(random, role.brings), ownFields),
      attraction: gaussian(random.next(), random.next()) + (random.chance(STARS) ? STAR_ATTRACTION : 0),
    };
    hidden.push(one);
    participants.push({
      id: `p${String(place).padStart(5, '0')}`,
      ...listsOf(random, vocabulary, one),
      profile: profileOf(random, role, ownFields),
      company: companyOf(random, role, count),
      group: role.group,
      present: random.chance(0.6),
    });
  }
  return { participants, likes: preferences(hidden, seed) };
}

/** A mixture of topics of a craft and of fields, each half of it, with length 1. */
function tastes(random: Random, crafts: readonly number[], fields: readonly number[]): Float64Array {
  const vector = new Float64Array(TOPICS);
  for (const [topics, share] of [
    [crafts, 0.5],
    [fields, 0.5],
  ] as const) {
    const weights = topics.map(() => -Math.log(1 - random.next()) + 0.2);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    for (const [index, topic] of topics.entries()) {
      vector[topic] = (vector[topic] ?? 0) + (share * (weights[index] ?? 0)) / sum;
    }
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

function pickTopics(random: Random, topics: readonly number[]): number[] {
  return random.shuffled(topics).slice(0, 1 + random.below(2));
}

function pickSome(random: Random, topics: readonly { topic: number; weight: number }[], count: number): number[] {
  const picked = new Set<number>();
  while (picked.size < count) picked.add(random.pickWeighted(topics).topic);
  return [...picked];
}

function listsOf(random: Random, vocabulary: Vocabulary, { need, supply }: Hidden) {
  const lists = { offering: [] as string[], lookingFor: [] as string[], topics: [] as string[] };
  const lengths = () => 2 + random.below(9);
  if (random.chance(WITHOUT_KEYWORDS)) return lists;
  if (random.chance(ONE_LIST_FOR_BOTH)) {
    const both = need.map((value, topic) => value + (supply[topic] ?? 0));
    return { ...lists, topics: keywordsOf(random, vocabulary, both, lengths() + 1) };
  }
  return {
    ...lists,
    offering: keywordsOf(random, vocabulary, supply, lengths()),
    lookingFor: keywordsOf(random, vocabulary, need, lengths()),
  };
}

function profileOf(random: Random, role: Role, fields: readonly number[]): string[] {
  const words = [random.pick(role.titles), random.pick(role.tickets)];
  // "Head of Energy", "Professor of Law": half of the titles say the field.
  if (random.chance(0.5)) words.push(`field-${fields[0]}`);
  return words;
}

function companyOf(random: Random, role: Role, count: number): string | null {
  if (random.chance(0.1)) return null;
  // Large companies send many, small ones one or two.
  if (role.group !== 'corporate') return `${role.group}-${random.below(Math.ceil(count / 4))}`;
  return `corporate-${Math.floor(random.next() ** 2 * Math.ceil(count / 12))}`;
}

function preferences(hidden: readonly Hidden[], seed: number): Population['likes'] {
  const nearness = (one: number, other: number) => {
    const [need, supply] = [hidden[one]?.need, hidden[other]?.supply];
    return need && supply ? need.reduce((sum, value, topic) => sum + value * (supply[topic] ?? 0), 0) : 0;
  };
  const random = createRandom(seed + 1);
  const pairs = Array.from({ length: PAIRS_TO_CALIBRATE }, () => [
    random.below(hidden.length),
    random.below(hidden.length),
  ]).filter(([one, other]) => one !== other) as [number, number][];
  const all = pairs.map(([one, other]) => nearness(one, other));
  const average = all.reduce((sum, value) => sum + value, 0) / all.length;
  const spread = Math.sqrt(all.reduce((sum, value) => sum + (value - average) ** 2, 0) / all.length);

  const wish = (one: number, other: number) =>
    (FIT * (nearness(one, other) - average)) / spread +
    ATTRACTION * (hidden[other]?.attraction ?? 0) +
    CHANCE * gaussian(mixed(seed, one, other, 1), mixed(seed, one, other, 2));
  const sample = pairs.map(([one, other]) => wish(one, other)).sort((a, b) => b - a);
  const threshold = sample[Math.floor(LIKED * sample.length)] ?? 0;
  return (one, other) => one !== other && wish(one, other) > threshold;
}

/** A number of the normal distribution from two even ones (Box and Muller, 1958). */
function gaussian(one: number, other: number): number {
  return Math.sqrt(-2 * Math.log(1 - one)) * Math.cos(2 * Math.PI * other);
}

/** An even number from 0 to 1 that belongs to a pair, whenever it is asked for (mixing as in MurmurHash3). */
function mixed(seed: number, one: number, other: number, salt: number): number {
  let state = Math.imul(seed + salt, 0x9e3779b1) ^ Math.imul(one + 1, 0x85ebca6b) ^ Math.imul(other + 1, 0xc2b2ae35);
  for (const factor of [0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f]) {
    state ^= state >>> 15;
    state = Math.imul(state, factor);
  }
  return ((state ^ (state >>> 16)) >>> 0) / 0x1_0000_0000;
}
