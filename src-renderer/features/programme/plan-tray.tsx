import { Armchair } from 'lucide-react';
import { type CSSProperties, type PointerEvent, type RefObject, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Button, Icon, Name } from '#renderer/ui/index.ts';
import type { MeetingPoint } from '#shared/contract/programme.ts';
import { inside, isStill, type Place, type RoomSize, STEP_M, snapped } from './plan-geometry.ts';

interface Held {
  id: string;
  from: Place;
  at: Place;
}

/** The tables that stand nowhere yet: dragged onto the plan, or put there by Enter. */
export function PlanTray({
  points,
  floor,
  room,
  scale,
  onPlace,
  onPlaceFree,
}: {
  points: readonly MeetingPoint[];
  floor: RefObject<HTMLDivElement | null>;
  room: RoomSize;
  scale: number;
  onPlace: (point: MeetingPoint, place: Place) => void;
  /** Puts some where there is room. */
  onPlaceFree: (points: readonly MeetingPoint[]) => void;
}) {
  const { t } = useTranslation();
  const [held, setHeld] = useState<Held | null>(null);
  const [moved, setMoved] = useState(false);
  const drop = (point: MeetingPoint, event: PointerEvent) => {
    const box = floor.current?.getBoundingClientRect();
    if (box === undefined) return;
    const [x, y] = [(event.clientX - box.left) / scale, (event.clientY - box.top) / scale];
    if (x < 0 || y < 0 || x > room.width || y > room.height) return;
    const place = event.altKey ? { x, y } : { x: snapped(x, STEP_M), y: snapped(y, STEP_M) };
    onPlace(point, inside(place, room));
  };
  const name = points.find(({ id }) => id === held?.id)?.name;

  return (
    <section className="plan-tray" aria-label={t('programme.tray')}>
      <div className="plan-tray-head">
        <h3>{t('programme.unplaced', { count: points.length })}</h3>
        <p className="ui-dim">{t('programme.trayHint')}</p>
        <Button onClick={() => onPlaceFree(points)}>{t('programme.placeAll')}</Button>
      </div>
      <ul>
        {points.map((point) => (
          <li key={point.id}>
            <button
              type="button"
              aria-label={t('programme.place', { name: point.name })}
              onPointerDown={(event) => {
                if (event.button !== 0) return;
                event.currentTarget.setPointerCapture(event.pointerId);
                setMoved(false);
                const from = { x: event.clientX, y: event.clientY };
                setHeld({ id: point.id, from, at: from });
              }}
              onPointerMove={(event) => {
                if (held === null) return;
                const at = { x: event.clientX, y: event.clientY };
                if (!isStill(at.x - held.from.x, at.y - held.from.y)) setMoved(true);
                setHeld({ ...held, at });
              }}
              onPointerUp={(event) => {
                setHeld(null);
                if (held !== null && moved) drop(point, event);
              }}
              onPointerCancel={() => setHeld(null)}
              // A drag ends with a click as well; a click without one, or Enter, puts the table where there is room.
              onClick={() => {
                if (!moved) onPlaceFree([point]);
                setMoved(false);
              }}
            >
              <Icon of={Armchair} size={18} />
              <Name text={point.name} cut />
            </button>
          </li>
        ))}
      </ul>
      {held !== null &&
        moved &&
        createPortal(
          <div
            className="plan-ghost"
            aria-hidden="true"
            style={{ '--left': `${held.at.x}px`, '--top': `${held.at.y}px` } as CSSProperties}
          >
            {name}
          </div>,
          document.body,
        )}
    </section>
  );
}
