import { onTestFinished } from 'vitest';
import type { Clock } from '#main/ports/clock.ts';
import { sweepErasures } from '#main/storage/operations/erasure-sweep.ts';
import type { Operation, OperationKind } from '#main/storage/operations/kind.ts';
import { operationKinds } from '#main/storage/operations/kinds/index.ts';
import { OperationLog, readOperations } from '#main/storage/operations/log.ts';
import { projectionsWith } from '#main/storage/projections/all.ts';
import { createDirectoryProjection } from '#main/storage/projections/directory.ts';
import { openStore, type Store } from '#main/storage/store.ts';
import { tempFolder } from './folder.ts';
import { StrictLog } from './ports.ts';
import { type ReplicaState, stateOf } from './state.ts';

export interface ReplicaOptions {
  deskId: string;
  clock: Clock;
  kinds?: readonly OperationKind[];
}

/** A desk reduced to what replicates: a database and an operation log. */
export class Replica {
  readonly folder: string;
  readonly #options: ReplicaOptions;
  #store: Store;
  #log: OperationLog;

  private constructor(folder: string, options: ReplicaOptions, store: Store, log: OperationLog) {
    this.folder = folder;
    this.#options = options;
    this.#store = store;
    this.#log = log;
  }

  static async open(options: ReplicaOptions): Promise<Replica> {
    const folder = await tempFolder();
    const { store, log } = await start(folder, options);
    const replica = new Replica(folder, options, store, log);
    onTestFinished(() => replica.close());
    return replica;
  }

  get store(): Store {
    return this.#store;
  }

  get log(): OperationLog {
    return this.#log;
  }

  /** Makes changes of its own, in one transaction. */
  make(
    drafts: readonly { kind: OperationKind; payload: unknown }[],
    actorId: string | null = null,
  ): Promise<Operation[]> {
    return this.#store.write((tx) => this.#log.appendMany(tx, { id: actorId }, drafts));
  }

  /** Takes in what another desk made. @returns how many were new here */
  receive(operations: readonly Operation[]): Promise<number> {
    // As it comes over a wire: copies, and text.
    const copies = JSON.parse(JSON.stringify(operations)) as Operation[];
    return this.#store.write((tx) => this.#log.receive(tx, copies));
  }

  /** Everything in its log, in the order of arrival. */
  operations(): Promise<(Operation & { position: number; state: string })[]> {
    return readOperations(this.#store.read, 0, 1_000_000) as Promise<
      (Operation & { position: number; state: string })[]
    >;
  }

  /** Stops and starts again, with other kinds if it was upgraded meanwhile. */
  async restart(kinds?: readonly OperationKind[]): Promise<void> {
    await this.#store.close();
    if (kinds !== undefined) this.#options.kinds = kinds;
    const { store, log } = await start(this.folder, this.#options);
    this.#store = store;
    this.#log = log;
    await store.write((tx) => log.applyUnknown(tx));
  }

  async state(): Promise<ReplicaState> {
    // As the app does now and then.
    await sweepErasures(this.#store.read, (work) => this.#store.write(work));
    return stateOf(this.#store);
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}

async function start(folder: string, options: ReplicaOptions): Promise<{ store: Store; log: OperationLog }> {
  const store = await openStore({ folder, log: new StrictLog(), logQueries: false });
  const directory = createDirectoryProjection(() => undefined);
  const log = await OperationLog.open(store.read, {
    deskId: options.deskId,
    clock: options.clock,
    kinds: options.kinds ?? operationKinds,
    projections: projectionsWith(directory),
  });
  return { store, log };
}
