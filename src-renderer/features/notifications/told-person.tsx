import { useEffect } from 'react';
import { useServices, useUi } from '#renderer/app/state/services.tsx';
import type { ListedPerson } from '#renderer/app/state/ui.ts';
import { DoorProvider } from '#renderer/features/check-in/door-context.tsx';
import { DoorDialogs } from '#renderer/features/check-in/door-dialogs.tsx';
import { usePeopleDoor } from '#renderer/features/people/use-people-door.ts';

/** The details of whom a notification is about, over any screen: the desk may be for another event, or for none yet. */
export function ToldPerson() {
  const person = useUi((state) => state.person);
  return person === null ? null : <Details key={person.id} {...person} />;
}

function Details({ id, eventId }: ListedPerson) {
  const { ui } = useServices();
  const { door, dialog, detailsId, close } = usePeopleDoor(eventId, id);
  const closed = dialog === null && detailsId === null;
  useEffect(() => {
    if (closed) ui.getState().showPerson(null);
  }, [closed, ui]);
  return (
    <DoorProvider value={door}>
      <DoorDialogs dialog={dialog} detailsId={detailsId} onClose={close} />
    </DoorProvider>
  );
}
