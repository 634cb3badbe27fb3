import { expect, it } from 'vitest';
import { Recommender } from './recommender.ts';
import { NO_RELATIONS, randomPeople } from './testing.ts';

it('several who change at once are candidates of each other once', () => {
  const people = randomPeople(40, 3);
  const recommender = new Recommender(people, { withinCompany: true, groups: null }, NO_RELATIONS);
  recommender.build();
  const changed = people.slice(0, 8).map((one) => ({ ...one, offering: ['storage'], lookingFor: ['storage'] }));
  recommender.update(changed, []);
  for (const { id } of people) {
    const list = recommender.listOf(id).map((entry) => entry.id);
    expect(list, id).toEqual([...new Set(list)]);
  }
});
