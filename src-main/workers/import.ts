import { parentPort, workerData } from 'node:worker_threads';
import { inspectFile, refusalOf } from '#main/features/import/file/index.ts';
import { prepareRows } from '#main/features/import/prepare.ts';
import type { FromImportWorker, ImportWorkerTask } from '#main/features/import/worker-protocol.ts';

/*
 * Reads attendee files in a thread of its own, so that no scan waits for parsing. One task per worker: when it is done,
 * the worker ends and its memory with it.
 */
if (parentPort === null) throw new Error('This file is a worker and runs in a worker thread only');
const port = parentPort;
const abort = new AbortController();
let proceed: (() => void) | null = null;

port.on('message', (message: 'next' | 'abort') => {
  if (message === 'abort') abort.abort();
  proceed?.();
});

const send = (message: FromImportWorker) => port.postMessage(message);

async function run(task: ImportWorkerTask): Promise<void> {
  if (task.kind === 'inspect') {
    send({ kind: 'inspected', inspection: await inspectFile(task.path, task.options) });
    return;
  }
  const summary = await prepareRows(
    task.path,
    task.options,
    task.scope,
    async (batch) => {
      const answered = new Promise<void>((resolve) => {
        proceed = resolve;
      });
      send({ kind: 'batch', batch });
      // The reader of the batch may be slow: nothing more is read before it asks.
      await answered;
    },
    abort.signal,
  );
  send({ kind: 'read', summary });
}

run(workerData as ImportWorkerTask).then(
  () => port.close(),
  (error: unknown) => {
    const refusal = refusalOf(error);
    send(
      refusal !== null
        ? { kind: 'refused', message: refusal }
        : { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    );
    port.close();
  },
);
