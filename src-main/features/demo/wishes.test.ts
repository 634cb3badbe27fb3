import { expect, it } from 'vitest';
import { DEMO_PEOPLE, demoEvent } from './event.ts';
import { generatePeople } from './people.ts';
import { demoWishes } from './wishes.ts';

const people = [...generatePeople(DEMO_PEOPLE.count, DEMO_PEOPLE.seed)];
const { rounds, halls } = demoEvent(0, 'UTC');
const { likes, away } = demoWishes(people, rounds.length, DEMO_PEOPLE.seed);
const key = (from: number, to: number) => `${from} ${to}`;

it('are the same for the same seed, and others for another', () => {
  expect(demoWishes(people, rounds.length, DEMO_PEOPLE.seed)).toEqual({ likes, away });
  expect(demoWishes(people, rounds.length, 1)).not.toEqual({ likes, away });
});

it('are said once by those who take part, of others', () => {
  expect(new Set(likes.map(({ from, to }) => key(from, to))).size).toBe(likes.length);
  for (const { from, to } of likes) {
    expect(from).not.toBe(to);
    expect([people[from]?.status, people[to]?.status]).toEqual(['enrolled', 'enrolled']);
  }
});

it('make so many matches that the tables are well used and nearly all have room', () => {
  const said = new Set(likes.map(({ from, to }) => key(from, to)));
  const matches = likes.filter(({ from, to }) => from < to && said.has(key(to, from))).length;
  const room = rounds.length * halls.reduce((sum, { tables }) => sum + tables.length, 0);
  expect(matches).toBeGreaterThan(room / 2);
  expect(matches).toBeLessThanOrEqual(room);
  expect(likes.length).toBeGreaterThan(2 * matches);
});

it('leave everybody a round at least', () => {
  expect(away.length).toBeGreaterThan(0);
  for (const { person, round } of away) {
    expect(rounds[round]).toBeDefined();
    expect(away.filter((one) => one.person === person).length).toBeLessThan(rounds.length);
  }
});
