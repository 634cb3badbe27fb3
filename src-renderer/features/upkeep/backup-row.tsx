import { useQueryClient } from '@tanstack/react-query';
import { History, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { sentenceOf } from '#renderer/api/messages.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useToast } from '#renderer/app/state/services.tsx';
import { Button } from '#renderer/ui/index.ts';
import type { Backup } from '#shared/contract/installation.ts';

/** One copy: from when, why it was made, how large; back to it, or away with it. */
export function BackupRow({ backup, onRestore }: { backup: Backup; onRestore: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const time = format.moment(backup.madeAt);
  const remove = async () => {
    try {
      await client.installation.removeBackup({ name: backup.name });
      toast({ text: t('upkeep.backupRemoved', { time }), tone: 'ok' });
    } catch (error) {
      toast({ text: sentenceOf(error, t), tone: 'no' });
      setAsking(false);
    }
    await queries.invalidateQueries({ queryKey: keys.backups });
  };
  return (
    <li className="upkeep-row">
      <span className="upkeep-what">
        <b>{time}</b>
        <span className="ui-dim">
          {t(`upkeep.reason.${backup.reason}`)} · {format.bytes(backup.bytes)}
        </span>
      </span>
      {!asking && (
        <span className="ui-line">
          <Button icon={History} aria-label={t('upkeep.restoreNamed', { time })} onClick={onRestore}>
            {t('upkeep.restore')}
          </Button>
          <Button
            icon={Trash2}
            variant="danger"
            aria-label={t('upkeep.removeNamed', { time })}
            onClick={() => setAsking(true)}
          >
            {t('upkeep.remove')}
          </Button>
        </span>
      )}
      {asking && (
        <div className="upkeep-ask" data-tone="warn">
          <p>{t('upkeep.removeSure', { time })}</p>
          <div className="ui-line">
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button variant="danger" autoFocus onClick={() => void remove()}>
              {t('upkeep.removeConfirm')}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
