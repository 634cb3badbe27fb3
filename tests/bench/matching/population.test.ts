import { describe, expect, it } from 'vitest';
import { mean } from './measures.ts';
import { simulatePopulation } from './population.ts';

const COUNT = 400;
const { participants, likes } = simulatePopulation(COUNT, 3);
const places = participants.map((_, place) => place);
const keywords = participants.map((one) => [...one.offering, ...one.lookingFor, ...one.topics]);

describe('simulatePopulation', () => {
  it('is the same for a seed and another for another', () => {
    expect(simulatePopulation(COUNT, 3).participants).toEqual(participants);
    expect(simulatePopulation(COUNT, 4).participants).not.toEqual(participants);
    const again = simulatePopulation(COUNT, 3);
    for (const place of places) expect(again.likes(0, place)).toBe(likes(0, place));
  });

  it('has one in ten without keywords, and nobody with one twice', () => {
    const silent = keywords.filter((list) => list.length === 0).length / COUNT;
    expect(silent).toBeGreaterThan(0.05);
    expect(silent).toBeLessThan(0.15);
    for (const one of participants) {
      for (const list of [one.offering, one.lookingFor, one.topics]) expect(new Set(list).size).toBe(list.length);
    }
  });

  it('has a few keywords that many use and many that few use', () => {
    const users = new Map<string, number>();
    for (const key of keywords.flatMap((list) => [...new Set(list)])) users.set(key, (users.get(key) ?? 0) + 1);
    const counts = [...users.values()].sort((a, b) => b - a);
    expect(counts.length).toBeGreaterThan(200);
    expect(counts[0]).toBeGreaterThan(COUNT / 10);
    expect(counts[150]).toBeLessThan(COUNT / 25);
  });

  it('has likes of about one in twelve, some people whom many like, and nobody who likes themselves', () => {
    const liked = places.map((one) => places.filter((other) => likes(other, one)).length);
    expect(mean(liked) / COUNT).toBeGreaterThan(0.06);
    expect(mean(liked) / COUNT).toBeLessThan(0.1);
    expect(Math.max(...liked)).toBeGreaterThan(3 * mean(liked));
    for (const place of places) expect(likes(place, place)).toBe(false);
  });

  it('has likes that are answered more often than by chance, and are not the same both ways', () => {
    const pairs = places.flatMap((one) =>
      places.filter((other) => likes(one, other)).map((other) => [one, other] as const),
    );
    const answered = pairs.filter(([one, other]) => likes(other, one)).length / pairs.length;
    expect(answered).toBeGreaterThan(0.1);
    expect(answered).toBeLessThan(0.5);
  });
});
