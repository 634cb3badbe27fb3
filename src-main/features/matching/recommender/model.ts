import { Balance } from './balance.ts';
import { Candidates } from './candidates.ts';
import { KeywordIndex } from './keyword-index.ts';
import { reasonsFor } from './reasons.ts';
import { Repair } from './repair.ts';
import { Eligibility } from './rules.ts';
import { Scores } from './scores.ts';
import type { PairingRules, Participant, Reason, Relations, ScoreParts } from './types.ts';

/** People out of whom a list is made, for each place in it, and at the least. */
const CANDIDATES_PER_PLACE = 12;
const FEWEST_CANDIDATES = 60;
/** People who are taken in in one slice. */
const CHUNK = 256;
/** How much better somebody has to be, in proportion, to take another's place in a list that there is already. */
const INERTIA = 0.1;
/** How much of the work is done when all candidates are chosen. */
const CHOOSING = 0.8;

export interface ModelOptions {
  size: number;
  seed: number;
  fairness: number;
}

/** The lists of some people and all that they are made from. People have slots: whole numbers, given in the order of their ids. */
export class Model {
  readonly eligibility: Eligibility;
  private readonly ids: (string | null)[] = [];
  private readonly slots = new Map<string, number>();
  private readonly here: boolean[] = [];
  private readonly index = new KeywordIndex();
  private scores!: Scores;
  private candidates!: Candidates;
  private balance!: Balance;
  private repair: Repair | null = null;
  private built = false;
  private readonly changed = new Set<string>();

  private constructor(
    rules: PairingRules,
    relations: Relations,
    private readonly options: ModelOptions,
  ) {
    this.eligibility = new Eligibility(rules, relations);
  }

  /** Everything but the lists. Yields between slices of the work. */
  static *steps(
    people: readonly Participant[],
    rules: PairingRules,
    relations: Relations,
    options: ModelOptions,
  ): Generator<void, Model> {
    const model = new Model(rules, relations, options);
    yield* model.take([...people].sort((a, b) => (a.id < b.id ? -1 : 1)));
    return model;
  }

  private *take(sorted: readonly Participant[]): Generator<void, void> {
    for (const person of sorted) {
      this.enter(this.ids.length, person);
      if (this.ids.length % CHUNK === 0) yield;
    }
    const { size, seed, fairness } = this.options;
    this.scores = new Scores(this.index, sorted.length);
    const wanted = Math.max(FEWEST_CANDIDATES, CANDIDATES_PER_PLACE * size);
    this.candidates = new Candidates(this.scores, this.eligibility, seed, wanted);
    this.balance = new Balance(this.candidates, size, fairness);
    this.repair = fairness > 0 ? new Repair(this.balance, this.candidates, this.eligibility) : null;
    for (const slot of this.present()) {
      this.scores.refresh(slot);
      this.candidates.introduce(slot, this.idOf(slot));
      if (slot % CHUNK === 0) yield;
    }
  }

  /** Makes all lists, beginning with those of an earlier model. Yields the share that is done. */
  *build(before: Model): Generator<number, void> {
    const slots = this.present();
    for (const slot of slots) this.balance.introduce(slot, this.eligibility.mustsOf(slot));
    for (const [done, slot] of slots.entries()) {
      this.candidates.choose(slot);
      yield (CHOOSING * done) / slots.length;
    }
    this.candidates.join();
    for (const slot of slots) this.balance.assign(slot, this.translated(before, slot));
    const inertia = before.built ? INERTIA : 0;
    for (const done of this.balance.settle(slots, inertia)) yield CHOOSING + (1 - CHOOSING) * done;
    for (const _ of this.repair?.steps(slots) ?? []) yield 1;
    this.built = true;
    yield 1;
  }

  update(
    changed: readonly Participant[],
    removed: readonly string[],
    concerned: readonly string[],
    relations: Relations,
  ): void {
    this.eligibility.relate(relations);
    const left = removed.map((id) => this.slots.get(id)).filter((slot) => slot !== undefined);
    const moved = new Set(left);
    for (const slot of left) this.leave(slot);
    for (const person of changed) {
      const known = this.slots.get(person.id);
      const slot = known ?? this.ids.length;
      this.enter(slot, person);
      this.scores.refresh(slot);
      if (!this.built) this.candidates.introduce(slot, person.id);
      moved.add(slot);
      this.changed.add(person.id);
    }
    for (const id of concerned) {
      const slot = this.slots.get(id);
      if (slot !== undefined) moved.add(slot);
    }
    if (this.built) this.renew(moved);
  }

  /** @throws RangeError for an id that is not there */
  slotOf(id: string): number {
    const slot = this.slots.get(id);
    if (slot === undefined) throw new RangeError(`Nobody has the id ${id}.`);
    return slot;
  }

  idOf(slot: number): string {
    return this.ids[slot] ?? '';
  }

  /** Whether somebody is in the building. */
  isPresent(slot: number): boolean {
    return this.here[slot] === true;
  }

  listOf(slot: number): readonly number[] {
    return this.balance.listOf(slot);
  }

  /**
   * The first of all who may be shown to somebody: by rank, those of the list in its order before the others by value.
   * @param rankOf the lower the sooner; null for who is not wanted
   */
  bestFor(slot: number, limit: number, rankOf: (other: number) => number | null): number[] {
    const values = this.candidates.valuesFor(slot);
    const places = new Map(this.balance.listOf(slot).map((other, place) => [other, place]));
    const best: Standing[] = [];
    for (let other = 0; other < values.length; other++) {
      const value = values[other] ?? -1;
      const rank = value < 0 && !places.has(other) ? null : rankOf(other);
      if (rank === null) continue;
      const one = { other, rank, place: places.get(other) ?? Number.POSITIVE_INFINITY, value };
      const last = best.at(-1);
      if (best.length === limit && last !== undefined && !isBefore(one, last)) continue;
      // Of tens of thousands few come this far.
      let at = best.length;
      while (at > 0 && isBefore(one, best[at - 1] ?? one)) at--;
      best.splice(at, 0, one);
      if (best.length > limit) best.pop();
    }
    return best.map(({ other }) => other);
  }

  /** The best score that somebody has with anybody whom nothing keeps from them, met or not; 0 where there is nobody. */
  bestScoreOf(slot: number): number {
    const scores = new Float64Array(this.ids.length);
    this.scores.row(slot, scores);
    let best = 0;
    for (const [other, score] of scores.entries())
      if (score > best && this.eligibility.mayBeTogether(slot, other)) best = score;
    return best;
  }

  scoreParts(one: number, other: number): ScoreParts {
    return this.scores.parts(one, other);
  }

  explain(one: number, other: number): Reason[] {
    return reasonsFor(this.index, this.scores, one, other, this.eligibility.mustsOf(one).includes(other));
  }

  exposure(): Map<string, number> {
    return new Map(this.present().map((slot) => [this.idOf(slot), this.balance.exposureOf(slot)]));
  }

  get staleness(): number {
    return this.changed.size / Math.max(1, this.slots.size);
  }

  /** Slots with somebody in them. */
  private present(): number[] {
    return [...this.slots.values()].sort((a, b) => a - b);
  }

  private enter(slot: number, person: Participant): void {
    this.ids[slot] = person.id;
    this.slots.set(person.id, slot);
    this.here[slot] = person.present;
    this.index.set(slot, person);
    this.eligibility.set(slot, person);
  }

  private leave(slot: number): void {
    const id = this.idOf(slot);
    this.changed.add(id);
    this.slots.delete(id);
    this.ids[slot] = null;
    this.index.set(slot, null);
    this.eligibility.set(slot, null);
    this.scores.refresh(slot);
  }

  private translated(before: Model, slot: number): number[] {
    const was = before.slots.get(this.idOf(slot));
    if (was === undefined) return [];
    return before.balance
      .listOf(was)
      .map((other) => this.slots.get(before.idOf(other)))
      .filter((other) => other !== undefined && this.eligibility.allowed(slot, other)) as number[];
  }

  /** Makes the lists anew of those who have moved, who had one of them in the list, or to whom one of them might be worth it. */
  private renew(moved: ReadonlySet<number>): void {
    const present = this.present();
    const there = [...moved].filter((slot) => this.ids[slot] !== null);
    const touched = new Set(there);
    for (const slot of moved) {
      this.candidates.remove(slot);
      this.repair?.forget(slot);
      if (this.ids[slot] === null) this.balance.dismiss(slot);
      else this.candidates.introduce(slot, this.idOf(slot));
    }
    for (const slot of present) if (this.balance.listOf(slot).some((other) => moved.has(other))) touched.add(slot);
    for (const slot of there) {
      for (const other of this.eligibility.mustsOf(slot)) touched.add(other);
      for (const other of this.candidates.add(slot)) touched.add(other);
    }
    for (const slot of touched) this.balance.introduce(slot, this.eligibility.mustsOf(slot));
    for (const slot of touched) this.balance.respond(slot, INERTIA);
    this.repair?.run(present);
  }
}

interface Standing {
  other: number;
  rank: number;
  place: number;
  value: number;
}

function isBefore(a: Standing, b: Standing): boolean {
  if (a.rank !== b.rank) return a.rank < b.rank;
  if (a.place !== b.place) return a.place < b.place;
  return a.value !== b.value ? a.value > b.value : a.other < b.other;
}
