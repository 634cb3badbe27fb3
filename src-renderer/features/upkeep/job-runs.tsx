import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useFormat } from '#renderer/app/format.ts';
import type { JobName } from '#shared/contract/installation.ts';
import { OutcomeTag } from './outcome-tag.tsx';

/** The last runs of a job, the newest first. */
export function JobRuns({ name, label }: { name: JobName; label: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const query = useQuery({
    queryKey: keys.jobRuns(name),
    queryFn: async () => (await client.installation.jobRuns({ name, limit: 20 })).runs,
  });
  const runs = query.data;
  if (runs === undefined) return <Failed query={query} />;
  if (runs.length === 0) return <p className="ui-dim">{t('upkeep.noRuns')}</p>;
  return (
    <ol className="upkeep-runs" aria-label={label}>
      {runs.map((run) => (
        <li key={run.id}>
          <time className="ui-dim">{format.moment(run.startedAt)}</time>
          <OutcomeTag outcome={run.outcome} />
          <span dir="auto">{run.message !== null && t('said', { text: run.message })}</span>
        </li>
      ))}
    </ol>
  );
}
