import './live.css';
import { Radio } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Failed } from '#renderer/app/failed.tsx';
import { Button, EmptyState } from '#renderer/ui/index.ts';
import { published } from './chosen.ts';
import { LiveView } from './live-view.tsx';
import { MissingFirst } from './missing-first.tsx';
import type { PartProps } from './part.ts';
import { useNoMatches } from './use-no-matches.ts';
import { useBoard, usePlans } from './use-plans.ts';

/** The plan that counts, as it takes place. */
export function LivePart({ event, readOnly, onPart }: PartProps) {
  const { t } = useTranslation();
  const plans = usePlans(event.id).data ?? [];
  const plan = published(plans);
  const query = useBoard(plan?.id ?? null);
  const missing = useNoMatches(event.id);
  if (plans.length === 0 && missing !== null) return <MissingFirst eventId={event.id} missing={missing} />;
  if (plan === undefined)
    return (
      <EmptyState
        icon={Radio}
        title={t('live.none')}
        actions={
          <Button variant="primary" onClick={() => onPart('plans')}>
            {t('plans.toPlans')}
          </Button>
        }
      >
        {t('live.noneHint')}
      </EmptyState>
    );
  if (query.data === undefined) return <Failed query={query} />;
  return <LiveView event={event} board={query.data} readOnly={readOnly} />;
}
