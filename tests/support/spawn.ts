import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The command line as it was built last. */
export const CLI = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

/** A `lanyard` process that goes on until it is stopped. */
export interface Spawned {
  readonly process: ChildProcess;
  /** What it prints first, once it is there. Rejects where it ends before. */
  readonly document: Promise<unknown>;
  /** What it has written to standard error so far. */
  notes(): string;
  /** Resolves when the process is gone, with how it ended. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Asks it to end, as a closed window does. */
  stop(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

/** Starts a command that prints one JSON document and then goes on. Whoever starts it ends it. */
export function spawnLanyard(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Spawned {
  const child = spawn(process.execPath, [CLI, ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const ended = once(child, 'exit').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }));
  const send = (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  };
  let notes = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    notes += text;
  });
  const document = firstLine(child).then(
    (line) => JSON.parse(line) as unknown,
    (end: Error) => {
      throw new Error(`${end.message}: ${notes}`);
    },
  );
  // Whoever kills it while it starts does not ask.
  document.catch(() => undefined);
  return {
    process: child,
    document,
    notes: () => notes,
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
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
    // Not with the exit: what it had written before is still read.
    child.once('close', (code) => reject(new Error(`The process ended with ${code}`)));
  });
}
