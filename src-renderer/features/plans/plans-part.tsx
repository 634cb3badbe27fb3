import { CalendarRange } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '#renderer/app/failed.tsx';
import { EmptyState } from '#renderer/ui/index.ts';
import { planInSight } from './chosen.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { ForecastCard } from './forecast-card.tsx';
import { MissingFirst } from './missing-first.tsx';
import type { PartProps } from './part.ts';
import { PlanLine } from './plan-line.tsx';
import { RuleCard } from './rule-card.tsx';
import { SolveCard } from './solve-card.tsx';
import { UnplacedCard } from './unplaced-card.tsx';
import { useNoMatches } from './use-no-matches.ts';
import { usePlans } from './use-plans.ts';

/** The versions of an event's meetings, how to make another one, and which one counts. */
export function PlansPart({ event, readOnly, planId, onPlan, onPart }: PartProps) {
  const { t } = useTranslation();
  const query = usePlans(event.id);
  const missing = useNoMatches(event.id);
  const [comparing, setComparing] = useState<string | null>(null);
  const plans = query.data;
  if (plans === undefined) return <Failed query={query} />;
  if (plans.length === 0 && missing !== null) return <MissingFirst eventId={event.id} missing={missing} />;
  const shown = planInSight(plans, planId);
  return (
    <div className="plans-part">
      {!readOnly && <SolveCard event={event} plans={plans} onMade={onPlan} />}
      {shown === undefined ? (
        <EmptyState icon={CalendarRange} title={t('plans.none')}>
          {t('plans.noneHint')}
        </EmptyState>
      ) : (
        <ul className="ui-list" aria-label={t('plans.list')}>
          {plans.map((plan) => (
            <PlanLine
              key={plan.id}
              event={event}
              plan={plan}
              plans={plans}
              readOnly={readOnly}
              onOpen={() => {
                onPlan(plan.id);
                onPart('board');
              }}
              onCompare={() => setComparing(plan.id)}
            />
          ))}
        </ul>
      )}
      {shown !== undefined && <UnplacedCard event={event} plan={shown} />}
      <div className="plans-pair">
        <ForecastCard event={event} />
        <RuleCard event={event} readOnly={readOnly} />
      </div>
      {comparing !== null && (
        <CompareDialog event={event} plans={plans} planId={comparing} onClose={() => setComparing(null)} />
      )}
    </div>
  );
}
