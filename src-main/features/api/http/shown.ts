import type { z } from 'zod';
import type { Stats } from '#shared/contract/check-in.ts';
import type { DoorRow, PublicEvent, PublicRegistration } from '../reading-repository.ts';
import type { CheckIn, EventAnswer, Figures, Registration } from './schemas.ts';

/** Rows in the form in which other systems get them. */

export function shownEvent({
  code,
  title,
  status,
  startAt,
  endAt,
  timeZone,
  capacity,
}: PublicEvent): z.output<typeof EventAnswer> {
  return { code, title, status, startsAt: moment(startAt), endsAt: moment(endAt), timeZone, capacity };
}

export function shownRegistration(found: PublicRegistration): z.output<typeof Registration> {
  return { ...found, registeredAt: moment(found.registeredAt), lastEntryAt: moment(found.lastEntryAt) };
}

export function shownCheckIn(row: DoorRow): z.output<typeof CheckIn> {
  const { deskId, seq, kind, verdict, checkInId, at, desk, registrationId, reference, ticketType } = row;
  return {
    id: `${deskId}-${seq}`,
    type: kind === 'checkIn.undo' || verdict === null ? 'undone' : verdict,
    checkInId,
    at: new Date(at).toISOString(),
    desk,
    registration: registrationId === null ? null : { id: registrationId, reference, ticketType },
  };
}

export function shownFigures(code: string, stats: Stats, now: number): z.output<typeof Figures> {
  return {
    event: code,
    at: new Date(now).toISOString(),
    capacity: stats.capacity,
    expected: stats.expected,
    inside: stats.in,
    left: stats.out,
    checkedIn: stats.in + stats.out,
    checkIns: stats.checkIns,
    waitlisted: stats.waitlisted,
    perMinute: stats.lastMinutes,
    desks: stats.perDesk.map(({ name, checkIns, exits, lastAt }) => ({
      ...{ name, checkIns, exits },
      lastAt: new Date(lastAt).toISOString(),
    })),
  };
}

function moment(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
