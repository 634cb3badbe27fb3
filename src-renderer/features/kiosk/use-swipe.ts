import { useEffect, useRef, useState } from 'react';

/** So far a card has to be drawn to count. In px. */
const FAR_PX = 110;
/** Below this a finger has only touched. In px. */
const NEAR_PX = 8;

/** Lets a card be drawn to the side: to the right to like, to the left to pass, whatever the direction of the script. */
export function useSwipe({ like, pass }: { like: () => void; pass: () => void }) {
  const ref = useRef<HTMLDivElement>(null);
  const [lean, setLean] = useState<'like' | 'pass' | null>(null);
  const act = useRef({ like, pass });
  useEffect(() => {
    act.current = { like, pass };
  });
  useEffect(() => {
    const card = ref.current;
    if (card === null) return;
    let from: { x: number; id: number } | null = null;
    let by = 0;
    const lay = (px: number) => {
      by = px;
      card.style.setProperty('--drawn', `${px}px`);
      setLean(px > FAR_PX ? 'like' : px < -FAR_PX ? 'pass' : null);
    };
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0 || from !== null) return;
      from = { x: event.clientX, id: event.pointerId };
      card.setPointerCapture(event.pointerId);
    };
    const onMove = (event: PointerEvent) => {
      if (from?.id !== event.pointerId) return;
      const px = event.clientX - from.x;
      lay(Math.abs(px) < NEAR_PX ? 0 : px);
      card.dataset.drawn = 'true';
    };
    const onUp = (event: PointerEvent) => {
      if (from?.id !== event.pointerId) return;
      from = null;
      delete card.dataset.drawn;
      const [px, cancelled] = [by, event.type === 'pointercancel'];
      lay(0);
      if (!cancelled && px > FAR_PX) act.current.like();
      else if (!cancelled && px < -FAR_PX) act.current.pass();
    };
    card.addEventListener('pointerdown', onDown);
    card.addEventListener('pointermove', onMove);
    card.addEventListener('pointerup', onUp);
    card.addEventListener('pointercancel', onUp);
    return () => {
      card.removeEventListener('pointerdown', onDown);
      card.removeEventListener('pointermove', onMove);
      card.removeEventListener('pointerup', onUp);
      card.removeEventListener('pointercancel', onUp);
    };
  }, []);
  return { ref, lean };
}
