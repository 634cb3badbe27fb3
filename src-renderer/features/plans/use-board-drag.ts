import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { isStill } from '#renderer/features/programme/plan-geometry.ts';

/** Over what somebody holds a meeting: a cell of the board, or the list of those without a place. */
export type Over = { kind: 'cell'; row: number; column: number } | { kind: 'tray' };

interface Gesture {
  meetingId: string;
  fromX: number;
  fromY: number;
}

/** So near to its edge the board scrolls under what is dragged. In px. */
const EDGE = 44;
/** How far it scrolls with each frame. In px. */
const SCROLL = 14;

/**
 * Drags meetings with the mouse or a pen. A finger scrolls: it picks up by a tap.
 * The ghost is moved past React, so that nothing else is painted with each step of the pointer.
 */
export function useBoardDrag({
  scroller,
  enabled,
  onDrop,
}: {
  scroller: RefObject<HTMLDivElement | null>;
  enabled: boolean;
  onDrop: (meetingId: string, over: Over | null) => void;
}) {
  const ghost = useRef<HTMLDivElement>(null);
  const gesture = useRef<Gesture | null>(null);
  const pointer = useRef({ x: 0, y: 0 });
  const [drag, setDrag] = useState<{ meetingId: string; over: Over | null } | null>(null);
  const dragging = drag !== null;

  const follow = () => {
    const { x, y } = pointer.current;
    ghost.current?.style.setProperty('transform', `translate(${x}px, ${y}px)`);
    const over = overAt(x, y);
    setDrag((old) => (old === null || same(old.over, over) ? old : { ...old, over }));
  };
  const latest = useRef(follow);
  useEffect(() => {
    latest.current = follow;
  });

  useEffect(() => {
    if (!dragging) return;
    latest.current();
    let frame = requestAnimationFrame(function step() {
      const element = scroller.current;
      if (element !== null && scrollAt(element, pointer.current)) latest.current();
      frame = requestAnimationFrame(step);
    });
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      gesture.current = null;
      setDrag(null);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('keydown', onKeyDown, true);
    };
  }, [dragging, scroller]);

  return {
    ghost,
    drag,
    /** For what has cards in it: the board, and the list of those without a place. */
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (!enabled || event.button !== 0 || event.pointerType === 'touch') return;
        const card = (event.target as HTMLElement).closest<HTMLElement>('[data-meeting]');
        const meetingId = card?.dataset.meeting;
        if (meetingId === undefined) return;
        gesture.current = { meetingId, fromX: event.clientX, fromY: event.clientY };
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const held = gesture.current;
        if (held === null) return;
        pointer.current = { x: event.clientX, y: event.clientY };
        if (dragging) follow();
        else if (!isStill(event.clientX - held.fromX, event.clientY - held.fromY)) {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ meetingId: held.meetingId, over: null });
        }
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        const held = gesture.current;
        gesture.current = null;
        if (held === null || !dragging) return;
        setDrag(null);
        onDrop(held.meetingId, overAt(event.clientX, event.clientY));
      },
      onPointerCancel() {
        gesture.current = null;
        setDrag(null);
      },
    },
  };
}

function overAt(x: number, y: number): Over | null {
  const element = document.elementFromPoint(x, y);
  if (element?.closest('[data-tray]')) return { kind: 'tray' };
  const cell = element?.closest<HTMLElement>('[data-column]');
  if (cell === null || cell === undefined) return null;
  return { kind: 'cell', row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}

function same(one: Over | null, other: Over | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Scrolls where the pointer is at an edge. @returns whether it did */
function scrollAt(element: HTMLElement, { x, y }: { x: number; y: number }): boolean {
  const box = inSight(element);
  if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false;
  const step = (at: number, from: number, until: number) =>
    at < from + EDGE ? -SCROLL : at > until - EDGE ? SCROLL : 0;
  const [dx, dy] = [step(x, box.left, box.right), step(y, box.top, box.bottom)];
  if (dx === 0 && dy === 0) return false;
  const before = [element.scrollLeft, element.scrollTop].join();
  element.scrollBy(dx, dy);
  return [element.scrollLeft, element.scrollTop].join() !== before;
}

/** Where a low window cuts the board off, its edge is there. */
function inSight(element: HTMLElement): { left: number; right: number; top: number; bottom: number } {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const around = element.closest('main')?.getBoundingClientRect() ?? { top, bottom };
  return { left, right, top: Math.max(top, around.top), bottom: Math.min(bottom, around.bottom) };
}
