import { Model } from './model.ts';
import type { PairingRules, Participant, Reason, Recommendation, Relations, ScoreParts } from './types.ts';

export interface RecommenderOptions {
  /** People in a list; 10 by default. A list is longer where more must be met. */
  size?: number;
  /** Another order among equals. */
  seed?: number;
  /** How much it weighs that all are shown about equally often; 0 for not at all. */
  fairness?: number;
}

/** What a screen asks for beyond a list. */
interface Wanted {
  limit: number;
  /** Ids of people who are not to be among them: liked, passed or matched before. */
  exclude?: ReadonlySet<string>;
  presentFirst?: boolean;
}

/**
 * Who should meet whom: a short list for everybody, of people who suit them and whom they suit, so that everybody
 * stands in about as many lists. Deterministic: the same people give the same lists, in whatever order they come.
 */
export class Recommender {
  private readonly participants: Map<string, Participant>;
  private readonly options: Required<RecommenderOptions>;
  private model: Model;
  /** What has changed since somebody began to make lists that are not there yet. */
  private readonly missed = new Set<Change>();

  constructor(
    participants: readonly Participant[],
    private readonly rules: PairingRules,
    private relations: Relations,
    options: RecommenderOptions = {},
  ) {
    this.options = { size: 10, seed: 0, fairness: FAIRNESS, ...options };
    this.participants = new Map(participants.map((person) => [person.id, person]));
    const steps = this.steps();
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    this.model = step.value;
  }

  /**
   * Makes all lists. Where there are some already they are what it begins with, so that they change little.
   * @param progress is told the share that is done, from 0 to 1
   * @param signal stops it between two slices; the lists then stay as they were
   * @returns whether it came to its end
   */
  build(progress?: (done: number) => void, signal?: { readonly aborted: boolean }): boolean {
    for (const done of this.slices()) {
      progress?.(done);
      if (signal?.aborted) return false;
    }
    return true;
  }

  /**
   * The same in slices of few milliseconds, for those who have to listen in between. Yields the share that is done. The new
   * lists are there once it has come to its end; people who change meanwhile change the old ones, and the new ones at the end.
   */
  *slices(): Generator<number, void> {
    yield* this.renewing(true);
  }

  /** Takes the rarities of keywords from those who are there now, in slices. Lists are made by `slices`: here there are none. */
  *refreshing(): Generator<number, void> {
    yield* this.renewing(false);
  }

  private *renewing(withLists: boolean): Generator<number, void> {
    const missed: Change = { changed: new Map(), concerned: new Set() };
    this.missed.add(missed);
    try {
      const steps = this.steps();
      let step = steps.next();
      for (; step.done !== true; step = steps.next()) yield 0;
      const model = step.value;
      if (withLists) yield* model.build(this.model);
      const changed = [...missed.changed.values()].filter((person) => person !== null);
      const removed = [...missed.changed].flatMap(([id, person]) => (person === null ? [id] : []));
      model.update(changed, removed, [...missed.concerned], this.relations);
      this.model = model;
    } finally {
      this.missed.delete(missed);
    }
  }

  /** Somebody's list, the best first. Empty before lists are made. @throws RangeError for an id that is not there */
  listOf(id: string): readonly Recommendation[] {
    const slot = this.model.slotOf(id);
    return this.model.listOf(slot).map((other) => this.recommendation(slot, other));
  }

  /**
   * As many as are wanted, beyond somebody's list: first those who must be met, then those of the list, then all others by
   * score. Among these the present come first where that is wanted, but after those who must be met.
   * Before lists are made all stand by score.
   * @throws RangeError for an id that is not there
   */
  recommend(id: string, { limit, exclude, presentFirst = false }: Wanted): Recommendation[] {
    const slot = this.model.slotOf(id);
    const musts = new Set(this.model.eligibility.mustsOf(slot));
    const rankOf = (other: number) => {
      if (exclude?.has(this.model.idOf(other)) === true) return null;
      if (musts.has(other)) return 0;
      return presentFirst && !this.model.isPresent(other) ? 2 : 1;
    };
    return this.model.bestFor(slot, limit, rankOf).map((other) => this.recommendation(slot, other));
  }

  /**
   * The score of a very good match at this event: of the best that some people can have, the upper quartile. Scores are
   * small in themselves, and what they are depends on how many keywords people give and how rare those are. Who has met
   * counts like everybody: what is very good does not change because it has come about.
   * @param sample how many people are looked at, spread evenly
   * @returns 0 where nobody suits anybody
   */
  veryGood(sample: number): number {
    const ids = [...this.participants.keys()];
    const step = Math.max(1, ids.length / sample);
    const best: number[] = [];
    for (let place = 0; place < ids.length; place += step) {
      const score = this.model.bestScoreOf(this.model.slotOf(ids[Math.floor(place)] ?? ''));
      if (score > 0) best.push(score);
    }
    best.sort((a, b) => a - b);
    return best[Math.floor(best.length * 0.75)] ?? 0;
  }

  /**
   * Brings the lists up to date of everybody who is concerned, and of nobody else. Rarities of keywords stay as they were when
   * lists were made: see `staleness`.
   * @param changed people who came or are not what they were
   * @param removed ids of people who left; unknown ones are passed over
   * @param relations where they are not what they were
   */
  update(changed: readonly Participant[], removed: readonly string[], relations: Relations = this.relations): void {
    for (const id of removed) this.participants.delete(id);
    for (const person of changed) this.participants.set(person.id, person);
    const concerned = relations === this.relations ? [] : differences(this.relations, relations);
    this.relations = relations;
    for (const missed of this.missed) {
      for (const id of removed) missed.changed.set(id, null);
      for (const person of changed) missed.changed.set(person.id, person);
      for (const id of concerned) missed.concerned.add(id);
    }
    this.model.update(changed, removed, concerned, relations);
  }

  /** The share of people who have changed since lists were made. From a tenth on it is worth making them anew. */
  get staleness(): number {
    return this.model.staleness;
  }

  has(id: string): boolean {
    return this.participants.has(id);
  }

  get size(): number {
    return this.participants.size;
  }

  /** Whether nothing keeps the two apart, whether they have met or not. @throws RangeError for an id that is not there */
  mayBeTogether(one: string, other: string): boolean {
    return this.model.eligibility.mayBeTogether(this.model.slotOf(one), this.model.slotOf(other));
  }

  /** From 0 to 1, the same in either order; whether they may be shown to each other plays no part. */
  score(one: string, other: string): number {
    return this.scoreParts(one, other).score;
  }

  /** What the score of two is made of, from the view of the first. @throws RangeError for an id that is not there */
  scoreParts(one: string, other: string): ScoreParts {
    return this.model.scoreParts(this.model.slotOf(one), this.model.slotOf(other));
  }

  /** Why the second is shown to the first. There is always a reason. @throws RangeError for an id that is not there */
  explain(one: string, other: string): Reason[] {
    return this.model.explain(this.model.slotOf(one), this.model.slotOf(other));
  }

  /** In how many lists everybody stands, by id. */
  exposure(): Map<string, number> {
    return this.model.exposure();
  }

  /** How many people could be shown to somebody. @throws RangeError for an id that is not there */
  candidatesOf(id: string): number {
    return this.model.eligibility.candidatesOf(this.model.slotOf(id));
  }

  /** Ids of those to whom nobody could be shown, ascending: now, or if the rules were others. */
  withoutCandidates(rules: PairingRules = this.rules): string[] {
    return this.model.eligibility.withoutCandidates(rules);
  }

  private steps(): Generator<void, Model> {
    return Model.steps([...this.participants.values()], this.rules, this.relations, this.options);
  }

  private recommendation(slot: number, other: number): Recommendation {
    return {
      id: this.model.idOf(other),
      score: this.model.scoreParts(slot, other).score,
      reasons: this.model.explain(slot, other),
    };
  }
}

/** People who came or are not what they were, by id, null for those who left; and those whose pairs are not what they were. */
interface Change {
  changed: Map<string, Participant | null>;
  concerned: Set<string>;
}

/** Found with simulated people: more of it evens out little and costs hits. */
const FAIRNESS = 0.5;

/** Ids of the people in pairs that are in one of the two only. */
function differences(before: Relations, after: Relations): string[] {
  const ids = new Set<string>();
  for (const kind of ['never', 'must', 'met'] as const) {
    const pairs = (relations: Relations) => new Map(relations[kind].map((pair) => [[...pair].sort().join('\n'), pair]));
    const [old, now] = [pairs(before), pairs(after)];
    for (const [key, pair] of [...old, ...now]) if (!old.has(key) || !now.has(key)) for (const id of pair) ids.add(id);
  }
  return [...ids];
}
