import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { _electron, type Page } from '@playwright/test';
import type * as Electron from 'electron';
import { findElectron } from '../../../scripts/find-electron.mjs';
import { launchStandIn, type StandInProcess } from '../../support/electron-stand-in/launch.ts';
import type { Scenario } from '../../support/electron-stand-in/scenario.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const PATIENCE_MS = 60_000;

/** The module `electron` as code in the main process gets it. */
export type ElectronModule = typeof Electron;

/** Electron has it and does not document it. */
export type WithPreferences = { getLastWebPreferences(): Electron.WebPreferences } | undefined;

/** The desktop app, running on Electron or on the stand-in. */
export interface Desktop {
  readonly folder: string;
  /** The newest page of the app. */
  page(): Promise<Page>;
  pages(): Promise<Page[]>;
  /** Runs a function in the main process. It can use nothing but its arguments. */
  main<A, R>(work: (electron: ElectronModule, argument: A) => R | Promise<R>, argument: A): Promise<R>;
  /** Starts the app a second time on the same folder and answers its exit code. */
  again(): Promise<number | null>;
  /** Quits as a person would and answers the exit code. */
  quit(): Promise<number | null>;
}

/** A way to run the app. */
export interface Kind {
  readonly name: string;
  launch(folder: string): Promise<Desktop>;
}

const ENVIRONMENT = {
  // Results are checked against the contract.
  LANYARD_CHECK_RESULTS: '1',
  // The reader of this machine belongs to other tests.
  PCSCLITE_CSOCK_NAME: join(tmpdir(), 'no-card-service-here'),
};

const standIn: Kind = { name: 'stand-in', launch: async (folder) => standInDesktop(folder).desktop };

/** The app on the stand-in, with what the stand-in alone can tell. */
export function standInDesktop(
  folder: string,
  scenario: Partial<Scenario> = {},
): { desktop: Desktop; process: StandInProcess } {
  const start = () => launchStandIn(['--data', folder], scenario, ENVIRONMENT);
  const app = start();
  const pages = () => app.pages();
  return {
    process: app,
    desktop: {
      folder,
      pages,
      page: () => newest(pages),
      main: async (work, argument) => (await app.run(String(work), argument)) as never,
      again: () => start().exited,
      async quit() {
        app.kill('SIGTERM');
        return app.exited;
      },
    },
  };
}

function electron(executablePath: string): Kind {
  // Chromium's sandbox does not run as root.
  const unconfined = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = (folder: string) => [root, '--data', folder, '--use-fake-device-for-media-stream', ...unconfined];
  return {
    name: 'Electron',
    async launch(folder) {
      const app = await _electron.launch({
        executablePath,
        args: args(folder),
        env: { ...(process.env as Record<string, string>), ...ENVIRONMENT },
      });
      const exited = new Promise<number | null>((resolve) => app.process().once('exit', (code) => resolve(code)));
      const pages = async () => app.windows().filter((page) => page.url().startsWith('app://lanyard/'));
      return {
        folder,
        pages,
        page: () => newest(pages),
        main: (work, argument) => app.evaluate(work as never, argument) as never,
        again: () =>
          new Promise((resolve) =>
            spawn(executablePath, args(folder), { env: { ...process.env, ...ENVIRONMENT } }).once('exit', resolve),
          ),
        async quit() {
          await app.close();
          return exited;
        },
      };
    },
  };
}

/** The ways that this machine has: always the stand-in, and Electron where its binary is. Nothing is downloaded. */
export async function availableKinds(): Promise<Kind[]> {
  const found = await findElectron({ mayFetch: false });
  return found.ok ? [standIn, electron(found.path)] : [standIn];
}

/** Waits for what becomes true. @throws when it does not */
export async function until<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (const deadline = Date.now() + PATIENCE_MS; ; await delay(50)) {
    const seen = await look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}`);
  }
}

async function newest(pages: () => Promise<Page[]>): Promise<Page> {
  const page = await until('a page of the app', async () => (await pages()).at(-1));
  await page.waitForLoadState('load');
  return page;
}

/** A data folder for one test, and how to remove it. */
export async function temporaryFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'lanyard-desktop-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
