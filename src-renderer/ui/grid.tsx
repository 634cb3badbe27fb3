// biome-ignore-all lint/a11y/useSemanticElements: rows that become cards on a narrow screen are no <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: a box beside the grid has the focus and moves through it by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: see above, the keys are the box's
import type { ReactNode } from 'react';

/** Rows of things with buttons in them, moved through from a search box. */
export function Grid({
  id,
  label,
  stale,
  children,
}: {
  id?: string;
  label: string;
  stale?: boolean;
  children: ReactNode;
}) {
  return (
    <div id={id} className="ui-list ui-grid" role="grid" aria-label={label} data-stale={stale}>
      {children}
    </div>
  );
}

/** One row; `active` is the one that Enter means. */
export function GridRow({
  id,
  active,
  className,
  onClick,
  children,
}: {
  id: string;
  active: boolean;
  className: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <div id={id} className={className} role="row" aria-selected={active} onClick={onClick}>
      {children}
    </div>
  );
}

export function GridCell({ className, children }: { className: string; children: ReactNode }) {
  return (
    <div className={className} role="gridcell">
      {children}
    </div>
  );
}
