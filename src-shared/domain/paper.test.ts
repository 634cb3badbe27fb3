import { describe, expect, it } from 'vitest';
import type { MeetingStatus } from './meeting.ts';
import { orderOf, type PaperPlan, roundListsOf, schedulesOf, tableCardsOf } from './paper.ts';

const order = orderOf('en');

/** Meetings as "Bo+Ada r1 t2": who, in which round, at which table; a dash for none. */
function planOf(meetings: readonly (string | [string, MeetingStatus])[]): PaperPlan {
  const names = ['Zoë', 'ada', 'Bo', 'Élise'];
  return {
    rounds: [1, 2].map((n) => ({ id: `r${n}`, name: `Round ${n}`, startAt: n * 1000, endAt: n * 1000 + 500 })),
    locations: [
      { id: 'hall', name: 'Hall' },
      { id: 'bar', name: 'Bar' },
    ],
    points: [
      { id: 't10', name: 'Table 10', locationIds: ['hall'], closedAt: null },
      { id: 't2', name: 'Table 2', locationIds: ['hall', 'bar'], closedAt: null },
      { id: 't1', name: 'Stool', locationIds: ['bar'], closedAt: null },
      { id: 't9', name: 'Broken', locationIds: [], closedAt: 1 },
    ],
    people: names.map((name) => ({ id: name, name, company: null })),
    meetings: meetings.map((said, at) => {
      const [text, status] = typeof said === 'string' ? [said, 'pending' as const] : said;
      const [people = '', roundId = '-', pointId = '-'] = text.split(' ');
      return {
        ...{ id: `m${at}`, people: people.split('+'), status },
        ...{ roundId: roundId === '-' ? null : roundId, meetingPointId: pointId === '-' ? null : pointId },
      };
    }),
  };
}

const namesOf = (people: readonly { name: string }[]) => people.map(({ name }) => name).join('+');

describe('schedules', () => {
  it('are in the order of names whatever their case and accents, each by time with the others alone', () => {
    const plan = planOf(['Zoë+ada r2 t2', 'Bo+ada r1 t10', 'Bo+Élise+Zoë r2 t1']);
    expect(
      schedulesOf(plan, order).map(({ person, meetings }) => [
        person.name,
        ...meetings.map(({ round, table, room, people }) => `${round} ${table} ${room} ${namesOf(people)}`),
      ]),
    ).toEqual([
      ['ada', 'Round 1 Table 10 Hall Bo', 'Round 2 Table 2 Hall Zoë'],
      ['Bo', 'Round 1 Table 10 Hall ada', 'Round 2 Stool Bar Élise+Zoë'],
      ['Élise', 'Round 2 Stool Bar Bo+Zoë'],
      ['Zoë', 'Round 2 Stool Bar Bo+Élise', 'Round 2 Table 2 Hall ada'],
    ]);
  });

  it('leave out what has no round or does not take place, and who has nothing else', () => {
    const plan = planOf([
      'ada+Bo - -',
      ['ada+Bo r1 t2', 'noShow'],
      ['Bo+Zoë r1 t2', 'cancelled'],
      ['Zoë+ada r2 -', 'completed'],
    ]);
    expect(schedulesOf(plan, order).map(({ person, meetings }) => [person.name, meetings.map(({ id }) => id)])).toEqual(
      [
        ['ada', ['m3']],
        ['Zoë', ['m3']],
      ],
    );
    expect(schedulesOf(plan, order)[0]?.meetings[0]).toMatchObject({ table: null, room: null });
  });
});

describe('table cards', () => {
  it('are one for each table in use, by room and by number', () => {
    const cards = tableCardsOf(planOf(['Bo+ada r2 t2', 'Zoë+ada r1 t2']), order);
    expect(cards.map(({ room, table, meetings }) => [room, table, meetings.map(({ id }) => id)])).toEqual([
      ['Bar', 'Stool', []],
      ['Hall', 'Table 2', ['m1', 'm0']],
      ['Hall', 'Table 10', []],
    ]);
  });

  it('tell what is still at a table that is out of use', () => {
    const cards = tableCardsOf(planOf(['Bo+ada r1 t9']), order);
    expect(cards[0]).toMatchObject({ table: 'Broken', room: null, meetings: [{ id: 'm0' }] });
  });
});

describe('lists of rounds', () => {
  it('are one for each round in which somebody meets, by room and table', () => {
    const lists = roundListsOf(planOf(['Bo+ada r2 t10', 'Zoë+Élise r2 t2']), order);
    expect(lists.map(({ round, meetings }) => [round, meetings.map(({ table }) => table)])).toEqual([
      ['Round 2', ['Table 2', 'Table 10']],
    ]);
  });
});
