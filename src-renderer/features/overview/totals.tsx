import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import { ProgressBar } from '#renderer/ui/index.ts';
import type { Dashboard } from '#shared/contract/records.ts';
import { share } from './figures.ts';
import { Total } from './total.tsx';
import type { ZoneFormat } from './zone-format.ts';

/** The figures that one asks for first. */
export function Totals({ board, zone }: { board: Dashboard; zone: ZoneFormat }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { capacity, enrolled, waitlisted, cancelled, visited, inside } = board.totals;
  const came = share(visited, enrolled);
  const { peak } = board;
  return (
    <dl className="totals">
      <Total name={t('overview.enrolled')} value={format.number(enrolled)}>
        {capacity === null ? (
          t('overview.noLimit')
        ) : (
          <>
            {t('overview.of', { number: format.number(capacity) })}
            <ProgressBar value={share(enrolled, capacity) ?? 1} label={t('overview.enrolled')} />
          </>
        )}
      </Total>
      <Total name={t('overview.visited')} value={format.number(visited)}>
        {came !== null && t('overview.shareOf', { percent: zone.percent(came) })}
        {came !== null && <ProgressBar value={came} label={t('overview.visited')} tone="ok" />}
      </Total>
      <Total name={t('overview.inside')} value={format.number(inside)}>
        {t('overview.insideHint')}
      </Total>
      <Total name={t('overview.waiting')} value={format.number(waitlisted)}>
        {t('overview.cancelled', { count: cancelled, formatted: format.number(cancelled) })}
      </Total>
      <Total name={t('overview.peak')} value={peak === null ? '–' : format.number(peak.admitted)}>
        {peak === null ? t('overview.noPeak') : t('overview.peakAt', { time: zone.moment(peak.at) })}
      </Total>
    </dl>
  );
}
