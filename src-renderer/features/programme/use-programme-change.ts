import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { putAnswer } from '#renderer/api/renew.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import type { Programme } from '#shared/contract/programme.ts';

/**
 * Changes the programme of an event by a call that answers with the whole of it. `change` shows a refusal and answers null;
 * `remove` offers to bring back what is gone.
 */
export function useProgrammeChange(eventId: string) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const toast = useToast();
  const take = (programme: Programme) => {
    putAnswer(queries, keys.programme(eventId), programme);
    return programme;
  };
  const change = async (call: () => Promise<Programme>): Promise<Programme | null> => {
    try {
      return take(await call());
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
      return null;
    }
  };
  return {
    take,
    change,
    async remove(text: string, call: () => Promise<Programme>, restore: () => Promise<Programme>): Promise<boolean> {
      if ((await change(call)) === null) return false;
      toast({ text, action: { label: t('common.undo'), run: () => void change(restore) } });
      return true;
    },
  };
}
