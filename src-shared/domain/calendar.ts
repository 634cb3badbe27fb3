import { type MeetingStatus, takesPlace } from './meeting.ts';

/** Something with a time and a place, as calendars know it. */
export interface CalendarEntry {
  /** The same for the same thing, so that a calendar that has it already changes it instead of adding another. */
  id: string;
  /** Epoch ms. */
  startAt: number;
  endAt: number;
  title: string;
  place: string | null;
}

/** In octets, without the line break: RFC 5545, 3.1. */
const LONGEST_LINE = 75;

/**
 * Entries as an iCalendar file (RFC 5545), which calendars on phones and computers take in without any network.
 * @param name of the calendar
 * @param madeAt epoch ms
 */
export function calendarFile(name: string, entries: readonly CalendarEntry[], madeAt: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lanyard//Meetings//EN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap(({ id, startAt, endAt, title, place }) => [
      'BEGIN:VEVENT',
      `UID:${id}@lanyard`,
      `DTSTAMP:${stamp(madeAt)}`,
      `DTSTART:${stamp(startAt)}`,
      `DTEND:${stamp(endAt)}`,
      `SUMMARY:${escaped(title)}`,
      ...(place === null ? [] : [`LOCATION:${escaped(place)}`]),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A moment in UTC, as 20261121T093000Z. */
function stamp(at: number): string {
  return new Date(at)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:]/g, '');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** A long line goes on in the next one after a space. No character is cut in two. */
function folded(line: string): string {
  let [text, octets] = ['', 0];
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LONGEST_LINE) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

/** How many octets a character has in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/**
 * Somebody's meetings as calendars take them: without what did not take place, and what has no time.
 * @param noName for whom no name is known of
 */
export function meetingEntries(
  meetings: readonly {
    id: string;
    others: readonly { name: string; company: string | null }[];
    status: MeetingStatus;
    startAt: number | null;
    endAt: number | null;
    table: string | null;
    room: string | null;
  }[],
  noName: string,
): CalendarEntry[] {
  return meetings.flatMap(({ id, others, status, startAt, endAt, table, room }) => {
    if (!takesPlace(status) || startAt === null || endAt === null) return [];
    const names = others.map(({ name, company }) => `${name || noName}${company === null ? '' : ` (${company})`}`);
    const place = [table, room].filter((word) => word !== null).join(', ');
    return { id, startAt, endAt, title: names.join(', '), place: place || null };
  });
}
