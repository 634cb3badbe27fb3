import { useTranslation } from 'react-i18next';
import { CountBadge } from '#renderer/ui/index.ts';
import { useOpenConflicts } from './use-conflicts.ts';

/** How many conflicts of an event nobody has dealt with. */
export function ConflictsBadge({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const count = useOpenConflicts(eventId);
  return <CountBadge count={count} label={t('conflicts.open', { count })} />;
}
