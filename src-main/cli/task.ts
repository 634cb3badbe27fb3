import type { Task } from '#shared/contract/tasks.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { CommandContext } from './command.ts';

const POLL_MS = 150;

/** Waits for a task, showing how far it is. @throws AppError when it does not end well */
export async function finish({ client, connection, progress }: CommandContext, started: Task): Promise<Task> {
  const show = ({ message, progress: done }: Task) =>
    progress(`${message} ${done === null ? '' : `${Math.round(done * 100)} %`}`);
  // Listened to as well as asked: where the app starts anew at the end, nobody is left to be asked.
  const ended = await new Promise<Task>((resolveTask, reject) => {
    const look = (task: Task) => {
      if (task.id !== started.id) return;
      if (task.state === 'running') return show(task);
      clearInterval(timer);
      stop();
      resolveTask(task);
    };
    const stop = connection.on('tasks', 'changed', look);
    const timer = setInterval(() => {
      client.tasks.get({ taskId: started.id }).then(look, (error: unknown) => {
        clearInterval(timer);
        stop();
        reject(error);
      });
    }, POLL_MS);
    look(started);
  });
  progress('');
  if (ended.state === 'done') return ended;
  throw new AppError(ended.code ?? 'internal', ended.message);
}
