import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureReaderStack } from '../../../scripts/reader-stack.mjs';

const SOCKET = '/run/pcscd/pcscd.comm';
const DRIVER = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
/** Two slots: this port and the next. */
const READER_CONFIG = `FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:0x8C7B\nLIBPATH ${DRIVER}\nCHANNELID 0x8C7B\n`;

/** The smart card service for tests, with the virtual reader in it. */
export type ReaderStack = {
  /** False when a pcscd that was running already is used: it cannot be killed or started then. */
  readonly owned: boolean;
  /** Starts pcscd; `readers: false` leaves the virtual reader out. */
  start(options?: { readers: boolean }): Promise<void>;
  /** Kills pcscd as a crash would. */
  kill(): Promise<void>;
  /** Ends what this stack started. */
  stop(): Promise<void>;
};

/**
 * Finds a pcscd with the virtual reader: one to be started here where there is none, else the one that runs. Nothing
 * is started yet, so that this can decide at collection time which tests there are.
 * @returns the reason when that cannot be had here; in CI that is an error instead
 * @throws Error in CI when the stack cannot be had
 */
export async function findReaderStack(): Promise<ReaderStack | { reason: string }> {
  const found = await ensureReaderStack();
  const refuse = (reason: string) => {
    if (process.env.CI) throw new Error(`reader tests cannot run: ${reason}`);
    return { reason };
  };
  if (!found.ok) return refuse(found.reason);
  if (await accepts({ path: SOCKET })) {
    const nothing = async () => {};
    if (!(await accepts({ port: 35963 }))) return refuse('the pcscd that runs here has no virtual reader');
    return { owned: false, start: nothing, kill: nothing, stop: nothing };
  }
  if (process.getuid?.() !== 0) return refuse('pcscd does not run, and only root can start it');
  return ownStack();
}

function ownStack(): ReaderStack {
  let config: string | null = null;
  let pcscd: ChildProcess | null = null;

  const end = async (signal: NodeJS.Signals) => {
    const running = pcscd;
    pcscd = null;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const exited = once(running, 'exit');
    running.kill(signal);
    await exited;
  };
  return {
    owned: true,
    async start({ readers } = { readers: true }) {
      await end('SIGTERM');
      config ??= mkdtempSync(join(tmpdir(), 'lanyard-pcscd-'));
      const readerFile = join(config, 'vpcd');
      if (readers) writeFileSync(readerFile, READER_CONFIG);
      else rmSync(readerFile, { force: true });
      pcscd = spawn('pcscd', ['--foreground', '--config', config], { stdio: 'ignore' });
      for (let attempt = 1; !(await accepts({ path: SOCKET })); attempt++) {
        if (pcscd.exitCode !== null || attempt === 100) throw new Error('pcscd did not start');
        await sleep(50);
      }
    },
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM');
      if (config !== null) rmSync(config, { recursive: true, force: true });
      config = null;
    },
  };
}

function accepts(address: { path: string } | { port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ ...address, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
