import './privacy.css';
import { useTranslation } from 'react-i18next';
import { SectionCard } from '#renderer/features/settings/section-card.tsx';
import { RetentionForm } from './retention-form.tsx';
import { useRetention } from './use-retention.ts';

/** How long each kind of thing is kept, what that deletes at the next run, and that run by hand. */
export function RetentionSection() {
  const { t } = useTranslation();
  const query = useRetention();
  return (
    <SectionCard title={t('settings.section.retention')} hint={t('privacy.retentionHint')} query={query}>
      {(saved) => <RetentionForm saved={saved} />}
    </SectionCard>
  );
}
