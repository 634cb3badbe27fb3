import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import type { BadgeFace } from './badge.tsx';
import { openPrintDialog, PrintSheet } from './print-sheet.tsx';

/** Prints a badge of nobody, once, when it is mounted. Nothing goes into the log. */
export function TestPrint({ face, onDone }: { face: BadgeFace; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const begun = useRef(false);

  const print = async () => {
    try {
      const { outcome, message } = await client.print.test({});
      if (outcome === 'dialog') await openPrintDialog();
      else if (outcome === 'printed') toast({ text: t('print.testSent'), tone: 'ok' });
      else
        toast({
          text: t('print.failed', { message: message === null ? '' : t('said', { text: message }) }),
          tone: 'no',
        });
    } catch (error) {
      toast({ text: t('print.failed', { message: sentenceOf(error, t) }), tone: 'no' });
    }
    onDone();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: printed once
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void print();
  }, []);

  return <PrintSheet face={face} />;
}
