import { parentPort, workerData } from 'node:worker_threads';
import { Answering } from '#main/features/matching/engine/answering.ts';
import type { Pool, ToEngine } from '#main/features/matching/engine/protocol.ts';

/* Computes who should meet whom in a thread of its own, for one event: see `Answering`. */
if (parentPort === null) throw new Error('This file is a worker and runs in a worker thread only');
const port = parentPort;
const answering = new Answering(workerData as Pool, {
  send: (message) => port.postMessage(message),
  soon: (work) => void setImmediate(work),
  later: (ms, work) => void setTimeout(work, ms),
  now: () => performance.now(),
});
port.on('message', (question: ToEngine) => answering.receive(question));
