import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Name, Tag } from '#renderer/ui/index.ts';
import type { Board } from '#shared/contract/plans.ts';
import { LiveMeeting } from './live-meeting.tsx';
import type { TableNow } from './now-next.ts';

const ROW_PX = 96;

/** Now and next at each table: those with something to see, as far as they are in sight. */
export function LiveTables({
  board,
  tables,
  onOpen,
}: {
  board: Board;
  tables: readonly TableNow[];
  onOpen: (meetingId: string) => void;
}) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const nameOf = useMemo(() => new Map(board.people.map(({ id, name }) => [id, name])), [board.people]);
  const busy = tables.filter(({ now, next }) => now.length + next.length > 0);
  const list = useVirtualizer({
    count: busy.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => busy[index]?.point.id ?? index,
    overscan: 6,
  });
  if (busy.length === 0) return <p className="ui-dim">{t('live.nothing')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={scroller} className="live-tables" aria-label={t('live.tables')} tabIndex={0}>
      <div className="live-columns ui-dim" aria-hidden="true">
        <span>{t('board.table')}</span>
        <span>{t('live.now')}</span>
        <span>{t('live.next')}</span>
      </div>
      <ul style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, key, start }) => {
          const table = busy[index];
          return (
            table !== undefined && (
              <li
                key={key}
                ref={list.measureElement}
                data-index={index}
                className="live-table"
                style={{ transform: `translateY(${start}px)` }}
              >
                <b>
                  <Name text={table.point.name} />
                  {table.point.closedAt !== null && <Tag tone="no">{t('programme.outOfUse')}</Tag>}
                </b>
                {(['now', 'next'] as const).map((when) => (
                  <div key={when} className="live-when">
                    <small className="ui-dim">{t(`live.${when}`)}</small>
                    {table[when].length === 0 ? (
                      <span className="ui-dim">{t('live.free')}</span>
                    ) : (
                      table[when].map((meeting) => (
                        <LiveMeeting key={meeting.id} meeting={meeting} nameOf={nameOf} onOpen={onOpen} />
                      ))
                    )}
                  </div>
                ))}
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}
