import { useTranslation } from 'react-i18next';
import { useEvents } from '#renderer/api/queries.ts';
import { Failed } from '#renderer/app/failed.tsx';
import { useEventId } from '#renderer/app/state/services.tsx';
import { useMayHere } from '#renderer/app/use-may-here.ts';
import { ChooseEvent } from '#renderer/features/check-in/choose-event.tsx';
import { PeopleList } from './people-list.tsx';
import { Roster } from './roster.tsx';

/** Everybody of the event that this desk is for: to look people up, or to manage the list for those who may. */
export default function PeopleScreen() {
  const eventId = useEventId();
  return eventId === null ? <ChooseEvent /> : <Screen key={eventId} eventId={eventId} />;
}

function Screen({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const events = useEvents();
  const manages = useMayHere(eventId, 'people.manage');
  // Whether they own the event is known in a moment: one of the two screens, not one after the other.
  if (events.data === undefined) return <Failed query={events} title={t('nav.people')} />;
  return manages ? <Roster eventId={eventId} /> : <PeopleList eventId={eventId} />;
}
