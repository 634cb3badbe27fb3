import { useEffect } from 'react';

/** Keeps the display of this window on, as long as it is in sight. Where the system forbids it, as at a low battery, it goes dark. */
export function useWakeLock(): void {
  useEffect(() => {
    let held: WakeLockSentinel | null = null;
    let isOver = false;
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      const lock = await navigator.wakeLock?.request('screen').catch(() => null);
      if (isOver) await lock?.release();
      else held = lock ?? null;
    };
    // It is lost whenever the window is out of sight.
    document.addEventListener('visibilitychange', ask);
    void ask();
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', ask);
      void held?.release();
    };
  }, []);
}
