import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { useFormat } from '#renderer/app/format.ts';

/** When the job deletes by itself; nothing where the jobs are somebody else's. */
export function NextRun({ changed }: { changed: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const jobs = useQuery({ queryKey: keys.jobs, queryFn: async () => (await client.installation.jobs({})).jobs }).data;
  const job = jobs?.find(({ name }) => name === 'retention');
  if (changed) return <span className="ui-dim">{t('privacy.saveFirst')}</span>;
  if (job === undefined || job.nextAt === null) return null;
  return <span className="ui-dim">{t('privacy.next', { time: format.moment(job.nextAt) })}</span>;
}
