import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useServices, useToast } from './state/services.tsx';

/** Takes print requests from the queue, one after the other, and says what came of each. */
export function PrintHost() {
  const { printing } = useServices();
  const client = useClient();
  const toast = useToast();
  const { t } = useTranslation();
  const request = useStore(printing, (state) => state.queue[0]);

  useEffect(() => {
    if (request === undefined) return;
    const { nonce, registrationId, name } = request;
    client.print
      .send({ nonce, registrationId })
      .then(
        ({ outcome, message }) => {
          if (outcome === 'printed') toast({ text: t('print.sent', { name }), tone: 'ok' });
          else if (outcome === 'dialog') toast({ text: t('print.dialog'), tone: 'no' });
          else toast({ text: t('print.failed', { message: message ?? '' }), tone: 'no' });
        },
        (error: unknown) =>
          toast({ text: t('print.failed', { message: sentenceOf(error, t('common.fault')) }), tone: 'no' }),
      )
      .finally(() => printing.getState().done(nonce));
  }, [request, client, printing, t, toast]);

  return null;
}
