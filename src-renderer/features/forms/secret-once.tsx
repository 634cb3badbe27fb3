import './secret-once.css';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useToast } from '#renderer/app/state/services.tsx';
import { Icon } from '#renderer/ui/index.ts';
import { copyText } from './copy-text.ts';

/** Something secret that is shown this once: large enough to be read out, and selectable. */
export function SecretOnce({ label, secret, hint }: { label: string; secret: string; hint: string }) {
  return (
    <>
      <output className="slip-code selectable" dir="ltr" aria-label={label}>
        {secret}
      </output>
      <p className="slip-once" data-tone="warn">
        <Icon of={TriangleAlert} />
        <span>{hint}</span>
      </p>
    </>
  );
}

/** Puts a text on the clipboard, and says whether it is there. */
export function useCopy(): (text: string) => Promise<void> {
  const { t } = useTranslation();
  const toast = useToast();
  return async (text) => {
    const done = await copyText(text);
    toast(done ? { text: t('common.copied'), tone: 'ok' } : { text: t('common.notCopied'), tone: 'no' });
  };
}
