import './pin-pad.css';
import { Delete } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useServices } from '#renderer/app/state/services.tsx';
import { LeaseLines } from '#renderer/features/sync/lease-notes.tsx';
import { Button, Icon, VisuallyHidden } from '#renderer/ui/index.ts';
import { useLeaving } from './use-leaving.ts';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;
const LONGEST = 20;

/** Asks for the PIN, by touch or by keys. The digits are in no field: none can be read, kept or filled in by the browser. */
export function PinPad({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { session } = useServices();
  const [pin, setPin] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(() => Date.now());
  const [busy, setBusy] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  useLeaving(true, onClose);

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => {
    if (until === 0) return;
    const timer = window.setInterval(() => setNow(Date.now()), 250);
    return () => window.clearInterval(timer);
  }, [until]);

  const type = (digit: string) => {
    setFault(null);
    setPin((old) => (old + digit).slice(0, LONGEST));
  };
  const submit = async () => {
    if (busy || pin === '' || seconds > 0) return;
    setBusy(true);
    try {
      const { ok, waitMs } = await session.getState().leaveKiosk(pin);
      // The way out takes this away with it.
      if (ok) return;
      setFault(t('kiosk.leave.wrong'));
      setUntil(waitMs === 0 ? 0 : Date.now() + waitMs);
      setNow(Date.now());
    } catch (error) {
      setFault(sentenceOf(error, t));
    }
    setPin('');
    setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (/^\d$/.test(event.key)) type(event.key);
    else if (event.key === 'Backspace') setPin((old) => old.slice(0, -1));
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={dialog}
      className="pin-pad"
      aria-label={t('kiosk.leave.title')}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="ui-dim">{t('kiosk.leave.hint')}</p>
        <h2>{t('kiosk.leave.title')}</h2>
        <LeaseLines />
        <div className="pin-dots" aria-hidden="true">
          {Array.from({ length: Math.max(6, pin.length) }, (_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place
            <i key={at} data-given={at < pin.length} />
          ))}
        </div>
        <VisuallyHidden>
          <span role="status">{t('kiosk.leave.digits', { count: pin.length })}</span>
        </VisuallyHidden>
        <p className="pin-fault" data-tone="no" role="alert">
          {fault} {seconds > 0 && t('kiosk.leave.wait', { seconds })}
        </p>
        <div className="pin-keys">
          {DIGITS.map((digit) => (
            <button key={digit} type="button" data-digit={digit} onClick={() => type(digit)}>
              {digit}
            </button>
          ))}
          <button
            type="button"
            className="pin-delete"
            aria-label={t('kiosk.leave.delete')}
            onClick={() => setPin((old) => old.slice(0, -1))}
          >
            <Icon of={Delete} size={28} />
          </button>
        </div>
        <div className="pin-foot">
          <Button size="l" onClick={onClose}>
            {t('kiosk.leave.back')}
          </Button>
          <Button type="submit" size="l" variant="primary" busy={busy || seconds > 0}>
            {t('kiosk.leave.submit')}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
