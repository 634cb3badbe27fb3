import '#renderer/features/forms/forms.css';
import './tasks.css';
import { Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStopTask } from '#renderer/app/use-stop-task.ts';
import { Button, DownloadLink, ProgressBar } from '#renderer/ui/index.ts';
import type { Work } from './use-task.ts';

/** Work in its place on a screen: how far it is and a way to stop it, then how it ended and what came out. */
export function TaskView({ work: { task, fault }, name }: { work: Work; name: string }) {
  const { t } = useTranslation();
  const stop = useStopTask();
  if (fault !== null)
    return (
      <p className="form-fault" data-tone="no" role="alert">
        {fault}
      </p>
    );
  if (task === null) return null;
  const said = task.message === '' ? name : t('said', { text: task.message });
  if (task.state === 'running')
    return (
      <div className="task-view">
        <div className="task-view-bar">
          <ProgressBar value={task.progress} label={name} />
          <span className="ui-dim" dir="auto">
            {said}
          </span>
        </div>
        {task.cancellable && (
          <Button icon={Square} aria-label={t('tasks.stop', { name })} onClick={() => stop(task)}>
            {t('tasks.stopShort')}
          </Button>
        )}
      </div>
    );
  if (task.state !== 'done')
    return (
      <p className="form-fault" data-tone={task.state === 'failed' ? 'no' : 'idle'} role="alert">
        {said}
      </p>
    );
  const { url, file } = task.result ?? {};
  return (
    <div className="task-view" data-tone="ok" role="status">
      <span className="task-view-end selectable" dir="auto">
        {said}
      </span>
      {url !== undefined && (
        <DownloadLink href={String(url)} name={String(file)}>
          {t('tasks.save')}
        </DownloadLink>
      )}
    </div>
  );
}
