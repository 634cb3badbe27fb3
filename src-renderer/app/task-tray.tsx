import './task-tray.css';
import { CircleAlert, CircleCheck, CircleSlash, Download, ListChecks, LoaderCircle, X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '#renderer/api/save-file.ts';
import { Button, Icon, IconButton, type LucideIcon, Popover, ProgressBar, type Tone } from '#renderer/ui/index.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { useFormat } from './format.ts';
import { useServices, useTasks } from './state/services.tsx';
import { fileOf, overallProgress, shownTasks } from './state/task-list.ts';
import { useStopTask } from './use-stop-task.ts';

const ENDS: Record<Exclude<Task['state'], 'running'>, { icon: LucideIcon; tone: Tone }> = {
  done: { icon: CircleCheck, tone: 'ok' },
  failed: { icon: CircleAlert, tone: 'no' },
  cancelled: { icon: CircleSlash, tone: 'idle' },
};

/** Long work, in the header: what is under way and how it ended. Not there while there is nothing to tell. */
export function TaskTray() {
  const { t } = useTranslation();
  const { tasks: store } = useServices();
  const all = useTasks((state) => state.tasks);
  const clearedAt = useTasks((state) => state.clearedAt);
  const tasks = useMemo(() => shownTasks(all, clearedAt), [all, clearedAt]);
  if (tasks.length === 0) return null;
  const running = tasks.filter(({ state }) => state === 'running');
  const failed = running.length === 0 && tasks[0]?.state === 'failed';
  return (
    <span className="tray" data-tone={failed ? 'no' : 'accent'}>
      <Popover
        label={t('tasks.title')}
        trigger={(opens) => (
          <Button
            icon={running.length > 0 ? LoaderCircle : failed ? CircleAlert : ListChecks}
            aria-label={label()}
            title={label()}
            data-running={running.length > 0}
            {...opens}
          >
            <TrayWord running={running} />
          </Button>
        )}
      >
        {(close) => (
          <>
            <h2>{t('tasks.title')}</h2>
            <ul className="tray-list">
              {tasks.map((task) => (
                <TrayItem key={task.id} task={task} />
              ))}
            </ul>
            {running.length < tasks.length && (
              <Button
                variant="quiet"
                onClick={() => {
                  close();
                  store.getState().clear();
                }}
              >
                {t('tasks.clear')}
              </Button>
            )}
          </>
        )}
      </Popover>
    </span>
  );

  function label(): string {
    return running.length === 0 ? t('tasks.title') : t('tasks.running', { count: running.length });
  }
}

function TrayWord({ running }: { running: readonly Task[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const progress = overallProgress(running);
  if (running.length === 0) return t('tasks.short');
  return progress === null
    ? t('tasks.underWay')
    : t('tasks.percent', { percent: format.number(Math.floor(progress * 100)) });
}

function TrayItem({ task }: { task: Task }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stop = useStopTask();
  const name = t(`tasks.kinds.${task.kind}`);
  const file = fileOf(task, Date.now());
  const end = task.state === 'running' ? null : ENDS[task.state];
  return (
    <li className="tray-item" data-tone={end?.tone ?? 'accent'}>
      <Icon of={end?.icon ?? LoaderCircle} size={20} />
      <div>
        <span className="tray-name">
          <b>{name}</b>
          <time>{format.moment(task.finishedAt ?? task.startedAt)}</time>
        </span>
        {task.message !== '' && (
          <span className="tray-message" dir="auto">
            {t('said', { text: task.message })}
          </span>
        )}
        {end === null && <ProgressBar value={task.progress} label={name} />}
      </div>
      {file !== null && (
        <IconButton
          icon={Download}
          label={t('exports.saveNamed', { file: file.name })}
          onClick={() => saveFile(file.url, file.name)}
        />
      )}
      {end === null && task.cancellable && (
        <IconButton icon={X} label={t('tasks.stop', { name })} onClick={() => stop(task)} />
      )}
    </li>
  );
}
