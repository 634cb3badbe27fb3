import { type KeyboardEvent, useState } from 'react';
import type { PlacedTable } from './places.ts';
import { centimetres, FINE_STEP_M, keptInside, type Place, type RoomSize, STEP_M } from './plan-geometry.ts';
import type { Selection } from './use-selection.ts';

const ARROWS: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * What keys do with a table that has the focus, and with those selected if it is one of them. Arrows move at once; the move is
 * saved when the key is let go, so that a key held down is one move.
 */
export function useTableKeys({
  tables,
  room,
  selection,
  readOnly,
  onDrop,
  onEdit,
  onRemove,
}: {
  tables: readonly PlacedTable[];
  room: RoomSize;
  selection: Selection;
  readOnly: boolean;
  onDrop: (ids: ReadonlySet<string>, shift: Place) => void;
  onEdit: (table: PlacedTable) => void;
  onRemove: (ids: readonly string[]) => void;
}) {
  const [shift, setShift] = useState<{ ids: ReadonlySet<string>; by: Place } | null>(null);

  const settle = () => {
    if (shift === null) return;
    setShift(null);
    if (shift.by.x !== 0 || shift.by.y !== 0) onDrop(shift.ids, shift.by);
  };
  const removeFrom = (table: PlacedTable) => {
    const { id } = table.point;
    const gone = new Set(selection.selected.has(id) ? selection.selected : [id]);
    const rest = tables.filter(({ point }) => !gone.has(point.id));
    // The focus goes on to the next that stays; it would be lost with the table that had it.
    const next = tables.slice(tables.indexOf(table)).find((one) => rest.includes(one)) ?? rest.at(-1);
    if (next !== undefined) document.getElementById(`plan-${next.point.id}`)?.focus();
    onRemove([...gone]);
  };
  const arrow = (id: string, towards: Place, fine: boolean) => {
    const ids = shift?.ids ?? new Set(selection.selected.has(id) ? selection.selected : [id]);
    if (!selection.selected.has(id)) selection.set([id]);
    const step = fine ? FINE_STEP_M : STEP_M;
    const before = shift?.by ?? { x: 0, y: 0 };
    const by = { x: centimetres(before.x + towards.x * step), y: centimetres(before.y + towards.y * step) };
    const moving = tables.filter(({ point }) => ids.has(point.id));
    setShift({ ids, by: keptInside(moving, by, room) });
  };

  return {
    shift,
    keys: (table: PlacedTable) => ({
      onKeyDown(event: KeyboardEvent) {
        const { id } = table.point;
        const control = event.ctrlKey || event.metaKey;
        const towards = ARROWS[event.key];
        if (control && event.key.toLowerCase() === 'a') selection.set(tables.map(({ point }) => point.id));
        else if (control || event.altKey) return;
        else if (event.key === ' ') selection.toggle(id);
        else if (event.key === 'Escape' && selection.selected.size > 0) selection.clear();
        else if (readOnly) return;
        else if (towards !== undefined) arrow(id, towards, event.shiftKey);
        else if (event.key === 'Enter') onEdit(table);
        else if (event.key === 'Delete' || event.key === 'Backspace') removeFrom(table);
        else return;
        event.preventDefault();
      },
      onKeyUp(event: KeyboardEvent) {
        if (event.key in ARROWS) settle();
      },
      onBlur: settle,
    }),
  };
}
