import { expect, test } from 'vitest';
import { readB2b } from './b2b-file.ts';

const FILE = `
% a comment; with a semicolon = nothing
nBusiness = 4;  nMeetings=3;
nTables
  = 2; nTotalSlots = 6; nMorningSlots = 3;
requested = [| 1, 2, 1
 | 3, 4, 2,
 | 1,3,3 |];
meetingsxBusiness = [{1, 2, 4}, {1,2}, {1,3,4}, {1,3}];
forbidden = [{0}, {0, 2},
  {0}, 5..6];
fixed = [0, 0, 4];
precedences = [{}, {0,1}, { }];
`;

test('a file with all that one may hold', () => {
  const { problem, tables } = readB2b(FILE);
  expect(tables).toBe(2);
  expect(problem).toEqual({
    days: [0, 0, 0, 0, 0, 0],
    capacity: [2, 2, 2, 2, 2, 2],
    people: 4,
    away: [[], [1], [], [4, 5]],
    meetings: [
      { people: [0, 1], weight: 1, rounds: [0, 1, 2], after: [] },
      { people: [2, 3], weight: 1, rounds: [3, 4, 5], after: [0] },
      { people: [0, 2], weight: 1, rounds: [3], after: [] },
    ],
  });
});

test('what is absent is nothing, and any session is meant', () => {
  const { problem } = readB2b('nTables = 1; nTotalSlots = 2; requested = [| 1, 2 | 3, 2 |];');
  expect(problem).toMatchObject({ people: 3, away: [[], [], []] });
  expect(problem.meetings.map(({ rounds, after }) => [rounds, after])).toEqual([
    [[0, 1], []],
    [[0, 1], []],
  ]);
});

test('as other programs write the same', () => {
  const { problem, tables } = readB2b(`
    int: nTables = 2; nTotalSlots=6; nMorningSlots = 3; nBusiness = 4;
    requested = array2d(1..3, 1..3, [1, 2, 1, 3, 4, 2,
      1, 3, 3]);
    array[1..4] of set of int: forbidden = array1d(1..4, [{0}, {0, 2, 4..6}, {}, 5..6]);
    fixed = array1d(1..3, [0, 0, 4]);
    precedences = array1d(1..3, [{}, {1}, {}])`);
  expect(tables).toBe(2);
  expect(problem.away).toEqual([[], [1, 3, 4, 5], [], [4, 5]]);
  expect(problem.meetings).toEqual([
    { people: [0, 1], weight: 1, rounds: [0, 1, 2], after: [] },
    { people: [2, 3], weight: 1, rounds: [3, 4, 5], after: [0] },
    { people: [0, 2], weight: 1, rounds: [3], after: [] },
  ]);
});

test('who meets whom is derived where it is not said, and tables are enough', () => {
  const { problem, tables } = readB2b('nTotalSlots = 2; meetingsxBusiness = [{1, 2, 4}, {1,2}, {1,3,4}, {1,3}, {1}];');
  expect(tables).toBe(2);
  expect(problem.meetings.map(({ people }) => people)).toEqual([
    [0, 1],
    [2, 3],
    [0, 2],
  ]);
});

test('a comment ends with its line, whatever ends that, and what comes before itself has no round', () => {
  const { problem } = readB2b(
    'nTotalSlots = 2; % one\rrequested = [| 1, 2, 3,\r\n| 3, 4, 3, % two\r\n|]; precedences = [{1}, {}];',
  );
  expect(problem.meetings.map(({ rounds, after }) => [rounds, after])).toEqual([
    [[], []],
    [[0, 1], []],
  ]);
});

test('without a noon any round will do', () => {
  const { problem } = readB2b('nTotalSlots = 2; requested = [| 1, 2, 1 | 3, 4, 2 |];');
  expect(problem.meetings.map(({ rounds }) => rounds)).toEqual([
    [0, 1],
    [0, 1],
  ]);
});

test.each([
  ['nTables = 1; requested = [| 1, 2, 3 |];', 'nTotalSlots is missing.'],
  ['nTables = 1; nTotalSlots = 3; nMeetings = 0;', 'requested is missing.'],
  [
    'nTables = 1; nTotalSlots = 2; nMeetings = 2; requested = [| 1, 2, 3 |];',
    'nMeetings is 2, but 1 meetings are requested.',
  ],
  [
    'nTables = 1; nTotalSlots = 2; nBusiness = 1; requested = [| 1, 2, 3 |];',
    'Meeting 1 is of 1 and 2, who are not two of the 1.',
  ],
  ['nTables = x; nTotalSlots = 2; requested = [];', 'nTables is no whole number: x'],
  ['nTables = ; nTotalSlots = 2; requested = [];', 'nTables is no whole number: '],
  [
    'nTables = 1; nTotalSlots = 2; requested = [| 1, 2, 3 |]; forbidden = [{1} union {2}, {}];',
    'forbidden has 3 entries in place of 2.',
  ],
  [
    'nTables = 1; nTotalSlots = 2; requested = [| 1, 2, 3 | 1, 3, 3 |]; fixed = [1];',
    'fixed has 1 entries in place of 2.',
  ],
  [
    'nTables = 1; nTotalSlots = 2; requested = [| 1, 2, 3 |]; precedences = [{4}];',
    'Meeting 1 comes after meeting 4, which is none of the 1.',
  ],
  [
    'nTables = 1; nTotalSlots = 2; requested = [| 1, 2, 7 |];',
    'Meeting 1 has session 7; there are 1 (morning), 2 (afternoon) and 3 (any).',
  ],
])('%s', (text, message) => {
  expect(() => readB2b(text)).toThrow(message);
});
