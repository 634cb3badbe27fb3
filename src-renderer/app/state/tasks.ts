import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Link } from '#renderer/api/link.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { may } from '#shared/domain/roles.ts';
import type { SessionState } from './session.ts';
import { withTask } from './task-list.ts';

export interface TasksState {
  /** Those of whoever is signed in, the newest first. */
  tasks: readonly Task[];
  /** What had ended by then is not shown any more. */
  clearedAt: number;
  /** Tells how a task that was just begun ends, on whichever screen somebody is by then. */
  follow(task: Task, ended: (task: Task) => void): void;
  /** Takes the ended ones out of sight. */
  clear(): void;
}

const CLEARED_AT = 'lanyard.tasksClearedAt';

/** Long work in the core, as it pushes it. */
export function createTasks(link: Link, session: StoreApi<SessionState>, storage: Storage): StoreApi<TasksState> {
  const followers = new Map<string, (task: Task) => void>();
  const store = createStore<TasksState>((set, get) => ({
    tasks: [],
    clearedAt: Number(storage.getItem(CLEARED_AT) ?? 0),
    follow(task, ended) {
      followers.set(task.id, ended);
      take(task);
    },
    clear() {
      // By the core's clock: this machine's may be another one.
      const clearedAt = Math.max(get().clearedAt, ...get().tasks.map(({ finishedAt }) => finishedAt ?? 0));
      storage.setItem(CLEARED_AT, String(clearedAt));
      set({ clearedAt });
    },
  }));
  const take = (task: Task) => {
    store.setState(({ tasks }) => ({ tasks: withTask(tasks, task) }));
    const known = store.getState().tasks.find(({ id }) => id === task.id);
    if (known === undefined || known.state === 'running') return;
    followers.get(task.id)?.(known);
    followers.delete(task.id);
  };
  const load = () =>
    link.client.tasks.list({}).then(
      ({ tasks }) => tasks.forEach(take),
      // Lost again already: the next connection asks anew.
      () => {},
    );

  link.on('tasks', 'changed', take);
  link.state.subscribe(({ state }) => {
    if (state === 'ready' && hasTasks(session.getState())) void load();
  });
  session.subscribe(({ user }, before) => {
    if (user?.id === before.user?.id && hasTasks({ user }) === hasTasks(before)) return;
    followers.clear();
    store.setState({ tasks: [] });
    if (hasTasks({ user })) void load();
  });
  return store;
}

/** A kiosk is nobody: it has no work of its own. */
function hasTasks({ user }: Pick<SessionState, 'user'>): boolean {
  return user !== null && may(user.role, 'account.own');
}
