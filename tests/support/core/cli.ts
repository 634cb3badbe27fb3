import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { socketAddress } from '#main/hosts/folder.ts';
import { socketChannel } from '#main/hosts/socket-channel.ts';
import { type AppContract, contract } from '#shared/contract/index.ts';
import { type Client, connect } from '#shared/rpc/client.ts';
import { ROOT } from './core.ts';

const CLI = join(ROOT, 'out', 'main', 'cli.js');

export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `lanyard` as a process of its own. */
export async function lanyard(
  args: readonly string[],
  stdin = '',
  environment: NodeJS.ProcessEnv = {},
): Promise<CliResult> {
  const child = spawn(process.execPath, [CLI, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, LANYARD_CHECK_RESULTS: '1', ...environment },
  });
  const result: CliResult = { code: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    result.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    result.stderr += text;
  });
  child.stdin.end(stdin);
  const [code] = (await once(child, 'close')) as [number | null];
  return { ...result, code };
}

/** Runs a command with `--json`: one document on standard output and nothing else. @returns the document */
export async function lanyardJson(args: readonly string[], exit = 0): Promise<unknown> {
  const result = await lanyard([...args, '--json']);
  expect({ code: result.code, stderr: result.stderr }, `lanyard ${args.join(' ')}`).toMatchObject({ code: exit });
  return documentOf(result);
}

/** Runs a command that fails: what is wrong stands in the document for programs, and on standard error for people. */
export async function lanyardError(args: readonly string[], exit: 2 | 3): Promise<{ code: string; message: string }> {
  const result = await lanyard([...args, '--json']);
  expect(result, `lanyard ${args.join(' ')}`).toMatchObject({ code: exit });
  const { error, ...rest } = documentOf(result) as { error: { code: string; message: string } };
  expect(rest).toEqual({});
  expect(result.stderr).toContain(error.message);
  // A stack is for faults alone.
  if (exit === 2) expect(result.stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
  return error;
}

function documentOf({ stdout }: CliResult): unknown {
  expect(stdout.endsWith('\n')).toBe(true);
  expect(stdout.slice(0, -1)).not.toContain('\n');
  return JSON.parse(stdout) as unknown;
}

/** A process that serves the app. */
export interface Serving {
  readonly url: string;
  readonly pid: number;
  /** What it has written to standard error so far. */
  notes(): string;
  readonly process: ChildProcess;
  /** Resolves when the process is gone, with how it ended. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Asks it to end, as a closed window does. */
  stop(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

/** Starts `lanyard serve` and waits for its address. It is gone when the test has ended. */
export async function serve(folder: string, ...args: readonly string[]): Promise<Serving> {
  const child = spawn(process.execPath, [CLI, 'serve', '--json', '--data', folder, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LANYARD_CHECK_RESULTS: '1' },
  });
  const ended = once(child, 'exit').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }));
  const send = (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  };
  onTestFinished(async () => {
    send('SIGKILL');
    await ended;
  });
  let notes = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    notes += text;
  });
  const line = await firstLine(child);
  const { url, pid } = JSON.parse(line) as { url: string; pid: number };
  return {
    url,
    pid,
    notes: () => notes,
    process: child,
    ended,
    stop() {
      send('SIGTERM');
      return ended;
    },
    async kill() {
      send('SIGKILL');
      await ended;
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    let errors = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      errors += chunk;
    });
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${errors}`)));
  });
}

/** Somebody at the command line of a folder on which the app serves, for whatever no command asks. */
export async function ownerOf(folder: string): Promise<Client<AppContract>> {
  const socket = connectSocket(socketAddress(folder));
  await once(socket, 'connect');
  onTestFinished(() => void socket.destroy());
  return connect(contract, socketChannel(socket)).client;
}

/** Which processes have a file open, where the system tells (Linux). */
export function openersOf(file: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => linksOf(pid).includes(file))
    .map(Number);
}

function linksOf(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((name) => readlinkOrNothing(`/proc/${pid}/fd/${name}`));
  } catch {
    // The process has just ended, or is somebody else's.
    return [];
  }
}

function readlinkOrNothing(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
