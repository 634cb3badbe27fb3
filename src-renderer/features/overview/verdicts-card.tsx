import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { LOOKS } from '#renderer/features/scan/look.ts';
import { Card, Tag } from '#renderer/ui/index.ts';
import type { Dashboard } from '#shared/contract/records.ts';
import { BarTable } from './bar-table.tsx';

/** How the scans were answered. */
export function VerdictsCard({ verdicts }: { verdicts: Dashboard['verdicts'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('overview.verdicts')}>
      {verdicts.length === 0 ? (
        <p className="ui-dim">{t('overview.noVerdicts')}</p>
      ) : (
        <BarTable
          label={t('overview.verdicts')}
          head={[t('overview.verdict'), t('overview.scans')]}
          rows={verdicts.map(({ verdict, count }) => ({
            key: verdict,
            name: (
              <Tag tone={LOOKS[verdict].tone} icon={LOOKS[verdict].icon} bare>
                {t(`verdict.${verdict}`)}
              </Tag>
            ),
            whole: count,
            part: count,
            cells: [format.number(count)],
          }))}
        />
      )}
    </Card>
  );
}
