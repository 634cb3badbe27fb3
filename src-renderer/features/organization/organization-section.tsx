import './organization.css';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { SectionCard } from '#renderer/features/settings/section-card.tsx';
import { DeskList } from './desk-list.tsx';
import { OrganizationName } from './organization-name.tsx';

/** Whose installation this is, and the desks that take part. */
export function OrganizationSection() {
  const { t } = useTranslation();
  const client = useClient();
  const query = useQuery({ queryKey: keys.organization, queryFn: () => client.organizations.own({}) });
  return (
    <>
      <SectionCard title={t('settings.section.organization')} query={query}>
        {({ name }) => <OrganizationName key={name} name={name} />}
      </SectionCard>
      <DeskList />
    </>
  );
}
