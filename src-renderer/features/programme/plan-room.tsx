import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/app/format.ts';
import type { EventRecord } from '#shared/contract/events.ts';
import type { MeetingPoint, Programme } from '#shared/contract/programme.ts';
import type { Location } from '#shared/contract/venues.ts';
import { placedAt, tablesIn, unplacedIn } from './places.ts';
import { PlanBar } from './plan-bar.tsx';
import { PlanFloor } from './plan-floor.tsx';
import { centimetres, inRows, type Place, type RoomSize } from './plan-geometry.ts';
import { PlanTray } from './plan-tray.tsx';
import { useMoves } from './use-moves.ts';
import { useScale } from './use-scale.ts';
import { useSelection } from './use-selection.ts';
import { useUndoKey } from './use-undo-key.ts';

/** A room that has been measured, with its tables and with those that wait for a place. */
export function PlanRoom({
  event,
  programme,
  room,
  size,
  readOnly,
  onEdit,
  onRemove,
}: {
  event: EventRecord;
  programme: Programme;
  room: Location;
  size: RoomSize;
  readOnly: boolean;
  onEdit: (point: MeetingPoint) => void;
  onRemove: (ids: readonly string[]) => Promise<boolean>;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const frame = useRef<HTMLDivElement>(null);
  const floor = useRef<HTMLDivElement>(null);
  const next = useRef<string | null>(null);
  const view = useScale(frame, size);
  const moves = useMoves(event.id, programme.points);
  const tables = tablesIn(room.id, moves.points);
  const waiting = unplacedIn(room.id, moves.points, programme.locations);
  const selection = useSelection(tables.map(({ point }) => point.id));
  const [several, setSeveral] = useState(false);
  useUndoKey(moves.undo);

  // What was just placed by key has the focus, so that the arrows move it on.
  useEffect(() => {
    if (next.current === null) return;
    const element = document.getElementById(`plan-${next.current}`);
    if (element === null) return;
    next.current = null;
    element.focus();
  });

  const remove = (ids: readonly string[]) => void moves.remove(ids, onRemove);
  const drop = (ids: ReadonlySet<string>, shift: Place) => {
    const moved = tables.filter(({ point }) => ids.has(point.id));
    void moves.move(
      moved.map(({ point, x, y }) =>
        placedAt(point, room.id, { x: centimetres(x + shift.x), y: centimetres(y + shift.y) }),
      ),
    );
  };
  const placeFree = (points: readonly MeetingPoint[]) => {
    const places = inRows(points.length, size, tables);
    const placed = points.flatMap((point, index) => {
      const place = places[index];
      return place === undefined ? [] : [placedAt(point, room.id, place)];
    });
    const [first] = placed;
    if (first === undefined) return;
    next.current = first.id;
    selection.set([first.id]);
    void moves.move(placed);
  };

  return (
    <div className="plan">
      <PlanBar
        view={view}
        tables={tables}
        selection={selection}
        several={several}
        onSeveral={setSeveral}
        readOnly={readOnly}
        canUndo={moves.canUndo}
        onUndo={() => void moves.undo()}
        onRemove={remove}
      />
      <div ref={frame} className="plan-view">
        <PlanFloor
          ref={floor}
          name={room.name}
          room={size}
          scale={view.scale}
          tables={tables}
          selection={selection}
          several={several}
          readOnly={readOnly}
          onDrop={drop}
          onEdit={({ point }) => onEdit(point)}
          onRemove={remove}
        />
      </div>
      <p className="ui-dim plan-help">
        {t('programme.planHint', { width: format.exact(size.width), height: format.exact(size.height) })}
      </p>
      {waiting.length > 0 && !readOnly && (
        <PlanTray
          points={waiting}
          floor={floor}
          room={size}
          scale={view.scale}
          onPlace={(point, place) => void moves.move([placedAt(point, room.id, place)])}
          onPlaceFree={placeFree}
        />
      )}
    </div>
  );
}
