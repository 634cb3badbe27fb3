import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SecretOnce, useCopy } from '#renderer/features/forms/secret-once.tsx';
import { Button, Dialog } from '#renderer/ui/index.ts';
import type { User } from '#shared/contract/users.ts';

/** A password that was made up, this once: to be copied or read out. */
export function PasswordSlip({ user, password, onClose }: { user: User; password: string; onClose: () => void }) {
  const { t } = useTranslation();
  const copy = useCopy();
  return (
    <Dialog
      title={t('account.resetDone')}
      closeLabel={t('common.close')}
      onClose={onClose}
      once
      footer={
        <>
          <Button icon={Copy} onClick={() => void copy(password)}>
            {t('common.copy')}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {t('passcodes.done')}
          </Button>
        </>
      }
    >
      <SecretOnce
        label={t('settings.newPassword')}
        secret={password}
        hint={t('account.resetOnce', { name: user.name })}
      />
    </Dialog>
  );
}
