import { fold } from './fold.ts';
import {
  type Order,
  type PaperCard,
  type PaperKind,
  type PaperMeeting,
  type PaperPerson,
  type PaperPlan,
  type PaperRound,
  type PaperSchedule,
  roundListsOf,
  schedulesOf,
  tableCardsOf,
} from './paper.ts';
import { isTimeZone } from './time-zone.ts';

/*
 * Paper as a tree of elements: a screen makes nodes of it, the command line a file. Each tree is one block, a table whose head is
 * repeated on every page that it runs over. Styles: `paper-style.ts`.
 */

export interface PaperElement {
  tag: 'section' | 'table' | 'colgroup' | 'col' | 'thead' | 'tbody' | 'tr' | 'th' | 'td' | 'div' | 'span' | 'b' | 'bdi';
  class?: string;
  /** Columns that a cell goes over. */
  span?: number;
  children: readonly (PaperElement | string)[];
}

/** `pages`: each block begins a page. `slips`: as many on a page as fit, to be cut apart; none is torn by the end of a page. */
export const PAPER_LAYOUTS = ['pages', 'slips'] as const;
export type PaperLayout = (typeof PAPER_LAYOUTS)[number];

/** How a round's list is looked up. */
export const PAPER_ORDERS = ['name', 'table'] as const;
export type PaperOrder = (typeof PAPER_ORDERS)[number];

/** What is said on paper, in a language and on the clocks of an event. */
export interface PaperWords {
  /** Columns. */
  time: string;
  table: string;
  people: string;
  name: string;
  meets: string;
  noName: string;
  noMeetings: string;
  /** Sat, 21 Nov */
  day(at: number): string;
  /** 09:00 – 09:20 */
  span(from: number, until: number): string;
}

/** What stands above each block, so that a slip on the floor tells what it is of. */
export interface PaperHead {
  event: string;
  /** Null where no plan says it. */
  plan: string | null;
  /** Marks what does not count: a draft, or a plan that counted once. */
  mark: string | null;
  printed: string;
}

/** What somebody gets into their hand. */
export function scheduleSheet(schedule: PaperSchedule, layout: PaperLayout, head: PaperHead, words: PaperWords) {
  const { person, meetings } = schedule;
  return sheet(layout, head, [nameOf(person, words), ...companyOf(person)], {
    columns: [when(words), { label: words.meets }, where(words)],
    rows: byDay(meetings, words, 3, (meeting) => [
      whenCell(meeting, words),
      cell(meeting.people.map((one) => line(personLine(one, words)))),
      whereCell(meeting),
    ]),
    none: words.noMeetings,
  });
}

/** What stands on a table. */
function cardSheet(card: PaperCard, layout: PaperLayout, head: PaperHead, words: PaperWords): PaperElement {
  const title = [el('b', [typed(card.table)], 'paper-table-name'), ...roomLine(card.room)];
  return sheet(layout, head, title, {
    columns: [when(words), { label: words.people }],
    rows: byDay(card.meetings, words, 2, (meeting) => [
      whenCell(meeting, words),
      cell(meeting.people.map((one) => line(personLine(one, words)))),
    ]),
    none: words.noMeetings,
  });
}

/** What lies at the desk: who goes where in a round, to be looked up by name or by table. */
function roundSheet(list: PaperRound, by: PaperOrder, head: PaperHead, words: PaperWords, order: Order): PaperElement {
  const title = [
    el('b', [typed(list.round)]),
    el('span', [`${words.day(list.startAt)}, ${words.span(list.startAt, list.endAt)}`]),
  ];
  const rows = by === 'name' ? byName(list, words, order) : byTable(list, words);
  return { ...sheet('pages', head, title, rows), class: 'paper-page paper-list' };
}

function byName({ meetings }: PaperRound, words: PaperWords, order: Order): Rows {
  const rows = meetings
    .flatMap((meeting) => meeting.people.map((person) => ({ meeting, person })))
    .sort((a, b) => order(a.person.name, b.person.name));
  return {
    columns: [{ label: words.name }, { label: words.meets }, where(words)],
    rows: rows.map(({ meeting, person }) =>
      row([
        cell([line(personLine(person, words))]),
        cell(meeting.people.filter(({ id }) => id !== person.id).map((one) => line(personLine(one, words)))),
        whereCell(meeting),
      ]),
    ),
    none: words.noMeetings,
  };
}

function byTable({ meetings }: PaperRound, words: PaperWords): Rows {
  return {
    columns: [where(words), { label: words.people }],
    rows: meetings.map((meeting) =>
      row([whereCell(meeting), cell(meeting.people.map((one) => line(personLine(one, words))))]),
    ),
    none: words.noMeetings,
  };
}

interface Column {
  label: string;
  /** Of a column that takes no more than it needs. */
  class?: string;
}

const when = ({ time }: PaperWords): Column => ({ label: time, class: 'paper-when' });
const where = ({ table }: PaperWords): Column => ({ label: table, class: 'paper-where' });

interface Rows {
  columns: readonly Column[];
  rows: readonly PaperElement[];
  /** Said in place of rows. */
  none: string;
}

function sheet(layout: PaperLayout, head: PaperHead, title: readonly PaperElement[], { columns, rows, none }: Rows) {
  const width = columns.length;
  const wide = (children: readonly PaperElement[], name: string) =>
    el('tr', [{ ...el('td', children, name), span: width }]);
  const body = rows.length > 0 ? rows : [wide([el('span', [none])], 'paper-none')];
  const top = [headOf(head), el('div', title, 'paper-title')];
  return el(
    'section',
    [
      el('table', [
        el(
          'colgroup',
          columns.map((column) => el('col', [], column.class)),
        ),
        el('thead', [
          wide(top, 'paper-top'),
          ...(rows.length > 0
            ? [
                el(
                  'tr',
                  columns.map(({ label }) => el('th', [label])),
                ),
              ]
            : []),
        ]),
        el('tbody', body),
      ]),
    ],
    layout === 'pages' ? 'paper-page' : 'paper-slip',
  );
}

function headOf({ event, plan, mark, printed }: PaperHead): PaperElement {
  return el(
    'div',
    [
      el('span', [typed(event), ...(plan === null ? [] : [' · ', typed(plan)])]),
      ...(mark === null ? [] : [el('b', [mark], 'paper-mark')]),
      el('span', [printed]),
    ],
    'paper-head',
  );
}

/** Rows with a line above those of each day. */
function byDay(
  meetings: readonly PaperMeeting[],
  words: PaperWords,
  width: number,
  cells: (meeting: PaperMeeting) => PaperElement[],
): PaperElement[] {
  const rows: PaperElement[] = [];
  let last = '';
  for (const meeting of meetings) {
    const day = meeting.startAt === null ? '' : words.day(meeting.startAt);
    if (day !== last) rows.push(el('tr', [{ ...el('td', [day], 'paper-day'), span: width }]));
    last = day;
    rows.push(row(cells(meeting)));
  }
  return rows;
}

function whenCell({ startAt, endAt, round }: PaperMeeting, words: PaperWords): PaperElement {
  const name = el('span', [typed(round)], 'paper-dim');
  return startAt === null || endAt === null
    ? cell([name], 'paper-when')
    : cell([line([el('b', [words.span(startAt, endAt)])]), line([name])], 'paper-when');
}

function whereCell({ table, room }: PaperMeeting): PaperElement {
  return cell(
    [
      ...(table === null ? [] : [line([el('b', [typed(table)])])]),
      ...(room === null ? [] : [line([el('span', [typed(room)], 'paper-dim')])]),
    ],
    'paper-where',
  );
}

function personLine(person: PaperPerson, words: PaperWords): (PaperElement | string)[] {
  const { company } = person;
  return [nameOf(person, words), ...(company === null ? [] : [' ', el('span', [typed(company)], 'paper-dim')])];
}

function nameOf({ name }: PaperPerson, { noName }: PaperWords): PaperElement {
  return el('b', [typed(name || noName)]);
}

function companyOf({ company }: PaperPerson): PaperElement[] {
  return company === null ? [] : [el('span', [typed(company)])];
}

function roomLine(room: string | null): PaperElement[] {
  return room === null ? [] : [el('span', [typed(room)])];
}

/** What people typed, in its own direction whatever stands around it. */
function typed(text: string): PaperElement {
  return el('bdi', [text]);
}

function line(children: readonly (PaperElement | string)[]): PaperElement {
  return el('div', children);
}

function row(cells: readonly PaperElement[]): PaperElement {
  return el('tr', cells);
}

function cell(children: readonly PaperElement[], name?: string): PaperElement {
  return el('td', children, name);
}

function el(tag: PaperElement['tag'], children: readonly (PaperElement | string)[], name?: string): PaperElement {
  return { tag, ...(name === undefined ? {} : { class: name }), children };
}

/** What of a plan is put on paper, and how. */
export interface PaperChoice {
  what: PaperKind;
  layout: PaperLayout;
  by: PaperOrder;
  /** People by name or company, tables by name or room; empty for all. Lists of rounds have everybody. */
  find: string;
  /** The list of this round alone; null for all. */
  roundId: string | null;
}

/** All blocks that were asked for, each made when it is needed: a thousand schedules are fifty thousand elements. */
export function sheetsOf(
  plan: PaperPlan,
  { what, layout, by, find, roundId }: PaperChoice,
  head: PaperHead,
  words: PaperWords,
  order: Order,
): (() => PaperElement)[] {
  const wanted = fold(find).trim();
  const isMeant = (...texts: readonly (string | null)[]) => fold(texts.join(' ')).includes(wanted);
  switch (what) {
    case 'people':
      return schedulesOf(plan, order)
        .filter(({ person }) => isMeant(person.name, person.company))
        .map((schedule) => () => scheduleSheet(schedule, layout, head, words));
    case 'tables':
      return tableCardsOf(plan, order)
        .filter(({ table, room }) => isMeant(table, room))
        .map((card) => () => cardSheet(card, layout, head, words));
    case 'rounds':
      return roundListsOf(plan, order)
        .filter(({ id }) => roundId === null || id === roundId)
        .map((list) => () => roundSheet(list, by, head, words, order));
  }
}

/** Times on paper, in a language and on the clocks of an event: the same on screen and at the command line. */
export function paperTimes(
  language: string,
  timeZone: string,
): Pick<PaperWords, 'day' | 'span'> & { moment(at: number): string } {
  const zone = { timeZone: isTimeZone(timeZone) ? timeZone : 'UTC' };
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const date = { day: 'numeric', month: 'short' } as const;
  const clock = new Intl.DateTimeFormat(language, { ...zone, ...time });
  const day = new Intl.DateTimeFormat(language, { ...zone, ...date, weekday: 'short' });
  const moment = new Intl.DateTimeFormat(language, { ...zone, ...date, ...time, year: 'numeric' });
  return {
    day: (at) => day.format(at),
    span: (from, until) => `${clock.format(from)} – ${clock.format(until)}`,
    moment: (at) => moment.format(at),
  };
}
