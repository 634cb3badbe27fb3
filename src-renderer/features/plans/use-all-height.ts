import { type RefObject, useEffect, useRef } from 'react';

/** For what wants all the height there is: the head of the page makes way for it. @returns to be put on its uppermost element */
export function useAllHeight(): RefObject<HTMLDivElement | null> {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => top.current?.scrollIntoView({ block: 'start' }));
    return () => cancelAnimationFrame(frame);
  }, []);
  return top;
}
