import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { TaskView } from '#renderer/features/tasks/task-view.tsx';
import { useTask } from '#renderer/features/tasks/use-task.ts';
import { EraseConfirm } from './erase-confirm.tsx';
import { EraseCopies } from './erase-copies.tsx';
import { ErasePreview } from './erase-preview.tsx';

/** Takes somebody out of everything: what goes, what stays, and a confirmation that nobody gives by accident. */
export function EraseDialog({
  registrationId,
  onErased,
  onClose,
}: {
  registrationId: string;
  onErased: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const work = useTask();
  const [withCopies, setWithCopies] = useState(false);
  const [confirmed, setConfirmed] = useState(false);
  const preview = useQuery({
    queryKey: keys.erasure(registrationId),
    queryFn: () => client.privacy.preview({ registrationId }),
    staleTime: 0,
    gcTime: 0,
  });
  const erase = () =>
    work.start(
      () => client.privacy.erase({ registrationId, withCopies }),
      (task) => {
        if (task.state !== 'done') return;
        onErased();
        toast({ text: t('said', { text: task.message }), tone: 'ok' });
        // The other names in a list are pushed; what this window holds of the erased one is forgotten here.
        queries.removeQueries({ queryKey: keys.registration(registrationId) });
      },
    );
  return (
    <FormDialog
      title={t('privacy.eraseTitle')}
      action={t('privacy.eraseConfirm')}
      variant="danger"
      busy={work.busy}
      disabled={!confirmed || preview.data === undefined}
      fault={preview.error === null ? null : sentenceOf(preview.error, t)}
      onSubmit={() => void erase()}
      onClose={onClose}
    >
      {preview.data !== undefined && (
        <>
          <ErasePreview preview={preview.data} />
          {preview.data.copies.length > 0 && (
            <EraseCopies copies={preview.data.copies} checked={withCopies} onChange={setWithCopies} />
          )}
          <EraseConfirm name={preview.data.name} onChange={setConfirmed} />
        </>
      )}
      <TaskView work={work} name={t('privacy.eraseTitle')} />
    </FormDialog>
  );
}
