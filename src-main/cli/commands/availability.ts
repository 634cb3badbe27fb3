import { namedRounds } from '#main/features/programme/wall-clock.ts';
import type { CallInput } from '#shared/contract/define.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { MOST_ROWS } from '#shared/contract/interests.ts';
import type { programmeContract, Round } from '#shared/contract/programme.ts';
import { UsageError } from '../arguments.ts';
import { type Command, type CommandContext, EXIT, type Outcome, requireEvent, requireFile } from '../command.ts';
import { firstFew, readKnownFile, whoKey } from '../known-file.ts';
import { findPerson } from '../people.ts';
import { programmeOf, roundJson, roundLine, roundsMeant } from '../rounds.ts';

const EVENT = { event: { type: 'string' } } as const;
const PERSON = { ...EVENT, person: { type: 'string' } } as const;

const show: Command = {
  usage: 'availability show --event CODE --person WHO',
  options: PERSON,
  async run(context) {
    const event = await requireEvent(context);
    const { id } = await findPerson(context, event, context.args.required('person'));
    return told(context, event, id);
  },
};

const set: Command = {
  usage:
    "availability set --event CODE --person WHO (--all | --none | --rounds 'Round 1,14:30' | --not 'Round 3' | --from ROUND | --until ROUND)",
  options: {
    ...PERSON,
    all: { type: 'boolean' },
    none: { type: 'boolean' },
    rounds: { type: 'string' },
    not: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
  },
  async run(context) {
    const event = await requireEvent(context);
    const { rounds } = await programmeOf(context, event);
    const available = chosen(context, rounds, event);
    const { id } = await findPerson(context, event, context.args.required('person'));
    if (rounds.length === 0) throw new UsageError(`${event.code} has no rounds.`);
    await context.client.programme.setAvailability({
      registrationId: id,
      rounds: rounds.map((round, place) => ({ roundId: round.id, available: available(round.id, place) })),
    });
    return told(context, event, id);
  },
};

/** To which rounds the options say that somebody can come. @throws UsageError unless they say it in one way */
function chosen(
  { args }: CommandContext,
  rounds: readonly Round[],
  event: EventRecord,
): (id: string, place: number) => boolean {
  const [from, until] = [args.text('from'), args.text('until')];
  const ways = [args.flag('all'), args.flag('none'), args.text('rounds'), args.text('not'), from ?? until];
  if (ways.filter((way) => way !== undefined && way !== false).length !== 1)
    throw new UsageError(`Say it in one way: lanyard ${set.usage}`);
  if (args.flag('all')) return () => true;
  if (args.flag('none')) return () => false;
  const [only, not] = [args.text('rounds'), args.text('not')];
  if (only !== undefined) {
    const ids = roundsMeant(only, rounds, event);
    return (id) => ids.includes(id);
  }
  if (not !== undefined) {
    const ids = roundsMeant(not, rounds, event);
    return (id) => !ids.includes(id);
  }
  // From the first round that is meant to the last, both included: whoever leaves after a round has been at it.
  const places = (text: string) =>
    roundsMeant(text, rounds, event).map((id) => rounds.findIndex((one) => one.id === id));
  const first = from === undefined ? 0 : Math.min(...places(from));
  const last = until === undefined ? rounds.length : Math.max(...places(until));
  if (first > last) throw new UsageError(`${from} is after ${until}. Whoever cannot come at all: --none`);
  return (_, place) => place >= first && place <= last;
}

async function told(context: CommandContext, event: EventRecord, registrationId: string): Promise<Outcome> {
  const { rounds } = await programmeOf(context, event);
  const said = await context.client.programme.availability({ registrationId });
  const can = new Map(said.rounds.map(({ roundId, available }) => [roundId, available]));
  const all = rounds.map((round) => ({ round, available: can.get(round.id) ?? true }));
  return {
    exit: EXIT.done,
    json: {
      registrationId,
      rounds: all.map(({ round, available }) => ({ ...roundJson(round, event.timeZone), available })),
    },
    text:
      all
        .map(({ round, available }) => `${available ? 'yes' : 'no '}  ${roundLine(round, event.timeZone)}`)
        .join('\n') || 'No rounds.',
  };
}

type Row = CallInput<typeof programmeContract.calls.setAvailabilities>['rows'][number];

const importAvailability: Command = {
  usage: 'availability import FILE --event CODE',
  options: EVENT,
  takesWords: true,
  async run(context) {
    const { client, note, progress } = context;
    const path = await requireFile(context, importAvailability.usage);
    const event = await requireEvent(context);
    const { rounds } = await programmeOf(context, event);
    // Of two rows about the same person the later counts.
    const byWho = new Map<string, Row>();
    const file = await readKnownFile(
      path,
      {
        columns: ['availability'],
        missing: 'No column says when people can come. Give it the heading “Availability”.',
        rounds: namedRounds(rounds, event.timeZone),
      },
      {
        row({ availability }, who) {
          const said = Object.entries(availability ?? {}).map(([roundId, available]) => ({ roundId, available }));
          if (said.length > 0) byWho.set(whoKey(who), { who, rounds: said });
        },
        progress: (part) => progress(`reading ${Math.round(part * 100)} %`),
      },
    );
    const rows = [...byWho.values()];
    const counts = { changed: 0, unchanged: 0 };
    const unknown: string[] = [];
    for (let from = 0; from < rows.length; from += MOST_ROWS) {
      const answer = await client.programme.setAvailabilities({
        eventId: event.id,
        rows: rows.slice(from, from + MOST_ROWS),
      });
      counts.changed += answer.changed;
      counts.unchanged += answer.unchanged;
      unknown.push(...answer.unknown);
    }
    progress('');
    for (const line of firstFew(file.warnings)) note(line);
    for (const line of firstFew(file.rejected.map(({ rowNumber, reason }) => `Row ${rowNumber}: ${reason}`)))
      note(line);
    if (unknown.length > 0) note(`Not on the list, or several people: ${firstFew(unknown).join(', ')}.`);
    const rejected = file.rejected.length;
    return {
      exit: EXIT.done,
      json: { ...counts, unknown, rejected, warnings: file.warnings },
      text: `${counts.changed} changed, ${counts.unchanged} unchanged, ${unknown.length} unknown, ${rejected} rejected.`,
    };
  },
};

/** Who can come when. */
export const availabilityCommands: Readonly<Record<string, Command>> = {
  'availability show': show,
  'availability set': set,
  'availability import': importAvailability,
};
