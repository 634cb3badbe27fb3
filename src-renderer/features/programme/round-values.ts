import { fromWallClock, toWallClock } from '#renderer/features/events/time.ts';
import type { CallInput } from '#shared/contract/define.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { programmeContract, Round } from '#shared/contract/programme.ts';

/** A round as it is written: on the clocks of the event. */
export interface RoundValues {
  name: string;
  start: string;
  end: string;
  locationText: string;
}

export type RoundFields = CallInput<typeof programmeContract.calls.addRounds>['rounds'][number];

const USUAL_MS = 30 * 60_000;

/** A round as it stands, or a proposal for a new one: right after the last, and as long. */
export function roundValues(
  round: Round | null,
  rounds: readonly Round[],
  event: Pick<EventRecord, 'startAt' | 'timeZone'>,
  name: string,
): RoundValues {
  const clock = (ms: number) => toWallClock(ms, event.timeZone);
  if (round !== null) {
    const { startAt, endAt, locationText } = round;
    return { name: round.name, start: clock(startAt), end: clock(endAt), locationText: locationText ?? '' };
  }
  const last = rounds.at(-1);
  const startAt = last?.endAt ?? event.startAt;
  const length = last === undefined ? USUAL_MS : Math.max(last.endAt - last.startAt, USUAL_MS);
  return {
    name,
    start: startAt === null ? '' : clock(startAt),
    end: startAt === null ? '' : clock(startAt + length),
    locationText: last?.locationText ?? '',
  };
}

/** What is wrong with a round, by field. */
export function roundProblems(
  values: RoundValues,
  timeZone: string,
): Partial<Record<keyof RoundValues, 'name' | 'start' | 'end' | 'endBeforeStart'>> {
  const [startAt, endAt] = [fromWallClock(values.start, timeZone), fromWallClock(values.end, timeZone)];
  return {
    ...(values.name.trim() === '' ? { name: 'name' } : {}),
    ...(startAt === null ? { start: 'start' } : {}),
    ...(endAt === null ? { end: 'end' } : startAt !== null && endAt < startAt ? { end: 'endBeforeStart' } : {}),
  };
}

/** What the contract takes for values without problems. */
export function roundFields(values: RoundValues, timeZone: string): RoundFields {
  return {
    name: values.name.trim(),
    startAt: fromWallClock(values.start, timeZone) ?? 0,
    endAt: fromWallClock(values.end, timeZone) ?? 0,
    locationText: values.locationText.trim() === '' ? null : values.locationText.trim(),
  };
}
