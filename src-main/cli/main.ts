import { resolve } from 'node:path';
import { defaultFolder } from '#main/hosts/folder.ts';
import { AppError } from '#shared/domain/errors.ts';
import { readArguments, UsageError } from './arguments.ts';
import { type Command, EXIT, type ExitCode } from './command.ts';
import { commands } from './commands.ts';
import { SERVE_OPTIONS, SERVE_USAGE, serve } from './serve.ts';
import { openSession } from './session.ts';
import { setup } from './setup.ts';

const all: Readonly<Record<string, Command>> = { setup, ...commands };

function usage(): string {
  const lines = [SERVE_USAGE, ...Object.values(all).map((command) => command.usage)];
  return [
    'Usage:',
    ...lines.map((line) => `  lanyard ${line}`),
    '',
    'Every command takes --data DIR (the data folder) and --json (one JSON document on standard output).',
    'Exit codes: 0 done or admitted, 1 refused, 2 wrong usage or input, 3 a fault.',
  ].join('\n');
}

async function main(argv: readonly string[]): Promise<ExitCode> {
  const [first, second] = argv;
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
    (first === undefined ? process.stderr : process.stdout).write(`${usage()}\n`);
    return first === undefined ? EXIT.usage : EXIT.done;
  }
  if (first === 'serve') {
    const args = readArguments(argv.slice(1), SERVE_OPTIONS);
    if (args.flag('help')) return help(SERVE_USAGE);
    refuseWords(args.positionals);
    return serve(args, folderOf(args.text('data')));
  }
  const isWhole = Object.hasOwn(all, first) || second === undefined || second.startsWith('-');
  const name = isWhole ? first : `${first} ${second}`;
  const command = Object.hasOwn(all, name) ? all[name] : undefined;
  if (command === undefined) throw new UsageError(`There is no command "${name}".\n${usage()}`);
  return run(command, argv.slice(name.split(' ').length));
}

async function run(command: Command, argv: readonly string[]): Promise<ExitCode> {
  const args = readArguments(argv, command.options);
  if (args.flag('help')) return help(command.usage);
  if (command.takesWords !== true) refuseWords(args.positionals);
  const folder = folderOf(args.text('data'));
  const session = await openSession(folder);
  try {
    const { client, connection } = session;
    const outcome = await command.run({ args, folder, client, connection, note, progress });
    process.stdout.write(`${args.flag('json') ? JSON.stringify(outcome.json) : outcome.text}\n`);
    return outcome.exit;
  } finally {
    await session.close();
  }
}

function help(usageOfOne: string): ExitCode {
  process.stdout.write(`lanyard ${usageOfOne}\n`);
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
  process.stderr.write(`${line}\n`);
}

/** One line that is written over; only where somebody looks at a terminal. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

/** Errors that the input caused, and not the app. */
const INPUT_ERRORS = new Set(['invalidInput', 'notFound', 'conflict', 'tooLarge']);

main(process.argv.slice(2)).then(
  (exit) => {
    process.exitCode = exit;
  },
  (error: unknown) => {
    const isInput = error instanceof UsageError || (error instanceof AppError && INPUT_ERRORS.has(error.code));
    if (error instanceof Error)
      note(isInput || error instanceof AppError ? error.message : (error.stack ?? error.message));
    process.exitCode = isInput ? EXIT.usage : EXIT.fault;
  },
);
