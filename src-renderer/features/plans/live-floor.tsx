import '#renderer/features/programme/plan.css';
import { Ruler } from 'lucide-react';
import { type CSSProperties, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PlacedTable, shortName, sizeOf, tablesIn } from '#renderer/features/programme/places.ts';
import { type RoomSize, tableSize } from '#renderer/features/programme/plan-geometry.ts';
import { useScale } from '#renderer/features/programme/use-scale.ts';
import { EmptyState, Icon, Select } from '#renderer/ui/index.ts';
import type { Board } from '#shared/contract/plans.ts';
import type { TableNow } from './now-next.ts';
import { STANDINGS, standingOf } from './status.ts';
import { standingOfTable, toneOf } from './table-tone.ts';

/** A room from above, with its tables in the colour of what is there. */
export function LiveFloor({
  board,
  tables,
  onOpen,
}: {
  board: Board;
  tables: readonly TableNow[];
  onOpen: (meetingId: string) => void;
}) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const room =
    board.locations.find(({ id }) => id === chosen) ??
    board.locations.find((one) => sizeOf(one) !== null) ??
    board.locations[0];
  const size = sizeOf(room);
  return (
    <>
      {board.locations.length > 1 && room !== undefined && (
        <div className="plan-head">
          <Select
            label={t('board.room')}
            value={room.id}
            options={board.locations.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosen}
          />
        </div>
      )}
      {room === undefined || size === null ? (
        <EmptyState icon={Ruler} title={t('live.noFloor')}>
          {t('live.noFloorHint')}
        </EmptyState>
      ) : (
        <Floor
          key={room.id}
          name={room.name}
          size={size}
          placed={tablesIn(room.id, board.points)}
          tables={tables}
          onOpen={onOpen}
        />
      )}
    </>
  );
}

function Floor({
  name,
  size,
  placed,
  tables,
  onOpen,
}: {
  name: string;
  size: RoomSize;
  placed: readonly PlacedTable[];
  tables: readonly TableNow[];
  onOpen: (meetingId: string) => void;
}) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const { scale } = useScale(frame, size);
  const at = new Map(tables.map((table) => [table.point.id, table]));
  return (
    <div ref={frame} className="plan-view">
      <section
        className="plan-floor"
        dir="ltr"
        aria-label={t('programme.planOf', { name })}
        style={{ '--m': `${scale}px`, '--w': size.width, '--h': size.height } as CSSProperties}
      >
        {placed.map(({ point, x, y }) => {
          const { now, next } = at.get(point.id) ?? { now: [], next: [] };
          const standing = standingOfTable({ point, now, next });
          const meetings = now.length > 0 ? now : next;
          // The one that gives the table its colour.
          const first = meetings.find((meeting) => standingOf(meeting) === standing);
          const { width, height } = tableSize(point.capacity);
          const isOut = point.closedAt !== null;
          const stands = standing === null ? t('live.free') : t(`board.standing.${standing}`);
          const said = t('live.tableIs', {
            name: point.name,
            standing: isOut ? `${t('programme.outOfUse')}, ${stands}` : stands,
          });
          return (
            <button
              key={point.id}
              type="button"
              className="plan-table live-spot"
              data-tone={toneOf(standing)}
              data-free={standing === null}
              data-out={isOut}
              style={{ '--x': x, '--y': y, '--w': width, '--h': height } as CSSProperties}
              aria-label={said}
              title={said}
              disabled={first === undefined}
              onClick={() => first !== undefined && onOpen(first.id)}
            >
              <bdi>{shortName(point.name)}</bdi>
              {standing !== null && height * scale >= 40 && <Icon of={STANDINGS[standing].icon} size={14} />}
            </button>
          );
        })}
      </section>
    </div>
  );
}
