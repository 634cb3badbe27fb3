import { expect, it } from 'vitest';
import { createZoneFormat } from './zone-format.ts';

const AT = Date.UTC(2026, 10, 21, 22, 5, 9);

it('tells the time on the clocks of the place', () => {
  const format = createZoneFormat('en-GB', 'Asia/Tokyo');
  expect(format.clock(AT)).toBe('07:05');
  expect(format.moment(AT)).toBe('22 Nov, 07:05');
  expect(format.span(AT, AT + 3_600_000)).toMatch(/^22 Nov,? 07:05\s*–\s*08:05$/);
  expect(format.exact(AT)).toBe('22 Nov 2026, 07:05:09');
});

it('does not move a day that is given as one', () => {
  expect(createZoneFormat('en-GB', 'America/Los_Angeles').date('2026-11-21')).toBe('Sat, 21 Nov 2026');
});

it('takes UTC where there is no such zone', () => {
  expect(createZoneFormat('de', 'Mars/Olympus').clock(AT)).toBe('22:05');
});
