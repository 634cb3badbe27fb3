import type { EventRecord } from '#shared/contract/events.ts';
import { AppError } from '#shared/domain/errors.ts';
import { EVENT_STATUSES, type EventStatus, normaliseEventCode } from '#shared/domain/event.ts';
import { isTimeZone } from '#shared/domain/time-zone.ts';
import { moment, orNone, positiveNumber, UsageError } from '../arguments.ts';
import { type Command, type CommandContext, EXIT, type Outcome } from '../command.ts';

/** The event that the first word names, deleted or not. @throws UsageError when there is none */
async function namedEvent(
  client: CommandContext['client'],
  [given, ...more]: readonly string[],
  usage: string,
): Promise<EventRecord> {
  if (given === undefined || more.length > 0) throw new UsageError(`Name one event by its code: lanyard ${usage}`);
  const code = normaliseEventCode(given);
  const there = (await client.events.list({})).events;
  const deleted = (await client.events.list({ deleted: true })).events;
  const found = [...there, ...deleted].find((event) => event.code === code);
  if (found === undefined) throw new UsageError(`There is no event with the code ${code}.`);
  return found;
}

const eventsList: Command = {
  usage: 'events list',
  options: {},
  async run({ client }) {
    const { events } = await client.events.list({});
    return {
      exit: EXIT.done,
      json: { events: events.map(eventJson) },
      text:
        events.length === 0
          ? 'No events yet.'
          : events.map((event) => `${event.code.padEnd(20)} ${event.title}`).join('\n'),
    };
  },
};

const eventsCreate: Command = {
  usage: 'events create --code C --name N [--start T --end T --capacity N]',
  options: {
    code: { type: 'string' },
    name: { type: 'string' },
    start: { type: 'string' },
    end: { type: 'string' },
    capacity: { type: 'string' },
  },
  async run({ client, args }) {
    const created = await client.events.create({
      code: args.required('code'),
      title: args.required('name'),
      startAt: moment('start', args.text('start')) ?? null,
      endAt: moment('end', args.text('end')) ?? null,
      capacity: positiveNumber('capacity', args.text('capacity')) ?? null,
    });
    return { exit: EXIT.done, json: eventJson(created), text: `Created ${created.code}, ${created.title}.` };
  },
};

const FIELDS = {
  name: { type: 'string' },
  start: { type: 'string' },
  end: { type: 'string' },
  capacity: { type: 'string' },
  category: { type: 'string' },
  description: { type: 'string' },
  place: { type: 'string' },
  'time-zone': { type: 'string' },
} as const;

const eventsShow: Command = {
  usage: 'events show CODE',
  options: {},
  takesWords: true,
  async run(context) {
    return told(await namedEvent(context.client, context.args.positionals, eventsShow.usage), (event) =>
      summaryOf(event),
    );
  },
};

const eventsUpdate: Command = {
  usage:
    "events update CODE [--name N] [--start T|none] [--end T|none] [--capacity N|none] [--place P] [--time-zone Z] [--category C] [--description D] (T as 2026-11-21T09:30, in the event's time zone)",
  options: FIELDS,
  takesWords: true,
  async run(context) {
    const { client, args } = context;
    const event = await namedEvent(context.client, context.args.positionals, eventsUpdate.usage);
    const zone = args.text('time-zone') ?? event.timeZone;
    if (!isTimeZone(zone)) throw new UsageError(`${zone} is not a time zone. Write it as Europe/Tallinn.`);
    const time = (name: 'start' | 'end') => orNone(args.text(name), (text) => moment(name, text, zone));
    const given = {
      title: args.text('name'),
      startAt: time('start'),
      endAt: time('end'),
      capacity: orNone(args.text('capacity'), (text) => positiveNumber('capacity', text)),
      category: args.text('category'),
      description: args.text('description'),
      locationText: args.text('place'),
      timeZone: args.text('time-zone'),
    };
    const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    if (Object.keys(fields).length === 0) throw new UsageError(`Say what to change: lanyard ${eventsUpdate.usage}`);
    return told(await client.events.update({ id: event.id, ...fields }), (event) => `Changed ${event.code}.`);
  },
};

const eventsStatus: Command = {
  usage: `events status CODE ${EVENT_STATUSES.join('|')}`,
  options: {},
  takesWords: true,
  async run(context) {
    const [code, status, ...more] = context.args.positionals;
    if (code === undefined || more.length > 0 || !isStatus(status)) {
      throw new UsageError(`Name an event and its next status: lanyard ${eventsStatus.usage}`);
    }
    const { id } = await namedEvent(context.client, [code], eventsStatus.usage);
    const answer = await context.client.events.setStatus({ id, status });
    if (answer.ok) return told(answer.event, (event) => `${event.code} is ${event.status}.`);
    return { exit: EXIT.refused, json: { refused: answer.reason }, text: answer.reason };
  },
};

function isStatus(text: string | undefined): text is EventStatus {
  return (EVENT_STATUSES as readonly string[]).includes(text ?? '');
}

const eventsCopy: Command = {
  usage: "events copy CODE --to CODE --name N [--start T] (T in the event's time zone)",
  options: { to: { type: 'string' }, name: { type: 'string' }, start: { type: 'string' } },
  takesWords: true,
  async run(context) {
    const { client, args } = context;
    const { id, timeZone } = await namedEvent(context.client, context.args.positionals, eventsCopy.usage);
    const copy = await client.events.copy({
      id,
      code: args.required('to'),
      title: args.required('name'),
      startAt: moment('start', args.text('start'), timeZone) ?? null,
    });
    return told(copy, (event) => `Copied to ${event.code}, without people.`);
  },
};

const eventsDelete: Command = {
  usage: 'events delete CODE',
  options: {},
  takesWords: true,
  async run(context) {
    const { id } = await namedEvent(context.client, context.args.positionals, eventsDelete.usage);
    return told(
      await context.client.events.remove({ id }),
      (event) => `${event.code} is out of the lists. Bring it back with: lanyard events restore ${event.code}`,
    );
  },
};

const eventsRestore: Command = {
  usage: 'events restore CODE',
  options: {},
  takesWords: true,
  async run(context) {
    const { id, deletedAt } = await namedEvent(context.client, context.args.positionals, eventsRestore.usage);
    if (deletedAt === null) throw new AppError('conflict', 'This event was not deleted.');
    return told(await context.client.events.restore({ id }), (event) => `${event.code} is back.`);
  },
};

function told(event: EventRecord, text: (event: EventRecord) => string): Outcome {
  return { exit: EXIT.done, json: eventJson(event), text: text(event) };
}

function summaryOf(event: EventRecord): string {
  const time = (at: number | null) => (at === null ? '-' : new Date(at).toISOString());
  return [
    `${event.code}  ${event.title}  (${event.status})`,
    `from ${time(event.startAt)} to ${time(event.endAt)}, ${event.timeZone}`,
    `${event.enrolled} enrolled${event.capacity === null ? '' : ` of ${event.capacity}`}, ${event.waitlisted} waiting`,
    event.venueName ?? event.locationText ?? '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function eventJson(event: EventRecord) {
  return {
    id: event.id,
    code: event.code,
    name: event.title,
    status: event.status,
    start: event.startAt === null ? null : new Date(event.startAt).toISOString(),
    end: event.endAt === null ? null : new Date(event.endAt).toISOString(),
    timeZone: event.timeZone,
    capacity: event.capacity,
    registrations: event.registrations,
  };
}

/** What an organizer does with events. */
export const eventCommands: Readonly<Record<string, Command>> = {
  'events list': eventsList,
  'events create': eventsCreate,
  'events show': eventsShow,
  'events update': eventsUpdate,
  'events status': eventsStatus,
  'events copy': eventsCopy,
  'events delete': eventsDelete,
  'events restore': eventsRestore,
};
