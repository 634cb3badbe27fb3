import '#renderer/features/overview/overview.css';
import { useTranslation } from 'react-i18next';
import { useMatchingRules } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useFormat } from '#renderer/app/format.ts';
import { share } from '#renderer/features/overview/figures.ts';
import { Total } from '#renderer/features/overview/total.tsx';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { ProgressBar } from '#renderer/ui/index.ts';
import { ExposureCard } from './exposure-card.tsx';
import { NextCard } from './next-card.tsx';
import type { PartProps } from './part.ts';
import { useMatchingFigures } from './use-figures.ts';

/** How everybody is served: who takes part, likes and matches, who is left out, and how evenly people are shown. */
export function OverviewPart({ event, onPart }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const zone = useZoneFormat(event.timeZone);
  const query = useMatchingFigures(event.id);
  const rules = useMatchingRules(event.id).data;
  const figures = query.data;
  if (figures === undefined || rules === undefined) return <Failed query={query} />;
  const { people, withInterests, openLikes, matches, withoutMatch, withoutCandidates } = figures;
  const partOf = (part: number, name: string) => {
    const value = share(part, people);
    return (
      value !== null && (
        <>
          {t('matchingOverview.shareOf', { percent: zone.percent(value) })}
          <ProgressBar value={value} label={name} />
        </>
      )
    );
  };
  return (
    <div className="overview">
      <dl className="totals">
        <Total name={t('matchingOverview.people')} value={format.number(people)}>
          {t(rules.needsConsent ? 'matchingOverview.peopleAgreed' : 'matchingOverview.peopleAll')}
        </Total>
        <Total name={t('matchingOverview.withInterests')} value={format.number(withInterests)}>
          {partOf(withInterests, t('matchingOverview.withInterests'))}
        </Total>
        <Total name={t('matchingOverview.openLikes')} value={format.number(openLikes)}>
          {t('matchingOverview.openLikesHint')}
        </Total>
        <Total name={t('matchingOverview.matches')} value={format.number(matches)}>
          {t('matchingOverview.matchesHint')}
        </Total>
        <Total name={t('matchingOverview.withoutMatch')} value={format.number(withoutMatch)}>
          {partOf(withoutMatch, t('matchingOverview.withoutMatch'))}
        </Total>
        <Total name={t('matchingOverview.withoutCandidates')} value={format.number(withoutCandidates)}>
          {t('matchingOverview.withoutCandidatesHint')}
        </Total>
      </dl>
      <NextCard figures={figures} rules={rules} onPart={onPart} />
      <ExposureCard eventId={event.id} people={people} percent={zone.percent} />
    </div>
  );
}
