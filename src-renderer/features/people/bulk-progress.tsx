import './bulk.css';
import { Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useTasks } from '#renderer/app/state/services.tsx';
import { useStopTask } from '#renderer/app/use-stop-task.ts';
import { Button, ProgressBar } from '#renderer/ui/index.ts';

/** How far the change is that is under way, and a way to stop it. What takes a moment only is not shown. */
export function BulkProgress() {
  const { t } = useTranslation();
  const stop = useStopTask();
  const task = useTasks((state) => state.tasks.find(({ kind, state: now }) => kind === 'bulk' && now === 'running'));
  if (task === undefined) return null;
  return (
    <section className="bulk bulk-running" aria-label={t('tasks.kinds.bulk')}>
      <b className="bulk-count">{task.message === '' ? t('people.bulk.running') : t('said', { text: task.message })}</b>
      <ProgressBar value={task.progress} label={t('tasks.kinds.bulk')} />
      <Button icon={Square} onClick={() => stop(task)}>
        {t('people.bulk.stop')}
      </Button>
    </section>
  );
}
