import { useTranslation } from 'react-i18next';
import { ProgressBar } from '#renderer/ui/index.ts';

/** What to read for the moment until the page has found the app again, which shows the sign-in. */
export function StartsAnew() {
  const { t } = useTranslation();
  return (
    <div className="form" role="status">
      <ProgressBar value={null} label={t('upkeep.startsAnew')} />
      <p>{t('upkeep.startsAnew')}</p>
    </div>
  );
}
