// biome-ignore-all lint/a11y/useSemanticElements: a table whose rows are placed one by one is no <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: its headings are nothing to press
// biome-ignore-all lint/a11y/noStaticElementInteractions: the boxes in the rows have the focus, their arrows are heard around them
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox, useMedia } from '#renderer/ui/index.ts';
import type { KeywordRow } from '#shared/contract/interests.ts';
import { KeywordLine } from './keyword-line.tsx';
import { withRange } from './keywords.ts';

/** Fixed, so that any of thousands of rows has its place without having been measured. */
const ROW_PX = { wide: 60, narrow: 84 };
const HEAD_PX = 48;
const OVERSCAN = 8;

/** Keywords with their counts, the most used first; those in sight exist. Arrows move between the boxes, Shift takes a range. */
export function KeywordTable({
  rows,
  selected,
  onSelect,
  onRename,
  onSplit,
}: {
  rows: readonly KeywordRow[];
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  onRename: (row: KeywordRow) => void;
  onSplit: (row: KeywordRow) => void;
}) {
  const { t } = useTranslation();
  const narrow = useMedia('(max-width: 760px)');
  const scroller = useRef<HTMLDivElement>(null);
  /** Where a range begins: the row that was last ticked. */
  const anchor = useRef(0);
  const rowPx = narrow ? ROW_PX.narrow : ROW_PX.wide;
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    scrollMargin: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height stand elsewhere
  useEffect(() => list.measure(), [rowPx]);

  const here = rows.filter(({ key }) => selected.has(key)).length;
  const toggleAll = () => {
    const next = new Set(selected);
    for (const { key } of rows) {
      if (here === rows.length) next.delete(key);
      else next.add(key);
    }
    onSelect(next);
  };
  const toggle = (at: number, range: boolean) => {
    const key = rows[at]?.key ?? '';
    if (range) return onSelect(withRange(selected, rows, anchor.current, at));
    anchor.current = at;
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    onSelect(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
    if (step === undefined || line === null) return;
    const next = Number(line.dataset.row) + step;
    if (next < 0 || next >= rows.length) return;
    event.preventDefault();
    list.scrollToIndex(next, { align: 'auto' });
    scroller.current?.querySelector<HTMLElement>(`[data-row="${next}"] input`)?.focus({ preventScroll: true });
  };

  return (
    <div
      ref={scroller}
      className="ui-list keywords"
      role="table"
      aria-label={t('matching.part.keywords')}
      aria-rowcount={rows.length + 1}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="keyword-top">
        <div role="row" aria-rowindex={1} className="keyword keyword-head">
          <div role="columnheader">
            <Checkbox
              aria-label={t('matching.selectAll')}
              checked={here === rows.length}
              mixed={here > 0 && here < rows.length}
              onChange={toggleAll}
            />
          </div>
          <span role="columnheader">{t('matching.keyword')}</span>
          {!narrow &&
            (['offering', 'lookingFor', 'topics', 'people'] as const).map((column) => (
              <span key={column} role="columnheader" className="keyword-count">
                {t(`matching.column.${column}`)}
              </span>
            ))}
          <span role="columnheader" className="ui-hidden">
            {t('matching.column.actions')}
          </span>
        </div>
      </div>
      <div role="rowgroup" className="keyword-rows" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <KeywordLine
              key={row.key}
              row={row}
              at={item.index}
              top={item.start - HEAD_PX}
              height={rowPx}
              narrow={narrow}
              selected={selected.has(row.key)}
              onToggle={toggle}
              onRename={onRename}
              onSplit={onSplit}
            />
          );
        })}
      </div>
    </div>
  );
}
