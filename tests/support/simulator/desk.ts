import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catchUp } from '#main/storage/catch-up.ts';
import type { Operation, OperationKind } from '#main/storage/operations/kind.ts';
import { OperationLog } from '#main/storage/operations/log.ts';
import { projectionsWith } from '#main/storage/projections/all.ts';
import { createDirectoryProjection } from '#main/storage/projections/directory.ts';
import { SharedLog } from '#main/sync/shared-log.ts';
import { countedIds, type FakeClock } from '../core/ports.ts';
import type { Flaw } from './flaws.ts';
import { openQuickStore, PowerCut, type QuickStore } from './quick-store.ts';
import type { Versions } from './versions.ts';

export interface DeskOptions {
  /** Counts the desks of a simulation from 1. */
  number: number;
  clock: FakeClock;
  versions: Versions;
  level: number;
  folder: string;
  /** An empty database. */
  template: string;
  flaw: Flaw;
}

/** A desk as long as its process runs. What is under way in one that has ended never comes to anything. */
export interface Run {
  readonly desk: SimulatedDesk;
  readonly store: QuickStore;
  readonly log: OperationLog;
  /** As all who are connected with it see it. */
  readonly shared: SharedLog;
  isOver: boolean;
}

/** An installation: a file that outlives its processes. */
export class SimulatedDesk {
  readonly number: number;
  readonly clock: FakeClock;
  readonly deskId: string;
  readonly #options: DeskOptions;
  #level: number;
  #file: string;
  #files = 1;
  #run: Run;

  private constructor(options: DeskOptions, file: string, run: (desk: SimulatedDesk) => Run) {
    this.#options = options;
    this.number = options.number;
    this.clock = options.clock;
    this.deskId = countedIds(options.number).next();
    this.#level = options.level;
    this.#file = file;
    this.#run = run(this);
  }

  static async open(options: DeskOptions): Promise<SimulatedDesk> {
    const file = join(options.folder, `${options.number}-0.sqlite`);
    await copyFile(options.template, file);
    const opened = await start(file, options, options.level);
    return new SimulatedDesk(options, file, (desk) => ({ desk, ...opened, isOver: false }));
  }

  get run(): Run {
    return this.#run;
  }

  get level(): number {
    return this.#level;
  }

  get kinds(): readonly OperationKind[] {
    return this.#options.versions.kinds[this.#level] ?? [];
  }

  /** Makes changes of its own, in one transaction. */
  make(
    drafts: readonly { kind: OperationKind; payload: unknown }[],
    actorId: string | null = null,
  ): Promise<Operation[]> {
    const { store, log } = this.#run;
    return store.write((tx) => log.appendMany(tx, { id: actorId }, drafts));
  }

  /** Takes operations in that came in another way than from a connection. */
  async take(operations: readonly Operation[]): Promise<void> {
    const { store, log } = this.#run;
    await store.write((tx) => log.receive(tx, operations));
  }

  /** A copy of what it holds, as a hub makes it for a desk that is far behind. */
  async copy(): Promise<{ file: string; received: number }> {
    const file = join(this.#options.folder, `${this.number}-${this.#files++}.copy`);
    await this.#run.store.read.all('VACUUM INTO ?', [file]);
    const last = await this.#run.store.read.get<{ last: number | null }>(
      'SELECT max(position) AS last FROM operations',
    );
    return { file, received: last?.last ?? 0 };
  }

  /** @param meanwhile what happens before each thing that is written */
  catchUp(
    { file, received }: { file: string; received: number },
    { deskId: logId }: SimulatedDesk,
    signal: AbortSignal,
    meanwhile: () => Promise<void>,
  ): Promise<boolean> {
    const { store, log } = this.#run;
    const write: QuickStore['write'] = async (work) => {
      await meanwhile();
      return store.write(work);
    };
    const through = this.#options.flaw.catchesUpWith?.(log) ?? log;
    return catchUp({ ...store, write }, through, file, {
      ...{ logId, received, signal, onHeld: () => undefined, progress: () => undefined },
    });
  }

  /** Ends its process and starts another, of a later version where it is upgraded. */
  async restart(level = this.#level): Promise<void> {
    this.#run.isOver = true;
    await this.#run.store.close();
    await this.#start(level);
  }

  /**
   * Does something within which the machine goes out, after so many statements of what is written, and starts again.
   * @returns whether it did: less may have been written
   */
  async withPowerCut(statements: number, work: () => Promise<unknown>): Promise<boolean> {
    const { store } = this.#run;
    const file = join(this.#options.folder, `${this.number}-${this.#files++}.sqlite`);
    const spare = store.cutPower(statements, file);
    try {
      await work();
      spare();
      return false;
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
    }
    this.#run.isOver = true;
    await store.close();
    this.#file = file;
    await this.#start(this.#level);
    return true;
  }

  close(): Promise<void> {
    return this.#run.store.close();
  }

  async #start(level: number): Promise<void> {
    this.#level = level;
    const opened = await start(this.#file, this.#options, level);
    this.#run = { desk: this, ...opened, isOver: false };
    // As the app does at its start.
    if (!this.#options.flaw.forgetsUnknown) await opened.store.write((tx) => opened.log.applyUnknown(tx));
  }
}

async function start(
  file: string,
  { number, clock, versions, flaw }: DeskOptions,
  level: number,
): Promise<Pick<Run, 'store' | 'log' | 'shared'>> {
  const store = await openQuickStore(file);
  const kinds = versions.kinds[level] ?? [];
  const projections = projectionsWith(createDirectoryProjection(() => undefined));
  const log = await OperationLog.open(store.read, {
    deskId: countedIds(number).next(),
    clock,
    kinds: flaw.kinds?.(kinds) ?? kinds,
    projections: flaw.projections?.(projections) ?? projections,
  });
  return { store, log, shared: new SharedLog(store, log) };
}
