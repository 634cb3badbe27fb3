import { DoorOpen } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { Card, EmptyState, Table } from '#renderer/ui/index.ts';
import type { Dashboard } from '#shared/contract/records.ts';
import { eventful, ticksOf, totalsOf } from './arrivals.ts';
import { type Form, FormChoice } from './form-choice.tsx';
import type { ZoneFormat } from './zone-format.ts';

const ArrivalsPlot = lazy(() => import('./arrivals-plot.tsx'));

/** Times under the plot at most. */
const MOST_TICKS = 8;
const DAY_MS = 24 * 3_600_000;

/** When people came and went: as a plot, in a sentence, and as a table for those who would rather read. */
export function ArrivalsCard({ board, zone, timeZone }: { board: Dashboard; zone: ZoneFormat; timeZone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [form, setForm] = useState<Form>('plot');
  const { steps, stepMs } = board.arrivals;
  const { admitted, exited, from, until } = totalsOf(steps);
  if (from === null || until === null)
    return (
      <Card title={t('overview.arrivals')}>
        <EmptyState icon={DoorOpen} title={t('overview.nobody')}>
          {t('overview.nobodyHint')}
        </EmptyState>
      </Card>
    );
  const days = (steps.at(-1)?.at ?? until) - (steps[0]?.at ?? from) >= DAY_MS;
  const time = stepMs >= DAY_MS ? zone.day : days ? zone.moment : zone.clock;
  const caption = t('overview.arrivalsSaid', {
    admitted: format.number(admitted),
    exited: format.number(exited),
    span: zone.span(from, until),
  });
  return (
    <Card title={t('overview.arrivals')}>
      <div className="plot-head">
        <p>{caption}</p>
        <FormChoice form={form} onForm={setForm} />
      </div>
      {form === 'plot' ? (
        <div aria-hidden="true">
          <p className="plot-legend">
            <span data-mark="in">{t('overview.up')}</span>
            {exited > 0 && <span data-mark="out">{t('overview.down')}</span>}
            <span>{t('overview.per', { step: stepName() })}</span>
          </p>
          <div className="plot" dir="ltr">
            <Suspense>
              <ArrivalsPlot
                steps={steps}
                ticks={ticksOf(steps, timeZone, MOST_TICKS)}
                time={time}
                number={format.number}
                names={{ admitted: t('overview.admitted'), exited: t('overview.exited') }}
              />
            </Suspense>
          </div>
        </div>
      ) : (
        <div className="plot-table">
          <Table
            label={t('overview.arrivals')}
            head={
              <>
                <th scope="col">{t('overview.from')}</th>
                <th scope="col" data-end="true">
                  {t('overview.admitted')}
                </th>
                <th scope="col" data-end="true">
                  {t('overview.exited')}
                </th>
              </>
            }
          >
            {eventful(steps).map((step) => (
              <tr key={step.at}>
                <td>{time(step.at)}</td>
                <td data-end="true">{format.number(step.admitted)}</td>
                <td data-end="true">{format.number(step.exited)}</td>
              </tr>
            ))}
          </Table>
        </div>
      )}
    </Card>
  );

  function stepName(): string {
    const minutes = Math.round(stepMs / 60_000);
    if (minutes < 60) return t('overview.minutes', { count: minutes });
    if (minutes < 1440) return t('overview.hours', { count: Math.round(minutes / 60) });
    return t('overview.days', { count: Math.round(minutes / 1440) });
  }
}
