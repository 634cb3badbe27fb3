import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Card, Name } from '#renderer/ui/index.ts';
import type { Dashboard } from '#shared/contract/records.ts';
import { BarTable } from './bar-table.tsx';
import type { ZoneFormat } from './zone-format.ts';

/** What each desk had to do, and from when to when. */
export function DesksCard({ desks, zone }: { desks: Dashboard['desks']; zone: ZoneFormat }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t('overview.desks')}>
      {desks.length === 0 ? (
        <p className="ui-dim">{t('overview.noDesks')}</p>
      ) : (
        <BarTable
          label={t('overview.desks')}
          head={[t('overview.desk'), t('overview.admitted'), t('overview.exited'), t('overview.refused')]}
          rows={desks.map(({ deskId, name, admitted, exited, refused, firstAt, lastAt }) => ({
            key: `${deskId} ${name}`,
            name: (
              <>
                <Name text={name} />
                <span className="bars-more">{zone.span(firstAt, lastAt)}</span>
              </>
            ),
            whole: admitted + exited + refused,
            part: admitted,
            cells: [admitted, exited, refused].map(format.number),
          }))}
        />
      )}
    </Card>
  );
}
