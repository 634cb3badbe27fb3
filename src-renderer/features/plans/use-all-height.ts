import { type RefObject, useEffect, useRef } from 'react';

/**
 * For what wants all the height there is: the head of the page makes way for it.
 * @param view whichever of its views is shown: for each it makes way anew
 * @returns to be put on its uppermost element
 */
export function useAllHeight(view = ''): RefObject<HTMLDivElement | null> {
  const top = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view is of another height
  useEffect(() => {
    const frame = requestAnimationFrame(() => top.current?.scrollIntoView({ block: 'start' }));
    return () => cancelAnimationFrame(frame);
  }, [view]);
  return top;
}
