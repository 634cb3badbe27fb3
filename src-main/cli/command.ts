import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { EventRecord } from '#shared/contract/events.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { normaliseEventCode } from '#shared/domain/event.ts';
import type { Client, Connection } from '#shared/rpc/client.ts';
import { type Arguments, UsageError } from './arguments.ts';

/** How a command ended. */
export const EXIT = { done: 0, refused: 1, usage: 2, fault: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface Outcome {
  exit: ExitCode;
  /** The one document that `--json` prints. */
  json: unknown;
  /** What people read without it. */
  text: string;
}

export interface CommandContext {
  args: Arguments;
  folder: string;
  client: Client<AppContract>;
  connection: Connection<AppContract>;
  /** Writes a line for people, never on standard output. */
  note(line: string): void;
  /** Shows how far a long job is, in place, where somebody looks. */
  progress(text: string): void;
}

interface Usage {
  usage: string;
  options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>;
  /** Whether words stand beside the options: a file, a text to search. */
  takesWords?: boolean;
}

/** What a command works with that needs no core. */
export type OfflineContext = Pick<CommandContext, 'args' | 'folder' | 'note' | 'progress'>;

/** A command for a data folder that may not even open. */
export interface OfflineCommand extends Usage {
  offline(context: OfflineContext): Promise<Outcome>;
}

export interface Command extends Usage {
  run(context: CommandContext): Promise<Outcome>;
}

/** A point in time as programs read it. @param ms epoch ms */
export function iso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

/** The event that `--event` names. @throws UsageError when there is none */
export async function requireEvent(context: CommandContext): Promise<EventRecord> {
  const code = normaliseEventCode(context.args.required('event'));
  const { events } = await context.client.events.list({});
  const found = events.find((event) => event.code === code);
  if (found !== undefined) return found;
  const known = events.map((event) => event.code).join(', ');
  throw new UsageError(
    `There is no event with the code ${code}. ${known === '' ? 'Create one with: lanyard events create' : `There are: ${known}.`}`,
  );
}

/**
 * The one file that the words of a command name, as a whole path.
 * @param usage of the command, for whoever has named none
 * @throws UsageError when it is missing or no file
 */
export async function requireFile({ args }: Pick<CommandContext, 'args'>, usage: string): Promise<string> {
  const [file, ...more] = args.positionals;
  if (file === undefined || file === '') throw new UsageError(`Which file? lanyard ${usage}`);
  if (more.length > 0) throw new UsageError(`One file at a time, please: ${more.join(' ')} is too many.`);
  const path = resolve(file);
  const found = await stat(path).catch(() => null);
  if (found === null) throw new UsageError(`There is no file ${file}.`);
  // A pipe or a device would be read for ever.
  if (!found.isFile()) throw new UsageError(`${file} is not a file that can be imported.`);
  return path;
}

/** @throws UsageError where the folder that a file is to be written to is not there */
export async function requireFolderOf(file: string): Promise<void> {
  const folder = dirname(file);
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory() !== true)
    throw new UsageError(`There is no folder ${folder}. Make it first, or name another.`);
}

/** Asks before what cannot be undone; a script says --yes. @throws UsageError without either */
export async function confirm({ args }: Pick<CommandContext, 'args'>, question: string): Promise<void> {
  if (args.flag('yes')) return;
  if (!process.stdin.isTTY) throw new UsageError(`${question} Add --yes to do it.`);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await lines.question(`${question} Type yes to do it: `);
    if (answer.trim().toLowerCase() !== 'yes') throw new UsageError('Nothing was changed.');
  } finally {
    lines.close();
  }
}
