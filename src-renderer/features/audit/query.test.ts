import { expect, it } from 'vitest';
import { EVERYTHING, isNarrowed, queryOf } from './query.ts';

it('asks for everything where nothing is chosen', () => {
  expect(queryOf(EVERYTHING, 'UTC')).toEqual({});
  expect(isNarrowed({ ...EVERYTHING, text: ' ' }, '')).toBe(false);
  expect(isNarrowed({ ...EVERYTHING, eventId: 'e' }, 'e')).toBe(false);
  expect(isNarrowed({ ...EVERYTHING, eventId: 'e' }, '')).toBe(true);
});

it('means both days whole, on the clocks of the place', () => {
  const filter = { ...EVERYTHING, from: '2026-11-21', until: '2026-11-21' };
  expect(queryOf(filter, 'Europe/Tallinn')).toEqual({
    from: Date.UTC(2026, 10, 20, 22),
    until: Date.UTC(2026, 10, 21, 22),
  });
});

it('passes over half a day that is being typed', () => {
  expect(queryOf({ ...EVERYTHING, from: '2026-1' }, 'UTC')).toEqual({});
});

it('asks for somebody with all that is theirs, and for a thing alone', () => {
  const subject = { id: 'x', name: null };
  expect(queryOf({ ...EVERYTHING, subject: { ...subject, kind: 'registration' } }, 'UTC')).toEqual({
    registrationId: 'x',
  });
  expect(queryOf({ ...EVERYTHING, subject: { ...subject, kind: 'thing' } }, 'UTC')).toEqual({ subjectId: 'x' });
});
