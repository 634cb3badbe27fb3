import { randomUUID } from 'node:crypto';
import { access, constants, realpath, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { ScanSubject, VerdictResult } from '#shared/contract/check-in.ts';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import type { ImportStatus } from '#shared/contract/import.ts';
import { AppError } from '#shared/domain/errors.ts';
import { isPass } from '#shared/domain/verdict.ts';
import { positiveNumber, UsageError } from '../arguments.ts';
import { type Command, type CommandContext, EXIT, requireEvent, requireFile } from '../command.ts';

const EVENT = { event: { type: 'string' } } as const;

const importFile: Command = {
  usage: 'import FILE --event CODE [--rejected FILE]',
  options: { ...EVENT, rejected: { type: 'string' } },
  takesWords: true,
  async run(context) {
    const { client, args, note } = context;
    const path = await requireFile(context, importFile.usage);
    const target = args.text('rejected');
    if (target !== undefined) await checkTarget(target, path);
    const event = await requireEvent(context);
    const started = await client.import.start({ source: { kind: 'path', path }, eventId: event.id });
    let status = await settle(context, started, ['ready']);
    if (status.state === 'ready')
      status = await settle(context, await client.import.commit({ id: status.id }), ['done']);
    if (status.state !== 'done') throw new AppError('invalidInput', status.error ?? 'The import did not end well.');
    for (const warning of status.warnings) note(warning);
    const { counts } = status;
    if (counts.rejected > 0) {
      if (target === undefined) {
        note(`${counts.rejected} rows were left out. Add --rejected FILE to get them with the reasons.`);
      } else {
        const rejected = await client.import.rejectedFile({ id: status.id });
        await writeFile(resolve(target), rejected.text);
        note(`${counts.rejected} rows were left out; they are in ${basename(target)} with the reasons.`);
      }
    }
    return {
      exit: EXIT.done,
      json: counts,
      text: `${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.rejected} rejected.`,
    };
  },
};

/** Before anything is imported: whether the rejected rows can be written where they are wanted. @throws UsageError */
async function checkTarget(given: string, source: string): Promise<void> {
  const target = resolve(given);
  const existing = await realpath(target).catch(() => null);
  if (existing !== null && existing === (await realpath(source))) {
    throw new UsageError('--rejected names the list itself, which it would overwrite. Name another file.');
  }
  const isFolder = existing !== null && (await stat(existing)).isDirectory();
  const writable = await access(existing ?? dirname(target), constants.W_OK).then(
    () => true,
    () => false,
  );
  if (isFolder || !writable) throw new UsageError(`--rejected: ${given} cannot be written. Name another file.`);
}

/** Follows an import until it is where it should be or has ended otherwise. */
async function settle(
  context: CommandContext,
  started: ImportStatus,
  until: ImportStatus['state'][],
): Promise<ImportStatus> {
  const ended = (status: ImportStatus) =>
    until.includes(status.state) || ['done', 'cancelled', 'failed'].includes(status.state) || status.error !== null;
  const show = (status: ImportStatus) =>
    context.progress(`${status.state} ${Math.round(status.progress * 100)} % (${status.rowsRead} rows)`);
  // Asked as well as listened to: what was pushed before anybody listened is not lost.
  const status = await new Promise<ImportStatus>((done, fail) => {
    const end = () => {
      stop();
      clearInterval(timer);
    };
    const finish = (result: ImportStatus) => {
      end();
      done(result);
    };
    const stop = context.connection.on('import', 'progress', (pushed) => {
      if (pushed.id !== started.id) return;
      show(pushed);
      if (ended(pushed)) finish(pushed);
    });
    const timer = setInterval(() => {
      context.client.import.status({ id: started.id }).then(
        (asked) => ended(asked) && finish(asked),
        (error: unknown) => {
          // The app is gone, and with it whoever would answer: waiting on would be for ever.
          end();
          fail(error);
        },
      );
    }, 250);
    if (ended(started)) finish(started);
  });
  context.progress('');
  return status;
}

const search: Command = {
  usage: 'search --event CODE TEXT',
  options: { ...EVENT, limit: { type: 'string' } },
  takesWords: true,
  async run(context) {
    const { client, args } = context;
    const text = args.positionals.join(' ');
    if (text.trim() === '') throw new UsageError('Search for what? lanyard search --event CODE TEXT');
    const event = await requireEvent(context);
    const limit = Math.min(100, positiveNumber('limit', args.text('limit')) ?? 20);
    const { results } = await client.checkIn.search({ eventId: event.id, text, limit });
    return {
      exit: EXIT.done,
      json: { results: results.map(personJson) },
      text: results.length === 0 ? 'Nobody.' : results.map(personLine).join('\n'),
    };
  },
};

const checkIn: Command = {
  usage: 'check-in --event CODE (--code C | --uid U | --id ID) [--exit] [--desk NAME]',
  options: {
    ...EVENT,
    code: { type: 'string' },
    uid: { type: 'string' },
    id: { type: 'string' },
    exit: { type: 'boolean' },
    desk: { type: 'string' },
  },
  async run(context) {
    const { client, args } = context;
    const subject = subjectOf(context);
    const event = await requireEvent(context);
    const deskName = args.text('desk');
    const result = await client.checkIn.scan({
      nonce: randomUUID(),
      eventId: event.id,
      subject,
      direction: args.flag('exit') ? 'exit' : 'entry',
      method: 'cli',
      ...(deskName === undefined ? {} : { deskName }),
    });
    return {
      exit: isPass(result.verdict) ? EXIT.done : EXIT.refused,
      json: verdictJson(result),
      text: [result.verdict, result.registration?.name, result.reason].filter(Boolean).join(' · '),
    };
  },
};

function subjectOf({ args }: CommandContext): ScanSubject {
  const given = (['code', 'uid', 'id'] as const).filter((name) => args.text(name) !== undefined);
  const [name] = given;
  if (name === undefined || given.length > 1) throw new UsageError('Give one of --code, --uid and --id.');
  const value = args.required(name).trim();
  if (name === 'code') return { kind: 'code', code: value };
  if (name === 'uid') return { kind: 'badge', uid: value, payload: null };
  return { kind: 'registration', id: value };
}

const undo: Command = {
  usage: 'undo --event CODE [--reason TEXT]',
  options: { ...EVENT, reason: { type: 'string' } },
  async run(context) {
    const event = await requireEvent(context);
    const reason = context.args.text('reason');
    const { undone } = await context.client.checkIn.undo({
      nonce: randomUUID(),
      eventId: event.id,
      ...(reason === undefined ? {} : { reason }),
    });
    return {
      exit: undone === null ? EXIT.refused : EXIT.done,
      json: { undone },
      text:
        undone === null
          ? 'There is nothing to undo.'
          : `Took back: ${undone.verdict}, ${undone.name ?? undone.presented}.`,
    };
  },
};

const stats: Command = {
  usage: 'stats --event CODE',
  options: EVENT,
  async run(context) {
    const event = await requireEvent(context);
    const figures = await context.client.checkIn.stats({ eventId: event.id });
    const { expected, in: inside, out, checkIns } = figures;
    return {
      exit: EXIT.done,
      json: { expected, in: inside, out, checkIns },
      text: `${expected} expected, ${inside} in, ${out} out, ${checkIns} check-ins.`,
    };
  },
};

function personJson(person: RegistrationSummary) {
  return { id: person.id, name: person.name, email: person.email, company: person.company, status: person.status };
}

function personLine(person: RegistrationSummary): string {
  return [person.name, person.company, person.email, person.inside ? 'in' : person.status].filter(Boolean).join(' · ');
}

function verdictJson(result: VerdictResult) {
  const { registration } = result;
  return {
    verdict: result.verdict,
    registration: registration === null ? null : personJson(registration),
    checkInId: result.checkInId,
    at: new Date(result.seenAt).toISOString(),
    direction: result.direction,
    before:
      result.before === null ? null : { at: new Date(result.before.at).toISOString(), desk: result.before.deskName },
    otherEvent: result.otherEvent?.code ?? null,
    reason: result.reason,
    attention: result.attention,
    note: registration?.note ?? null,
  };
}

/** What a desk does. */
export const doorCommands: Readonly<Record<string, Command>> = {
  import: importFile,
  search,
  'check-in': checkIn,
  undo,
  stats,
};
