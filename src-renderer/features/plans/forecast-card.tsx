import { useTranslation } from 'react-i18next';
import { useProgramme } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Card, Name, Table } from '#renderer/ui/index.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import { useForecast } from './use-plans.ts';

/** Which rounds lack tables, before anything is planned. */
export function ForecastCard({ event }: { event: EventRecord }) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZoneFormat(event.timeZone);
  const rounds = useProgramme(event.id).data?.rounds;
  const query = useForecast(event.id);
  const forecast = query.data;
  if (forecast === undefined || rounds === undefined) return <Failed query={query} />;
  const counted = (count: number) => ({ count, formatted: format.number(count) });
  const lacking = forecast.rounds.filter(({ missing }) => missing > 0);
  return (
    <Card title={t('plans.forecast')}>
      {forecast.short === 0 && lacking.length === 0 ? (
        <p data-tone="ok" className="plans-said">
          {t('plans.forecastEnough')}
        </p>
      ) : (
        <p data-tone="warn" className="plans-said">
          {t('plans.forecastShort', counted(forecast.short))}
        </p>
      )}
      {forecast.impossible > 0 && <p>{t('plans.forecastImpossible', counted(forecast.impossible))}</p>}
      {lacking.length > 0 && (
        <Table
          label={t('plans.forecast')}
          head={
            <>
              <th scope="col">{t('plans.forecastRound')}</th>
              {(['forecastMissing', 'forecastTables', 'forecastPeople', 'forecastOnly'] as const).map((column) => (
                <th key={column} scope="col" data-end="true">
                  {t(`plans.${column}`)}
                </th>
              ))}
            </>
          }
        >
          {lacking.map(({ roundId, tables, people, only, missing }) => {
            const round = rounds.find(({ id }) => id === roundId);
            return (
              round !== undefined && (
                <tr key={roundId}>
                  <th scope="row">
                    {zone.clock(round.startAt)} <Name text={round.name} />
                  </th>
                  {[missing, tables, people, only].map((value, at) => (
                    // The columns are always these four.
                    // biome-ignore lint/suspicious/noArrayIndexKey: see above
                    <td key={at} data-end="true">
                      {format.number(value)}
                    </td>
                  ))}
                </tr>
              )
            );
          })}
        </Table>
      )}
    </Card>
  );
}
