import { describe, expect, it } from 'vitest';
import { calendarFile, meetingEntries } from './calendar.ts';

const at = Date.UTC(2026, 10, 21, 9, 30);
const entry = { id: 'm1', startAt: at, endAt: at + 1_200_000, title: 'Bea', place: null };

/** Lines as a calendar reads them: what goes on in the next one is one. */
const read = (file: string) => file.replace(/\r\n /g, '').split('\r\n');

it('is a file as calendars want it, with times in UTC', () => {
  expect(calendarFile('Befriend', [{ ...entry, place: 'Table 1' }], at)).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Lanyard//Meetings//EN',
      'X-WR-CALNAME:Befriend',
      'BEGIN:VEVENT',
      'UID:m1@lanyard',
      'DTSTAMP:20261121T093000Z',
      'DTSTART:20261121T093000Z',
      'DTEND:20261121T095000Z',
      'SUMMARY:Bea',
      'LOCATION:Table 1',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
  expect(calendarFile('Befriend', [entry], at)).not.toContain('LOCATION');
});

it('does not let a name be taken for a line or a list', () => {
  const file = calendarFile('A', [{ ...entry, title: 'Ltd; "Co", C:\\x\r\nEND:VCALENDAR' }], at);
  expect(read(file)).toContain('SUMMARY:Ltd\\; "Co"\\, C:\\\\x\\nEND:VCALENDAR');
  expect(read(file).filter((line) => line === 'END:VCALENDAR')).toHaveLength(1);
});

it('folds long lines by octets and cuts no character in two', () => {
  const title = `${'名'.repeat(40)}${'😀'.repeat(20)}${'ä'.repeat(50)}`;
  const file = calendarFile('A', [{ ...entry, title }], at);
  expect(read(file)).toContain(`SUMMARY:${title}`);
  const octets = file.split('\r\n').map((line) => new TextEncoder().encode(line).length);
  expect(Math.max(...octets)).toBeLessThanOrEqual(75);
  expect(Math.max(...octets)).toBeGreaterThan(70);
});

describe('entries of meetings', () => {
  const meeting = {
    ...{ id: 'm', others: [{ name: 'Ada', company: 'Quist & Søn' }], status: 'pending' as const },
    ...{ startAt: 1, endAt: 2, table: 'T1', room: 'Hall' },
  };

  it('say whom and where', () => {
    const nobody = { name: '', company: null };
    expect(meetingEntries([meeting, { ...meeting, others: [nobody], table: null, room: null }], 'No name')).toEqual([
      { id: 'm', startAt: 1, endAt: 2, title: 'Ada (Quist & Søn)', place: 'T1, Hall' },
      { id: 'm', startAt: 1, endAt: 2, title: 'No name', place: null },
    ]);
  });

  it('leave out what does not take place and what has no time', () => {
    const others = (['cancelled', 'noShow'] as const).map((status) => ({ ...meeting, status }));
    expect(meetingEntries([...others, { ...meeting, startAt: null, endAt: null }], '')).toEqual([]);
  });
});
