import type { ReactNode } from 'react';

/** One of the figures that one asks for first, with what it means below it. To stand in a `dl` of the class `totals`. */
export function Total({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        <span className="ui-dim">{children}</span>
      </dd>
    </div>
  );
}
