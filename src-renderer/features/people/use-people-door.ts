import { useMemo, useState } from 'react';
import { useScans, useServices } from '#renderer/app/state/services.tsx';
import type { Door, DoorDialog } from '#renderer/features/check-in/door-context.tsx';

/**
 * What rows and details ask of the screen around them; the verdict of a check-in made here shows over the list.
 * @param shownId whose details are open at first
 */
export function usePeopleDoor(eventId: string, shownId: string | null = null) {
  const scans = useScans();
  const { printing } = useServices();
  const [dialog, setDialog] = useState<DoorDialog | null>(null);
  const [detailsId, setDetailsId] = useState(shownId);
  const door = useMemo<Door>(
    () => ({
      eventId,
      present: (id) => void scans.scan({ kind: 'registration', id }, 'search'),
      showDetails: setDetailsId,
      open: setDialog,
      print: ({ id, name }) => printing.getState().ask({ registrationId: id, name, automatic: false }),
    }),
    [eventId, scans, printing],
  );
  return {
    door,
    dialog,
    detailsId,
    /** Closes what is on top. */
    close: () => (dialog === null ? setDetailsId(null) : setDialog(null)),
  };
}
