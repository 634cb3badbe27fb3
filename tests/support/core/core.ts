import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { type Core, createCore, type Ports } from '#main/core/create-core.ts';
import type { Ids } from '#main/ports/ids.ts';
import { noNeighbours } from '#main/ports/neighbours.ts';
import { dialogPrinter, type Printer } from '#main/ports/printer.ts';
import { readOperations } from '#main/storage/operations/log.ts';
import { type AppContract, contract } from '#shared/contract/index.ts';
import type { Task } from '#shared/contract/tasks.ts';
import type { Role } from '#shared/domain/roles.ts';
import { type Channel, channelPair } from '#shared/rpc/channel.ts';
import { type Client, type Connection, connect } from '#shared/rpc/client.ts';
import { tempFolder } from './folder.ts';
import { cheapPasswords, countedIds, FakeClock, FakeReader, memorySecrets, StrictLog } from './ports.ts';
import { Replica } from './replica.ts';
import { stateOf } from './state.ts';

/** The repository's folder. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const PASSWORD = 'correct horse battery';

export interface TestCoreOptions {
  folder?: string;
  clock?: FakeClock;
  printer?: Printer;
  /** Write every statement into the log. */
  logQueries?: boolean;
  /** Tells its ids from those of another core of the same test. */
  space?: number;
  /** Of the app. */
  version?: string;
}

/** An application on a folder of its own, without a window, with everything around it in the hands of the test. */
export class TestCore {
  readonly folder: string;
  readonly clock: FakeClock;
  readonly log = new StrictLog();
  readonly reader = new FakeReader();
  /** Why the core asked its host to start it anew, each time that it did. */
  readonly restarts: string[] = [];
  readonly #options: TestCoreOptions;
  readonly #ids: Ids;
  readonly #secrets = memorySecrets();
  #running: Core | null = null;
  #owner: Connection<AppContract> | null = null;

  constructor(folder: string, options: TestCoreOptions) {
    this.folder = folder;
    this.#options = options;
    this.clock = options.clock ?? new FakeClock();
    this.#ids = countedIds(options.space);
  }

  get core(): Core {
    if (this.#running === null) throw new Error('The core does not run');
    return this.#running;
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** The machine's owner, as at the command line. */
  get owner(): Client<AppContract> {
    this.#owner ??= this.connect('owner');
    return this.#owner.client;
  }

  /** What stands around the core. */
  ports(): Ports {
    return {
      folder: this.folder,
      version: this.#options.version ?? '0.0.0-test',
      host: 'headless',
      clock: this.clock,
      ids: this.#ids,
      log: this.log,
      reader: this.reader,
      printer: this.#options.printer ?? dialogPrinter,
      secrets: this.#secrets,
      neighbours: noNeighbours,
      passwords: cheapPasswords,
      importWorker: join(ROOT, 'out', 'main', 'worker-import.js'),
      matchingWorker: join(ROOT, 'out', 'main', 'worker-matching.js'),
      plannerWorker: join(ROOT, 'out', 'main', 'worker-planner.js'),
      restart: (reason) => this.restarts.push(reason),
      schedule: false,
      logQueries: this.#options.logQueries ?? false,
      checkResults: true,
    };
  }

  async start(): Promise<void> {
    this.#running = await createCore(this.ports());
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    this.#owner = null;
    await running?.stop('The test has ended.');
  }

  /** Stops as when the app is closed, and starts again on the same folder. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  connect(actor: 'anyone' | 'owner'): Connection<AppContract> {
    return connect(contract, this.channel(actor));
  }

  /** The far end of a connection, for messages that no client would send. */
  channel(actor: 'anyone' | 'owner'): Channel {
    const [near, far] = channelPair();
    this.core.serve(far, actor);
    return near;
  }

  /** Somebody of a role, signed in on a connection of their own; the account is made when it is not there. */
  async signedIn(role: Role, name: string = role): Promise<Connection<AppContract>> {
    const email = `${name.toLowerCase()}@desk.example`;
    const { users } = await this.owner.users.list({});
    if (!users.some((user) => user.role === 'administrator') && role !== 'administrator') {
      await this.owner.users.create({
        name: 'Chief',
        email: 'chief@desk.example',
        role: 'administrator',
        password: PASSWORD,
      });
    }
    if (!users.some((user) => user.email === email))
      await this.owner.users.create({ name, email, role, password: PASSWORD });
    const connection = this.connect('anyone');
    const answer = await connection.client.app.signIn({ email, password: PASSWORD });
    expect(answer.ok).toBe(true);
    return connection;
  }

  /** A long job of the owner once it has ended. */
  async ended({ id }: Task): Promise<Task> {
    await this.settled();
    return this.owner.tasks.get({ taskId: id });
  }

  /** Resolves when nothing is under way that the owner began. */
  async settled(): Promise<void> {
    for (;;) {
      const { tasks } = await this.owner.tasks.list({});
      if (tasks.every(({ state }) => state !== 'running')) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /**
   * Everything that changed must be in the log of operations: another desk which gets these alone ends with the same
   * tables and the same search.
   */
  async expectReplayable(): Promise<void> {
    const { store } = this.core.context;
    await this.settled();
    const operations = await readOperations(store.read, 0, 1_000_000);
    // An id that no desk of a test has.
    const other = await Replica.open({ deskId: countedIds(7777).next(), clock: this.clock });
    for (let start = 0; start < operations.length; start += 500) {
      // From the last to the first: the order must not matter.
      const end = operations.length - start;
      await other.receive(operations.slice(Math.max(0, end - 500), end).reverse());
    }
    expect(await other.state()).toEqual(await stateOf(store));
  }
}

/**
 * Opens an application for one test. When the test has ended, its log must hold no error that the test did not announce,
 * and its operations must tell all that its tables hold.
 */
export async function openTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const desk = new TestCore(options.folder ?? (await tempFolder()), options);
  await desk.start();
  onTestFinished(async ({ task }) => {
    try {
      // After a failure these would only hide what failed.
      if (task.result?.state !== 'fail') {
        if (desk.isRunning) await desk.expectReplayable();
        expect(desk.log.unexpected()).toEqual([]);
      }
    } finally {
      await desk.stop();
    }
  });
  return desk;
}
