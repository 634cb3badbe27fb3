import { type CSSProperties, type RefObject, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '#renderer/ui/index.ts';
import type { PlacedTable } from './places.ts';
import { centimetres, type Place, type RoomSize } from './plan-geometry.ts';
import { PlanTable } from './plan-table.tsx';
import type { Selection } from './use-selection.ts';
import { useTableDrag } from './use-table-drag.ts';
import { useTableKeys } from './use-table-keys.ts';

/** The floor of a room to scale, with its tables. */
export function PlanFloor({
  ref,
  name,
  room,
  scale,
  tables,
  selection,
  several,
  readOnly,
  onDrop,
  onEdit,
  onRemove,
}: {
  ref: RefObject<HTMLDivElement | null>;
  name: string;
  room: RoomSize;
  /** Px per metre. */
  scale: number;
  tables: readonly PlacedTable[];
  selection: Selection;
  several: boolean;
  readOnly: boolean;
  onDrop: (ids: ReadonlySet<string>, shift: Place) => void;
  onEdit: (table: PlacedTable) => void;
  onRemove: (ids: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const helpId = useId();
  const shared = { tables, room, selection, readOnly, onDrop };
  const drag = useTableDrag({ ...shared, scale, several });
  const { shift: keyShift, keys } = useTableKeys({ ...shared, onEdit, onRemove });
  const shift = drag.shift ?? keyShift;
  const shown = (table: PlacedTable): PlacedTable =>
    shift?.ids.has(table.point.id)
      ? { ...table, x: centimetres(table.x + shift.by.x), y: centimetres(table.y + shift.by.y) }
      : table;

  return (
    <div
      ref={ref}
      className="plan-floor"
      dir="ltr"
      role="application"
      aria-label={t('programme.planOf', { name })}
      aria-describedby={helpId}
      style={{ '--m': `${scale}px`, '--w': room.width, '--h': room.height } as CSSProperties}
      {...drag.floor}
    >
      <VisuallyHidden>
        <span id={helpId}>{t('programme.planHelp')}</span>
      </VisuallyHidden>
      {tables.map((table) => (
        <PlanTable
          key={table.point.id}
          table={shown(table)}
          scale={scale}
          selected={selection.selected.has(table.point.id)}
          moving={shift?.ids.has(table.point.id) ?? false}
          {...drag.table(table)}
          {...keys(table)}
          onDoubleClick={() => !readOnly && onEdit(table)}
        />
      ))}
      {drag.frame !== null && <Frame {...drag.frame} />}
    </div>
  );
}

/** The frame that is being drawn around tables. */
function Frame({ from, to }: { from: Place; to: Place }) {
  const style = {
    '--x': Math.min(from.x, to.x),
    '--y': Math.min(from.y, to.y),
    '--w': Math.abs(from.x - to.x),
    '--h': Math.abs(from.y - to.y),
  };
  return <i className="plan-frame" style={style as CSSProperties} />;
}
