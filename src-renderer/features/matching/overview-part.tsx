import '#renderer/features/overview/overview.css';
import { useTranslation } from 'react-i18next';
import { useMatchingRules } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { share } from '#renderer/features/overview/figures.ts';
import { Total } from '#renderer/features/overview/total.tsx';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { ProgressBar } from '#renderer/ui/index.ts';
import type { MatchingOverview } from '#shared/contract/matching.ts';
import { ExposureCard } from './exposure-card.tsx';
import { NextCard } from './next-card.tsx';
import type { PartProps } from './part.ts';
import { useMatchingFigures } from './use-figures.ts';

type Counted = Exclude<keyof MatchingOverview, 'exposure' | 'gini'>;

/** How everybody is served: who takes part, likes and matches, who is left out, and how evenly people are shown. */
export function OverviewPart({ event, onPart }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZoneFormat(event.timeZone);
  const query = useMatchingFigures(event.id);
  const rules = useMatchingRules(event.id).data;
  const figures = query.data;
  if (figures === undefined && query.error !== null) return <Failed query={query} />;
  // The first one to ask waits until everybody is read: the frame is there meanwhile.
  const told = (name: Counted) => (figures === undefined ? '–' : format.number(figures[name]));
  const partOf = (name: 'withInterests' | 'withoutMatch') => {
    const value = figures === undefined ? null : share(figures[name], figures.people);
    return (
      value !== null && (
        <>
          {t('matchingOverview.shareOf', { percent: zone.percent(value) })}
          <ProgressBar value={value} label={t(`matchingOverview.${name}`)} />
        </>
      )
    );
  };
  return (
    <div className="overview">
      <dl className="totals">
        <Total name={t('matchingOverview.people')} value={told('people')}>
          {rules && t(rules.needsConsent ? 'matchingOverview.peopleAgreed' : 'matchingOverview.peopleAll')}
        </Total>
        <Total name={t('matchingOverview.withInterests')} value={told('withInterests')}>
          {partOf('withInterests')}
        </Total>
        <Total name={t('matchingOverview.openLikes')} value={told('openLikes')}>
          {t('matchingOverview.openLikesHint')}
        </Total>
        <Total name={t('matchingOverview.matches')} value={told('matches')}>
          {t('matchingOverview.matchesHint')}
        </Total>
        <Total name={t('matchingOverview.withoutMatch')} value={told('withoutMatch')}>
          {partOf('withoutMatch')}
        </Total>
        <Total name={t('matchingOverview.withoutCandidates')} value={told('withoutCandidates')}>
          {t('matchingOverview.withoutCandidatesHint')}
        </Total>
      </dl>
      {figures !== undefined && rules !== undefined && (
        <>
          <NextCard figures={figures} rules={rules} enrolled={event.enrolled} onPart={onPart} />
          <ExposureCard eventId={event.id} people={figures.people} percent={zone.percent} />
        </>
      )}
    </div>
  );
}
