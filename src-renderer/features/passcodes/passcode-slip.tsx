import { Copy, Printer } from 'lucide-react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '#renderer/features/events/time.ts';
import { SecretOnce, useCopy } from '#renderer/features/forms/secret-once.tsx';
import { Button, Dialog, Name } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { Passcode } from '#shared/contract/users.ts';

/** The code, this once: to be copied, printed or read out. Nobody can see it again. */
export function PasscodeSlip({
  event,
  passcode,
  code,
  deskName,
  onClose,
}: {
  event: EventRecord;
  passcode: Passcode;
  code: string;
  deskName: string;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const copy = useCopy();
  const span = formatSpan(
    { startAt: passcode.fromAt, endAt: passcode.untilAt, timeZone: event.timeZone },
    i18n.language,
  );
  const facts = (
    <dl className="slip-facts">
      <dt>{t('passcodes.name')}</dt>
      <dd>
        <Name text={passcode.name} />
      </dd>
      <dt>{t('passcodes.span')}</dt>
      <dd>{span}</dd>
      <dt>{t('passcodes.desk')}</dt>
      <dd>
        <Name text={deskName} />
      </dd>
    </dl>
  );
  return (
    <Dialog
      title={t('passcodes.made')}
      closeLabel={t('common.close')}
      onClose={onClose}
      once
      footer={
        <>
          <Button icon={Copy} onClick={() => void copy(code)}>
            {t('common.copy')}
          </Button>
          <Button icon={Printer} onClick={() => window.print()}>
            {t('common.print')}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {t('passcodes.done')}
          </Button>
        </>
      }
    >
      <SecretOnce label={t('signIn.passcode')} secret={code} hint={t('passcodes.once')} />
      {facts}
      {createPortal(
        <div className="passcode-sheet" aria-hidden="true">
          <p>
            <Name text={event.title} />
          </p>
          <p className="slip-code" dir="ltr">
            {code}
          </p>
          {facts}
          <p>{t('passcodes.howTo')}</p>
        </div>,
        document.body,
      )}
    </Dialog>
  );
}
