import './rescue.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { LanguageChoice } from '#renderer/app/language-choice.tsx';
import { Mark } from '#renderer/app/mark.tsx';
import { FromBackup } from './from-backup.tsx';
import { FromDamaged } from './from-damaged.tsx';

/** Shown in place of everything else while the database is damaged: the two ways on. */
export default function RescueScreen() {
  const { t } = useTranslation();
  const client = useClient();
  const status = useQuery({ queryKey: ['rescue'], queryFn: () => client.rescue.status({}) }).data;
  const [restarting, setRestarting] = useState(false);
  if (status === undefined) return null;
  return (
    <main className="rescue">
      <div className="rescue-head">
        <Mark size={44} />
        <LanguageChoice />
      </div>
      <div className="rescue-title">
        <h1>{t('rescue.title')}</h1>
        <p>{t('rescue.lead')}</p>
        <details>
          <summary>{t('rescue.problem')}</summary>
          <code className="selectable">{status.problem}</code>
        </details>
      </div>
      {restarting ? (
        <p role="status">{t('rescue.restarting')}</p>
      ) : (
        <>
          <FromBackup backups={status.backups} onChosen={() => setRestarting(true)} />
          <FromDamaged first={status.salvage} onChosen={() => setRestarting(true)} />
        </>
      )}
    </main>
  );
}
