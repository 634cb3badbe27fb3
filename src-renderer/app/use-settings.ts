import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import type { DeskSettings } from '#shared/contract/desk.ts';
import { useDesk, useToast } from './state/services.tsx';

/**
 * The settings of this desk and how to change them: at once, and taken back with a word when the core refuses. `change` says
 * whether they are changed and never fails.
 */
export function useSettings(): [
  settings: DeskSettings | null,
  change: (patch: Partial<DeskSettings>) => Promise<boolean>,
] {
  const { t } = useTranslation();
  const toast = useToast();
  const settings = useDesk((state) => state.settings);
  const update = useDesk((state) => state.update);
  const change = useCallback(
    async (patch: Partial<DeskSettings>) => {
      try {
        await update(patch);
        return true;
      } catch (error) {
        toast({ text: sentenceOf(error, t), tone: 'no' });
        return false;
      }
    },
    [update, toast, t],
  );
  return [settings, change];
}
