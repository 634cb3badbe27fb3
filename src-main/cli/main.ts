import { resolve } from 'node:path';
import { defaultFolder } from '#main/hosts/folder.ts';
import { logsQueries } from '#main/hosts/log.ts';
import { keepFilesPrivate } from '#main/hosts/private-files.ts';
import { logStatementsBeside } from '#main/storage/query-log.ts';
import { AppError, type ErrorCode } from '#shared/domain/errors.ts';
import { readArguments, UsageError } from './arguments.ts';
import { type Command, EXIT, type ExitCode, type OfflineCommand, type Outcome } from './command.ts';
import { availabilityCommands } from './commands/availability.ts';
import { conflictCommands } from './commands/conflicts.ts';
import { databaseCommands } from './commands/database.ts';
import { doorCommands } from './commands/door.ts';
import { eventCommands } from './commands/events.ts';
import { interestCommands } from './commands/interests.ts';
import { matchingCommands } from './commands/matching.ts';
import { meetingCommands } from './commands/meetings.ts';
import { otherSystemCommands } from './commands/other-systems.ts';
import { pair } from './commands/pair.ts';
import { paperCommands } from './commands/paper.ts';
import { planCommands } from './commands/plans.ts';
import { programmeCommands } from './commands/programme.ts';
import { setup } from './commands/setup.ts';
import { syncCommands } from './commands/sync.ts';
import { upkeepCommands } from './commands/upkeep.ts';
import { userCommands } from './commands/users.ts';
import { HUB_OPTIONS, HUB_USAGE, hub } from './hub.ts';
import { commandLog } from './log.ts';
import { SERVE_OPTIONS, SERVE_USAGE, serve } from './serve.ts';
import { openSession } from './session.ts';

/** @throws Error where two commands have one name, of which only one could be called */
function distinct(...groups: readonly Record<string, Command | OfflineCommand>[]) {
  const commands: Record<string, Command | OfflineCommand> = {};
  for (const [name, command] of groups.flatMap((group) => Object.entries(group))) {
    if (name in commands) throw new Error(`Two commands are called ${name}.`);
    commands[name] = command;
  }
  return commands;
}

const all: Readonly<Record<string, Command | OfflineCommand>> = distinct(
  { setup, pair },
  eventCommands,
  userCommands,
  doorCommands,
  matchingCommands,
  conflictCommands,
  planCommands,
  meetingCommands,
  paperCommands,
  interestCommands,
  programmeCommands,
  availabilityCommands,
  syncCommands,
  otherSystemCommands,
  upkeepCommands,
  databaseCommands,
);

/** What goes on until it is stopped. */
const hosts = new Map([
  ['serve', { usage: SERVE_USAGE, options: SERVE_OPTIONS, run: serve }],
  ['hub', { usage: HUB_USAGE, options: HUB_OPTIONS, run: hub }],
]);

function usage(): string {
  const lines = [SERVE_USAGE, HUB_USAGE, ...Object.values(all).map((command) => command.usage)];
  return [
    'Usage:',
    ...lines.map((line) => `  lanyard ${line}`),
    '',
    'Every command takes --data DIR (the data folder) and --json (one JSON document on standard output), and where there',
    'are several organizations --organization NAME.',
    'Exit codes: 0 done or admitted, 1 refused, 2 wrong usage or input, 3 a fault.',
  ].join('\n');
}

async function main(argv: readonly string[]): Promise<ExitCode> {
  const [first, second] = argv;
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
    if (first === undefined) throw new UsageError(usage());
    return help(usage(), wantsJson(argv));
  }
  const host = hosts.get(first);
  if (host !== undefined) {
    const args = readArguments(argv.slice(1), host.options);
    if (args.flag('help')) return help(`lanyard ${host.usage}`, args.flag('json'));
    refuseWords(args.positionals);
    return host.run(args, folderOf(args.text('data')));
  }
  const isWhole = Object.hasOwn(all, first) || second === undefined || second.startsWith('-');
  const name = isWhole ? first : `${first} ${second}`;
  const command = Object.hasOwn(all, name) ? all[name] : undefined;
  if (command === undefined) throw new UsageError(`There is no command "${name}".\n${usage()}`);
  return run(command, argv.slice(name.split(' ').length));
}

async function run(command: Command | OfflineCommand, argv: readonly string[]): Promise<ExitCode> {
  const args = readArguments(argv, command.options);
  if (args.flag('help')) return help(`lanyard ${command.usage}`, args.flag('json'));
  if (command.takesWords !== true) refuseWords(args.positionals);
  const folder = folderOf(args.text('data'));
  const told = (outcome: Outcome): ExitCode => {
    print(args.flag('json') ? JSON.stringify(outcome.json) : shown(outcome.text));
    return outcome.exit;
  };
  if ('offline' in command) {
    logStatementsBeside(commandLog(folder), logsQueries());
    return told(await command.offline({ args, folder, note, progress }));
  }
  const session = await openSession(folder);
  try {
    const { client, connection } = session;
    const organization = args.text('organization');
    if (organization !== undefined) await client.organizations.enter({ name: organization });
    return told(await command.run({ args, folder, client, connection, note, progress }));
  } finally {
    await session.close();
  }
}

let printed = false;

/** Writes the answer of the command, once: with `--json` there is never a second document. */
function print(text: string): void {
  printed = true;
  process.stdout.write(`${text}\n`);
}

/** Before the arguments were read, and when they cannot be. */
function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).includes('--json');
}

function help(text: string, json: boolean): ExitCode {
  print(json ? JSON.stringify({ usage: text }) : text);
  return EXIT.done;
}

/** A word that no option asked for is a mistake, such as a code without its --code. */
function refuseWords(words: readonly string[]): void {
  if (words.length > 0) throw new UsageError(`"${words.join(' ')}" belongs to no option.`);
}

function folderOf(given: string | undefined): string {
  return given === undefined ? defaultFolder() : resolve(given);
}

function note(line: string): void {
  process.stderr.write(`${shown(line)}\n`);
}

/** Text as a terminal may have it: names come from everywhere, and a sign in one of them must not move the cursor or clear the screen. */
function shown(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '\ufffd');
}

/** One line that is written over; only where somebody looks at a terminal. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

/** Errors that the input caused, and not the app. */
const INPUT_ERRORS: ReadonlySet<string> = new Set<ErrorCode>(['invalidInput', 'notFound', 'conflict', 'tooLarge']);
/** What may not be done, or not now, with nothing wrong about how it was asked for. */
const REFUSALS: ReadonlySet<string> = new Set<ErrorCode>(['forbidden', 'notSignedIn', 'tooManyAttempts', 'cancelled']);

/** Says what went wrong: people on standard error, programs in the one document that `--json` promises. */
function fail(error: unknown, json: boolean): ExitCode {
  const isInput = error instanceof UsageError || (error instanceof AppError && INPUT_ERRORS.has(error.code));
  const message = error instanceof Error ? error.message : String(error);
  const isOurs = isInput || error instanceof AppError;
  note(!isOurs && error instanceof Error ? (error.stack ?? message) : message);
  if (json && !printed) {
    const code = error instanceof AppError ? error.code : isInput ? 'usage' : 'internal';
    // What follows the first line is the usage, for people.
    print(JSON.stringify({ error: { code, message: message.split('\n')[0] } }));
  }
  if (error instanceof AppError && REFUSALS.has(error.code)) return EXIT.refused;
  return isInput ? EXIT.usage : EXIT.fault;
}

keepFilesPrivate();
const argv = process.argv.slice(2);
main(argv)
  .catch((error: unknown) => fail(error, wantsJson(argv)))
  .then((exit) => {
    process.exitCode = exit;
  });
