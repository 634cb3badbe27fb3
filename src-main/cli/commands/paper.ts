import { createWriteStream } from 'node:fs';
import { extname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { orderOf, PAPERS } from '#shared/domain/paper.ts';
import { PAPER_LAYOUTS, PAPER_ORDERS, paperTimes, sheetsOf } from '#shared/domain/paper-sheets.ts';
import type { PaperSize } from '#shared/domain/paper-style.ts';
import { UsageError } from '../arguments.ts';
import { type Command, type CommandContext, EXIT, requireEvent, requireFolderOf } from '../command.ts';
import { PAPER_MARKS, PAPER_WORDS, paperFile } from '../paper.ts';
import { findPlan } from '../plans.ts';
import { programmeOf, roundsMeant } from '../rounds.ts';

const SIZES: readonly PaperSize[] = ['a4', 'letter'];

const paper: Command = {
  usage:
    'plan paper --event CODE [PLAN] --what people|tables|rounds --out FILE.html [--layout pages|slips] [--by name|table] [--find TEXT] [--round NAME] [--size a4|letter]',
  options: {
    event: { type: 'string' },
    what: { type: 'string' },
    out: { type: 'string' },
    layout: { type: 'string' },
    by: { type: 'string' },
    find: { type: 'string' },
    round: { type: 'string' },
    size: { type: 'string' },
  },
  takesWords: true,
  async run(context) {
    const { client, args } = context;
    const event = await requireEvent(context);
    const [which, ...more] = args.positionals;
    if (more.length > 0) throw new UsageError('One plan at a time, please.');
    const what = oneOf(args, 'what', PAPERS, args.required('what'));
    const file = resolve(args.required('out'));
    if (!['.html', '.htm'].includes(extname(file).toLowerCase()))
      throw new UsageError('--out must end in .html. Any browser prints the file, or saves it as PDF.');
    await requireFolderOf(file);
    for (const option of ['round', 'by'])
      if (what !== 'rounds' && args.text(option) !== undefined)
        throw new UsageError(`--${option} is for lists of rounds: --what rounds.`);
    const choice = {
      what,
      layout: oneOf(args, 'layout', PAPER_LAYOUTS, 'pages'),
      by: oneOf(args, 'by', PAPER_ORDERS, 'name'),
      find: args.text('find') ?? '',
      roundId: await roundOf(context, event),
    };
    const size = oneOf(args, 'size', SIZES, 'a4');
    const board = await client.plans.board({ planId: (await findPlan({ client }, event.id, which)).id });
    const { name, state } = board.plan;
    const { moment, ...times } = paperTimes('en-GB', event.timeZone);
    const head = { event: event.title, plan: name, mark: PAPER_MARKS[state], printed: `Printed ${moment(Date.now())}` };
    const sheets = sheetsOf(board, choice, head, { ...PAPER_WORDS, ...times }, orderOf('en'));
    // An empty file would take the place of a good one.
    if (sheets.length === 0)
      throw new UsageError(
        choice.find === '' ? `There is nothing to print in ${name}.` : `Nobody in ${name} is found by ${choice.find}.`,
      );
    const title = [event.title, name, head.mark].filter((word) => word !== null).join(' · ');
    await pipeline(Readable.from(paperFile(title, size, sheets)), createWriteStream(file));
    return {
      exit: EXIT.done,
      json: { plan: board.plan.id, state, what, sheets: sheets.length, file },
      text: `${sheets.length} ${what === 'people' ? 'schedules' : what === 'tables' ? 'table cards' : 'lists'} are in ${file}.`,
    };
  },
};

/** The one round that `--round` names; null without it. */
async function roundOf(context: CommandContext, event: Awaited<ReturnType<typeof requireEvent>>) {
  const name = context.args.text('round');
  if (name === undefined) return null;
  const [id, ...others] = roundsMeant(name, (await programmeOf(context, event)).rounds, event);
  if (id === undefined || others.length > 0) throw new UsageError('--round names one round. Leave it out for all.');
  return id;
}

/** @throws UsageError for a word that is none of them */
function oneOf<V extends string>(
  args: CommandContext['args'],
  option: string,
  values: readonly V[],
  otherwise: string,
): V {
  const text = args.text(option) ?? otherwise;
  const found = values.find((value) => value === text);
  if (found === undefined) throw new UsageError(`--${option} must be ${values.join(' or ')}, not "${text}".`);
  return found;
}

/** Plans on paper. */
export const paperCommands: Readonly<Record<string, Command>> = { 'plan paper': paper };
