import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { onTestFinished } from 'vitest';
import { type AppContract, contract } from '#shared/contract/index.ts';
import type { Channel } from '#shared/rpc/channel.ts';
import { type Connection, connect } from '#shared/rpc/client.ts';
import { ROOT } from '../core/core.ts';
import type { FromDesk, ToDesk } from './process.ts';

/** A desk in a process of its own. */
export interface CrashDesk {
  readonly connection: Connection<AppContract>;
  /** Ends it as a power cut does, wherever it is. */
  kill(): Promise<void>;
}

/** A desk that has begun to open its folder. */
export interface Opening {
  /** Rejects when the folder cannot be opened, or when the process is killed first. */
  readonly desk: Promise<CrashDesk>;
  kill(): Promise<void>;
}

/** Starts desks that can be killed, one after the other; the next one is always loading already. */
export class CrashDesks {
  readonly #entry: string;
  #next: ChildProcess;

  private constructor(entry: string) {
    this.#entry = entry;
    this.#next = this.#load();
  }

  static async prepare(): Promise<CrashDesks> {
    const desks = new CrashDesks(await bundled());
    onTestFinished(() => void desks.#next.kill('SIGKILL'));
    return desks;
  }

  async open(folder: string): Promise<CrashDesk> {
    return (await this.begin(folder)).desk;
  }

  /** Tells a desk to open a folder. @returns once it has begun to */
  async begin(folder: string): Promise<Opening> {
    const child = this.#next;
    this.#next = this.#load();
    onTestFinished(() => void child.kill('SIGKILL'));
    // The channel ends after the last message that came through.
    const ended = Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
    await said(child, 'loaded');
    const begun = said(child, 'opening');
    const opened = said(child, 'opened').then(() => ({ connection: connect(contract, channelTo(child)), kill }));
    // Whoever kills it while it opens does not ask.
    opened.catch(() => undefined);
    tell(child, { type: 'open', folder });
    await begun;
    return { desk: opened, kill };

    async function kill(): Promise<void> {
      child.kill('SIGKILL');
      await ended;
    }
  }

  #load(): ChildProcess {
    const child = fork(this.#entry, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
    // What is sent to a process that was just killed is lost, which is the point.
    child.on('error', () => undefined);
    const ready = heard(child, 'loaded');
    ready.catch(() => undefined);
    loaded.set(child, ready);
    return child;
  }
}

/** It may have been loaded long before anybody asks. */
const loaded = new WeakMap<ChildProcess, Promise<void>>();

function said(child: ChildProcess, type: FromDesk['type']): Promise<void> {
  return (type === 'loaded' ? loaded.get(child) : undefined) ?? heard(child, type);
}

function heard(child: ChildProcess, type: FromDesk['type']): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: FromDesk) => {
      if (message.type === type) resolve();
      else if (message.type === 'failed') reject(new Error(message.reason));
    });
    child.once('exit', (code, signal) => reject(new Error(`The desk ended (${code ?? signal})`)));
  });
}

function tell(child: ChildProcess, message: ToDesk): void {
  if (child.connected) child.send(message, () => undefined);
}

function channelTo(child: ChildProcess): Channel {
  return {
    send: (message) => tell(child, { type: 'rpc', message }),
    onMessage: (listener) =>
      void child.on('message', (message: FromDesk) => {
        if (message.type === 'rpc') listener(message.message);
      }),
    // Not with the exit: what the process had sent before it ended is still read.
    onClose: (listener) => void child.once('disconnect', listener),
    close: () => child.disconnect(),
  };
}

/** One file, since a process that has to find and translate some hundred of them starts too slowly to do it 200 times. */
async function bundled(): Promise<string> {
  // Beside the build, where the app looks for its workers.
  const folder = join(ROOT, 'out', 'tests', String(process.pid));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: join(ROOT, 'tests', 'support', 'crash', 'process.ts'),
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'desk.mjs' } },
    },
  });
  return join(folder, 'desk.mjs');
}
