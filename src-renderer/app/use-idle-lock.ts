import { useEffect } from 'react';
import { useDesk, useServices, useSession } from './state/services.tsx';

const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Locks the screen when nobody has touched it for as long as the desk's settings say. A tap on the reader counts as touch. */
export function useIdleLock(): void {
  const { session, scans } = useServices();
  const minutes = useDesk((state) => state.settings?.lockAfterMinutes ?? 0);
  const attended = useSession((state) => state.user !== null && state.user.kiosk === null && !state.locked);

  useEffect(() => {
    if (minutes === 0 || !attended) return;
    let touched = Date.now();
    const touch = () => {
      touched = Date.now();
    };
    for (const name of SIGNS_OF_LIFE) window.addEventListener(name, touch, { passive: true, capture: true });
    const stop = scans.store.subscribe(touch);
    // Compared by clock: a machine that slept wakes up locked.
    const timer = window.setInterval(() => {
      if (Date.now() - touched >= minutes * 60_000) session.getState().lock();
    }, 1000);
    return () => {
      for (const name of SIGNS_OF_LIFE) window.removeEventListener(name, touch, { capture: true });
      stop();
      window.clearInterval(timer);
    };
  }, [minutes, attended, session, scans]);
}
