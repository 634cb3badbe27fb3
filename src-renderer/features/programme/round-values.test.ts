import { describe, expect, it } from 'vitest';
import { changedFields } from '#renderer/features/forms/changes.ts';
import { roundFields, roundProblems, roundValues } from './round-values.ts';

const HOUR = 3_600_000;
const NINE = Date.UTC(2026, 5, 1, 6);
const event = { startAt: NINE, timeZone: 'Europe/Tallinn' };
const round = { id: 'r', name: 'Round 1', startAt: NINE, endAt: NINE + HOUR, locationText: 'Hall 1' };

describe('roundValues', () => {
  it('proposes the time after the last, as long as that one, at its place', () => {
    expect(roundValues(null, [round], event, 'Round 2')).toEqual({
      name: 'Round 2',
      start: '2026-06-01T10:00',
      end: '2026-06-01T11:00',
      locationText: 'Hall 1',
    });
  });

  it('begins with the event, or asks', () => {
    expect(roundValues(null, [], event, 'R')).toMatchObject({ start: '2026-06-01T09:00', end: '2026-06-01T09:30' });
    expect(roundValues(null, [], { ...event, startAt: null }, 'R')).toMatchObject({ start: '', end: '' });
  });

  it('comes back unchanged', () => {
    const { id: _, ...fields } = round;
    expect(roundFields(roundValues(round, [], event, ''), event.timeZone)).toEqual(fields);
  });
});

it('leaves the hour that comes twice alone where only the name was changed', () => {
  const timeZone = 'Europe/Berlin';
  // The second 02:30 of the night in which the clocks go back.
  const night = { ...round, startAt: Date.UTC(2026, 9, 25, 1, 30), endAt: Date.UTC(2026, 9, 25, 2) };
  const before = roundValues(night, [], { ...event, timeZone }, '');
  const fields = (values: typeof before) => roundFields(values, timeZone);
  expect(changedFields(fields(before), fields({ ...before, name: 'Nightcap' }))).toEqual({ name: 'Nightcap' });
});

it('finds what is wrong', () => {
  const values = roundValues(round, [], event, '');
  expect(roundProblems(values, event.timeZone)).toEqual({});
  expect(roundProblems({ ...values, end: values.start }, event.timeZone)).toEqual({});
  expect(roundProblems({ ...values, end: '2026-06-01T08:59' }, event.timeZone)).toEqual({ end: 'endBeforeStart' });
  expect(roundProblems({ name: ' ', start: '', end: '', locationText: '' }, event.timeZone)).toEqual({
    name: 'name',
    start: 'start',
    end: 'end',
  });
});
