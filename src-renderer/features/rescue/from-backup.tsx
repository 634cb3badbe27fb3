import { useQuery } from '@tanstack/react-query';
import { DatabaseBackup, History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { sentenceOf } from '#renderer/api/messages.ts';
import { uploadFile } from '#renderer/api/upload.ts';
import { useFormat } from '#renderer/app/format.ts';
import { FileDrop } from '#renderer/features/forms/file-drop.tsx';
import { Button, Card } from '#renderer/ui/index.ts';
import type { Backup } from '#shared/contract/installation.ts';
import { useHolding } from './use-holding.ts';

/** The first way on: a backup of the list, or one from elsewhere. */
export function FromBackup({ backups, onChosen }: { backups: readonly Backup[]; onChosen: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const [chosen, setChosen] = useState(backups[0]?.name ?? null);
  const [busy, setBusy] = useState<'restore' | 'file' | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  const go = async (what: 'restore' | 'file', restore: () => Promise<unknown>) => {
    setBusy(what);
    setFault(null);
    try {
      await restore();
      onChosen();
    } catch (error) {
      setFault(sentenceOf(error, t));
      setBusy(null);
    }
  };
  const takeFile = (file: File) =>
    go('file', async () => {
      const { uploadId } = await uploadFile(file, { whole: true, onProgress: () => undefined });
      await client.rescue.restoreFile({ uploadId });
    });

  return (
    <Card title={t('rescue.backup')}>
      <p className="ui-dim">{t('rescue.backupHint')}</p>
      {backups.length === 0 ? (
        <p>{t('rescue.noBackup')}</p>
      ) : (
        <fieldset className="rescue-backups">
          <legend className="ui-hidden">{t('rescue.backup')}</legend>
          {backups.map((backup) => (
            <BackupChoice
              key={backup.name}
              backup={backup}
              chosen={backup.name === chosen}
              onChoose={() => setChosen(backup.name)}
            />
          ))}
        </fieldset>
      )}
      {chosen !== null && (
        <div>
          <Button
            variant="primary"
            icon={DatabaseBackup}
            busy={busy === 'restore'}
            onClick={() => void go('restore', () => client.rescue.restore({ name: chosen }))}
          >
            {t('rescue.restore')}
          </Button>
        </div>
      )}
      {busy === 'file' ? (
        <p role="status">{t('rescue.checking')}</p>
      ) : (
        <FileDrop
          icon={History}
          title={t('rescue.file')}
          hint={t('rescue.fileHint')}
          onFile={(file) => void takeFile(file)}
        />
      )}
      {fault !== null && (
        <p className="form-fault" data-tone="no" role="alert">
          {fault}
        </p>
      )}
    </Card>
  );
}

/** One backup; what it holds is looked up when it is chosen, since that reads it whole. */
function BackupChoice({ backup, chosen, onChoose }: { backup: Backup; chosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const holding = useHolding();
  const found = useQuery({
    queryKey: ['rescue', backup.name],
    queryFn: () => client.rescue.inspect({ name: backup.name }),
    enabled: chosen,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <label className="rescue-backup">
      <input type="radio" name="backup" checked={chosen} onChange={onChoose} />
      <b>{format.moment(backup.madeAt)}</b>
      <span className="ui-dim">
        {t(`rescue.why.${backup.reason}`)} · {format.rate(backup.bytes / 1024 / 1024)} MB
      </span>
      {chosen && (
        <span role="status">
          {found.isError
            ? t('rescue.unsound')
            : found.data === undefined
              ? t('rescue.looking')
              : t('rescue.holds', holding(found.data))}
        </span>
      )}
    </label>
  );
}
