import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { type FromStandIn, type Scenario, scenarioEnvironment, type ToStandIn, usualScenario } from './scenario.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const builtEntry = join(root, 'out', 'main', 'electron.js');
const register = new URL('./register.mjs', import.meta.url).href;

/** The built entry, running on the stand-in. */
export interface StandInProcess {
  readonly pid: number;
  /** What only the person at the screen would have seen, in order. */
  readonly shown: readonly { what: string; details: unknown[] }[];
  /** Resolves with the exit code. */
  readonly exited: Promise<number | null>;
  /** The pages of the app, as a browser of the test sees them. Resolves when there is a browser. */
  pages(): Promise<Page[]>;
  /** Runs code in the process, with the module `electron`. */
  run(source: string, argument: unknown): Promise<unknown>;
  kill(signal?: NodeJS.Signals): void;
}

/** Starts the built entry on the stand-in. */
export function launchStandIn(
  args: readonly string[],
  scenario: Partial<Scenario> = {},
  env: Record<string, string> = {},
  entry = builtEntry,
): StandInProcess {
  const child = fork(entry, args, {
    cwd: root,
    execArgv: ['--import', 'tsx', '--import', register],
    env: { ...process.env, ...env, ...scenarioEnvironment({ ...usualScenario, ...scenario }) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const shown: { what: string; details: unknown[] }[] = [];
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const browser = new Promise<{ endpoint: string; origin: string }>((resolve) => {
    child.on('message', (message: FromStandIn) => {
      if (message.type === 'browser') resolve(message);
      if (message.type === 'shown') shown.push(message);
    });
  });
  const ended = exited.then((code) => Promise.reject(new Error(`The app has ended (${code})`)));
  ended.catch(() => undefined);
  let context: Promise<{ pages(): Page[]; origin: string }> | null = null;
  let nextId = 1;

  return {
    pid: child.pid ?? -1,
    shown,
    exited,
    async pages() {
      context ??= Promise.race([browser, ended]).then(async ({ endpoint, origin }) => {
        const connected = await chromium.connectOverCDP(endpoint);
        return { pages: () => connected.contexts().flatMap((each) => each.pages()), origin };
      });
      const { pages, origin } = await context;
      return pages().filter((page) => page.url().startsWith(origin));
    },
    run(source, argument) {
      const id = nextId++;
      const answer = new Promise((resolve, reject) => {
        const listen = (message: FromStandIn) => {
          if (message.type !== 'ran' || message.id !== id) return;
          child.off('message', listen);
          if (message.ok) resolve(message.result);
          else reject(new Error(message.message));
        };
        child.on('message', listen);
      });
      send(child, { type: 'run', id, source, argument });
      return Promise.race([answer, ended]);
    },
    kill: (signal) => child.kill(signal),
  };
}

function send(child: ChildProcess, message: ToStandIn): void {
  child.send(message);
}
