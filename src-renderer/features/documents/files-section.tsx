import './documents.css';
import { useQuery } from '@tanstack/react-query';
import { FileCheck2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { Card, EmptyState } from '#renderer/ui/index.ts';
import { MissingFiles } from './missing-files.tsx';
import { OrphanedFiles } from './orphaned-files.tsx';

/** Whether what is stored and what is known of it fit together, and cleaning up what nobody needs. */
export function FilesSection() {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const [cleaned, setCleaned] = useState<{ deleted: number; bytes: number } | null>(null);
  const query = useQuery({
    queryKey: keys.fileReview,
    queryFn: () => client.documents.review({}),
    // Files come and go on disk without anybody being told.
    staleTime: 0,
  });
  const review = query.data;
  if (review === undefined) return <Failed query={query} />;
  const { orphans, missing, bytes } = review;
  return (
    <Card title={t('settings.section.files')}>
      <p className="ui-dim">{t('files.hint')}</p>
      <div role="status">
        {cleaned !== null && (
          <p className="files-done" data-tone="ok">
            {t('files.cleaned', { count: cleaned.deleted, size: format.bytes(cleaned.bytes) })}
          </p>
        )}
      </div>
      {orphans.length === 0 && missing.length === 0 && (
        <EmptyState icon={FileCheck2} title={t('files.inOrder')}>
          {t('files.inOrderHint')}
        </EmptyState>
      )}
      {missing.length > 0 && <MissingFiles documents={missing} />}
      {orphans.length > 0 && <OrphanedFiles files={orphans} bytes={bytes} onCleaned={setCleaned} />}
    </Card>
  );
}
