import { instantAt, wallClock } from '#main/features/programme/wall-clock.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { type MeetingPoint, MOST_AT_ONCE, type OpenRound, type Programme } from '#shared/contract/programme.ts';
import { AppError } from '#shared/domain/errors.ts';
import { nextNumber, numbered } from '#shared/domain/numbered.ts';
import { roundGrid } from '#shared/domain/round-grid.ts';
import { positiveNumber, UsageError } from '../arguments.ts';
import { type Command, EXIT, type Outcome, requireEvent } from '../command.ts';
import { findPerson } from '../people.ts';
import { programmeOf, roundJson, roundLine, roundsMeant } from '../rounds.ts';

const EVENT = { event: { type: 'string' } } as const;

const roundsList: Command = {
  usage: 'rounds list --event CODE',
  options: EVENT,
  async run(context) {
    const event = await requireEvent(context);
    return toldRounds(await programmeOf(context, event), event);
  },
};

const roundsGrid: Command = {
  usage:
    "rounds grid --event CODE --every MINUTES [--length MINUTES] [--from HH:MM --until HH:MM] [--day D --last-day D] [--name 'Round {n}'] [--place P] (in the event's time zone)",
  options: {
    ...EVENT,
    day: { type: 'string' },
    'last-day': { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
    every: { type: 'string' },
    length: { type: 'string' },
    name: { type: 'string' },
    place: { type: 'string' },
  },
  async run(context) {
    const { args, client } = context;
    const everyMinutes = positiveNumber('every', args.required('every')) ?? 0;
    const lengthMinutes = positiveNumber('length', args.text('length')) ?? everyMinutes;
    const event = await requireEvent(context);
    const start = event.startAt === null ? null : wallClock(event.startAt, event.timeZone);
    const end = event.endAt === null ? null : wallClock(event.endAt, event.timeZone);
    // Where nothing is said of them, the days and times of the event.
    const given = (name: 'day' | 'from' | 'until', own: string | undefined) =>
      args.text(name) ?? own ?? args.required(name);
    const firstDay = given('day', start?.day);
    const grid = {
      firstDay,
      lastDay: args.text('last-day') ?? (args.text('day') === undefined ? end?.day : undefined) ?? firstDay,
      from: given('from', start?.time),
      until: given('until', end?.time),
      everyMinutes,
      lengthMinutes,
    };
    const answer = roundGrid(grid, (text) => instantAt(text, event.timeZone), MOST_AT_ONCE);
    if (!answer.ok) throw new UsageError(PROBLEMS[answer.problem]);
    const { rounds } = await programmeOf(context, event);
    const pattern = args.text('name') ?? 'Round {n}';
    const first = nextNumber(
      pattern,
      rounds.map(({ name }) => name),
    );
    const names = numbered(pattern, first, answer.spans.length);
    const locationText = args.text('place') ?? null;
    const made = answer.spans.map((span, index) => ({ name: names[index] ?? pattern, ...span, locationText }));
    const programme = await client.programme.addRounds({ eventId: event.id, rounds: made });
    const before = new Set(rounds.map(({ id }) => id));
    return toldRounds({ ...programme, rounds: programme.rounds.filter(({ id }) => !before.has(id)) }, event);
  },
};

/** What keeps a grid from having rounds, for people. */
const PROBLEMS = {
  days: '--day and --last-day must be days such as 2026-11-21, the last not before the first.',
  times: '--from and --until must be times such as 09:00 that differ.',
  every: '--every must be minutes from 1 to 1440.',
  length: '--length must be minutes from 1 to 1440.',
  none: 'No round fits in between these two times.',
  tooMany: `These would be more than ${MOST_AT_ONCE} rounds. Make them in several goes.`,
} as const;

const roundsOpen: Command = {
  usage: 'rounds open --event CODE --person WHO --person WHO [--all]',
  options: { ...EVENT, person: { type: 'string', multiple: true }, all: { type: 'boolean' } },
  async run(context) {
    const { args, client } = context;
    const event = await requireEvent(context);
    const people: RegistrationSummary[] = [];
    for (const who of args.all('person')) people.push(await findPerson(context, event, who));
    if (new Set(people.map(({ id }) => id)).size < 2)
      throw new UsageError(`Name two people at least: lanyard ${roundsOpen.usage}`);
    const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? id;
    const found = await client.programme.openRounds({ registrationIds: people.map(({ id }) => id) });
    const { rounds } = await programmeOf(context, event);
    const told = found.rounds.flatMap((slot) => {
      const round = rounds.find(({ id }) => id === slot.roundId);
      return round === undefined || !(slot.open || args.flag('all')) ? [] : [{ round, slot }];
    });
    const open = found.rounds.filter((slot) => slot.open).length;
    return {
      exit: open > 0 ? EXIT.done : EXIT.refused,
      json: {
        rounds: told.map(({ round, slot: { roundId: _, ...slot } }) => ({
          ...roundJson(round, event.timeZone),
          ...slot,
        })),
      },
      text:
        told.map(({ round, slot }) => `${roundLine(round, event.timeZone)}${obstacles(slot, nameOf)}`).join('\n') ||
        'They have no round in common.',
    };
  },
};

const roundsDelay: Command = {
  usage: 'rounds delay --event CODE ROUND --minutes N [--all-following] [--dry-run] (--minutes -N brings it forward)',
  options: {
    ...EVENT,
    minutes: { type: 'string' },
    'all-following': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  takesWords: true,
  async run(context) {
    const { args, client } = context;
    const minutes = Number(args.required('minutes'));
    if (!Number.isInteger(minutes) || minutes === 0) throw new UsageError('--minutes must be a whole number but 0.');
    const [word, ...more] = args.positionals;
    if (word === undefined || more.length > 0) throw new UsageError(`Which round? lanyard ${roundsDelay.usage}`);
    const event = await requireEvent(context);
    const before = await programmeOf(context, event);
    const [roundId, ...others] = roundsMeant(word, before.rounds, event);
    if (roundId === undefined || others.length > 0)
      throw new UsageError(`${word} means several rounds. Name one by its time.`);
    const preview = args.flag('dry-run');
    const answer = await client.meetings.delay({
      ...{ eventId: event.id, roundId, minutes, preview },
      following: args.flag('all-following'),
    });
    const moved = answer.rounds.flatMap(({ roundId: id, to }) => {
      const round = before.rounds.find((one) => one.id === id);
      return round === undefined ? [] : [{ ...round, ...to }];
    });
    const misfits = answer.misfits.map(({ meetingId, people, obstacle }) => ({
      meeting: meetingId,
      people: people.map(({ name }) => name),
      obstacle: obstacle.kind,
    }));
    return {
      exit: misfits.length === 0 ? EXIT.done : EXIT.refused,
      json: {
        done: !preview,
        rounds: moved.map((round) => roundJson(round, event.timeZone)),
        people: answer.people,
        misfits,
      },
      text: [
        ...moved.map((round) => roundLine(round, event.timeZone)),
        `${answer.people} people ${preview ? 'meet' : 'are told: they meet'} somebody in ${moved.length === 1 ? 'it' : 'them'}.`,
        ...misfits.map(({ people, obstacle }) => `${people.join(' + ')} cannot meet then (${obstacle}).`),
        ...(misfits.length > 0 && !preview ? ['Give them another place with: lanyard meetings replan'] : []),
      ].join('\n'),
    };
  },
};

/** What stands in the way of a round, for people. */
function obstacles({ begun, away, busy, limit, noTable }: OpenRound, nameOf: (id: string) => string): string {
  const all = [
    ...(begun ? ['has begun'] : []),
    ...away.map((id) => `${nameOf(id)} cannot come`),
    ...busy.map((id) => `${nameOf(id)} meets somebody`),
    ...limit.map((id) => `${nameOf(id)} has as many meetings as they may`),
    ...(noTable ? ['no table is free'] : []),
  ];
  return all.length === 0 ? '' : `  (${all.join('; ')})`;
}

const pointsList: Command = {
  usage: 'points list --event CODE',
  options: EVENT,
  run: async (context) => toldPoints(await programmeOf(context, await requireEvent(context))),
};

const pointsAdd: Command = {
  usage: "points add --event CODE --count N [--name 'Table {n}'] [--first N] [--capacity N] [--location ROOM]",
  options: {
    ...EVENT,
    count: { type: 'string' },
    name: { type: 'string' },
    first: { type: 'string' },
    capacity: { type: 'string' },
    location: { type: 'string' },
  },
  async run(context) {
    const { args, client } = context;
    const count = positiveNumber('count', args.required('count')) ?? 0;
    if (count > MOST_AT_ONCE) throw new UsageError(`At most ${MOST_AT_ONCE} at once.`);
    const capacity = positiveNumber('capacity', args.text('capacity')) ?? 1;
    const event = await requireEvent(context);
    const programme = await programmeOf(context, event);
    const pattern = args.text('name') ?? 'Table {n}';
    const names = programme.points.map(({ name }) => name);
    const first = positiveNumber('first', args.text('first')) ?? nextNumber(pattern, names);
    const locationIds = roomsNamed(args.text('location'), programme, event);
    const made = numbered(pattern, first, count).map((name) => ({ name, capacity, locationIds }));
    const after = await client.programme.addPoints({ eventId: event.id, points: made });
    const before = new Set(programme.points.map(({ id }) => id));
    return toldPoints({ ...after, points: after.points.filter(({ id }) => !before.has(id)) });
  },
};

/** The room of that name or id. @throws AppError `notFound`; UsageError where several have it */
function roomsNamed(text: string | undefined, { locations }: Programme, event: EventRecord): string[] {
  if (text === undefined) return [];
  const wanted = text.trim().toLowerCase();
  const [room, ...others] = locations.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  const known = locations.map(({ id, name }) => `${id}  ${name}`).join('\n');
  if (room === undefined) throw new AppError('notFound', `${event.code} has no room ${text}.\n${known}`.trimEnd());
  if (others.length > 0) throw new UsageError(`Several rooms are called ${text}. Name one by its id:\n${known}`);
  return [room.id];
}

function toldRounds({ rounds }: Programme, { timeZone }: EventRecord): Outcome {
  return {
    exit: EXIT.done,
    json: { rounds: rounds.map((round) => roundJson(round, timeZone)) },
    text: rounds.map((round) => roundLine(round, timeZone)).join('\n') || 'No rounds.',
  };
}

function toldPoints({ points, locations }: Programme): Outcome {
  const roomsOf = ({ locationIds }: MeetingPoint) => locations.filter(({ id }) => locationIds.includes(id));
  return {
    exit: EXIT.done,
    json: {
      points: points.map((point) => ({
        id: point.id,
        name: point.name,
        capacity: point.capacity,
        locations: roomsOf(point).map(({ name }) => name),
        outOfUseSince: point.closedAt === null ? null : new Date(point.closedAt).toISOString(),
      })),
    },
    text:
      points
        .map((point) => {
          const rooms = roomsOf(point).map(({ name }) => name);
          const also = [...rooms, ...(point.closedAt === null ? [] : ['out of use'])].join(', ');
          return `${point.name}  ${point.capacity}${also === '' ? '' : `  (${also})`}`;
        })
        .join('\n') || 'No tables.',
  };
}

/** When people meet, and where. */
export const programmeCommands: Readonly<Record<string, Command>> = {
  'rounds list': roundsList,
  'rounds grid': roundsGrid,
  'rounds open': roundsOpen,
  'rounds delay': roundsDelay,
  'points list': pointsList,
  'points add': pointsAdd,
};
