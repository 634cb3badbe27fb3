import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';

/** What a database holds, in words. */
export function useHolding(): (found: { events: number; registrations: number }) => { events: string; people: string } {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ events, registrations }) => ({
    events: t('firstRun.events', { count: events }),
    people: t('events.people', { count: registrations, formatted: format.number(registrations) }),
  });
}
