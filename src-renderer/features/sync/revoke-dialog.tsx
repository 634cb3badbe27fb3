import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import type { DeskEntry } from '#shared/contract/sync.ts';

/** Takes a desk off the hub, after a look at what it has not delivered. */
export function RevokeDialog({ desk, onClose }: { desk: DeskEntry; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const { deskId, name, online, pending, lastSeenAt } = desk;
  const counted = (count: number) => ({ count, formatted: format.number(count) });
  const revoke = async () => {
    setBusy(true);
    setFault(null);
    try {
      const answer = await client.sync.revoke({ deskId });
      const left = answer.pending ?? 0;
      toast({
        text: left > 0 ? t('sync.revokedPending', { name, ...counted(left) }) : t('sync.revoked', { name }),
        tone: left > 0 ? 'no' : 'ok',
      });
      onClose();
    } catch (error) {
      setFault(sentenceOf(error, t));
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={t('sync.revokeTitle', { name })}
      action={t('sync.revoke')}
      variant="danger"
      busy={busy}
      fault={fault}
      onSubmit={() => void revoke()}
      onClose={onClose}
    >
      <p>{t('sync.revokeGone')}</p>
      <p className="sync-told" data-tone={pending === 0 ? 'idle' : 'warn'}>
        {pending === null
          ? t('sync.revokeUnknown')
          : pending === 0
            ? t('sync.revokeAll')
            : t('sync.revokePending', counted(pending))}
        {!online && lastSeenAt !== null && ` ${t('sync.revokeAway', { when: format.moment(lastSeenAt) })}`}
      </p>
    </FormDialog>
  );
}
