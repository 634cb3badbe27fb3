import { useTranslation } from 'react-i18next';
import type { Format } from '#renderer/app/format.ts';
import type { PlanFigures } from '#shared/contract/plans.ts';

/** How good a plan is, beside the best that is possible. What nobody has counted is left out. */
export function PlanFiguresLine({
  figures,
  format,
  percent,
}: {
  figures: PlanFigures;
  format: Format;
  percent: (share: number) => string;
}) {
  const { t } = useTranslation();
  const { number } = format;
  const besides = (value: number, fewest: number | null) =>
    fewest === null ? number(value) : t('plans.fewest', { value: number(value), fewest: number(fewest) });
  const { gaps, spread, locationChanges, ofMost } = figures;
  return (
    <dl className="plan-figures">
      <div>
        <dt>{t('plans.figure.placed')}</dt>
        <dd>{t('plans.placedOf', { placed: number(figures.placed), meetings: number(figures.meetings) })}</dd>
      </div>
      {gaps !== null && (
        <div title={t('plans.figureHint.gaps')}>
          <dt>{t('plans.figure.gaps')}</dt>
          <dd>{besides(gaps, figures.fewestGaps)}</dd>
        </div>
      )}
      {spread !== null && (
        <div title={t('plans.figureHint.spread')}>
          <dt>{t('plans.figure.spread')}</dt>
          <dd>{number(spread)}</dd>
        </div>
      )}
      {locationChanges !== null && (
        <div>
          <dt>{t('plans.figure.locationChanges')}</dt>
          <dd>{besides(locationChanges, figures.fewestLocationChanges)}</dd>
        </div>
      )}
      {ofMost !== null && (
        <div>
          <dt>{t('plans.figure.ofMost')}</dt>
          <dd>{percent(ofMost)}</dd>
        </div>
      )}
    </dl>
  );
}
