import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useServices, useTasks } from '#renderer/app/state/services.tsx';
import type { Task } from '#shared/contract/tasks.ts';

export interface Work {
  /** The task as it is now, or how it ended; null before anything was begun here. */
  task: Task | null;
  /** Why it was refused before it could begin. */
  fault: string | null;
  busy: boolean;
  /** Begins it. `ended` is told how it ends, on whichever screen somebody is by then. */
  start(begin: () => Promise<Task>, ended?: (task: Task) => void): Promise<void>;
}

/**
 * Long work that a screen begins and shows where it was begun.
 * @param kind shows one of this kind that is under way already, from before somebody came to the screen
 */
export function useTask(kind: Task['kind'] | null = null): Work {
  const { t } = useTranslation();
  const { tasks } = useServices();
  const [id, setId] = useState<string | null>(null);
  const [starting, setStarting] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const task = useTasks(
    (state) =>
      state.tasks.find((one) => one.id === id) ??
      state.tasks.find((one) => one.kind === kind && one.state === 'running') ??
      null,
  );
  return {
    task,
    fault,
    busy: starting || task?.state === 'running',
    async start(begin, ended) {
      setFault(null);
      setStarting(true);
      try {
        const begun = await begin();
        setId(begun.id);
        tasks.getState().follow(begun, (end) => ended?.(end));
      } catch (error) {
        setFault(sentenceOf(error, t));
      } finally {
        setStarting(false);
      }
    },
  };
}
