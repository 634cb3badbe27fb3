import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freePlaces, statusOfNew } from './places.ts';

test('without a limit everybody has a place, whoever waits', () => {
  expect(statusOfNew({ capacity: null, enrolled: 1000, waitlisted: 3 })).toBe('enrolled');
  expect(freePlaces({ capacity: null, enrolled: 1000 })).toBeNull();
});

test.each([
  [{ capacity: 10, enrolled: 9, waitlisted: 0 }, 'enrolled'],
  [{ capacity: 10, enrolled: 10, waitlisted: 0 }, 'waitlisted'],
  // By hand people may have been let in above it.
  [{ capacity: 10, enrolled: 12, waitlisted: 0 }, 'waitlisted'],
  // A list that cancels some lets nobody in: what is free is theirs who wait.
  [{ capacity: 10, enrolled: 5, waitlisted: 5 }, 'waitlisted'],
  [{ capacity: 10, enrolled: 5, waitlisted: 8 }, 'waitlisted'],
  [{ capacity: 10, enrolled: 5, waitlisted: 4 }, 'enrolled'],
  [{ capacity: 0, enrolled: 0, waitlisted: 0 }, 'waitlisted'],
] as const)('of %j a new one is %s', (places, status) => {
  expect(statusOfNew(places)).toBe(status);
});

test('however many come, nobody takes the place of somebody who waited before', () => {
  const count = fc.integer({ min: 0, max: 30 });
  fc.assert(
    fc.property(count, count, count, count, (capacity, enrolled, waitlisted, coming) => {
      let places = { capacity, enrolled, waitlisted };
      for (let number = 0; number < coming; number += 1) {
        const isEnrolled = statusOfNew(places) === 'enrolled';
        places = {
          capacity,
          enrolled: places.enrolled + (isEnrolled ? 1 : 0),
          waitlisted: places.waitlisted + (isEnrolled ? 0 : 1),
        };
      }
      const claimed = Math.min(waitlisted, freePlaces({ capacity, enrolled }) ?? 0);
      expect(freePlaces(places)).toBeGreaterThanOrEqual(claimed);
    }),
  );
});
