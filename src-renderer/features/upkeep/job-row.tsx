import { ChevronDown, Play } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { RunRetentionDialog } from '#renderer/features/privacy/run-retention-dialog.tsx';
import { TaskView } from '#renderer/features/tasks/task-view.tsx';
import { useTask } from '#renderer/features/tasks/use-task.ts';
import { Button } from '#renderer/ui/index.ts';
import type { Job } from '#shared/contract/installation.ts';
import { JobRuns } from './job-runs.tsx';
import { OutcomeTag } from './outcome-tag.tsx';
import { periodOf } from './period.ts';

/** One job: what it does, how its last run went, when it runs next, and what went before. */
export function JobRow({ job }: { job: Job }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const work = useTask();
  const runsId = useId();
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const name = t(`upkeep.job.${job.name}.name`);
  const period = periodOf(job.everyMs);
  const run = () => work.start(() => client.installation.runJob({ name: job.name }));
  const next =
    period.unit === 'never'
      ? null
      : job.nextAt === null
        ? t('upkeep.nextSoon')
        : t('upkeep.next', { time: format.moment(job.nextAt) });
  return (
    <li className="upkeep-row">
      <span className="upkeep-what">
        <b>{name}</b>
        <span>{t(`upkeep.job.${job.name}.does`)}</span>
        <span className="ui-dim">
          {period.unit === 'never'
            ? t('upkeep.every.never')
            : t(`upkeep.every.${period.unit}`, { count: period.count })}
          {next !== null && ` · ${next}`}
        </span>
        <span className="upkeep-last">
          {job.outcome === null ? (
            <span className="ui-dim">{t('upkeep.neverRan')}</span>
          ) : (
            <>
              <OutcomeTag outcome={job.outcome} />
              <time className="ui-dim">{format.moment(job.finishedAt ?? job.startedAt ?? 0)}</time>
              {job.outcome !== 'running' && job.message !== null && (
                <span dir="auto">{t('said', { text: job.message })}</span>
              )}
            </>
          )}
        </span>
      </span>
      <span className="ui-line">
        <Button
          icon={Play}
          busy={work.busy}
          aria-label={t('upkeep.runNamed', { name })}
          onClick={() => (job.name === 'retention' ? setAsking(true) : void run())}
        >
          {t('upkeep.run')}
        </Button>
        <Button
          icon={ChevronDown}
          variant="quiet"
          aria-expanded={open}
          aria-controls={runsId}
          aria-label={t('upkeep.runsNamed', { name })}
          onClick={() => setOpen(!open)}
        >
          {t('upkeep.runs')}
        </Button>
      </span>
      {(work.busy || work.fault !== null) && (
        <div className="upkeep-below">
          <TaskView work={work} name={name} />
        </div>
      )}
      {open && (
        <div id={runsId} className="upkeep-below">
          <JobRuns name={job.name} label={t('upkeep.runsNamed', { name })} />
        </div>
      )}
      {asking && <RunRetentionDialog onClose={() => setAsking(false)} />}
    </li>
  );
}
