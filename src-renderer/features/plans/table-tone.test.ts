import { expect, it } from 'vitest';
import type { BoardMeeting } from '#shared/contract/plans.ts';
import { boardOf, meetingOf } from './board.fixture.ts';
import type { TableNow } from './now-next.ts';
import { standingOfTable, toneOf } from './table-tone.ts';

const meeting = meetingOf('m', ['Ada', 'Bo'], ['r0', 't0']);
const missed = { ...meeting, status: 'noShow' as const };
const [one, two] = boardOf(1, [1, 2], [], []).points as [TableNow['point'], TableNow['point']];
const of = (now: BoardMeeting[], next: BoardMeeting[] = [], point = two) => standingOfTable({ point, now, next });
const active = { ...meeting, status: 'active' as const };

it('shows what is there now, and the next where nothing is', () => {
  expect(of([active], [meeting])).toBe('active');
  expect(of([], [meeting])).toBe('pending');
  expect(of([])).toBeNull();
});

it('shows what is urgent before all else', () => {
  expect(of([active, missed])).toBe('noShow');
  expect(of([active, { ...meeting, arrived: ['Ada'] }])).toBe('waiting');
  expect(of([{ ...active, arrived: ['Ada'] }])).toBe('waiting');
  expect(of([{ ...active, arrived: ['Ada', 'Bo'] }])).toBe('active');
});

it('what did not take place is no matter once others have its table', () => {
  expect(of([missed], [], one)).toBe('noShow');
  expect(of([missed, active], [], one)).toBe('active');
});

it('has a colour for each', () => {
  expect(toneOf('noShow')).toBe('no');
  expect(toneOf(null)).toBe('idle');
});
