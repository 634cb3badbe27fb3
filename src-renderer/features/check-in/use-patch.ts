import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { putAnswer } from '#renderer/api/renew.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import type { RegistrationDetail, RegistrationPatch } from '#shared/contract/registrations.ts';

/** Carries out a change of one registration and shows what it is now; says so when it fails. */
export function useChange(id: string): (change: () => Promise<RegistrationDetail>) => Promise<boolean> {
  const queries = useQueryClient();
  const toast = useToast();
  const { t } = useTranslation();
  return async (change) => {
    try {
      putAnswer(queries, keys.registration(id), await change());
      return true;
    } catch (error) {
      toast({ text: sentenceOf(error, t, t('details.failed')), tone: 'no' });
      return false;
    }
  };
}

/** Changes fields of one registration. */
export function usePatch(id: string): (patch: z.input<typeof RegistrationPatch>) => Promise<boolean> {
  const client = useClient();
  const change = useChange(id);
  return (patch) => change(() => client.registrations.update({ id, patch }));
}
