import { once } from 'node:events';
import { connect as connectSocket } from 'node:net';
import { join } from 'node:path';
import { socketAddress } from '#main/hosts/folder.ts';
import { socketChannel } from '#main/hosts/socket-channel.ts';
import { DATABASE_FILE } from '#main/storage/store.ts';
import type { Reader } from '#main/storage/unit-of-work.ts';
import { withDatabase } from '#main/storage/with-database.ts';
import { type AppContract, contract } from '#shared/contract/index.ts';
import { type Client, connect } from '#shared/rpc/client.ts';
import { type Spawned, spawnLanyard } from '../spawn.ts';

/** A hub or a desk, as a process of the built app that may be killed and started again on its folder. */
export class Place {
  readonly name: string;
  readonly folder: string;
  readonly #args: readonly string[];
  #spawned: Spawned | null = null;
  #up: Promise<Client<AppContract>> = Promise.reject(new Error('It was never started'));
  #isUp = false;

  /** @param args how the app is started, but for the folder */
  constructor(name: string, folder: string, args: readonly string[]) {
    this.name = name;
    this.folder = folder;
    this.#args = args;
    this.#up.catch(() => undefined);
  }

  /** Whether it runs and takes calls. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** Somebody at its command line, once it takes calls. Rejects where it ends before. */
  get client(): Promise<Client<AppContract>> {
    return this.#up;
  }

  /** Starts it. @returns what it prints when it is there */
  start(): Promise<unknown> {
    const [command = '', ...rest] = this.#args;
    const spawned = spawnLanyard([command, '--data', this.folder, ...rest]);
    this.#spawned = spawned;
    this.#up = spawned.document.then(async (document) => {
      const { error } = document as { error?: { message: string } };
      if (error !== undefined) throw new Error(`${this.name} does not start: ${error.message}`);
      const client = await this.connect();
      this.#isUp = this.#spawned === spawned;
      return client;
    });
    this.#up.catch(() => undefined);
    return spawned.document;
  }

  /** Another one at its command line. */
  async connect(): Promise<Client<AppContract>> {
    const socket = connectSocket(socketAddress(this.folder));
    await once(socket, 'connect');
    return connect(contract, socketChannel(socket)).client;
  }

  /** Ends it as a power cut does. */
  async kill(): Promise<void> {
    this.#isUp = false;
    await this.#spawned?.kill();
  }

  async stop(): Promise<void> {
    this.#isUp = false;
    await this.#spawned?.stop();
  }

  /** Reads its database, whether it runs or not, and changes nothing. */
  look<T>(look: (read: Reader) => Promise<T>): Promise<T> {
    return withDatabase(join(this.folder, DATABASE_FILE), 'read', ({ read }) => look(read));
  }
}
