import { Recommender } from '#main/features/matching/recommender/recommender.ts';
import type { PairingRules, Participant, Relations } from '#main/features/matching/recommender/types.ts';
import { gini } from '#shared/domain/gini.ts';
import { type Figure, quantile } from './figures.ts';
import { jaccardLists } from './matching/jaccard.ts';
import { coverage, mean, ndcg, overlap } from './matching/measures.ts';
import { type Population, simulatePopulation } from './matching/population.ts';

/** Two events: one at which all hidden preferences can be looked at, and a large one. */
const PEOPLE = 500;
const MANY = 5000;
const SEEDS = 5;
const LIST = 10;
/** How often something is done whose time is measured; the median counts. */
const TIMES = 5;
const UPDATES = 50;

const RULES: PairingRules = { withinCompany: false, groups: null };
const NONE: Relations = { never: [], must: [], met: [] };

/** How good, how fair, how steady and how fast recommendations are, with simulated people. Quality is a mean over five seeds. */
export async function measureMatching(seed: number): Promise<Figure[]> {
  const quality = Array.from({ length: SEEDS }, (_, index) =>
    qualityOf(simulatePopulation(PEOPLE, seed + index), seed + index),
  );
  const of = (pick: (one: (typeof quality)[number]) => number) => mean(quality.map(pick));
  const gain = (one: (typeof quality)[number]) => 100 * (one.ndcg / one.jaccard - 1);
  const [worst, leastShown] = [
    Math.max(...quality.map((one) => one.gini)),
    Math.max(...quality.map((one) => one.seldom)),
  ];
  const [small, large] = [simulatePopulation(PEOPLE, seed), simulatePopulation(MANY, seed)];
  const many = largeEvent(large.participants, simulatePopulation(MANY, seed + SEEDS).participants);
  return [
    { what: `lists for ${PEOPLE} people, median`, measured: timeOfLists(small.participants), unit: 'ms', target: 300 },
    { what: `lists for ${MANY} people, median`, measured: many.lists, unit: 'ms', target: 15_000 },
    { what: `new keywords of one of ${MANY} people, p95`, measured: many.update, unit: 'ms', target: 100 },
    { what: 'NDCG@10 on mutual likes', measured: 100 * of((one) => one.ndcg), unit: '%', target: null },
    { what: 'NDCG@10 without balance', measured: 100 * of((one) => one.plain), unit: '%', target: null },
    { what: 'NDCG@10 of Jaccard', measured: 100 * of((one) => one.jaccard), unit: '%', target: null },
    { what: 'NDCG@10 above Jaccard', measured: of(gain), unit: '%', target: 15, atLeast: true },
    {
      what: 'NDCG@10 above Jaccard, worst seed',
      measured: Math.min(...quality.map(gain)),
      unit: '%',
      target: 15,
      atLeast: true,
    },
    { what: 'Gini of exposure, worst seed', measured: worst, unit: '', target: 0.25 },
    { what: 'Gini of exposure without balance', measured: of((one) => one.plainGini), unit: '', target: null },
    { what: `Gini of exposure, ${MANY} people`, measured: many.gini, unit: '', target: 0.25 },
    { what: 'people shown fewer than 3 times, worst seed', measured: leastShown, unit: '', target: 0 },
    { what: `people shown fewer than 3 times, ${MANY} people`, measured: many.seldom, unit: '', target: 0 },
    { what: 'people shown at all', measured: 100 * of((one) => one.coverage), unit: '%', target: null },
    { what: 'people shown at all, Jaccard', measured: 100 * of((one) => one.jaccardCoverage), unit: '%', target: null },
    { what: 'people without a list', measured: of((one) => one.withoutList), unit: '', target: 0 },
    {
      what: 'lists kept after 1% change, updated',
      measured: 100 * of((one) => one.updated),
      unit: '%',
      target: 90,
      atLeast: true,
    },
    {
      what: 'lists kept after 1% change, made again',
      measured: 100 * of((one) => one.again),
      unit: '%',
      target: 90,
      atLeast: true,
    },
    {
      what: `lists kept after 1% change, ${MANY} people`,
      measured: 100 * many.updated,
      unit: '%',
      target: 90,
      atLeast: true,
    },
  ];
}

function qualityOf(population: Population, seed: number) {
  const { participants } = population;
  const liked = mutualLikes(population);
  const hits = (lists: ReadonlyMap<string, readonly string[]>) =>
    mean([...lists].map(([id, list]) => ndcg(list, liked.get(id) ?? new Set(), LIST)).filter((gain) => gain !== null));
  const recommender = built(participants);
  const plain = built(participants, 0);
  const jaccard = jaccardLists(participants, LIST);
  const [lists, exposure] = [listsOf(recommender), [...recommender.exposure().values()]];
  const shown = new Set([...jaccard.values()].flat());

  // The same people with what others at another event say, as if they had thought again.
  const changed = someChanged(participants, simulatePopulation(participants.length, seed + 1000).participants);
  recommender.update(changed, []);
  const updated = overlap(lists, listsOf(recommender));
  recommender.build();
  return {
    ndcg: hits(lists),
    plain: hits(listsOf(plain)),
    jaccard: hits(jaccard),
    gini: gini(exposure),
    plainGini: gini([...plain.exposure().values()]),
    seldom: exposure.filter((times) => times < 3).length,
    coverage: coverage(exposure),
    jaccardCoverage: shown.size / participants.length,
    withoutList: [...lists.values()].filter((list) => list.length === 0).length,
    updated,
    again: overlap(lists, listsOf(recommender)),
  };
}

function largeEvent(participants: readonly Participant[], others: readonly Participant[]) {
  const recommender = built(participants);
  const [lists, exposure] = [listsOf(recommender), [...recommender.exposure().values()]];
  const times = someChanged(participants, others).map((one) => timed(() => recommender.update([one], [])));
  return {
    gini: gini(exposure),
    seldom: exposure.filter((shown) => shown < 3).length,
    updated: overlap(lists, listsOf(recommender)),
    update: quantile(times.slice(0, UPDATES), 0.95),
    lists: timeOfLists(participants),
  };
}

/** For everybody, those whom they like and who like them, among those whom the rules let them meet. */
function mutualLikes({ participants, likes }: Population): Map<string, Set<string>> {
  return new Map(
    participants.map((one, place) => [
      one.id,
      new Set(
        participants
          .filter(
            (other, index) =>
              (one.company === null || one.company !== other.company) && likes(place, index) && likes(index, place),
          )
          .map(({ id }) => id),
      ),
    ]),
  );
}

/** One in a hundred, with the keywords and the profile of somebody else. */
function someChanged(participants: readonly Participant[], others: readonly Participant[]): Participant[] {
  return participants
    .map((one, place) => ({ ...(others[place] ?? one), id: one.id, company: one.company, group: one.group }))
    .filter((_, place) => place % 100 === 7);
}

function built(participants: readonly Participant[], fairness?: number): Recommender {
  const recommender = new Recommender(participants, RULES, NONE, {
    size: LIST,
    ...(fairness === undefined ? {} : { fairness }),
  });
  recommender.build();
  return recommender;
}

function listsOf(recommender: Recommender): Map<string, string[]> {
  const ids = [...recommender.exposure().keys()];
  return new Map(ids.map((id) => [id, recommender.listOf(id).map((other) => other.id)]));
}

function timeOfLists(participants: readonly Participant[]): number {
  return quantile(
    Array.from({ length: TIMES }, () => timed(() => built(participants))),
    0.5,
  );
}

function timed(work: () => void): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}
