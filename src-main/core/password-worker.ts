import { Worker } from 'node:worker_threads';
import type { Passwords } from '#main/ports/passwords.ts';
import type { PasswordAnswer, PasswordTask } from '#main/workers/password.ts';

type Wanted = PasswordTask extends infer T ? (T extends PasswordTask ? Omit<T, 'id'> : never) : never;

/** Hashes passwords in one worker thread, which is started when it is first needed. */
export function workerPasswords(entry: string): Passwords {
  let worker: Worker | null = null;
  let nextId = 1;
  const waiting = new Map<number, { resolve(value: string | boolean): void; reject(error: Error): void }>();

  const start = (): Worker => {
    const started = new Worker(entry);
    // Idle, it must not keep the process alive.
    started.unref();
    started.on('message', (answer: PasswordAnswer) => {
      waiting.get(answer.id)?.resolve(answer.result);
      waiting.delete(answer.id);
      if (waiting.size === 0) started.unref();
    });
    started.on('error', (error: Error) => {
      for (const entry of waiting.values()) entry.reject(error);
      waiting.clear();
      worker = null;
    });
    return started;
  };

  const ask = (task: Wanted): Promise<string | boolean> =>
    new Promise((resolve, reject) => {
      worker ??= start();
      worker.ref();
      const id = nextId++;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ ...task, id });
    });

  return {
    hash: async (password) => String(await ask({ kind: 'hash', password })),
    verify: async (password, hash) => (await ask({ kind: 'verify', password, hash })) === true,
    async stop() {
      await worker?.terminate();
      worker = null;
    },
  };
}
