import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';

/** Ends to belong to a hub. What it does not have yet is named, and asked about once more. */
export function LeaveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const toast = useToast();
  const [unsent, setUnsent] = useState(0);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const leave = async () => {
    setBusy(true);
    setFault(null);
    try {
      const { left, pending } = await client.sync.leave({ force: unsent > 0 });
      if (left) {
        toast({ text: t('sync.left'), tone: 'ok' });
        return onClose();
      }
      setUnsent(pending);
    } catch (error) {
      setFault(sentenceOf(error, t));
    }
    setBusy(false);
  };
  return (
    <FormDialog
      title={t('sync.leave')}
      action={t(unsent > 0 ? 'sync.leaveAnyway' : 'sync.leave')}
      variant="danger"
      busy={busy}
      fault={fault}
      onSubmit={() => void leave()}
      onClose={onClose}
    >
      <p>{t('sync.leaveSure')}</p>
      {unsent > 0 && (
        <p className="sync-told" data-tone="warn" role="alert">
          {t('sync.leavePending', { count: unsent, formatted: format.number(unsent) })}
        </p>
      )}
    </FormDialog>
  );
}
