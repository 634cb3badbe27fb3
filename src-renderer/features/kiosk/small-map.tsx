import { useTranslation } from 'react-i18next';
import { Name } from '#renderer/ui/index.ts';
import type { NextMeeting } from '#shared/contract/kiosk.ts';

/** Where a table stands: its room as it is drawn, in metres, and the table in it. Without measures, the room's name alone. */
export function SmallMap({ table, place }: { table: string; place: NonNullable<NextMeeting['place']> }) {
  const { t } = useTranslation();
  const { room, width, height, x, y } = place;
  const isDrawn = width !== null && height !== null && x !== null && y !== null && width > 0 && height > 0;
  if (!isDrawn) return room === null ? null : <Name text={room} className="small-map-room" />;
  const unit = Math.max(width, height) / 100;
  const at = { x: Math.min(Math.max(x, 0), width), y: Math.min(Math.max(y, 0), height) };
  return (
    <figure className="small-map">
      <svg
        viewBox={`${-2 * unit} ${-2 * unit} ${width + 4 * unit} ${height + 4 * unit}`}
        role="img"
        aria-label={t('kiosk.tableAt', { table })}
      >
        <rect className="small-map-floor" width={width} height={height} rx={3 * unit} strokeWidth={unit} />
        <path className="small-map-lines" d={`M${at.x} 0V${height}M0 ${at.y}H${width}`} strokeWidth={unit / 2} />
        <circle className="small-map-glow" cx={at.x} cy={at.y} r={8 * unit} />
        <circle className="small-map-table" cx={at.x} cy={at.y} r={4 * unit} />
      </svg>
      {room !== null && (
        <figcaption>
          <Name text={room} />
        </figcaption>
      )}
    </figure>
  );
}
