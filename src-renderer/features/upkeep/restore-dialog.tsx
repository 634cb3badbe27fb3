import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { FormDialog } from '#renderer/features/forms/form-dialog.tsx';
import { ProgressBar } from '#renderer/ui/index.ts';
import type { Backup } from '#shared/contract/installation.ts';
import { Comparison } from './comparison.tsx';
import { StartsAnew } from './starts-anew.tsx';

/** Back to a copy: what is in it beside what is here, what will happen, and an explicit press. */
export function RestoreDialog({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const toast = useToast();
  const time = format.moment(backup.madeAt);
  // Asked anew each time: the file may have been damaged since.
  const found = useQuery({
    queryKey: ['backupContent', backup.name],
    queryFn: () => client.installation.inspectBackup({ name: backup.name }),
    staleTime: 0,
    gcTime: 0,
  });
  const [state, setState] = useState<'asking' | 'busy' | 'restarting'>('asking');
  const [fault, setFault] = useState<string | null>(null);
  const closed = useRef(false);
  useEffect(() => {
    closed.current = false;
    return () => {
      closed.current = true;
    };
  }, []);
  const restore = async () => {
    setState('busy');
    setFault(null);
    try {
      await client.installation.restoreBackup({ name: backup.name });
      setState('restarting');
      toast({ text: t('upkeep.restored', { time }), tone: 'ok', outlivesSession: true });
    } catch (error) {
      // Whoever has closed the dialog meanwhile learns it all the same.
      if (closed.current) toast({ text: sentenceOf(error, t), tone: 'no' });
      setState('asking');
      setFault(sentenceOf(error, t));
    }
  };
  const refused = found.error === null ? fault : sentenceOf(found.error, t);
  return (
    <FormDialog
      title={t('upkeep.restoreTitle', { time })}
      action={t('upkeep.restoreConfirm')}
      variant="danger"
      busy={state !== 'asking'}
      disabled={found.data === undefined || found.isError}
      fault={refused}
      onSubmit={() => void restore()}
      onClose={onClose}
    >
      {state === 'restarting' ? (
        <StartsAnew />
      ) : (
        <>
          {found.isFetching && (
            <div className="form" role="status">
              <ProgressBar value={null} label={t('upkeep.checking')} />
              <p>{t('upkeep.checking')}</p>
            </div>
          )}
          {found.isSuccess && !found.isFetching && (
            <>
              <Comparison content={found.data} />
              <ul className="upkeep-steps">
                <li>{t('upkeep.copyFirst')}</li>
                <li>{t('upkeep.filesStay')}</li>
                <li>{t('upkeep.signsOut')}</li>
              </ul>
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}
