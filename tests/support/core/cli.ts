import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { socketAddress } from '#main/hosts/folder.ts';
import { socketChannel } from '#main/hosts/socket-channel.ts';
import { type AppContract, contract } from '#shared/contract/index.ts';
import { type Client, connect } from '#shared/rpc/client.ts';
import { CLI, type Spawned, spawnLanyard } from '../spawn.ts';

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
export interface Serving extends Omit<Spawned, 'document'> {
  readonly url: string;
  readonly pid: number;
}

/** Starts `lanyard serve` and waits for its address. It is gone when the test has ended. */
export async function serve(folder: string, ...args: readonly string[]): Promise<Serving> {
  const { document, ...running } = await start(['serve', '--data', folder, ...args]);
  return { ...running, ...(document as { url: string; pid: number }) };
}

/** A process that others sync through. */
export type RunningHub = Omit<Serving, 'url'> & { readonly hosts: readonly string[]; readonly port: number };

/** Starts `lanyard hub` for this computer alone and waits until it is there. It is gone when the test has ended. */
export async function startHub(folder: string, args: readonly string[] = []): Promise<RunningHub> {
  const loopback = ['--host', '127.0.0.1', ...(args.includes('--port') ? [] : ['--port', '0'])];
  const { document, ...running } = await start(['hub', '--data', folder, ...loopback, ...args]);
  return { ...running, ...(document as { hosts: string[]; port: number; pid: number }) };
}

/** Starts what goes on until it is stopped, and waits for what it prints first. */
async function start(args: readonly string[]): Promise<Omit<Serving, 'url' | 'pid'> & { document: unknown }> {
  const running = spawnLanyard(args, { LANYARD_CHECK_RESULTS: '1' });
  onTestFinished(() => running.kill());
  const document = (await running.document) as { error?: { message: string } };
  if (document.error !== undefined) throw new Error(document.error.message);
  return { ...running, document };
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
