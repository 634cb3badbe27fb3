import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/domain/errors.ts';
import type { FileInspection, InspectOptions, ReadOptions, ReadSummary } from './file/types.ts';
import type { FromImportWorker, ImportScope, ImportWorkerTask, PreparedBatch } from './worker-protocol.ts';

/** Least heap that reading any file needs; more is a sign of a file made to exhaust it. In MB. */
const HEAP_MB = 256;
/** Rows pass through and are garbage; much room for them is memory wasted. In MB. */
const YOUNG_MB = 16;

/** Reads attendee files in worker threads. */
export class ImportWorkers {
  readonly #entry: string;

  /** @param entry path of the built worker */
  constructor(entry: string) {
    this.#entry = entry;
  }

  /** @throws AppError `invalidInput` with a sentence for people when the file cannot be read */
  async inspect(path: string, options: InspectOptions): Promise<FileInspection> {
    let inspection: FileInspection | null = null;
    await this.#run({ kind: 'inspect', path, options }, undefined, async (message) => {
      if (message.kind === 'inspected') inspection = message.inspection;
    });
    if (inspection === null) throw new Error('The import worker ended without an answer');
    return inspection;
  }

  /**
   * Reads all rows, a batch at a time. While `onBatch` is busy with one batch the worker reads the next one, and no more
   * than that.
   */
  async prepare(
    path: string,
    options: ReadOptions,
    scope: ImportScope,
    onBatch: (batch: PreparedBatch) => Promise<void>,
    signal: AbortSignal,
  ): Promise<ReadSummary> {
    let summary: ReadSummary | null = null;
    let underWay: Promise<void> = Promise.resolve();
    await this.#run({ kind: 'read', path, options, scope }, signal, async (message) => {
      await underWay;
      if (message.kind === 'read') summary = message.summary;
      if (message.kind === 'batch') underWay = onBatch(message.batch);
      // Whoever waits for it next learns of a failure; until then nobody has to.
      underWay.catch(() => {});
    });
    await underWay;
    if (summary === null) throw new Error('The import worker ended without an answer');
    return summary;
  }

  #run(
    task: ImportWorkerTask,
    signal: AbortSignal | undefined,
    onMessage: (message: FromImportWorker) => Promise<void>,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(this.#entry, {
        workerData: task,
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
      });
      const fail = (error: unknown) => {
        reject(error);
        void worker.terminate();
      };
      const onAbort = () => fail(new AppError('cancelled', 'The import was cancelled.'));
      signal?.addEventListener('abort', onAbort, { once: true });
      worker.on('message', (message: FromImportWorker) => {
        if (message.kind === 'refused') fail(new AppError('invalidInput', message.message));
        else if (message.kind === 'failed') fail(new Error(message.message));
        else onMessage(message).then(() => worker.postMessage('next'), fail);
      });
      worker.on('error', (error: Error & { code?: string }) => {
        fail(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? new AppError('tooLarge', 'This file needs too much memory to read. Save it as CSV and import that.')
            : error,
        );
      });
      worker.on('exit', () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      });
    });
  }
}
