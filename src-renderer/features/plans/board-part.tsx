import './board.css';
import { CalendarRange } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Failed } from '#renderer/app/failed.tsx';
import { Button, EmptyState } from '#renderer/ui/index.ts';
import { BoardView } from './board-view.tsx';
import { planInSight } from './chosen.ts';
import { MissingFirst } from './missing-first.tsx';
import type { PartProps } from './part.ts';
import { useNoMatches } from './use-no-matches.ts';
import { useBoard, usePlans } from './use-plans.ts';

/** One plan as a board: the one that somebody has opened, else the one that counts. */
export function BoardPart({ event, readOnly, planId, onPlan, onPart }: PartProps) {
  const { t } = useTranslation();
  const plans = usePlans(event.id).data ?? [];
  const plan = planInSight(plans, planId);
  const query = useBoard(plan?.id ?? null);
  const missing = useNoMatches(event.id);
  if (plan === undefined && missing !== null) return <MissingFirst eventId={event.id} missing={missing} />;
  if (plan === undefined)
    return (
      <EmptyState
        icon={CalendarRange}
        title={t('plans.none')}
        actions={
          <Button variant="primary" onClick={() => onPart('plans')}>
            {t('plans.toPlans')}
          </Button>
        }
      >
        {t('plans.noneHint')}
      </EmptyState>
    );
  if (query.data === undefined) return <Failed query={query} />;
  return <BoardView key={plan.id} event={event} plans={plans} board={query.data} readOnly={readOnly} onPlan={onPlan} />;
}
