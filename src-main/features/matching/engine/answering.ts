import { pair } from '../pairing/pairing.ts';
import { Recommender } from '../recommender/recommender.ts';
import type { FromEngine, Pool, Question, Questions, ToEngine } from './protocol.ts';

/** People for whom lists are made before anybody is answered: that takes no time. */
const AT_ONCE = 300;
/** Making lists takes time that grows with the square of the people: more than these are shown to each other without. */
const MOST_WITH_LISTS = 10_000;
/** The share of people who have changed from which on lists are made anew, and rarities of keywords taken anew. */
const STALE = 0.1;
/** People whose best suggestions say what is very good at an event: the fewer the longer it takes to look at one. */
const SAMPLE = 100;
const LEAST_SAMPLE = 8;
/** What is made in between takes no longer at a time, so that nobody waits for it. In ms. */
const SLICE_MS = 10;
/** How long it waits after a fault before it tries again: twice as long each time, up to the most. In ms. */
const PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 30 * 60_000;

/** The lower the sooner: whoever stands at a kiosk waits for nobody who looks at figures. */
const TURN: Readonly<Record<Question, number>> = {
  update: 0,
  recommend: 1,
  scores: 2,
  exposure: 3,
  without: 3,
  pair: 3,
};

/** What it needs of where it runs. */
export interface Surroundings {
  send(message: FromEngine): void;
  /** Does something when what has come in meanwhile is in its hands. */
  soon(work: () => void): void;
  later(ms: number, work: () => void): void;
  /** In ms, for measuring alone. */
  now(): number;
}

/**
 * Answers questions about the people of one event, one at a time and those of kiosks first, and makes lists for everybody when
 * nobody asks: a slice at a time.
 */
export class Answering {
  readonly #around: Surroundings;
  readonly #recommender: Recommender;
  readonly #questions: ToEngine[] = [];
  /** Who wants to know in how many lists everybody stands, while there are none. */
  readonly #waiting: number[] = [];
  #areMade = false;
  /** The score that counts as full strength; null until somebody asks. */
  #full: number | null = null;
  #making: Generator<number, void> | null = null;
  #faults = 0;
  #isPausing = false;
  #isTurning = false;

  constructor({ participants, rules, relations }: Pool, around: Surroundings) {
    this.#around = around;
    this.#recommender = new Recommender(participants, rules, relations);
    if (this.#recommender.size <= AT_ONCE) this.#areMade = this.#recommender.build();
    around.send('ready');
    this.#keepLists();
  }

  receive(question: ToEngine): void {
    this.#questions.push(question);
    this.#turn();
  }

  #turn(): void {
    if (this.#isTurning || (this.#questions.length === 0 && this.#making === null)) return;
    this.#isTurning = true;
    this.#around.soon(() => {
      this.#isTurning = false;
      const next = this.#nextQuestion();
      if (next === undefined) this.#makeSlice();
      else this.#answer(next);
      this.#turn();
    });
  }

  #nextQuestion(): ToEngine | undefined {
    let first = 0;
    for (const [place, { question }] of this.#questions.entries())
      if (TURN[question] < TURN[this.#questions[first]?.question ?? question]) first = place;
    return this.#questions.splice(first, 1)[0];
  }

  #answer({ id, question, ask }: ToEngine): void {
    if (question === 'exposure' && !this.#areMade && this.#hasLists) {
      this.#waiting.push(id);
      this.#keepLists();
      return;
    }
    try {
      const answer = (this.#answers[question] as (asked: unknown) => unknown)(ask);
      this.#around.send({ id, answer });
    } catch (error) {
      this.#around.send({ id, failed: textOf(error) });
    }
  }

  get #hasLists(): boolean {
    return this.#recommender.size <= MOST_WITH_LISTS;
  }

  /** Makes lists where there are none, or they are old; of very many people what is old is the rarity of their keywords alone. */
  #keepLists(): void {
    if (this.#making !== null || this.#isPausing) return;
    const isStale = this.#recommender.staleness >= STALE;
    if (this.#hasLists ? this.#areMade && !isStale : !isStale) return;
    this.#making = this.#hasLists ? this.#recommender.slices() : this.#recommender.refreshing();
    this.#turn();
  }

  #makeSlice(): void {
    const until = this.#around.now() + SLICE_MS;
    try {
      let isDone = false;
      do isDone = this.#making?.next().done === true;
      while (!isDone && this.#around.now() < until);
      if (isDone) this.#made();
    } catch (error) {
      this.#making = null;
      this.#fail(error);
    }
  }

  #made(): void {
    this.#making = null;
    this.#faults = 0;
    this.#full = null;
    // So many may have come meanwhile that there are no lists any more, or so many have left that there may be.
    this.#areMade = this.#hasLists;
    this.#tellWaiting((id) => ({ id, answer: this.#exposure() }));
    this.#keepLists();
  }

  /** What has gone wrong once is likely to go wrong again at once. */
  #fail(error: unknown): void {
    const failed = textOf(error);
    this.#around.send({ fault: failed });
    this.#tellWaiting((id) => ({ id, failed }));
    this.#isPausing = true;
    this.#around.later(Math.min(PAUSE_MS * 2 ** this.#faults, LONGEST_PAUSE_MS), () => {
      this.#isPausing = false;
      this.#keepLists();
    });
    this.#faults += 1;
  }

  #tellWaiting(tell: (id: number) => FromEngine): void {
    for (const id of this.#waiting.splice(0)) this.#around.send(tell(id));
  }

  /** A score as a strength: 1 is as good as the best that most can have here. */
  #strength(score: number): number {
    const sample = Math.max(LEAST_SAMPLE, Math.min(SAMPLE, Math.floor((AT_ONCE * SAMPLE) / this.#recommender.size)));
    this.#full ??= this.#recommender.veryGood(sample);
    return this.#full === 0 ? 0 : Math.min(1, score / this.#full);
  }

  #exposure(): Questions['exposure']['answer'] {
    if (!this.#hasLists) return null;
    return [...this.#recommender.exposure()].map(([id, lists]) => ({ id, lists }));
  }

  readonly #answers: { [Q in Question]: (ask: Questions[Q]['ask']) => Questions[Q]['answer'] } = {
    update: ({ changed, removed, relations }) => {
      this.#recommender.update(changed, removed, relations ?? undefined);
      // Of few people each one counts, and looking takes no time.
      if (this.#recommender.size <= AT_ONCE) this.#full = null;
      this.#keepLists();
      return null;
    },
    recommend: ({ id, exclude, ...wanted }) => {
      if (!this.#recommender.has(id)) return null;
      const found = this.#recommender.recommend(id, { ...wanted, exclude: new Set(exclude) });
      return found.map((one) => ({ ...one, score: this.#strength(one.score) }));
    },
    scores: ({ pairs }) =>
      pairs.map(([one, other]) =>
        this.#recommender.has(one) && this.#recommender.has(other)
          ? this.#strength(this.#recommender.score(one, other))
          : null,
      ),
    exposure: () => this.#exposure(),
    without: ({ rules }) => this.#recommender.withoutCandidates(rules),
    pair: ({ people, earlier, satOut, groupsOfThree }) => {
      const there = people.filter((id) => this.#recommender.has(id));
      return pair({
        people: there,
        scoreOf: (a, b) => this.#recommender.score(there[a] ?? '', there[b] ?? ''),
        forbidden: this.#forbiddenAmong(there),
        earlier,
        satOut: new Map(satOut),
        groupsOfThree,
      });
    },
  };

  /** Whom the rules keep apart, or organizers. That two have met already does not. */
  #forbiddenAmong(ids: readonly string[]): [string, string][] {
    return ids.flatMap((one, place) =>
      ids
        .slice(place + 1)
        .filter((other) => !this.#recommender.mayBeTogether(one, other))
        .map((other): [string, string] => [one, other]),
    );
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
