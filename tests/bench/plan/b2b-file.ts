import type { PlanMeeting, Problem } from '#main/features/planner/solver/problem.ts';

/** A file of the B2B meeting-scheduling literature: `name = value;` in MiniZinc, with line breaks wherever they please. */
export interface B2bFile {
  problem: Problem;
  tables: number;
}

/**
 * Reads a MiniZinc data file of the literature on B2B meetings (Bofill et al., JAIR 74, 2022). Lists that are not there are empty, and
 * without a number of tables there are enough. Who meets whom is derived from `meetingsxBusiness` only where `requested` is absent;
 * `nMeetingsBusiness` is not looked at. Without `nMorningSlots` there is no telling mornings from afternoons, and any round will do.
 * @throws Error that names what is missing or cannot be
 */
export function readB2b(text: string): B2bFile {
  const values = assignments(text);
  const number = (name: string, fallback?: number): number => {
    const value = values.get(name);
    const read = value === undefined ? fallback : Number(value);
    if (read === undefined) throw new Error(`${name} is missing.`);
    if (!Number.isInteger(read) || read < 0 || value === '') throw new Error(`${name} is no whole number: ${value}`);
    return read;
  };
  if (!values.has('requested') && !values.has('meetingsxBusiness')) throw new Error('requested is missing.');
  const requested = values.has('requested')
    ? rows(values.get('requested') ?? '')
    : pairsOf(sets(values.get('meetingsxBusiness') ?? ''));
  const meetings = number('nMeetings', requested.length);
  const rounds = number('nTotalSlots');
  const morning = values.has('nMorningSlots') ? number('nMorningSlots') : null;
  if (requested.length !== meetings)
    throw new Error(`nMeetings is ${meetings}, but ${requested.length} meetings are requested.`);
  const people = number('nBusiness', Math.max(0, ...requested.flatMap(([a = 0, b = 0]) => [a, b])));
  const tables = number('nTables', Math.floor(people / 2));
  const list = <T>(name: string, read: (text: string) => T[], many: number): T[] => {
    const found = read(values.get(name) ?? '');
    // Where one is missing in the middle all that follow would be somebody else's.
    if (found.length !== many && found.length > 0)
      throw new Error(`${name} has ${found.length} entries in place of ${many}.`);
    return found;
  };
  const fixed = list('fixed', members, meetings);
  const precedences = list('precedences', sets, meetings);
  const forbidden = list('forbidden', sets, people);
  const all = Array.from({ length: rounds }, (_, round) => round);
  return {
    tables,
    problem: {
      days: all.map(() => 0),
      capacity: all.map(() => tables),
      people,
      away: Array.from({ length: people }, (_, person) => counted(forbidden[person])),
      meetings: requested.map(([a = 0, b = 0, session = 3], index): PlanMeeting => {
        if (a < 1 || b < 1 || a > people || b > people || a === b)
          throw new Error(`Meeting ${index + 1} is of ${a} and ${b}, who are not two of the ${people}.`);
        if (session < 0 || session > 3)
          throw new Error(
            `Meeting ${index + 1} has session ${session}; there are 1 (morning), 2 (afternoon) and 3 (any).`,
          );
        const after = counted(precedences[index]);
        const unknown = after.find((other) => other >= meetings);
        if (unknown !== undefined)
          throw new Error(`Meeting ${index + 1} comes after meeting ${unknown + 1}, which is none of the ${meetings}.`);
        // What comes before itself has no round.
        const round = after.includes(index) ? NEVER : (fixed[index] ?? 0);
        const inSession = (other: number) =>
          morning === null || session === 3 || session === 0 || other < morning === (session === 1);
        return {
          people: [a - 1, b - 1],
          weight: 1,
          rounds: all.filter((other) => inSession(other) && (round === 0 || other === round - 1)),
          after: after.filter((other) => other !== index),
        };
      }),
    },
  };
}

/** A round that there is not. */
const NEVER = -1;

/** From 1 to from 0; 0 is a dummy. */
function counted(set: readonly number[] = []): number[] {
  return [...new Set(set)].filter((member) => member > 0).map((member) => member - 1);
}

function assignments(text: string): Map<string, string> {
  const plain = text.replaceAll(/%[^\r\n]*/g, '').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const found = plain.matchAll(/([A-Za-z_]\w*)\s*=\s*([^;]*)(;|$)/g);
  return new Map(Array.from(found, ([, name = '', value = '']) => [name, value.trim()]));
}

function numbers(text: string): number[] {
  return Array.from(text.matchAll(/-?\d+/g), ([digits]) => Number(digits));
}

/** What is in the brackets: `[1, 2]`, or `array1d(1..2, [1, 2])`, of which the index is left out. */
function inBrackets(text: string): string {
  return text.slice(text.indexOf('[') + 1, text.lastIndexOf(']'));
}

function members(text: string): number[] {
  return numbers(inBrackets(text));
}

/** In `array2d(1..2, 1..3, [1, 2, 3, 4, 5, 6])` rows are as long as its second index says. */
const FLAT = /^array2d\s*\([^[]*?(\d+)\s*\.\.\s*(\d+)\s*,\s*\[/;

/** `[| 1, 2, 3 | 4, 5, 6 |]`. */
function rows(text: string): number[][] {
  const [, from, to] = FLAT.exec(text) ?? [];
  if (to === undefined)
    return inBrackets(text)
      .split('|')
      .map(numbers)
      .filter((row) => row.length > 0);
  const all = members(text);
  const length = Number(to) - Number(from) + 1;
  return Array.from({ length: Math.ceil(all.length / length) }, (_, row) =>
    all.slice(row * length, (row + 1) * length),
  );
}

/** `[{1, 2}, {}, 3..5]`: sets by their members or as a range. */
function sets(text: string): number[][] {
  return Array.from(inBrackets(text).matchAll(/\{([^}]*)\}|(-?\d+)\s*\.\.\s*(-?\d+)/g), ([, some, from, to]) =>
    some === undefined ? range(Number(from), Number(to)) : some.split(',').flatMap(memberOrRange),
  );
}

function memberOrRange(text: string): number[] {
  const [from, to] = text.split('..').map((end) => numbers(end)[0]);
  return from === undefined ? [] : range(from, to ?? from);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

/** The two who share each meeting, which each has in their set by its number and one more; 1 is a dummy. */
function pairsOf(meetingsOf: readonly number[][]): number[][] {
  const pairs: number[][] = [];
  for (const [person, meetings] of meetingsOf.entries())
    for (const meeting of counted(counted(meetings))) pairs[meeting] = [...(pairs[meeting] ?? []), person + 1];
  return Array.from(pairs, (pair) => pair ?? []);
}
