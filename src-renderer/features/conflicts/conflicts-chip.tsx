import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useDesk, useSession } from '#renderer/app/state/services.tsx';
import { Chip } from '#renderer/ui/index.ts';
import { useOpenConflicts } from './use-conflicts.ts';

/** In the header, while desks have decided something differently at the event of this one: leads to what it is. */
export function ConflictsChip() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const eventId = useDesk((state) => state.settings)?.eventId ?? null;
  const allowed = useSession((state) => state.may)('door.read');
  const count = useOpenConflicts(allowed ? eventId : null);
  if (count === 0) return null;
  return (
    <Chip tone="warn" title={t('conflicts.open', { count })} onClick={() => navigate('/conflicts')}>
      {t('conflicts.short', { count })}
    </Chip>
  );
}
