import './page.css';
import type { ReactNode } from 'react';

/** A screen with a heading and its actions. */
export function Page({
  title,
  above,
  actions,
  children,
}: {
  title: ReactNode;
  /** Over the heading: the way back. */
  above?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="ui-page">
      {above}
      <div className="ui-page-head">
        <h1>{title}</h1>
        {actions}
      </div>
      {children}
    </div>
  );
}

/** A panel on a page. */
export function Card({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="ui-card">
      {title && <h2>{title}</h2>}
      {children}
    </section>
  );
}

/** A table in a frame that scrolls on its own. Rows and cells are plain `tr`, `th`, `td`; `data-end` aligns figures. */
export function Table({ label, head, children }: { label: string; head: ReactNode; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="ui-table-frame" aria-label={label} tabIndex={0}>
      <table className="ui-table">
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
