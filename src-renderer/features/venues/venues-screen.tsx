import './venues.css';
import { Landmark } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVenues } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { BackToEvents } from '#renderer/features/events/back-to-events.tsx';
import { Button, EmptyState, Page } from '#renderer/ui/index.ts';
import { VenueCard } from './venue-card.tsx';
import { VenueDialog } from './venue-dialog.tsx';

/** The places where events are, kept from one event to the next, with their rooms. */
export function VenuesScreen() {
  const { t } = useTranslation();
  const query = useVenues();
  const venues = query.data;
  const [adding, setAdding] = useState(false);
  const add = (
    <Button variant="primary" icon={Landmark} onClick={() => setAdding(true)}>
      {t('venues.add')}
    </Button>
  );
  if (venues === undefined) return <Failed query={query} title={t('venues.heading')} />;
  return (
    <Page title={t('venues.heading')} above={<BackToEvents />} actions={venues.length > 0 && add}>
      {venues.length === 0 ? (
        <EmptyState icon={Landmark} title={t('venues.none')} actions={add}>
          {t('venues.noneHint')}
        </EmptyState>
      ) : (
        <ul className="venues">
          {venues.map((venue) => (
            <li key={venue.id}>
              <VenueCard venue={venue} />
            </li>
          ))}
        </ul>
      )}
      {adding && <VenueDialog venue={null} onClose={() => setAdding(false)} onSaved={() => setAdding(false)} />}
    </Page>
  );
}
