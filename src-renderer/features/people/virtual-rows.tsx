// biome-ignore-all lint/a11y/useSemanticElements: rows that become cards on a narrow screen are no <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the search box has the focus and moves through the rows by aria-activedescendant
import type { Virtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';

/** The rows of a list that are in sight, at their places in its whole height. */
export function VirtualRows({
  id,
  label,
  list,
  children,
}: {
  id: string;
  label: string;
  list: Virtualizer<HTMLDivElement, Element>;
  children: (row: number) => ReactNode;
}) {
  return (
    <div
      id={id}
      className="people-rows"
      role="grid"
      aria-label={label}
      aria-rowcount={list.options.count}
      style={{ height: list.getTotalSize() }}
    >
      {list.getVirtualItems().map((row) => (
        <div
          key={row.key}
          ref={list.measureElement}
          data-index={row.index}
          role="rowgroup"
          className="people-row"
          style={{ transform: `translateY(${row.start}px)` }}
        >
          {children(row.index)}
        </div>
      ))}
    </div>
  );
}
