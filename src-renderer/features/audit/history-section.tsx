import { useTranslation } from 'react-i18next';
import { Card } from '#renderer/ui/index.ts';
import { History } from './history.tsx';

/** What was done in all of the organization. */
export default function HistorySection() {
  const { t } = useTranslation();
  return (
    <Card title={t('audit.title')}>
      <p className="ui-dim">{t('audit.organizationHint')}</p>
      <History event={null} />
    </Card>
  );
}
