import { useEffect, useMemo, useState } from 'react';
import { useScans, useServices, useUi } from '#renderer/app/state/services.tsx';
import type { Door, DoorDialog } from './door-context.tsx';
import type { Lookup } from './use-lookup.ts';

/** What is open over the screen, and the doing of what its parts ask. */
export function useDoorState(eventId: string, lookup: Pick<Lookup, 'text' | 'clear'>) {
  const scans = useScans();
  const { printing, ui } = useServices();
  const intent = useUi((state) => state.intent);
  const [dialog, setDialog] = useState<DoorDialog | null>(null);
  const [detailsId, setDetailsId] = useState<string | null>(null);
  const { text, clear } = lookup;

  // Asked for by a key or the palette, perhaps from another screen.
  useEffect(() => {
    if (intent === null) return;
    ui.getState().settle();
    setDialog(intent === 'walkIn' ? { kind: 'walkIn', searched: text } : { kind: 'camera' });
  }, [intent, text, ui]);

  const door = useMemo<Door>(
    () => ({
      eventId,
      present(registrationId) {
        clear();
        void scans.scan({ kind: 'registration', id: registrationId }, 'search');
      },
      showDetails: setDetailsId,
      open: setDialog,
      print: ({ id, name }) => printing.getState().ask({ registrationId: id, name, automatic: false }),
    }),
    [eventId, clear, scans, printing],
  );

  return {
    door,
    dialog,
    detailsId,
    /** Closes what is on top: a dialog over the details leaves them open. */
    close: () => (dialog === null ? setDetailsId(null) : setDialog(null)),
  };
}
