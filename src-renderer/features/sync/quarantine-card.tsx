import { useQuery } from '@tanstack/react-query';
import { Download, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '#renderer/api/context.tsx';
import { keys } from '#renderer/api/keys.ts';
import { SectionCard } from '#renderer/features/settings/section-card.tsx';
import { Button, EmptyState } from '#renderer/ui/index.ts';
import { exportOperations, QuarantineRow } from './quarantine-row.tsx';

/** What could not be taken over, for somebody to decide about. Nothing of it is lost meanwhile. */
export function QuarantineCard() {
  const { t } = useTranslation();
  const client = useClient();
  const query = useQuery({
    queryKey: keys.quarantine,
    queryFn: async () => (await client.sync.quarantine({})).operations,
  });
  return (
    <SectionCard title={t('sync.quarantine')} query={query}>
      {(operations) =>
        operations.length === 0 ? (
          <EmptyState icon={ShieldCheck} title={t('sync.quarantineNone')}>
            {t('sync.quarantineNoneHint')}
          </EmptyState>
        ) : (
          <>
            <p className="ui-dim">{t('sync.quarantineHint')}</p>
            <ul className="sync-apart" aria-label={t('sync.quarantine')}>
              {operations.map((operation) => (
                <QuarantineRow key={`${operation.deskId} ${operation.seq}`} operation={operation} />
              ))}
            </ul>
            {operations.length > 1 && (
              <div>
                <Button icon={Download} onClick={() => exportOperations(operations)}>
                  {t('sync.exportAll')}
                </Button>
              </div>
            )}
          </>
        )
      }
    </SectionCard>
  );
}
