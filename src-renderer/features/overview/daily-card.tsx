import { useTranslation } from 'react-i18next';
import { Failed } from '#renderer/app/failed.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { Card, Table } from '#renderer/ui/index.ts';
import { useDaily } from './use-records.ts';
import type { ZoneFormat } from './zone-format.ts';

const FIGURES = ['enrolled', 'waitlist', 'checkIns', 'peakRate', 'slots', 'booked', 'held', 'noShows'] as const;

/** The days of the event as they are kept. */
export function DailyCard({ eventId, zone }: { eventId: string; zone: ZoneFormat }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useDaily(eventId);
  const days = query.data;
  if (days === undefined) return <Failed query={query} />;
  return (
    <Card title={t('overview.daily')}>
      <p className="ui-dim">{days.length === 0 ? t('overview.noDays') : t('overview.dailyHint')}</p>
      {days.length > 0 && (
        <Table
          label={t('overview.daily')}
          head={
            <>
              <th scope="col">{t('overview.day')}</th>
              {FIGURES.map((name) => (
                <th key={name} scope="col" data-end="true">
                  {t(`overview.figure.${name}`)}
                </th>
              ))}
            </>
          }
        >
          {days.map((figures) => (
            <tr key={figures.day}>
              <th scope="row">{zone.date(figures.day)}</th>
              {FIGURES.map((name) => (
                <td key={name} data-end="true">
                  {format.number(figures[name])}
                </td>
              ))}
            </tr>
          ))}
        </Table>
      )}
    </Card>
  );
}
