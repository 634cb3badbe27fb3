import { describe, expect, it } from 'vitest';
import { orderOf, type PaperPlan } from './paper.ts';
import {
  type PaperChoice,
  type PaperElement,
  type PaperHead,
  type PaperWords,
  paperTimes,
  sheetsOf,
} from './paper-sheets.ts';

const WORDS: PaperWords = {
  ...{ time: 'Time', table: 'Table', people: 'Who meets there', name: 'Name', meets: 'Meets' },
  ...{ noName: 'No name', noMeetings: 'No meetings.' },
  day: (at) => `day ${Math.floor(at / 10)}`,
  span: (from, until) => `${from}-${until}`,
};
const HEAD: PaperHead = { event: 'Fair', plan: 'Plan 1', mark: 'Draft', printed: 'Printed today' };
const PLAN: PaperPlan = {
  rounds: [
    { id: 'r1', name: 'Round 1', startAt: 11, endAt: 12 },
    { id: 'r2', name: 'Round 2', startAt: 21, endAt: 22 },
  ],
  locations: [{ id: 'hall', name: 'Hall' }],
  points: ['T1', 'T2'].map((name) => ({ id: name, name, locationIds: ['hall'], closedAt: null })),
  people: [
    { id: 'a', name: 'Ada', company: 'Quist & Søn' },
    { id: 'b', name: 'فاطمة', company: null },
    { id: 'c', name: '', company: null },
  ],
  meetings: [
    { id: 'm1', people: ['a', 'b'], roundId: 'r1', meetingPointId: 'T2', status: 'pending' },
    { id: 'm2', people: ['a', 'c'], roundId: 'r2', meetingPointId: null, status: 'pending' },
  ],
};
const ALL: PaperChoice = { what: 'people', layout: 'pages', by: 'name', find: '', roundId: null };

const sheets = (choice: Partial<PaperChoice>, head = HEAD) =>
  sheetsOf(PLAN, { ...ALL, ...choice }, head, WORDS, orderOf('en')).map((make) => make());
const all = (element: PaperElement | string, tag: string): PaperElement[] =>
  typeof element === 'string'
    ? []
    : [...(element.tag === tag ? [element] : []), ...element.children.flatMap((child) => all(child, tag))];
const textOf = (element: PaperElement | string): string =>
  typeof element === 'string' ? element : element.children.map(textOf).join(' ').replace(/\s+/g, ' ').trim();
/** The lines of a sheet below its head. */
const lines = (sheet: PaperElement | undefined) =>
  sheet === undefined ? [] : all(sheet, 'tbody').flatMap((body) => all(body, 'tr').map(textOf));

describe('sheets', () => {
  it('say above each block whose it is, of which event and plan, and that a draft does not count', () => {
    const [, ada] = sheets({});
    expect(ada && all(ada, 'thead').map(textOf)).toEqual([
      'Fair · Plan 1 Draft Printed today Ada Quist & Søn Time Meets Table',
    ]);
    const [, counts] = sheets({}, { ...HEAD, mark: null });
    expect(counts && textOf(counts)).not.toContain('Draft');
  });

  it('have the meetings of somebody under their days', () => {
    expect(lines(sheets({})[1])).toEqual(['day 1', '11-12 Round 1 فاطمة T2 Hall', 'day 2', '21-22 Round 2 No name']);
  });

  it('isolate everything that people typed in its own direction', () => {
    const typed = sheets({}).flatMap((sheet) => all(sheet, 'bdi').map(textOf));
    expect(typed).toEqual(expect.arrayContaining(['فاطمة', 'Quist & Søn', 'T2', 'Hall', 'Round 1', 'Fair', 'Plan 1']));
  });

  it('are a page each, or slips that no page tears', () => {
    expect(new Set(sheets({}).map((sheet) => sheet.class))).toEqual(new Set(['paper-page']));
    expect(new Set(sheets({ layout: 'slips' }).map((sheet) => sheet.class))).toEqual(new Set(['paper-slip']));
    expect(sheets({ what: 'rounds', layout: 'slips' })[0]?.class).toBe('paper-page paper-list');
  });

  it('are those of some people or tables, found whatever the accents', () => {
    expect(sheets({ find: ' SON ' }).map((sheet) => lines(sheet).length)).toEqual([4]);
    expect(sheets({ find: 'nobody' })).toEqual([]);
    expect(sheets({ what: 'tables', find: 't1' }).map(lines)).toEqual([['No meetings.']]);
    expect(sheets({ what: 'tables', find: 'hall' })).toHaveLength(2);
  });

  it('list a round by name, everybody in a line of their own, or by table', () => {
    const [first] = sheets({ what: 'rounds' });
    expect(first && all(first, 'thead').map(textOf)).toEqual([
      'Fair · Plan 1 Draft Printed today Round 1 day 1, 11-12 Name Meets Table',
    ]);
    expect(lines(first)).toEqual(['Ada Quist & Søn فاطمة T2 Hall', 'فاطمة Ada Quist & Søn T2 Hall']);
    expect(lines(sheets({ what: 'rounds', by: 'table' })[0])).toEqual(['T2 Hall Ada Quist & Søn فاطمة']);
    expect(sheets({ what: 'rounds', roundId: 'r2' }).map(lines)).toEqual([
      ['No name Ada Quist & Søn', 'Ada Quist & Søn No name'],
    ]);
  });
});

describe('times on paper', () => {
  it('are those of the event in the language of whoever prints', () => {
    const at = Date.UTC(2035, 4, 1, 22, 5);
    expect(paperTimes('en-GB', 'Europe/Berlin').span(at, at + 20 * 60_000)).toBe('00:05 – 00:25');
    expect(paperTimes('de', 'Europe/Berlin').day(at)).toBe('Mi., 2. Mai');
    expect(paperTimes('en-GB', 'Nowhere/None').moment(at)).toBe('1 May 2035, 22:05');
  });
});
