import { describe, expect, it } from 'vitest';
import { EVENT_CODE } from '#shared/domain/event.ts';
import { DEMO_PEOPLE, demoEvent } from './event.ts';

const NOW = Date.UTC(2026, 3, 1, 9, 7, 30);
const event = demoEvent(NOW, 'Europe/Berlin');

describe('demoEvent', () => {
  it('has a valid code and room for all its people', () => {
    expect(event.code).toMatch(EVENT_CODE);
    expect(event.capacity).toBeGreaterThanOrEqual(DEMO_PEOPLE.count);
    expect(event.timeZone).toBe('Europe/Berlin');
  });

  it('has just begun, whenever it is made', () => {
    for (let minutes = 0; minutes < 24 * 60; minutes += 7) {
      const now = NOW + minutes * 60_000;
      const { startsAt, endsAt } = demoEvent(now, 'UTC');
      expect(now - startsAt).toBeGreaterThanOrEqual(15 * 60_000);
      expect(now - startsAt).toBeLessThan(30 * 60_000);
      expect(endsAt).toBeGreaterThan(now);
    }
  });

  it('has six rounds to come, one after the other, within the event', () => {
    expect(event.rounds).toHaveLength(6);
    const times = [NOW, ...event.rounds.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]), event.endsAt];
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
  });

  it('has 40 tables in two halls, each name once', () => {
    expect(event.halls).toHaveLength(2);
    const tables = event.halls.flatMap((hall) => hall.tables.map((table) => table.name));
    expect(tables).toHaveLength(40);
    expect(new Set(tables).size).toBe(40);
  });

  it('has a plan of each hall, with every table inside it at a place of its own', () => {
    for (const { planWidth, planHeight, tables } of event.halls) {
      expect(tables.every(({ positionX: x }) => x > 1 && x < planWidth - 1)).toBe(true);
      expect(tables.every(({ positionY: y }) => y > 1 && y < planHeight - 1)).toBe(true);
      expect(new Set(tables.map(({ positionX, positionY }) => `${positionX} ${positionY}`)).size).toBe(tables.length);
    }
  });
});
