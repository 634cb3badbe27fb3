import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useDesk, useToast } from '#renderer/app/state/services.tsx';
import type { DeskSettings } from '#shared/contract/desk.ts';

/** The settings of this desk and how to change them: at once, and taken back with a word when the core refuses. */
export function useSettings(): [settings: DeskSettings | null, change: (patch: Partial<DeskSettings>) => void] {
  const { t } = useTranslation();
  const toast = useToast();
  const settings = useDesk((state) => state.settings);
  const update = useDesk((state) => state.update);
  const change = (patch: Partial<DeskSettings>) => {
    update(patch).catch((error: unknown) => toast({ text: sentenceOf(error, t), tone: 'no' }));
  };
  return [settings, change];
}
