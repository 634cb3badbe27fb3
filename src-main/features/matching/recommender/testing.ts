import { createRandom } from '#shared/domain/random.ts';
import type { PairingRules, Participant, Relations } from './types.ts';

export const ANYBODY: PairingRules = { withinCompany: true, groups: null };
export const NO_RELATIONS: Relations = { never: [], must: [], met: [] };

/** Somebody of whom nothing is known but what is given. */
export function person(id: string, known: Partial<Participant> = {}): Participant {
  return {
    id,
    offering: [],
    lookingFor: [],
    topics: [],
    profile: [],
    company: null,
    group: null,
    present: true,
    ...known,
  };
}

/** People with keywords of some fields, some without any; several of a company and a group. */
export function randomPeople(count: number, seed: number): Participant[] {
  const random = createRandom(seed);
  const words = (field: number) =>
    Array.from(
      { length: random.below(6) },
      () => `word-${random.chance(0.7) ? field * 5 + random.below(5) : random.below(40)}`,
    );
  return Array.from({ length: count }, (_, place) => {
    const [field, silent] = [random.below(8), random.chance(0.15)];
    return person(`id-${String(place).padStart(4, '0')}`, {
      offering: silent ? [] : [...new Set(words(field))],
      lookingFor: silent ? [] : [...new Set(words(field))],
      topics: silent || random.chance(0.7) ? [] : [...new Set(words(field))],
      profile: [`title-${random.below(5)}`, ...(random.chance(0.5) ? [`field-${field}`] : [])],
      company: random.chance(0.2) ? null : `company-${random.below(Math.ceil(count / 5))}`,
      group: random.chance(0.1) ? null : random.pick(['founder', 'investor', 'researcher']),
      present: random.chance(0.5),
    });
  });
}

/** Some pairs of people, possibly of one and the same. */
export function randomPairs(people: readonly Participant[], count: number, seed: number): [string, string][] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => [random.pick(people).id, random.pick(people).id]);
}
