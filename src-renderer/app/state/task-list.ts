import type { Task } from '#shared/contract/tasks.ts';

/** The list with what is newly known of a task; the newest first. What has ended does not begin to run again. */
export function withTask(tasks: readonly Task[], task: Task): readonly Task[] {
  const at = tasks.findIndex(({ id }) => id === task.id);
  const known = tasks[at];
  if (known === undefined) return [task, ...tasks].sort((a, b) => b.startedAt - a.startedAt);
  // An answer that was under way longer than the push that came after it.
  if (known.state !== 'running' && task.state === 'running') return tasks;
  return tasks.with(at, task);
}

/** Those to show: the running ones, and what has ended since somebody cleared the list. */
export function shownTasks(tasks: readonly Task[], clearedAt: number): readonly Task[] {
  return tasks.filter(({ finishedAt }) => finishedAt === null || finishedAt > clearedAt);
}

/** How far all running ones are together, from 0 to 1; null while nobody knows of any of them. */
export function overallProgress(tasks: readonly Task[]): number | null {
  const known = tasks.flatMap(({ state, progress }) => (state === 'running' && progress !== null ? [progress] : []));
  return known.length === 0 ? null : known.reduce((sum, progress) => sum + progress, 0) / known.length;
}

/** Addresses of files end a little later in the core. */
const SAVED_FOR_MS = 14 * 60_000;

/** The file that came out of a task, while it can be had. @param now epoch ms */
export function fileOf({ state, finishedAt, result }: Task, now: number): { url: string; name: string } | null {
  const { url, file } = result ?? {};
  if (state !== 'done' || finishedAt === null || now - finishedAt > SAVED_FOR_MS) return null;
  return typeof url === 'string' && typeof file === 'string' ? { url, name: file } : null;
}
