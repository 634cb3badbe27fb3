import { UsersRound } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '#renderer/app/failed.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { type Form, FormChoice } from '#renderer/features/overview/form-choice.tsx';
import { Card, EmptyState, Table } from '#renderer/ui/index.ts';
import { barsOf, type ExposureBar, evennessOf, exposureOf } from './exposure.ts';
import { useExposure } from './use-figures.ts';

const CountsPlot = lazy(() => import('#renderer/features/overview/counts-plot.tsx'));

/** Bars that can still be told apart on a narrow screen. */
const MOST_BARS = 32;
/** People of whom a tenth is worth a word. */
const ENOUGH_FOR_TENTHS = 20;

/** How often people are shown to others: as a plot, in sentences, and as a table for those who would rather read. */
export function ExposureCard({
  eventId,
  people,
  percent,
}: {
  eventId: string;
  people: number;
  percent: (share: number) => string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const [form, setForm] = useState<Form>('plot');
  const query = useExposure(eventId, people > 1);
  const title = t('matchingOverview.exposure');
  if (people < 2)
    return (
      <Card title={title}>
        <EmptyState icon={UsersRound} title={t('matchingOverview.noExposure')}>
          {t('matchingOverview.noExposureHint')}
        </EmptyState>
      </Card>
    );
  const told = query.data;
  if (told === undefined)
    return (
      <Card title={title}>
        {query.error === null ? (
          <div className="plot exposure-wait">
            <p className="ui-dim" role="status">
              {t('matchingOverview.making')}
            </p>
          </div>
        ) : (
          <Failed query={query} />
        )}
      </Card>
    );
  if (told === null)
    return (
      <Card title={title}>
        <p className="ui-dim">{t('matchingOverview.tooMany')}</p>
      </Card>
    );
  const { counts, gini } = told;
  const figures = exposureOf(counts);
  const bars = barsOf(counts, MOST_BARS);
  const nameOf = ({ from, until }: ExposureBar) =>
    from === until ? format.number(from) : `${format.number(from)}–${format.number(until)}`;
  return (
    <Card title={title}>
      <div className="plot-head">
        {figures === null ? (
          <p>{t('matchingOverview.inNoList')}</p>
        ) : (
          <div className="exposure-said">
            <p>
              <b>{t(`matchingOverview.evenness.${evennessOf(gini)}`)}</b>{' '}
              <span className="ui-dim">{t('matchingOverview.gini', { gini: format.exact(gini) })}</span>
            </p>
            <p>
              {t('matchingOverview.said', {
                mean: format.rate(figures.mean),
                most: format.number(figures.most),
              })}{' '}
              {figures.people >= ENOUGH_FOR_TENTHS &&
                t('matchingOverview.saidTop', { percent: percent(figures.topShare) })}{' '}
              {t('matchingOverview.saidNone', { count: figures.none, formatted: format.number(figures.none) })}
            </p>
          </div>
        )}
        <FormChoice form={form} onForm={setForm} />
      </div>
      {form === 'plot' ? (
        <div aria-hidden="true">
          <p className="plot-legend">
            <span data-mark="in">{t('matchingOverview.legend')}</span>
          </p>
          <div className="plot" dir="ltr">
            <Suspense>
              <CountsPlot
                bars={bars.map((bar) => ({ name: nameOf(bar), people: bar.people }))}
                number={format.number}
                names={{ people: t('matchingOverview.peopleUp'), kind: t('matchingOverview.lists') }}
              />
            </Suspense>
          </div>
        </div>
      ) : (
        <div className="plot-table">
          <Table
            label={title}
            head={
              <>
                <th scope="col">{t('matchingOverview.lists')}</th>
                <th scope="col" data-end="true">
                  {t('matchingOverview.peopleUp')}
                </th>
              </>
            }
          >
            {bars.map((bar) => (
              <tr key={bar.from}>
                <td>{nameOf(bar)}</td>
                <td data-end="true">{format.number(bar.people)}</td>
              </tr>
            ))}
          </Table>
        </div>
      )}
    </Card>
  );
}
