import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/index.ts';

/** A button that takes something away, and asks first, in its row. */
export function useAsking({
  action,
  named,
  sure,
  onSure,
}: {
  action: string;
  named: string;
  sure: string;
  onSure: () => Promise<void>;
}): { button: ReactNode; question: ReactNode } {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return {
      button: (
        <Button variant="danger" aria-label={named} onClick={() => setAsking(true)}>
          {action}
        </Button>
      ),
      question: null,
    };
  }
  return {
    button: null,
    question: (
      <div className="systems-ask" data-tone="warn">
        <p>{sure}</p>
        <div className="ui-line">
          <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
          <Button variant="danger" autoFocus onClick={() => void onSure().finally(() => setAsking(false))}>
            {action}
          </Button>
        </div>
      </div>
    ),
  };
}
