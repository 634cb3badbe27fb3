import { parentPort, workerData } from 'node:worker_threads';
import type { FromEngine, Pool, Question, Questions, ToEngine } from '#main/features/matching/engine/protocol.ts';
import { pair } from '#main/features/matching/pairing/pairing.ts';
import { Recommender } from '#main/features/matching/recommender/recommender.ts';

/*
 * Computes who should meet whom in a thread of its own, for one event. It answers one question at a time; lists for everybody
 * are made when somebody first asks for what only they tell.
 */
if (parentPort === null) throw new Error('This file is a worker and runs in a worker thread only');
const port = parentPort;
const { participants, rules, relations } = workerData as Pool;
const recommender = new Recommender(participants, rules, relations);
/** Whether there are lists, and whether they are being made. */
let areMade = false;
let making: Generator<number, void> | null = null;

/** People for whom lists are made before anybody is answered: that takes no time. */
const AT_ONCE = 300;
/** Making lists takes time that grows with the square of the people: more than these are shown to each other without. */
const MOST_WITH_LISTS = 10_000;
/** The share of people who have changed from which on lists are made anew. */
const STALE = 0.1;

/** Makes lists between questions, a slice at a time, where there are none or they are old. */
function keepLists(): void {
  if (making !== null || recommender.size > MOST_WITH_LISTS || (areMade && recommender.staleness < STALE)) return;
  making = recommender.slices();
  setImmediate(makeSlice);
}

function makeSlice(): void {
  try {
    if (making?.next().done !== true) {
      setImmediate(makeSlice);
      return;
    }
    areMade = true;
    making = null;
  } catch {
    // People have changed meanwhile: from the beginning.
    making = null;
    keepLists();
  }
}

const answers: { [Q in Question]: (ask: Questions[Q]['ask']) => Questions[Q]['answer'] } = {
  update({ changed, removed, relations: known }) {
    recommender.update(changed, removed, known ?? undefined);
    keepLists();
    return null;
  },
  recommend: ({ id, exclude, ...wanted }) =>
    recommender.has(id) ? recommender.recommend(id, { ...wanted, exclude: new Set(exclude) }) : null,
  scores: ({ pairs }) =>
    pairs.map(([one, other]) =>
      recommender.has(one) && recommender.has(other) ? recommender.score(one, other) : null,
    ),
  exposure() {
    if (recommender.size > MOST_WITH_LISTS) return null;
    if (!areMade) areMade = recommender.build();
    return [...recommender.exposure()].map(([id, lists]) => ({ id, lists }));
  },
  without: ({ rules: others }) => recommender.withoutCandidates(others),
  pair({ people: wanted, earlier, satOut, groupsOfThree }) {
    const there = wanted.filter((id) => recommender.has(id));
    return pair({
      people: there,
      scoreOf: (a, b) => recommender.score(there[a] ?? '', there[b] ?? ''),
      forbidden: forbiddenAmong(there),
      earlier,
      satOut: new Map(satOut),
      groupsOfThree,
    });
  },
};

/** Whom the rules keep apart, or organizers. That two have met already does not. */
function forbiddenAmong(ids: readonly string[]): [string, string][] {
  return ids.flatMap((one, place) =>
    ids
      .slice(place + 1)
      .filter((other) => !recommender.mayBeTogether(one, other))
      .map((other): [string, string] => [one, other]),
  );
}

const send = (message: FromEngine) => port.postMessage(message);

port.on('message', ({ id, question, ask }: ToEngine) => {
  try {
    const answer = (answers[question] as (asked: unknown) => unknown)(ask);
    send({ id, answer });
  } catch (error) {
    send({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
if (recommender.size <= AT_ONCE) areMade = recommender.build();
send('ready');
keepLists();
