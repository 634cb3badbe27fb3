import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { useAttempt } from './use-attempt.ts';

/** Goes back to the plan that counted before, and says how many people are told. */
export function useRollBack(eventId: string): () => Promise<void> {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const format = useFormat();
  const attempt = useAttempt();
  return async () => {
    const answer = await attempt(() => client.plans.rollBack({ eventId }));
    if (answer === null) return;
    toast({
      text: t('plans.publishedNow', { count: answer.told, formatted: format.number(answer.told) }),
      tone: 'ok',
    });
  };
}
