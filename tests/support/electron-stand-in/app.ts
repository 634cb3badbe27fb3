import { EventEmitter } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { preventable } from './event.ts';

/** What the app needs of the rest of the stand-in. */
export interface AppEnvironment {
  isPackaged: boolean;
  locale: string;
  windows: { close(): void; destroy(): void }[];
  utilities: ReadonlySet<{ readonly pid: number | undefined; readonly serviceName: string }>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Electron's `app`: its life from ready to quit, its folders, and one instance for each user-data folder. */
export class App extends EventEmitter {
  name = 'electron';
  readonly isPackaged: boolean;
  isQuitting = false;
  sandboxed = false;
  badgeCount = 0;
  readonly #environment: AppEnvironment;
  readonly #paths = new Map<string, string>();
  readonly #ready: Promise<void>;
  #isReady = false;
  #lock: string | null = null;

  constructor(environment: AppEnvironment) {
    super();
    this.#environment = environment;
    this.isPackaged = environment.isPackaged;
    // As under Electron, the entry has run by then.
    this.#ready = new Promise((resolve) => setImmediate(resolve))
      .then(() => new Promise((resolve) => setImmediate(resolve)))
      .then(() => (this.isQuitting ? new Promise<void>(() => undefined) : environment.start()))
      .then(() => {
        this.#isReady = true;
        this.emit('ready');
      });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.quit());
  }

  whenReady = () => this.#ready;
  isReady = () => this.#isReady;
  getLocale = () => (this.#isReady ? this.#environment.locale : '');
  getVersion = () => '0.0.0';
  getName = () => this.name;

  /** The utility processes that run. */
  getAppMetrics(): { pid: number; type: 'Utility'; name: string }[] {
    return [...this.#environment.utilities].flatMap(({ pid, serviceName }) =>
      pid === undefined ? [] : [{ pid, type: 'Utility' as const, name: serviceName }],
    );
  }

  setBadgeCount(count = 0): boolean {
    this.badgeCount = count;
    return true;
  }

  getBadgeCount = () => this.badgeCount;

  setAppUserModelId(_id: string): void {}

  setName(name: string): void {
    this.name = name;
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path) || !existsSync(path) || !statSync(path).isDirectory())
      throw new Error(`Failed to set path ${path}`);
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.sandboxed = true;
  }

  /** The second instance leaves its arguments in the folder and rings the first one up. */
  requestSingleInstanceLock(): boolean {
    const lock = join(this.getPath('userData'), 'SingletonLock');
    const note = `${lock}.arguments`;
    const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : null;
    if (owner !== null && isAlive(owner)) {
      writeFileSync(note, JSON.stringify(process.argv));
      process.kill(owner, 'SIGUSR2');
      return false;
    }
    writeFileSync(lock, String(process.pid));
    this.#lock = lock;
    process.on('SIGUSR2', () => {
      const argv = JSON.parse(readFileSync(note, 'utf8')) as string[];
      this.emit('second-instance', {}, argv, process.cwd(), null);
    });
    return true;
  }

  /** Closes the windows, asks once more, and ends the process. */
  quit(): void {
    this.isQuitting = true;
    setImmediate(() => {
      this.emit('before-quit', preventable({}));
      for (const window of [...this.#environment.windows]) window.close();
      const event = preventable({});
      this.emit('will-quit', event);
      if (!event.defaultPrevented) this.exit(0);
    });
  }

  exit(code = 0): void {
    this.isQuitting = true;
    for (const window of [...this.#environment.windows]) window.destroy();
    this.emit('quit', {}, code);
    if (this.#lock !== null) rmSync(this.#lock, { force: true });
    void this.#environment.stop().finally(() => process.exit(code));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
