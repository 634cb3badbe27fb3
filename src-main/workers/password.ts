import { parentPort } from 'node:worker_threads';
import bcrypt from 'bcryptjs';

/** bcrypt's cost: about a quarter of a second a password on a laptop. */
const COST = 12;

export type PasswordTask =
  | { id: number; kind: 'hash'; password: string }
  | { id: number; kind: 'verify'; password: string; hash: string };
export type PasswordAnswer = { id: number; result: string | boolean };

/* Hashes passwords in a thread of its own: ten at once in the main thread would stop all scans for seconds. */
if (parentPort === null) throw new Error('This file is a worker and runs in a worker thread only');
const port = parentPort;
port.on('message', (task: PasswordTask) => {
  const result =
    task.kind === 'hash' ? bcrypt.hashSync(task.password, COST) : bcrypt.compareSync(task.password, task.hash);
  port.postMessage({ id: task.id, result } satisfies PasswordAnswer);
});
