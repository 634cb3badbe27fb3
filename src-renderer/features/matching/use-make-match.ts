import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';

/** Makes two people a match by hand, with a way back. A refusal is thrown to whoever asked. */
export function useMakeMatch(): (firstId: string, secondId: string) => Promise<void> {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const renew = () => {
    // Lists show it at once; figures may take their time.
    void queries.invalidateQueries({ queryKey: ['matchingFigures'] });
    return queries.invalidateQueries({ queryKey: ['matching'] });
  };
  return async (firstId, secondId) => {
    const { id, first, second } = await client.matching.create({ firstId, secondId });
    const undo = async () => {
      try {
        await client.matching.end({ matchId: id });
      } catch (error) {
        toast({ text: sentenceOf(error, t), tone: 'no' });
      }
      await renew();
    };
    toast({
      text: t('matching.made', { first: first.name, second: second.name }),
      tone: 'ok',
      action: { label: t('common.undo'), run: () => void undo() },
    });
    await renew();
  };
}
