import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { useToast } from './state/services.tsx';

/** Stops a task where it is; a refusal is shown. */
export function useStopTask(): (task: Task) => void {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  return (task) =>
    void client.tasks.cancel({ taskId: task.id }).catch((error) => toast({ text: sentenceOf(error, t), tone: 'no' }));
}
