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

export interface Command {
  usage: string;
  options: Record<string, { type: 'string' | 'boolean' }>;
  /** Whether words stand beside the options: a file, a text to search. */
  takesWords?: boolean;
  run(context: CommandContext): Promise<Outcome>;
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
