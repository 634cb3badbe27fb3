import { CalendarX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useEvents } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useDesk } from '#renderer/app/state/services.tsx';
import { EmptyState, Page } from '#renderer/ui/index.ts';
import { ConflictList } from './conflict-list.tsx';

/** What desks have decided differently at the event of this desk, for whoever works at it. */
export default function ConflictsScreen() {
  const { t } = useTranslation();
  const eventId = useDesk((state) => state.settings)?.eventId ?? null;
  const query = useEvents();
  const event = query.data?.find(({ id }) => id === eventId);
  if (query.data === undefined) return <Failed query={query} title={t('conflicts.title')} />;
  return (
    <Page title={t('conflicts.title')}>
      {event === undefined ? (
        <EmptyState icon={CalendarX} title={t('conflicts.noEvent')} />
      ) : (
        <ConflictList key={event.id} event={event} />
      )}
    </Page>
  );
}
