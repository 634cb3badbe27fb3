import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Log } from '#main/ports/log.ts';
import type { FileStore } from '#main/storage/file-store.ts';
import { Missing, MOST_NAMES, receiveFile } from '../hub/files.ts';
import { type AskedHub, askHub, askJson } from './ask.ts';

/** After something went wrong it is tried again so much later, in ms. */
const AGAIN_MS = 15_000;

export interface FileExchangeOptions {
  /** As it is known now: its addresses change. */
  hub(): AskedHub & { token: string };
  files: FileStore;
  /** Names of the files of documents, in pages: those behind a name, by name. */
  namesAfter(name: string, limit: number): Promise<string[]>;
  /** Told when a file has come that was missing here. */
  onArrived(storedName: string): void;
  log: Log;
}

/**
 * Brings the files of documents to where they are missing, here and at the hub, one after the other and in the background:
 * no scan waits for somebody's portrait. What neither has comes when the desk that has it is there: the hub tells of it then.
 */
export class FileExchange {
  readonly #options: FileExchangeOptions;
  readonly #stopped = new AbortController();
  /** Names that somebody has just spoken of. */
  readonly #wanted = new Set<string>();
  #wantsAll = false;
  #isRunning = false;
  #again: NodeJS.Timeout | null = null;

  constructor(options: FileExchangeOptions) {
    this.#options = options;
  }

  /** There may be files that one of both lacks: these, or any. */
  begin(names?: readonly string[]): void {
    if (names === undefined) this.#wantsAll = true;
    else for (const name of names) this.#wanted.add(name);
    if (this.#isRunning || this.#stopped.signal.aborted) return;
    this.#isRunning = true;
    this.#runWhileWanted()
      .catch((error: unknown) => {
        if (this.#stopped.signal.aborted) return;
        // The network, as a rule: there is another turn.
        this.#options.log.info('Files wait for the hub', { reason: String(error) });
        this.#again ??= setTimeout(() => {
          this.#again = null;
          this.begin();
        }, AGAIN_MS).unref();
      })
      .finally(() => {
        this.#isRunning = false;
      });
  }

  stop(): void {
    this.#stopped.abort();
    if (this.#again !== null) clearTimeout(this.#again);
  }

  async #runWhileWanted(): Promise<void> {
    while (this.#wantsAll || this.#wanted.size > 0) {
      const named = [...this.#wanted].slice(0, MOST_NAMES);
      for (const name of named) this.#wanted.delete(name);
      if (named.length > 0) await this.#exchange(named);
      else await this.#exchangeAll();
    }
  }

  async #exchangeAll(): Promise<void> {
    this.#wantsAll = false;
    for (let after = ''; ; ) {
      const names = await this.#options.namesAfter(after, MOST_NAMES);
      const last = names.at(-1);
      if (last === undefined) return;
      after = last;
      await this.#exchange(names);
    }
  }

  async #exchange(names: readonly string[]): Promise<void> {
    const { files } = this.#options;
    const hub = this.#options.hub();
    const body = { names };
    const request = { method: 'POST', path: '/v1/files/missing', token: hub.token, body } as const;
    const missing = new Set((await askJson(hub, request, Missing, this.#stopped.signal)).names);
    for (const name of names) {
      if (files.has(name)) {
        if (missing.has(name)) await this.#bring(name);
      } else if (!missing.has(name)) await this.#fetch(name);
    }
  }

  async #fetch(name: string): Promise<void> {
    const { files, onArrived } = this.#options;
    const hub = this.#options.hub();
    const answer = await askHub(hub, { path: `/v1/files/${name}`, token: hub.token }, this.#stopped.signal);
    if (await receiveFile(files, name, answer)) onArrived(name);
  }

  async #bring(name: string): Promise<void> {
    const { files } = this.#options;
    const hub = this.#options.hub();
    const path = files.path(name);
    const { size } = await stat(path);
    const answer = await askHub(
      hub,
      {
        method: 'PUT',
        path: `/v1/files/${name}`,
        token: hub.token,
        headers: { 'content-type': 'application/octet-stream', 'content-length': String(size) },
        stream: () => createReadStream(path),
      },
      this.#stopped.signal,
    );
    answer.resume();
  }
}
