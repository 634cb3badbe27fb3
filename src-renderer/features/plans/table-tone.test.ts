import { expect, it } from 'vitest';
import { meetingOf } from './board.fixture.ts';
import { standingOfTable, toneOf } from './table-tone.ts';

const meeting = meetingOf('m', ['Ada', 'Bo'], ['r0', 't0']);
const missed = { ...meeting, status: 'noShow' as const };
const active = { ...meeting, status: 'active' as const };

it('shows what is there now, and the next where nothing is', () => {
  expect(standingOfTable({ now: [active], next: [meeting] })).toBe('active');
  expect(standingOfTable({ now: [], next: [meeting] })).toBe('pending');
  expect(standingOfTable({ now: [], next: [] })).toBeNull();
});

it('shows what is urgent before all else', () => {
  expect(standingOfTable({ now: [active, missed], next: [] })).toBe('noShow');
  expect(standingOfTable({ now: [active, { ...meeting, arrived: ['Ada'] }], next: [] })).toBe('waiting');
});

it('has a colour for each', () => {
  expect(toneOf('noShow')).toBe('no');
  expect(toneOf(null)).toBe('idle');
});
