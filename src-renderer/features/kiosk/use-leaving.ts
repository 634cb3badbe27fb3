import { useEffect, useRef, useState } from 'react';

/** Whoever does nothing for so long has gone. In ms. */
const IDLE_MS = 20_000;
/** For so long before that, it can be seen. In s. */
const SHOWN_S = 5;
const TICK_MS = 200;
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'input'] as const;

/**
 * Notices that a visitor has gone. Any touch begins anew.
 * @param isOpen whether there is anything that has to go
 * @returns the seconds that are left, once they are few; else null
 */
export function useLeaving(isOpen: boolean, onGone: () => void): number | null {
  const [left, setLeft] = useState<number | null>(null);
  const gone = useRef(onGone);
  useEffect(() => {
    gone.current = onGone;
  });
  useEffect(() => {
    setLeft(null);
    if (!isOpen) return;
    let touched = Date.now();
    const touch = () => {
      touched = Date.now();
      setLeft(null);
    };
    for (const name of SIGNS_OF_LIFE) window.addEventListener(name, touch, { passive: true, capture: true });
    // By the clock: a page that slept forgets at once.
    const timer = window.setInterval(() => {
      const rest = IDLE_MS - (Date.now() - touched);
      if (rest <= 0) gone.current();
      else setLeft(rest <= SHOWN_S * 1000 ? Math.ceil(rest / 1000) : null);
    }, TICK_MS);
    return () => {
      window.clearInterval(timer);
      for (const name of SIGNS_OF_LIFE) window.removeEventListener(name, touch, { capture: true });
    };
  }, [isOpen]);
  return left;
}
