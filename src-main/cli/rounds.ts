import { namedRounds, wallClock } from '#main/features/programme/wall-clock.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Programme, Round } from '#shared/contract/programme.ts';
import { AppError } from '#shared/domain/errors.ts';
import { roundsListed } from '#shared/domain/round-names.ts';
import type { CommandContext } from './command.ts';

export function programmeOf({ client }: Pick<CommandContext, 'client'>, event: EventRecord): Promise<Programme> {
  return client.programme.get({ eventId: event.id });
}

/** A round for programs, with the times of the event beside the points in time. */
export function roundJson({ id, name, startAt, endAt, locationText }: Round, timeZone: string) {
  const [start, end] = [wallClock(startAt, timeZone), wallClock(endAt, timeZone)];
  return {
    id,
    name,
    startAt: new Date(startAt).toISOString(),
    endAt: new Date(endAt).toISOString(),
    day: start.day,
    from: start.time,
    until: end.time,
    place: locationText,
  };
}

/** A round for people, with the times of the event. */
export function roundLine({ name, startAt, endAt, locationText }: Round, timeZone: string): string {
  const [start, end] = [wallClock(startAt, timeZone), wallClock(endAt, timeZone)];
  return `${start.day} ${start.time}–${end.time}  ${name}${locationText === null ? '' : `  (${locationText})`}`;
}

/** The ids of the rounds that a list of names and times means, in order. @throws AppError `notFound` for one that means none */
export function roundsMeant(text: string, rounds: readonly Round[], event: EventRecord): string[] {
  const { ids, unknown } = roundsListed(text, namedRounds(rounds, event.timeZone));
  if (ids.length > 0 && unknown.length === 0) return ids;
  const known = rounds.map((round) => roundLine(round, event.timeZone)).join('\n');
  const what = unknown.length === 0 ? text.trim() : unknown.join(', ');
  throw new AppError('notFound', `${event.code} has no round ${what}.\n${known}`.trimEnd());
}
