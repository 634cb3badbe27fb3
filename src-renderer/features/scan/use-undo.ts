import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useScans, useToast } from '#renderer/app/state/services.tsx';
import type { Pass } from './scan-desk.ts';

/** Takes back a check-in, the last one of this screen unless one is named, and says so. */
export function useUndo(): (pass?: Pass) => Promise<void> {
  const scans = useScans();
  const toast = useToast();
  const { t } = useTranslation();
  return useCallback(
    async (pass) => {
      try {
        const undone = await scans.undo(pass);
        if (undone === null) toast({ text: t('scan.nothingToUndo') });
        else
          toast({
            text: t(undone.direction === 'exit' ? 'scan.undoneExit' : 'scan.undone', {
              name: undone.name || t('scan.somebody'),
            }),
            tone: 'ok',
          });
      } catch (error) {
        toast({ text: sentenceOf(error, t), tone: 'no' });
      }
    },
    [scans, toast, t],
  );
}
