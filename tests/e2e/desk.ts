import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

/** The app on a folder of its own, as a person starts it. */
export class DeskApp {
  readonly folder: string;
  readonly #reader: boolean;
  #child: ChildProcess | null = null;
  #url = '';

  private constructor(folder: string, reader: boolean) {
    this.folder = folder;
    this.#reader = reader;
  }

  /** @param options `reader`: with the readers of this machine. Without, so that it hears no tap of another test. */
  static async create({ reader = false } = {}): Promise<DeskApp> {
    return new DeskApp(await mkdtemp(join(tmpdir(), 'lanyard-e2e-')), reader);
  }

  /** Starts the headless host. @returns the address with the launch token */
  async start(): Promise<string> {
    const child = spawn(process.execPath, [cli, 'serve', '--json', '--data', this.folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        LANYARD_CHECK_RESULTS: '1',
        ...(this.#reader ? {} : { PCSCLITE_CSOCK_NAME: join(this.folder, 'no-card-service-here') }),
      },
    });
    this.#child = child;
    const lines = createInterface({ input: child.stdout });
    const [line] = (await once(lines, 'line')) as [string];
    this.#url = (JSON.parse(line) as { url: string }).url;
    return this.#url;
  }

  get url(): string {
    return this.#url;
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    this.#child = null;
  }

  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child?.kill(name);
  }

  /**
   * Runs a command on the same folder. @returns what it printed as JSON
   * @throws Error when it failed; a refusal at the door is an answer
   */
  async command<T>(...args: string[]): Promise<T> {
    const child = spawn(process.execPath, [cli, ...args, '--json', '--data', this.folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0 && code !== 1) throw new Error(`lanyard ${args.join(' ')} ended with ${code}: ${text}`);
    return JSON.parse(text) as T;
  }

  async remove(): Promise<void> {
    await this.stop('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }
}
