import { mayMeet } from '#shared/domain/matching-rules.ts';
import type { PairingRules, Participant, Relations } from './types.ts';

/** Ids by id, in both directions. */
type Partners = ReadonlyMap<string, ReadonlySet<string>>;

/** Who may be shown to whom among the people in the slots. */
export class Eligibility {
  private readonly people: (Participant | null)[] = [];
  private readonly slotOf = new Map<string, number>();
  /** Companies and groups by number, for those who look at everybody; nobody's company or group is -1. */
  private readonly companies = new Numbers();
  private readonly groups = new Numbers();
  private never: Partners;
  /** Those, and whoever have met. */
  private barred: Partners;
  private musts: Partners;
  private combinations: Partners | null;

  constructor(
    private readonly rules: PairingRules,
    relations: Relations,
  ) {
    this.never = partners(relations.never);
    this.barred = partners([...relations.never, ...relations.met]);
    this.musts = partners(relations.must);
    this.combinations = rules.groups === null ? null : partners(rules.groups, true);
  }

  /** Puts somebody into a slot, or empties it. */
  set(slot: number, person: Participant | null): void {
    const before = this.people[slot];
    if (before) this.slotOf.delete(before.id);
    while (this.people.length < slot) this.people.push(null);
    this.people[slot] = person;
    this.companies.set(slot, person?.company ?? null);
    this.groups.set(slot, person?.group ?? null);
    if (person !== null) this.slotOf.set(person.id, slot);
  }

  relate(relations: Relations): void {
    this.never = partners(relations.never);
    this.barred = partners([...relations.never, ...relations.met]);
    this.musts = partners(relations.must);
  }

  /** Whether the two may be shown to each other. The same in either order. */
  allowed(one: number, other: number): boolean {
    const [first, second] = [this.people[one], this.people[other]];
    if (first && second && this.barred.get(first.id)?.has(second.id)) return false;
    return this.mayBeTogether(one, other);
  }

  /** Whether nothing keeps the two apart, whether they have met or not. The same in either order. */
  mayBeTogether(one: number, other: number): boolean {
    const [first, second] = [this.people[one], this.people[other]];
    if (!first || !second || one === other || this.never.get(first.id)?.has(second.id)) return false;
    return this.musts.get(first.id)?.has(second.id) === true || mayMeet(this.rules, first, second);
  }

  /** Whom somebody must meet, among those who are there and may be met. */
  mustsOf(slot: number): number[] {
    const must = this.musts.get(this.people[slot]?.id ?? '') ?? [];
    return this.slots(must).filter((other) => this.allowed(slot, other));
  }

  /** Writes for everybody whether they may be shown to one: 1 or 0, by slot. */
  mark(slot: number, marks: Uint8Array): void {
    const one = this.people[slot];
    if (!one) {
      marks.fill(0);
      return;
    }
    const fits = this.groups.keys.map((group) => this.groupsFit(one.group, group));
    const [companies, groups] = [this.companies.bySlot, this.groups.bySlot];
    const shunned = this.rules.withinCompany ? -1 : (companies[slot] ?? -1);
    for (let other = 0; other < this.people.length; other++) {
      const company = companies[other] ?? -1;
      const fit = this.combinations === null ? this.people[other] !== null : fits[groups[other] ?? -1] === true;
      marks[other] = fit && (company < 0 || company !== shunned) ? 1 : 0;
    }
    for (const other of this.mustsOf(slot)) marks[other] = 1;
    for (const other of this.slots(this.barred.get(one.id) ?? [])) marks[other] = 0;
    marks[slot] = 0;
  }

  /** How many may be shown to somebody. */
  candidatesOf(slot: number): number {
    let count = 0;
    for (let other = 0; other < this.people.length; other++) if (this.allowed(slot, other)) count += 1;
    return count;
  }

  /**
   * Ids of those to whom nobody could be shown under some rules, ascending; relations stay as they are. Counts groups and
   * companies instead of pairs, so that it answers while somebody moves a switch.
   */
  withoutCandidates(rules: PairingRules = this.rules): string[] {
    const what = new Eligibility(rules, { never: [], must: [], met: [] });
    const counts = new Counts(this.people, what.combinations);
    const alone: string[] = [];
    for (const [slot, person] of this.people.entries()) {
      if (person === null || this.mustsOf(slot).length > 0) continue;
      let count = counts.allowedFor(person, rules.withinCompany);
      for (const other of this.slots(this.barred.get(person.id) ?? [])) {
        const barred = this.people[other];
        if (barred && mayMeet(rules, person, barred)) count -= 1;
      }
      if (count === 0) alone.push(person.id);
    }
    return alone.sort();
  }

  private groupsFit(one: string | null, other: string | null): boolean {
    if (this.combinations === null) return true;
    return one !== null && other !== null && this.combinations.get(one)?.has(other) === true;
  }

  private slots(ids: Iterable<string>): number[] {
    return [...ids].map((id) => this.slotOf.get(id)).filter((slot) => slot !== undefined);
  }
}

/** Numbers for names, and which of them is whose. */
class Numbers {
  readonly keys: string[] = [];
  readonly bySlot: number[] = [];
  private readonly numbers = new Map<string, number>();

  set(slot: number, key: string | null): void {
    while (this.bySlot.length < slot) this.bySlot.push(-1);
    if (key === null) {
      this.bySlot[slot] = -1;
      return;
    }
    const number = this.numbers.get(key) ?? this.keys.push(key) - 1;
    this.numbers.set(key, number);
    this.bySlot[slot] = number;
  }
}

/** How many people there are of each group and company. */
class Counts {
  private readonly inGroup = new Map<string | null, number>();
  private readonly inCompany = new Map<string, Map<string | null, number>>();

  constructor(
    people: readonly (Participant | null)[],
    private readonly combinations: Partners | null,
  ) {
    for (const person of people) {
      if (person === null) continue;
      add(this.inGroup, person.group);
      if (person.company === null) continue;
      const groups = this.inCompany.get(person.company) ?? new Map<string | null, number>();
      add(groups, person.group);
      this.inCompany.set(person.company, groups);
    }
  }

  /** How many others the rules let somebody be shown. */
  allowedFor(person: Participant, withinCompany: boolean): number {
    const everywhere = this.fitting(this.inGroup, person.group);
    if (!withinCompany && person.company !== null) {
      // Oneself is among those of the company.
      return everywhere - this.fitting(this.inCompany.get(person.company) ?? new Map(), person.group);
    }
    return everywhere - this.fitting(new Map([[person.group, 1]]), person.group);
  }

  private fitting(counts: ReadonlyMap<string | null, number>, group: string | null): number {
    let sum = 0;
    for (const [other, count] of counts) {
      const fits =
        this.combinations === null ||
        (group !== null && other !== null && this.combinations.get(group)?.has(other) === true);
      if (fits) sum += count;
    }
    return sum;
  }
}

function add(counts: Map<string | null, number>, key: string | null): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** @param ofItself whether a pair of one and the same means something: two of one group */
function partners(pairs: readonly (readonly [string, string])[], ofItself = false): Partners {
  const all = new Map<string, Set<string>>();
  for (const [one, other] of pairs) {
    if (one === other && !ofItself) continue;
    all.set(one, (all.get(one) ?? new Set()).add(other));
    all.set(other, (all.get(other) ?? new Set()).add(one));
  }
  return all;
}
