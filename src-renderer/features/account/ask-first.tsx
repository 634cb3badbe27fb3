import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { Button, type LucideIcon } from '#renderer/ui/index.ts';

/** A button for what ends something: it says first what it will do. */
export function AskFirst({
  icon,
  label,
  question,
  action,
  disabled,
  onAgreed,
}: {
  icon: LucideIcon;
  label: string;
  question: ReactNode;
  action: string;
  disabled?: boolean;
  onAgreed: () => Promise<void>;
}) {
  const { t } = useTranslation();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const agree = async () => {
    setBusy(true);
    try {
      await onAgreed();
      setAsking(false);
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
    }
    setBusy(false);
  };
  if (!asking)
    return (
      <div>
        <Button icon={icon} disabled={disabled} onClick={() => setAsking(true)}>
          {label}
        </Button>
      </div>
    );
  return (
    <div className="account-ask" data-tone="warn">
      <p>{question}</p>
      <div className="ui-line">
        <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
        <Button variant="danger" autoFocus busy={busy} onClick={() => void agree()}>
          {action}
        </Button>
      </div>
    </div>
  );
}
