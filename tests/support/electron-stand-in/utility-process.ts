import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Scenario } from './scenario.ts';

const BOOT = fileURLToPath(new URL('./utility-boot.mjs', import.meta.url));

/** Electron's utility process: a process of its own with a `parentPort`. */
export class UtilityProcess extends EventEmitter {
  readonly serviceName: string;
  readonly #child: ChildProcess;

  constructor(entry: string, args: string[], serviceName: string) {
    super();
    this.serviceName = serviceName;
    this.#child = fork(BOOT, [entry, ...args], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code, signal) => this.emit('exit', code ?? (signal === null ? 0 : 1)));
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined;
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object, () => undefined);
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

/** `fork` as Electron has it. @param running where the processes are noted while they run */
export function utilityProcessOf(scenario: Scenario, running: Set<UtilityProcess>) {
  let forked = 0;
  return {
    fork(entry: string, args: string[] = [], { serviceName = 'Node Utility Process' } = {}): UtilityProcess {
      const child = new UtilityProcess(entry, args, serviceName);
      running.add(child);
      child.once('exit', () => running.delete(child));
      if (forked++ < scenario.doomedProcesses) {
        child.once('spawn', () => process.kill(child.pid ?? -1, 'SIGKILL'));
      }
      return child;
    },
  };
}
