import { Hammer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/index.ts';

/** Stands in for a screen that this version does not have yet. */
export default function MissingScreen() {
  const { t } = useTranslation();
  return (
    <EmptyState icon={Hammer} title={t('shell.missing')}>
      {t('shell.missingHint')}
    </EmptyState>
  );
}
