// biome-ignore-all lint/a11y/useSemanticElements: a grid whose rows are placed one by one is no <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and moves through its cells by aria-activedescendant
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useZoneFormat } from '#renderer/features/overview/zone-format.ts';
import { Name, useMedia, useWidth } from '#renderer/ui/index.ts';
import { BoardRow, cellId, type Fits } from './board-row.tsx';
import type { GridModel, Spot } from './grid-model.ts';
import type { CardSetting } from './meeting-card.tsx';
import { columnsUntil } from './now-line.ts';
import { columnWidth, HEAD, NARROW_SIDE, rowHeight, SIZES } from './sizes.ts';

const OVERSCAN = { rows: 4, columns: 1 };

/** Rounds across, tables or people down: of any number, those in sight exist. One tab stop; the keys move within. */
export function BoardGrid({
  ref,
  model,
  setting,
  timeZone,
  now,
  active,
  target,
  heldId,
  fits,
  describedBy,
  onKey,
}: {
  ref: RefObject<HTMLDivElement | null>;
  model: GridModel;
  setting: CardSetting;
  timeZone: string;
  /** Epoch ms. */
  now: number;
  active: Spot;
  target: { row: number; column: number } | null;
  heldId: string | null;
  fits: Fits | null;
  describedBy: string;
  /** @param page rows in sight */
  onKey: (event: KeyboardEvent, page: number) => void;
}) {
  const { t } = useTranslation();
  const zone = useZoneFormat(timeZone);
  const gridId = useId();
  const narrow = useMedia('(max-width: 760px)');
  const { rows, rounds, view } = model;
  const { zoom } = setting;
  const { card, side: wide } = SIZES[zoom];
  const side = narrow ? NARROW_SIDE : wide;
  const columnPx = columnWidth(zoom, rounds.length, useWidth(ref) - side);
  // Two look at one scrolling element: painted by the one at once, the other would have it laid out anew with each step.
  const useFlushSync = false;
  const down = useVirtualizer({
    useFlushSync,
    count: rows.length,
    getScrollElement: () => ref.current,
    estimateSize: (index) => rowHeight(rows[index]?.lines ?? 1, zoom),
    overscan: OVERSCAN.rows,
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
  });
  const across = useVirtualizer({
    useFlushSync,
    horizontal: true,
    count: rounds.length,
    getScrollElement: () => ref.current,
    estimateSize: () => columnPx,
    overscan: OVERSCAN.columns,
    paddingStart: side,
    scrollPaddingStart: side,
  });
  // Another zoom or another plan has rows of other heights.
  // biome-ignore lint/correctness/useExhaustiveDependencies: that is what makes them other heights
  useEffect(() => {
    down.measure();
    across.measure();
  }, [zoom, side, columnPx, model]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a place that somebody has gone to is scrolled to
  useEffect(() => {
    if (active.row < rows.length) down.scrollToIndex(active.row, { align: 'auto' });
    if (active.column < rounds.length) across.scrollToIndex(active.column, { align: 'auto' });
  }, [active]);

  const columns = across.getVirtualItems();
  const width = across.getTotalSize();
  const height = down.getTotalSize();
  const line = columnsUntil(rounds, now);
  return (
    <div
      ref={ref}
      className="board-scroll"
      role="grid"
      aria-label={t(view === 'tables' ? 'board.byTable' : 'board.byPerson')}
      aria-rowcount={rows.length + 1}
      aria-colcount={rounds.length + 1}
      aria-describedby={describedBy}
      aria-activedescendant={rows.length > 0 ? cellId(gridId, active.row, active.column) : undefined}
      tabIndex={0}
      dir="ltr"
      style={{ '--side': `${side}px`, '--card': `${card}px`, '--head': `${HEAD}px` } as React.CSSProperties}
      data-holding={heldId !== null}
      onKeyDown={(event) => onKey(event, Math.max(1, down.getVirtualItems().length - 2 * OVERSCAN.rows))}
    >
      <div className="board-space" role="presentation" style={{ width, height }}>
        <div role="row" aria-rowindex={1} className="board-head" style={{ width }}>
          <div role="columnheader" className="board-corner">
            {t(view === 'tables' ? 'board.table' : 'board.person')}
          </div>
          {columns.map(({ index, start, size }) => {
            const round = rounds[index];
            return (
              round !== undefined && (
                <div
                  key={round.id}
                  role="columnheader"
                  aria-colindex={index + 2}
                  className="board-round"
                  data-now={line !== null && Math.floor(line) === index && now >= round.startAt}
                  style={{ transform: `translateX(${start}px)`, width: size }}
                >
                  <b>{zone.clock(round.startAt)}</b>
                  <Name text={round.name} cut className="ui-dim" />
                </div>
              )
            );
          })}
        </div>
        {down.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index];
          return (
            row !== undefined && (
              <BoardRow
                key={row.id}
                gridId={gridId}
                view={view}
                row={row}
                index={index}
                top={start}
                height={size}
                width={width}
                columns={columns}
                rounds={rounds}
                setting={setting}
                active={active.row === index ? active : null}
                target={target?.row === index ? target.column : null}
                heldId={heldId}
                fits={fits}
              />
            )
          );
        })}
        {line !== null && <i className="board-now" style={{ transform: `translateX(${side + line * columnPx}px)` }} />}
      </div>
    </div>
  );
}
