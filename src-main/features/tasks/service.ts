import { type Actor, type Context, OWNER_ID } from '#main/core/context.ts';
import type { Task, TaskKind } from '#shared/contract/tasks.ts';
import { AppError } from '#shared/domain/errors.ts';

/** Pushed at most this often, in ms. */
const PUSH_EVERY_MS = 150;
/** Ended ones that are remembered, so that whoever looked away learns how they ended. */
const REMEMBERED = 50;

/** What a task works with. */
export interface TaskControl {
  /** Set when somebody cancels it or the app stops: to be looked at wherever the work can stop soundly. */
  readonly signal: AbortSignal;
  /** Says how far it is, from 0 to 1 or null, and what it does. */
  progress(value: number | null, message?: string): void;
}

export interface TaskEnd {
  message: string;
  result?: Record<string, string | number>;
}

interface Running {
  task: Task;
  abort: AbortController;
  pushedAt: number;
  ended: Promise<Task>;
}

/** Whose tasks somebody sees. */
export function recipientOf(actor: Pick<Actor, 'id'>): string {
  return actor.id ?? OWNER_ID;
}

/** Long work of an organization: with progress, to be cancelled, and told to whoever began it. */
export class TaskService {
  readonly #context: Context;
  /** The one begun last comes last. */
  readonly #tasks = new Map<string, Running>();

  constructor(context: Context) {
    this.#context = context;
  }

  /**
   * Begins a task. It goes on by itself.
   * @param work throws the signal's reason where it stops since it was cancelled
   * @param cancellable whether it can be stopped without leaving half of something
   */
  start(
    actor: Actor,
    kind: TaskKind,
    work: (control: TaskControl) => Promise<TaskEnd>,
    { cancellable = true, message = '' }: { cancellable?: boolean; message?: string } = {},
  ): Task {
    const { ids, clock } = this.#context;
    const task: Task = {
      id: ids.next(),
      kind,
      recipientId: recipientOf(actor),
      state: 'running',
      progress: null,
      message,
      result: null,
      cancellable,
      startedAt: clock.now(),
      finishedAt: null,
    };
    const running: Running = { task, abort: new AbortController(), pushedAt: 0, ended: Promise.resolve(task) };
    this.#tasks.set(task.id, running);
    running.ended = this.#run(running, work);
    this.#forgetOld();
    this.#push(running);
    return { ...task };
  }

  list(actor: Pick<Actor, 'id'>): Task[] {
    const own = [...this.#tasks.values()].filter(({ task }) => task.recipientId === recipientOf(actor));
    return own.map(({ task }) => ({ ...task })).reverse();
  }

  /** @throws AppError `notFound` for those of others as well */
  get(actor: Pick<Actor, 'id'>, id: string): Task {
    return { ...this.#require(actor, id).task };
  }

  /** Asks a task to stop. @returns it once it has ended */
  async cancel(actor: Pick<Actor, 'id'>, id: string): Promise<Task> {
    const running = this.#require(actor, id);
    if (running.task.state === 'running' && !running.task.cancellable) {
      throw new AppError('conflict', 'This cannot be stopped half way. It ends by itself.');
    }
    running.abort.abort(new AppError('cancelled', 'It was cancelled.'));
    return { ...(await running.ended) };
  }

  /** The app stops: ends what can be ended, and waits for the rest. */
  async stop(): Promise<void> {
    for (const { abort } of this.#tasks.values()) abort.abort(new AppError('cancelled', 'The app was closed.'));
    await Promise.all([...this.#tasks.values()].map(({ ended }) => ended));
  }

  async #run(running: Running, work: (control: TaskControl) => Promise<TaskEnd>): Promise<Task> {
    const { task, abort } = running;
    const { log, clock } = this.#context;
    try {
      const end = await work({
        signal: abort.signal,
        progress: (value, message) => {
          task.progress = value;
          if (message !== undefined) task.message = message;
          if (performance.now() - running.pushedAt >= PUSH_EVERY_MS) this.#push(running);
        },
      });
      Object.assign(task, { state: 'done', progress: 1, message: end.message, result: end.result ?? null });
    } catch (error) {
      const said = error instanceof AppError ? error.message : null;
      if (said === null) log.error(`The task ${task.kind} failed`, error);
      task.state = error instanceof AppError && error.code === 'cancelled' ? 'cancelled' : 'failed';
      task.code = error instanceof AppError ? error.code : 'internal';
      task.message = said ?? 'This could not be done. The log has the details.';
    }
    task.finishedAt = clock.now();
    this.#push(running);
    return task;
  }

  #require(actor: Pick<Actor, 'id'>, id: string): Running {
    const running = this.#tasks.get(id);
    if (running?.task.recipientId !== recipientOf(actor)) {
      throw new AppError('notFound', 'This is not under way any more.');
    }
    return running;
  }

  #push(running: Running): void {
    running.pushedAt = performance.now();
    this.#context.publish('tasks', 'changed', { ...running.task });
  }

  #forgetOld(): void {
    for (const [id, { task }] of this.#tasks) {
      if (this.#tasks.size <= REMEMBERED) return;
      if (task.state !== 'running') this.#tasks.delete(id);
    }
  }
}
