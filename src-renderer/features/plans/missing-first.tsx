import { Clock, HeartHandshake, LayoutGrid } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { Button, EmptyState } from '#renderer/ui/index.ts';
import type { Missing } from './missing.ts';

const WHERE = { rounds: 'rounds', tables: 'tables', matches: 'matching' } as const;
const ICONS = { rounds: Clock, tables: LayoutGrid, matches: HeartHandshake };

/** What has to be there before meetings can be planned, and the way to it. */
export function MissingFirst({ eventId, missing }: { eventId: string; missing: Missing }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  return (
    <EmptyState
      icon={ICONS[missing]}
      title={t(`plans.missing.${missing}`)}
      actions={
        <Button variant="primary" onClick={() => navigate(`/events/${eventId}/${WHERE[missing]}`)}>
          {t(`plans.missingGo.${missing}`)}
        </Button>
      }
    >
      {t(`plans.missingHint.${missing}`)}
    </EmptyState>
  );
}
