import './check-in.css';
import { useEventId } from '#renderer/app/state/services.tsx';
import { ChooseEvent } from './choose-event.tsx';
import { DoorScreen } from './door-screen.tsx';

/** The screen at the door; asks for the event first if the desk has none. */
export function CheckInScreen() {
  const eventId = useEventId();
  return eventId === null ? <ChooseEvent /> : <DoorScreen key={eventId} eventId={eventId} />;
}
