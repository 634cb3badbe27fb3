import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';

/** Does something that may be refused, and shows why. Answers null then. */
export function useAttempt(): <T>(work: () => Promise<T>) => Promise<T | null> {
  const { t } = useTranslation();
  const toast = useToast();
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
      return null;
    }
  };
}
