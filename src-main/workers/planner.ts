import { parentPort } from 'node:worker_threads';
import { answer } from '#main/features/planner/thread/answering.ts';
import type { FromPlanner, ToPlanner } from '#main/features/planner/thread/protocol.ts';

/* Makes plans in a thread of its own, one at a time: see `PlannerThread`. */
if (parentPort === null) throw new Error('This file is a worker and runs in a worker thread only');
const port = parentPort;
const send = (message: FromPlanner) => port.postMessage(message);
port.on('message', (question: ToPlanner) => answer(question, send, () => performance.now()));
