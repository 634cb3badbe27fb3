import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';

/**
 * Removes something and offers to bring it back. `stale` are the names of what react-query holds of it.
 * @returns whether it is gone; a refusal is shown
 */
export function useRemoval(stale: readonly string[]) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const toast = useToast();
  const attempt = async (call: () => Promise<unknown>): Promise<boolean> => {
    try {
      await call();
      return true;
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
      return false;
    } finally {
      for (const name of stale) await queries.invalidateQueries({ queryKey: [name] });
    }
  };
  return async (text: string, remove: () => Promise<unknown>, restore: () => Promise<unknown>): Promise<boolean> => {
    if (!(await attempt(remove))) return false;
    toast({ text, action: { label: t('common.undo'), run: () => void attempt(restore) } });
    return true;
  };
}
