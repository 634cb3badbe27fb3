import { fork } from 'node:child_process';
import type { ReaderProcess } from './supervisor.ts';

/**
 * Starts the reader process under plain Node.
 * @param entry path of the bundled reader.js (or of process.ts, with `execArgv` to load TypeScript)
 */
export function forkReader(
  entry: string,
  options: { execArgv?: string[]; env?: NodeJS.ProcessEnv } = {},
): ReaderProcess {
  const child = fork(entry, {
    execArgv: options.execArgv ?? [],
    env: options.env ?? process.env,
    // The addon prints on some systems, and our standard output may have to be one JSON document.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    pid: child.pid,
    // A channel that is closing says so to the callback; that the process has ended comes by onExit.
    send: (message) => {
      if (child.connected) child.send(message, () => {});
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => {
      child.once('exit', (code) => listener(code));
      child.once('error', () => {
        if (child.pid === undefined) listener(null);
      });
    },
    kill: () => child.kill('SIGKILL'),
  };
}

/** Electron's `utilityProcess`, as far as it is used here: only the Electron host imports electron. */
export type UtilityProcessModule = {
  fork(
    entry: string,
    args: string[],
    options: { serviceName: string },
  ): {
    readonly pid: number | undefined;
    postMessage(message: unknown): void;
    on(event: 'message', listener: (message: unknown) => void): unknown;
    once(event: 'exit', listener: (code: number) => void): unknown;
    kill(): boolean;
  };
};

/**
 * Starts the reader process under Electron.
 * @param entry path of the bundled reader.js
 */
export function utilityReader(utilityProcess: UtilityProcessModule, entry: string): ReaderProcess {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Lanyard badge reader' });
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', (code) => listener(code)),
    kill: () => {
      // Electron's own kill asks politely (SIGTERM), which a stopped process never hears.
      if (child.pid === undefined || process.platform === 'win32') child.kill();
      else process.kill(child.pid, 'SIGKILL');
    },
  };
}
