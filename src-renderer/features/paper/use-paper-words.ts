import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#shared/contract/plans.ts';
import { type Order, orderOf } from '#shared/domain/paper.ts';
import { type PaperHead, type PaperWords, paperTimes } from '#shared/domain/paper-sheets.ts';

export interface PaperLanguage {
  words: PaperWords;
  order: Order;
  /** What stands above each block. @param plan null where no plan says it */
  headOf(plan: Pick<Plan, 'name' | 'state'> | null): PaperHead;
}

/** What is said on paper, in the language of the app and on the clocks of the event. */
export function usePaperWords(event: { title: string; timeZone: string }): PaperLanguage {
  const { t, i18n } = useTranslation();
  const { title, timeZone } = event;
  return useMemo(() => {
    const { moment, ...times } = paperTimes(i18n.language, timeZone);
    const printed = t('paper.printed', { time: moment(Date.now()) });
    return {
      words: {
        time: t('paper.column.time'),
        table: t('paper.column.table'),
        people: t('paper.column.people'),
        name: t('paper.column.name'),
        meets: t('paper.column.meets'),
        noName: t('details.noName'),
        noMeetings: t('paper.noMeetings'),
        ...times,
      },
      order: orderOf(i18n.language),
      headOf: (plan) => ({
        event: title,
        plan: plan?.name ?? null,
        mark: plan === null || plan.state === 'published' ? null : t(`paper.mark.${plan.state}`),
        printed,
      }),
    };
  }, [t, i18n.language, title, timeZone]);
}
