import './privacy.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useServices, useToast } from '#renderer/app/state/services.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { DueList } from './due-list.tsx';
import { someDue } from './retention.ts';
import { useRetention } from './use-retention.ts';

/** Deletes now what is due: names the figures first. */
export function RunRetentionDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const toast = useToast();
  const { tasks } = useServices();
  const query = useRetention();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const due = someDue(query.data?.due ?? []);
  const run = async () => {
    setBusy(true);
    try {
      const task = await client.installation.runJob({ name: 'retention' });
      tasks
        .getState()
        .follow(task, (end) =>
          toast({ text: t('said', { text: end.message }), tone: end.state === 'done' ? 'ok' : 'no' }),
        );
      onClose();
    } catch (error) {
      setFault(sentenceOf(error, t));
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={t('privacy.runTitle')}
      action={t('privacy.runConfirm')}
      variant="danger"
      busy={busy}
      disabled={due.length === 0}
      fault={query.error === null ? fault : sentenceOf(query.error, t)}
      onSubmit={() => void run()}
      onClose={onClose}
    >
      {query.data !== undefined && due.length === 0 && <p>{t('privacy.nothingDue')}</p>}
      {due.length > 0 && (
        <>
          <p>{t('privacy.runDeletes')}</p>
          <DueList due={due} />
          <p>{t('privacy.runNoUndo')}</p>
        </>
      )}
    </FormDialog>
  );
}
