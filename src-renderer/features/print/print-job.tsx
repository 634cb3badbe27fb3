import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useLink } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import type { PrintRequest } from '#renderer/app/state/printing.ts';
import { useServices, useToast } from '#renderer/app/state/services.tsx';
import type { BadgeData } from '#shared/contract/desk.ts';
import { AppError } from '#shared/domain/errors.ts';
import { openPrintDialog, PrintSheet } from './print-sheet.tsx';
import { ReprintDialog } from './reprint-dialog.tsx';
import { nextStep } from './steps.ts';

/** One badge on its way to paper: fetched, asked about if it was printed before, laid out, handed over, noted. */
export function PrintJob({ request }: { request: PrintRequest }) {
  const { t } = useTranslation();
  const { printing } = useServices();
  const client = useClient();
  const toast = useToast();
  const [badge, setBadge] = useState<BadgeData | null>(null);
  const [agreed, setAgreed] = useState(request.again === true);
  const { nonce, registrationId, name } = request;
  const step = nextStep(badge, request.automatic, agreed);

  const done = () => printing.getState().done(nonce);
  const fail = (error: unknown) => {
    toast({
      text: t('print.failed', { message: sentenceOf(error, t) }),
      tone: 'no',
      action: { label: t('print.retry'), run: () => ask() },
    });
    done();
  };
  const ask = () => printing.getState().ask({ registrationId, name, automatic: false, again: true });

  // biome-ignore lint/correctness/useExhaustiveDependencies: fetched once per request
  useEffect(() => {
    let gone = false;
    client.print.badge({ registrationId }).then(
      (data) => {
        if (!gone) setBadge(data);
      },
      (error: unknown) => {
        if (!gone) fail(error);
      },
    );
    return () => {
      gone = true;
    };
  }, [client, registrationId]);

  // Nobody at a door wants a question after every re-entry: the badge is there already, a press makes another.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once
  useEffect(() => {
    if (step !== 'leave') return;
    toast({ text: t('print.alreadyToast', { name }), action: { label: t('print.again'), run: ask } });
    done();
  }, [step]);

  if (step === 'ask' && badge !== null)
    return <ReprintDialog badge={badge} onPrint={() => setAgreed(true)} onClose={done} />;
  if (step === 'print' && badge !== null)
    return <Handover badge={badge} request={request} onFail={fail} onDone={done} />;
  return null;
}

/** Mounted once everything is decided: by the time its effect runs the sheet is laid out. */
function Handover({
  badge,
  request,
  onFail,
  onDone,
}: {
  badge: BadgeData;
  request: PrintRequest;
  onFail: (error: unknown) => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const link = useLink();
  const toast = useToast();
  const begun = useRef(false);
  const { nonce, registrationId } = request;

  const print = async () => {
    const { outcome, message } = await link.repeat((client) => client.print.send({ nonce, registrationId }));
    if (outcome === 'failed') throw new AppError('unavailable', message ?? t('common.fault'));
    if (outcome === 'dialog') {
      await openPrintDialog();
      const { template } = badge;
      await link.repeat((client) => client.print.record({ nonce, registrationId, template, outcome: 'printed' }));
    }
    toast({ text: t(outcome === 'dialog' ? 'print.handed' : 'print.sent', { name: badge.name }), tone: 'ok' });
    onDone();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: handed over once
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    print().catch(onFail);
  }, []);

  return <PrintSheet face={badge} />;
}
