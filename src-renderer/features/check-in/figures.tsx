import { useTranslation } from 'react-i18next';
import { useStats } from '#renderer/api/queries.ts';
import { useFormat } from '#renderer/app/format.ts';
import { Bars, Name, ProgressBar } from '#renderer/ui/index.ts';

/** How full the house is and how fast it fills. */
export function Figures({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stats = useStats(eventId).data;
  if (stats === undefined) return <section className="figures" aria-busy="true" />;
  const { expected, capacity, lastMinutes, perDesk } = stats;
  const arrivals = lastMinutes.reduce((sum, minute) => sum + minute, 0);
  const limit = capacity ?? expected;
  const full = capacity !== null && stats.in >= capacity;

  return (
    <section className="figures" aria-label={t('figures.label')}>
      <div>
        <p className="ui-dim">{t('figures.inside')}</p>
        <p className="figures-big">{format.number(stats.in)}</p>
        <p className="ui-dim">
          {capacity === null
            ? t('figures.of', { expected: format.number(expected) })
            : t('figures.capacity', { inside: format.number(stats.in), capacity: format.number(capacity) })}
        </p>
        <ProgressBar
          value={limit === 0 ? 0 : stats.in / limit}
          tone={full ? 'warn' : 'ok'}
          label={capacity === null ? t('figures.inside') : t('figures.capacity', { inside: stats.in, capacity })}
        />
      </div>
      <dl className="figures-pair">
        <div>
          <dt>{t('figures.expected')}</dt>
          <dd>{format.number(Math.max(0, expected - stats.in - stats.out))}</dd>
        </div>
        <div>
          <dt>{t('figures.left')}</dt>
          <dd>{format.number(stats.out)}</dd>
        </div>
      </dl>
      <div className="figures-rate">
        <Bars values={lastMinutes} label={t('figures.plot', { total: arrivals, last: lastMinutes.at(-1) ?? 0 })} />
        <p className="ui-dim">
          <span>{t('figures.rateLabel')}</span>
          <b>{t('figures.rate', { rate: format.rate(arrivals / lastMinutes.length) })}</b>
        </p>
      </div>
      {perDesk.length > 1 && (
        <dl className="figures-desks" aria-label={t('figures.desks')}>
          {perDesk.map((desk) => (
            <div key={desk.deskId}>
              <dt>
                <Name text={desk.name} cut />
              </dt>
              <dd>{format.number(desk.checkIns)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
