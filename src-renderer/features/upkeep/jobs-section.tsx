import './upkeep.css';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { SectionCard } from '#renderer/features/settings/section-card.tsx';
import { JobRow } from './job-row.tsx';

/** What the app does by itself now and then: what, how it went last, when next. */
export function JobsSection() {
  const { t } = useTranslation();
  const client = useClient();
  const query = useQuery({ queryKey: keys.jobs, queryFn: async () => (await client.installation.jobs({})).jobs });
  return (
    <SectionCard title={t('settings.section.jobs')} hint={t('upkeep.jobsHint')} query={query}>
      {(jobs) => (
        <ul className="upkeep-list" aria-label={t('settings.section.jobs')}>
          {jobs.map((job) => (
            <JobRow key={job.name} job={job} />
          ))}
        </ul>
      )}
    </SectionCard>
  );
}
