import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BadgeFace } from './badge.tsx';

/** A badge of somebody who does not exist, for previews and test prints. */
export function useSampleBadge(template: string, eventTitle: string): BadgeFace {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      name: 'José Müller-Łukasz',
      company: 'Nordwind Grid AS',
      role: t('print.sampleRole'),
      ticketType: t('print.sampleTicket'),
      eventTitle: eventTitle.trim() === '' ? t('print.sampleEvent') : eventTitle,
      qr: 'LANYARD TEST BADGE',
      template,
    }),
    [t, template, eventTitle],
  );
}
