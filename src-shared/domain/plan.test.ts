import { describe, expect, it } from 'vitest';
import { type PlanGround, type PlanMeeting, Seating } from './plan.ts';

const meeting = (id: string, people: string, fields: Partial<PlanMeeting> = {}): PlanMeeting => ({
  id,
  people: [...people],
  roundId: null,
  meetingPointId: null,
  locked: false,
  status: 'pending',
  fixedRoundId: null,
  fixedPointId: null,
  afterIds: [],
  ...fields,
});

/** Three rounds, two tables, and who is told of. */
function seated(
  meetings: readonly PlanMeeting[],
  {
    people = {},
    closed = {},
    now = 0,
  }: {
    people?: Record<string, Partial<PlanGround['people'][number]>>;
    closed?: Record<string, string[]>;
    now?: number;
  } = {},
) {
  const ids = new Set(meetings.flatMap((one) => one.people));
  const ground: PlanGround = {
    rounds: [1, 2, 3].map((n) => ({ id: `R${n}`, startAt: n * 100, endAt: n * 100 + 50 })),
    points: ['T1', 'T2'].map((id, index) => ({ id, capacity: index + 1, closedIn: closed[id] ?? [] })),
    people: [...ids].map((id) => ({ id, away: [], most: null, ...people[id] })),
    meetings,
  };
  return new Seating(ground, now);
}

const at = (roundId: string, meetingPointId: string | null = null) => ({ roundId, meetingPointId });

describe('what keeps a meeting from a place', () => {
  const subject = meeting('m', 'ab');

  it('is nothing where all are free and the table has room, nor where it is already', () => {
    const here = { ...subject, ...at('R1', 'T1') };
    const seating = seated([here, meeting('n', 'cd', at('R1', 'T2'))]);
    expect(seating.obstacles(here, 'R1', 'T1')).toEqual([]);
    expect(seating.obstacles(here, 'R2', null)).toEqual([]);
    // The second table has room for two.
    expect(seating.obstacles(here, 'R1', 'T2')).toEqual([]);
  });

  it('is whom of them somebody else meets then, who is away, and who has as many as they take', () => {
    const seating = seated([subject, meeting('n', 'bc', at('R1', 'T1')), meeting('o', 'ad', at('R3', 'T1'))], {
      people: { a: { away: ['R1'], most: 1 } },
    });
    expect(seating.obstacles(subject, 'R1', 'T2')).toEqual([
      { kind: 'away', id: 'a' },
      { kind: 'limit', id: 'a' },
      { kind: 'busy', id: 'b', meetingId: 'n' },
    ]);
  });

  it('is a table that is taken or closed, and those that are free are told', () => {
    const seating = seated([subject, meeting('n', 'cd', at('R1', 'T1')), meeting('o', 'ef', at('R1', 'T2'))], {
      closed: { T2: ['R2'] },
    });
    expect(seating.obstacles(subject, 'R1', 'T1')).toEqual([{ kind: 'full', id: 'T1' }]);
    expect(seating.obstacles(subject, 'R2', 'T2')).toEqual([{ kind: 'closed', id: 'T2' }]);
    expect(seating.obstacles(subject, 'R2', 'T9')).toEqual([{ kind: 'closed', id: 'T9' }]);
    expect([seating.freePoints(subject, 'R1'), seating.freePoints(subject, 'R2')]).toEqual([['T2'], ['T1']]);
  });

  it('is a round that has begun, but not the one in which it is', () => {
    const here = { ...subject, ...at('R1', 'T1') };
    const seating = seated([here], { now: 200 });
    expect(seating.obstacles(here, 'R2', 'T1')).toEqual([{ kind: 'past' }]);
    expect(seating.obstacles(here, 'R1', 'T1')).toEqual([]);
    expect(seating.obstacles(here, 'R3', 'T1')).toEqual([]);
    expect(seating.obstacles({ ...here, status: 'completed' }, 'R3', 'T1')).toEqual([{ kind: 'past' }]);
  });

  it('is the order of meetings, seen from either', () => {
    const [first, second] = [
      meeting('x', 'ab', at('R2', 'T1')),
      meeting('y', 'cd', { afterIds: ['x'], ...at('R3', 'T1') }),
    ];
    const seating = seated([first, second]);
    expect(seating.obstacles(second, 'R2', 'T2')).toEqual([{ kind: 'after', meetingId: 'x' }]);
    expect(seating.obstacles(second, 'R1', 'T2')).toEqual([{ kind: 'after', meetingId: 'x' }]);
    expect(seating.obstacles(first, 'R3', 'T2')).toEqual([{ kind: 'before', meetingId: 'y' }]);
    expect(seating.obstacles(first, 'R1', 'T2')).toEqual([]);
  });

  it('is another round or table than the one that it has to have', () => {
    const bound = meeting('m', 'ab', { fixedRoundId: 'R2', fixedPointId: 'T1' });
    const seating = seated([bound]);
    expect(seating.obstacles(bound, 'R1', null)).toEqual([{ kind: 'fixed' }]);
    expect(seating.obstacles(bound, 'R2', 'T2')).toEqual([{ kind: 'fixed' }]);
    expect(seating.obstacles(bound, 'R2', 'T1')).toEqual([]);
    expect(seating.freePoints(bound, 'R2')).toEqual(['T1']);
  });
});

it('who waits in vain is free, and so is their table; who is cancelled takes nothing', () => {
  const subject = meeting('m', 'ab');
  for (const status of ['noShow', 'cancelled'] as const) {
    const seating = seated([subject, meeting('n', 'bc', { ...at('R1', 'T1'), status })]);
    expect(seating.obstacles(subject, 'R1', 'T1')).toEqual([]);
    expect([seating.of('b'), seating.at('R1', 'T1')]).toEqual([[], []]);
  }
});
