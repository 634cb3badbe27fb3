// biome-ignore-all lint/a11y/useSemanticElements: a grid whose rows are placed one by one is no <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and moves through its cells by aria-activedescendant
import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Name } from '#renderer/ui/index.ts';
import type { Round } from '#shared/contract/programme.ts';
import type { Obstacle } from '#shared/domain/plan.ts';
import type { GridRow, Spot, View } from './grid-model.ts';
import { type CardSetting, MeetingCard } from './meeting-card.tsx';

/** What keeps the meeting that is held from a cell; null for a cell that is not about it. */
export type Fits = (rowId: string, roundId: string) => readonly Obstacle[] | null;

/** The id of a cell, for the grid that points at it. */
export function cellId(gridId: string, row: number, column: number): string {
  return `${gridId}-${row}-${column}`;
}

/** A row of the board, with the cells in sight. What of it stays the same is not painted again. */
export const BoardRow = memo(function BoardRow({
  gridId,
  view,
  row,
  index,
  top,
  height,
  width,
  columns,
  rounds,
  setting,
  active,
  target,
  heldId,
  fits,
}: {
  gridId: string;
  view: View;
  row: GridRow;
  index: number;
  top: number;
  height: number;
  width: number;
  columns: readonly VirtualItem[];
  rounds: readonly Round[];
  setting: CardSetting;
  /** The place that the keys mean, where it is in this row. */
  active: Spot | null;
  /** The column over which something is held, where it is this row. */
  target: number | null;
  heldId: string | null;
  /** Null while nothing is held. */
  fits: Fits | null;
}) {
  const { t } = useTranslation();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="board-row"
      style={{ transform: `translateY(${top}px)`, height, width }}
    >
      <div
        role="rowheader"
        className="board-name"
        data-found={view === 'people' && setting.found.size > 0 ? setting.found.has(row.id) : undefined}
      >
        {row.name === '' ? <span className="ui-dim">{t('board.noTable')}</span> : <Name text={row.name} cut />}
      </div>
      {columns.map(({ index: column, start, size }) => {
        const round = rounds[column];
        if (round === undefined) return null;
        const obstacles = fits?.(row.id, round.id);
        return (
          <div
            key={round.id}
            role="gridcell"
            id={cellId(gridId, index, column)}
            aria-colindex={column + 2}
            aria-selected={active?.column === column}
            className="board-cell"
            data-row={index}
            data-column={column}
            data-closed={row.closed.has(round.id)}
            data-active={active?.column === column}
            data-target={target === column}
            data-fits={obstacles === null || obstacles === undefined ? undefined : obstacles.length === 0}
            style={{ transform: `translateX(${start}px)`, width: size }}
          >
            {(row.cells.get(round.id) ?? []).map((meeting, line) => (
              <MeetingCard
                key={meeting.id}
                meeting={meeting}
                setting={setting}
                without={view === 'people' ? row.id : null}
                active={active?.column === column && active.line === line}
                held={meeting.id === heldId}
              />
            ))}
          </div>
        );
      })}
    </div>
  );
});
