import './upkeep.css';
import { useQuery } from '@tanstack/react-query';
import { DatabaseBackup, HardDriveDownload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { SectionCard } from '#renderer/features/settings/section-card.tsx';
import { TaskView } from '#renderer/features/tasks/task-view.tsx';
import { useTask } from '#renderer/features/tasks/use-task.ts';
import { Button, EmptyState } from '#renderer/ui/index.ts';
import type { Backup } from '#shared/contract/installation.ts';
import { BackupRow } from './backup-row.tsx';
import { BackupRulesForm } from './backup-rules-form.tsx';
import { RestoreDialog } from './restore-dialog.tsx';

/** Copies of the database: those there are, one made now, how they are made by themselves, and the way back to one. */
export function BackupsSection() {
  const { t } = useTranslation();
  const client = useClient();
  const query = useQuery({ queryKey: keys.backups, queryFn: () => client.installation.backups({}) });
  const work = useTask('backup');
  const [restoring, setRestoring] = useState<Backup | null>(null);
  const make = (
    <Button
      icon={HardDriveDownload}
      variant="primary"
      busy={work.busy}
      onClick={() => void work.start(() => client.installation.makeBackup({}))}
    >
      {t('upkeep.makeBackup')}
    </Button>
  );
  return (
    <>
      <SectionCard title={t('settings.section.backups')} hint={t('upkeep.backupsHint')} query={query}>
        {({ backups }) => (
          <>
            {backups.length > 0 && <div>{make}</div>}
            <TaskView work={work} name={t('tasks.kinds.backup')} />
            {backups.length === 0 ? (
              <EmptyState icon={DatabaseBackup} title={t('upkeep.noBackups')} actions={make}>
                {t('upkeep.noBackupsHint')}
              </EmptyState>
            ) : (
              <ul className="upkeep-list" aria-label={t('settings.section.backups')}>
                {backups.map((backup) => (
                  <BackupRow key={backup.name} backup={backup} onRestore={() => setRestoring(backup)} />
                ))}
              </ul>
            )}
          </>
        )}
      </SectionCard>
      {query.data !== undefined && (
        <BackupRulesForm
          rules={query.data.rules}
          scheduled={query.data.backups.filter(({ reason }) => reason === 'scheduled').length}
        />
      )}
      {restoring !== null && <RestoreDialog backup={restoring} onClose={() => setRestoring(null)} />}
    </>
  );
}
