import { type PointerEvent, useRef, useState } from 'react';
import type { PlacedTable } from './places.ts';
import {
  centimetres,
  inside,
  isStill,
  keptInside,
  ontoGrid,
  type Place,
  type RoomSize,
  within,
} from './plan-geometry.ts';
import type { Selection } from './use-selection.ts';

type Gesture =
  | { kind: 'tables'; grabbed: PlacedTable; ids: ReadonlySet<string>; fromX: number; fromY: number; toggles: boolean }
  | { kind: 'frame'; from: Place };

/**
 * What pointers do on the plan: drag tables, those selected together; select by click and, with the mouse, by drawing a frame.
 * @param scale px per metre
 */
export function useTableDrag({
  tables,
  room,
  scale,
  selection,
  several,
  readOnly,
  onDrop,
}: {
  tables: readonly PlacedTable[];
  room: RoomSize;
  scale: number;
  selection: Selection;
  /** Each click adds to those selected: for hands without a Shift key. */
  several: boolean;
  readOnly: boolean;
  onDrop: (ids: ReadonlySet<string>, shift: Place) => void;
}) {
  const gesture = useRef<Gesture | null>(null);
  const [shift, setShift] = useState<{ ids: ReadonlySet<string>; by: Place } | null>(null);
  const [frame, setFrame] = useState<{ from: Place; to: Place } | null>(null);

  const placeOf = (event: PointerEvent): Place => {
    const box = event.currentTarget.getBoundingClientRect();
    return inside({ x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale }, room);
  };
  const end = () => {
    gesture.current = null;
    setShift(null);
    setFrame(null);
  };
  const shiftBy = (held: Gesture & { kind: 'tables' }, event: PointerEvent): Place | null => {
    const [dx, dy] = [event.clientX - held.fromX, event.clientY - held.fromY];
    if (shift === null && isStill(dx, dy)) return null;
    const raw = { x: centimetres(dx / scale), y: centimetres(dy / scale) };
    const moving = tables.filter(({ point }) => held.ids.has(point.id));
    return keptInside(moving, event.altKey ? raw : ontoGrid(held.grabbed, raw), room);
  };

  return {
    shift,
    frame,
    table: (table: PlacedTable) => ({
      onPointerDown(event: PointerEvent) {
        if (event.button !== 0) return;
        event.stopPropagation();
        const { id } = table.point;
        const toggles = several || event.shiftKey || event.ctrlKey || event.metaKey;
        const together = selection.selected.has(id) || toggles;
        if (!together) selection.set([id]);
        event.currentTarget.setPointerCapture(event.pointerId);
        gesture.current = {
          kind: 'tables',
          grabbed: table,
          ids: new Set(together ? [...selection.selected, id] : [id]),
          fromX: event.clientX,
          fromY: event.clientY,
          toggles,
        };
      },
      onPointerMove(event: PointerEvent) {
        const held = gesture.current;
        if (held?.kind !== 'tables' || readOnly) return;
        const by = shiftBy(held, event);
        if (by !== null) setShift({ ids: held.ids, by });
      },
      onPointerUp(event: PointerEvent) {
        const held = gesture.current;
        if (held?.kind !== 'tables') return;
        const by = readOnly ? null : shiftBy(held, event);
        end();
        if (by !== null) {
          if (by.x !== 0 || by.y !== 0) onDrop(held.ids, by);
        } else if (held.toggles) selection.toggle(table.point.id);
        else selection.set([table.point.id]);
      },
      onPointerCancel: end,
    }),
    floor: {
      onPointerDown(event: PointerEvent) {
        // A finger on the floor moves the plan under it.
        if (event.button !== 0 || event.pointerType === 'touch') return;
        event.currentTarget.setPointerCapture(event.pointerId);
        gesture.current = { kind: 'frame', from: placeOf(event) };
      },
      onPointerMove(event: PointerEvent) {
        if (gesture.current?.kind === 'frame') setFrame({ from: gesture.current.from, to: placeOf(event) });
      },
      onPointerUp(event: PointerEvent) {
        if (gesture.current?.kind !== 'frame') return;
        const found = within(tables, gesture.current.from, placeOf(event)).map(({ point }) => point.id);
        const before = event.shiftKey || event.ctrlKey || event.metaKey ? [...selection.selected] : [];
        selection.set([...before, ...found]);
        end();
      },
      onPointerCancel: end,
    },
  };
}
