import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { EventRecord } from '#shared/contract/events.ts';
import type { BoardMeeting } from '#shared/contract/plans.ts';
import { calendarFile, meetingEntries } from '#shared/domain/calendar.ts';
import { AppError } from '#shared/domain/errors.ts';
import { UsageError } from '../arguments.ts';
import { type Command, type CommandContext, EXIT, requireEvent, requireFolderOf } from '../command.ts';
import { PAPER_WORDS } from '../paper.ts';
import { findPerson } from '../people.ts';

const EVENT = { event: { type: 'string' } } as const;

const noShow: Command = {
  usage: 'meetings no-show ID [--event CODE] [--missing WHO]',
  options: { ...EVENT, missing: { type: 'string' } },
  takesWords: true,
  async run(context) {
    const { client, args } = context;
    const { event, meetingId, meeting } = await requireMeeting(context);
    const who = args.text('missing');
    const missingIds = who === undefined ? meeting.people : [(await findPerson(context, event, who)).id];
    const { waiting, offers } = await client.meetings.noShow({ meetingId, missingIds });
    const nameOf = new Map(waiting.map(({ id, name }) => [id, name]));
    return {
      exit: EXIT.done,
      json: {
        meetingId,
        waiting: waiting.map(({ id, name }) => ({ id, name })),
        offers: offers.map(({ waitingId, partner, strength, isMatch }) => ({
          waitingId,
          id: partner.id,
          name: partner.name,
          strength,
          isMatch,
        })),
      },
      text: [
        'Marked as a no-show.',
        ...offers.map(({ waitingId, partner }) => `${nameOf.get(waitingId)} could meet ${partner.name} now.`),
      ].join('\n'),
    };
  },
};

const order: Command = {
  usage: 'meetings order ID [--event CODE] [--after ID,ID...] (without --after nothing has to be before it)',
  options: { ...EVENT, after: { type: 'string' } },
  takesWords: true,
  async run(context) {
    const { client, args } = context;
    const { event, meetingId, meetings } = await requireMeeting(context);
    const after = args.text('after');
    const afterIds = [...new Set(after?.split(',').map((id) => id.trim()))].filter((id) => id !== '');
    // A variable that a script forgot to set must not take the order away.
    if (after !== undefined && afterIds.length === 0)
      throw new UsageError('--after names no meeting. Leave it out, and nothing has to be before it.');
    for (const id of afterIds) if (meetings.every((other) => other.id !== id)) throw noMeeting(id);
    await client.meetings.setOrder({ eventId: event.id, meetingId, afterIds });
    return {
      exit: EXIT.done,
      json: { meetingId, after: afterIds },
      text: afterIds.length === 0 ? 'Nothing has to be before it.' : `${afterIds.length} have to be before it.`,
    };
  },
};

const replan: Command = {
  usage: 'meetings replan --event CODE',
  options: EVENT,
  async run(context) {
    const { id: eventId } = await requireEvent(context);
    const { moves, unplaced } = await context.client.meetings.replan({ eventId });
    return {
      exit: unplaced === 0 ? EXIT.done : EXIT.refused,
      json: {
        moved: moves.map(({ people, ...move }) => ({ ...move, people: people.map(({ name }) => name) })),
        unplaced,
      },
      text: `${moves.length} meetings have another place, ${unplaced} have none.`,
    };
  },
};

const schedule: Command = {
  usage: 'meetings schedule --event CODE --person WHO [--ics FILE]',
  options: { ...EVENT, person: { type: 'string' }, ics: { type: 'string' } },
  async run(context) {
    const { client, args } = context;
    const event = await requireEvent(context);
    const person = await findPerson(context, event, args.required('person'));
    const file = args.text('ics');
    if (file !== undefined) await requireFolderOf(resolve(file));
    const { appointments } = await client.meetings.of({ registrationId: person.id });
    const said = appointments.map(({ others, table, room, ...appointment }) => ({
      ...appointment,
      with: others.map(({ name, company }) => (company === null ? name : `${name} (${company})`)).join(', '),
      place: [table, room].filter((word) => word !== null).join(', ') || null,
    }));
    if (file !== undefined) {
      const entries = meetingEntries(appointments, PAPER_WORDS.noName);
      await writeFile(resolve(file), calendarFile(event.title, entries, Date.now()));
    }
    return {
      exit: EXIT.done,
      json: {
        person: person.id,
        meetings: said.map(({ id, with: who, round, startAt, endAt, place, status }) => ({
          id,
          with: who,
          round,
          startAt: isoOf(startAt),
          endAt: isoOf(endAt),
          place,
          status,
        })),
        ...(file === undefined ? {} : { file: resolve(file) }),
      },
      text:
        said
          .map(({ startAt, round, place, with: who }) => `${isoOf(startAt)}  ${round}  ${place ?? '-'}  ${who}`)
          .join('\n') || 'No meetings.',
    };
  },
};

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/**
 * The one meeting that is named by its id, in the plan that counts: of the event that is named, or else of any.
 * @throws UsageError where none or several are named; AppError `notFound`
 */
async function requireMeeting(
  context: CommandContext,
): Promise<{ event: EventRecord; meetingId: string; meeting: BoardMeeting; meetings: readonly BoardMeeting[] }> {
  const { client, args } = context;
  const [meetingId, ...more] = args.positionals;
  if (meetingId === undefined || more.length > 0)
    throw new UsageError('Which meeting? lanyard plan show --json has their ids.');
  const events =
    args.text('event') === undefined ? (await client.events.list({})).events : [await requireEvent(context)];
  for (const event of events) {
    const { plans } = await client.plans.list({ eventId: event.id });
    const plan = plans.find(({ state }) => state === 'published') ?? plans[0];
    if (plan === undefined) continue;
    const { meetings } = await client.plans.board({ planId: plan.id });
    const meeting = meetings.find(({ id }) => id === meetingId);
    if (meeting !== undefined) return { event, meetingId, meeting, meetings };
  }
  throw noMeeting(meetingId);
}

function noMeeting(id: string): AppError {
  return new AppError('notFound', `There is no meeting ${id}. lanyard plan show --json has their ids.`);
}

/** What becomes of single meetings. */
export const meetingCommands: Readonly<Record<string, Command>> = {
  'meetings schedule': schedule,
  'meetings order': order,
  'meetings no-show': noShow,
  'meetings replan': replan,
};
