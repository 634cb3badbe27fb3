// biome-ignore-all lint/a11y/useSemanticElements: a grid whose rows are placed one by one is no <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and moves through its rows by aria-activedescendant
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useRef,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { RegistrationSummary } from '#shared/contract/common.ts';
import { BlankRow } from './blank-row.tsx';
import { type Column, tracksOf } from './columns.ts';
import { gridRowAfter } from './pages.ts';
import { RosterRow, type RowActions } from './roster-row.tsx';
import { isSelected, type Selection } from './selection.ts';
import type { View } from './view.ts';

/** Fixed, so that any of 100,000 rows has its place without having been measured. */
const ROW_PX = { wide: 56, narrow: 72 };
const HEAD_PX = 48;
const OVERSCAN = 12;
/** Rows around those in sight whose page is fetched already. */
const AHEAD = 40;

/** What the screen around can ask of the grid. */
export interface GridHandle {
  focus(): void;
}

export interface GridKeys {
  move(row: number, extend: boolean): void;
  toggle(row: number): void;
  open(row: number): void;
  all(): void;
  /** Esc, and the arrow that leads out of the list at its top. */
  escape(): void;
  leave(): void;
}

interface RosterGridProps {
  id: string;
  ref: RefObject<GridHandle | null>;
  view: View;
  count: number;
  columns: readonly Column[];
  narrow: boolean;
  active: number;
  selection: Selection;
  personAt: (row: number) => RegistrationSummary | null;
  header: ReactNode;
  actions: RowActions;
  keys: GridKeys;
  onSight: (first: number, last: number) => void;
}

/** Any number of rows: those in sight exist. One tab stop; the keys move within. */
export function RosterGrid(props: RosterGridProps) {
  const { view, count, columns, narrow, active, selection, personAt, keys, onSight } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = narrow ? ROW_PX.narrow : ROW_PX.wide;
  const list = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    scrollMargin: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
  });
  const rows = list.getVirtualItems();
  const [first, last] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? -1];
  useEffect(
    () => onSight(Math.max(0, first - AHEAD), Math.min(count - 1, last + AHEAD)),
    [onSight, first, last, count],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height stand elsewhere
  useEffect(() => list.measure(), [rowPx]);
  // Another list, or another order of it, begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is what makes it another one
  useEffect(() => list.scrollToOffset(0), [view]);
  useEffect(() => {
    if (active >= 0) list.scrollToIndex(active, { align: 'auto' });
  }, [list, active]);
  useImperativeHandle(props.ref, () => ({ focus: () => scroller.current?.focus({ preventScroll: true }) }), []);

  const onKeyDown = (event: KeyboardEvent) => {
    // Buttons in the header have keys of their own.
    if (event.target !== event.currentTarget || event.altKey || event.metaKey) return;
    const visible = Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_PX) / rowPx);
    const to = event.ctrlKey ? null : gridRowAfter(event.key, active, count, visible);
    if (event.key === 'ArrowUp' && active <= 0 && !event.shiftKey) keys.leave();
    else if (to !== null) keys.move(to, event.shiftKey);
    else if (event.ctrlKey && event.key.toLowerCase() === 'a') keys.all();
    else if (event.ctrlKey) return;
    else if (event.key === ' ' && active >= 0) keys.toggle(active);
    else if (event.key === 'Enter' && active >= 0) keys.open(active);
    else if (event.key === 'Escape') keys.escape();
    else return;
    event.preventDefault();
  };

  const { tracks, width } = tracksOf(columns);
  const widths = { '--roster-tracks': tracks, '--roster-width': `${width}px` } as CSSProperties;
  const shown = active >= first && active <= last ? personAt(active) : null;
  return (
    <div
      ref={scroller}
      id={props.id}
      className="roster-grid"
      role="grid"
      aria-label={t('people.list')}
      aria-multiselectable="true"
      aria-rowcount={count + 1}
      aria-activedescendant={shown === null ? undefined : `person-${shown.id}`}
      tabIndex={0}
      data-narrow={narrow}
      style={narrow ? {} : widths}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="roster-top">
        {props.header}
      </div>
      <div role="rowgroup" className="roster-rows" style={{ height: list.getTotalSize() }}>
        {rows.map((item) => {
          const person = personAt(item.index);
          const top = item.start - HEAD_PX;
          return person === null ? (
            <BlankRow
              key={item.key}
              className="roster-row roster-blank"
              aria-rowindex={item.index + 2}
              style={{ transform: `translateY(${top}px)` }}
            />
          ) : (
            <RosterRow
              key={item.key}
              person={person}
              row={item.index}
              top={top}
              columns={columns}
              query={view.text}
              narrow={narrow}
              active={item.index === active}
              selected={isSelected(selection, person.id)}
              actions={props.actions}
            />
          );
        })}
      </div>
    </div>
  );
}
