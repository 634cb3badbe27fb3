import { useEventId } from '#renderer/app/state/services.tsx';
import { ChooseEvent } from '#renderer/features/check-in/choose-event.tsx';
import { PeopleList } from './people-list.tsx';

/** Everybody of the event that this desk is for. */
export default function PeopleScreen() {
  const eventId = useEventId();
  return eventId === null ? <ChooseEvent /> : <PeopleList key={eventId} eventId={eventId} />;
}
