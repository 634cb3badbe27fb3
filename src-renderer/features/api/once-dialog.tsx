import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SecretOnce, useCopy } from '#renderer/features/forms/secret-once.tsx';
import { Button, Dialog } from '#renderer/ui/index.ts';

/** Something long and secret that is shown this once, to be copied. */
export function OnceDialog({
  title,
  label,
  secret,
  hint,
  onClose,
}: {
  title: string;
  label: string;
  secret: string;
  hint: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const copy = useCopy();
  return (
    <Dialog
      title={title}
      closeLabel={t('common.close')}
      onClose={onClose}
      once
      footer={
        <>
          <Button icon={Copy} onClick={() => void copy(secret)}>
            {t('common.copy')}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {t('systems.haveIt')}
          </Button>
        </>
      }
    >
      <div className="systems-secret">
        <SecretOnce label={label} secret={secret} hint={hint} />
      </div>
    </Dialog>
  );
}
