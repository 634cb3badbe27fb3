import type { FeatureDefinition } from '#shared/contract/define.ts';
import { namedIds } from '#shared/contract/ids.ts';
import { contract } from '#shared/contract/index.ts';
import { placesIn, withAt } from './samples.ts';

const features: [string, FeatureDefinition][] = Object.entries(contract);
/** Every call of the contract. */
export const allCalls = features.flatMap(([feature, { calls: own }]) =>
  Object.entries(own).map(([name, definition]) => ({ call: `${feature}.${name}`, feature, name, ...definition })),
);

/** Stands in samples for every id, so that it can be found and put in its place. */
export const SOME_ID = '01900000-0000-7000-8000-00000000abcd';
/** Every place of a sample that holds an id, with what the schema says that it names. */
export function idPlaces(input: (typeof allCalls)[number]['input'], sample: unknown) {
  return placesIn(sample)
    .filter(({ value }) => value === SOME_ID)
    .map(({ path }) => {
      const marked = withAt(sample, path, SOME_ID.replace('abcd', 'ffff'));
      const thing = namedIds(input, marked).find(({ id }) => id.endsWith('ffff'))?.thing ?? null;
      return { path, thing };
    });
}
