import { useTranslation } from 'react-i18next';
import { useEventId } from '#renderer/app/state/services.tsx';
import { Card } from '#renderer/ui/index.ts';
import { Readiness } from './readiness.tsx';

/** The check before the doors open. */
export function ReadinessSection() {
  const { t } = useTranslation();
  const eventId = useEventId();
  return (
    <Card title={t('settings.section.readiness')}>
      <p className="ui-dim">{t('settings.readinessHint')}</p>
      {eventId === null ? <p>{t('settings.needsEvent')}</p> : <Readiness eventId={eventId} />}
    </Card>
  );
}
