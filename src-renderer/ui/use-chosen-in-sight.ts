import { type RefObject, useEffect, useRef } from 'react';

/** What marks the chosen one of a strip: a link that is current, or the label of a radio that is checked. */
const CHOSEN = '[aria-current], label:has(:checked)';

/**
 * Keeps the chosen one in sight in a strip that scrolls sideways: at first, when another one is chosen, and when the strip
 * becomes narrower. It glides there when it is chosen, unless the person wants no motion. Nothing but the strip scrolls.
 */
export function useChosenInSight(strip: RefObject<HTMLElement | null>, chosen: string | undefined): void {
  const isShown = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen says that another one is to be in sight
  useEffect(() => {
    const element = strip.current;
    if (element === null) return;
    // It glides to another one only: at first it stands there, and another width is no motion.
    let glides = isShown.current && !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    isShown.current = true;
    const observer = new ResizeObserver(() => {
      bringIntoSight(element, glides ? 'smooth' : 'instant');
      glides = false;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [strip, chosen]);
}

function bringIntoSight(strip: HTMLElement, behavior: ScrollBehavior): void {
  const one = strip.querySelector(CHOSEN)?.getBoundingClientRect();
  if (one === undefined) return;
  const box = strip.getBoundingClientRect();
  strip.scrollBy({ left: (one.left + one.right) / 2 - (box.left + box.right) / 2, behavior });
}
