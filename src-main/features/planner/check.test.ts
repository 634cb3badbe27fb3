import { expect, test } from 'vitest';
import { checkPlan } from './check.ts';
import type { Place, PlanTask, TaskMeeting } from './task.ts';
import { roundsOf } from './testing.ts';

const meetings: readonly TaskMeeting[] = [
  { people: [0, 1], weight: 2 },
  { people: [2, 3], weight: 1, rounds: [1, 2], points: [0, 1] },
  { people: [1, 2], weight: 1, after: [0] },
  { people: [1, 3], weight: 1 },
];
const task: PlanTask = {
  rounds: roundsOf([0, 0, 0, 1, 1]),
  points: [
    { capacity: 1, location: 0, x: 0, y: 0 },
    { capacity: 2, location: 0, x: 3, y: 4, rounds: [1, 2, 4] },
    { capacity: 1, location: 1, x: 0, y: 0 },
  ],
  people: [{ away: [1] }, { away: [], limit: 2 }, { away: [] }, { away: [] }],
  meetings,
};

/** `21` is round 2 at point 1. */
function places(text: string): Place[] {
  return text.split(' ').map((at) => (at === '-' ? null : { round: Number(at[0]), point: Number(at[1]) }));
}

test('a plan that keeps every rule, with its gaps, changes and metres; a night is none', () => {
  expect(checkPlan(task, places('00 10 21 -'))).toEqual({
    faults: [],
    placed: 3,
    placedWeight: 4,
    gaps: 1,
    spread: 1,
    locationChanges: 0,
    walkMetres: 10,
  });
  expect(checkPlan(task, places('00 10 41 -'))).toMatchObject({ faults: [], gaps: 0, walkMetres: 0 });
  expect(checkPlan(task, places('00 10 22 -'))).toMatchObject({ faults: [], locationChanges: 2, walkMetres: 0 });
});

test.each([
  ['21 20 21 -', 'person 1 has meetings 0 and 2 in round 2'],
  ['10 - - -', 'person 0 is away in round 1'],
  ['- 00 - -', 'meeting 1 must not be in round 0'],
  ['- 12 - -', 'meeting 1 must not be at point 2'],
  ['20 - 10 -', 'meeting 2 is not after meeting 0'],
  ['- - - 31', 'point 1 cannot be used in round 3'],
  ['20 20 - -', 'point 0 has 2 meetings in round 2, too many'],
  ['00 - 10 20', 'person 1 has 3 meetings, too many'],
  ['70 - - -', 'meeting 0 is in round 7, which is none'],
  ['09 - - -', 'meeting 0 is at point 9, which is none'],
  ['00 - -', '3 places for 4 meetings'],
])('%s: %s', (text, fault) => {
  expect(checkPlan(task, places(text)).faults).toContain(fault);
});

test('what is locked stays where it stands, even where it must not be, and others keep clear of it', () => {
  const locked = (now: TaskMeeting['now'] & object): PlanTask => ({
    ...task,
    meetings: meetings.map((meeting, index) => (index === 0 ? { ...meeting, now, locked: true } : meeting)),
  });
  expect(checkPlan(locked({ round: 1, point: 0 }), places('10 - - -')).faults).toEqual([]);
  for (const text of ['20 - - -', '12 - - -', '- - - -'])
    expect(checkPlan(locked({ round: 1, point: 0 }), places(text)).faults).toEqual([
      'meeting 0 is locked and has moved',
    ]);
  expect(checkPlan(locked({ round: 1, point: null }), places('12 - - -')).faults).toEqual([]);
  expect(checkPlan(locked({ round: 1, point: null }), places('- - - -')).faults).toEqual([]);
  expect(checkPlan(locked({ round: 1, point: null }), places('00 - - -')).faults).toHaveLength(1);
  expect(checkPlan(locked({ round: 1, point: 0 }), places('10 10 - -')).faults).toEqual([
    'point 0 has 2 meetings in round 1, too many',
  ]);
  expect(checkPlan(locked({ round: 3, point: 0 }), places('30 - 20 -')).faults).toEqual([
    'meeting 2 is not after meeting 0',
  ]);
});
