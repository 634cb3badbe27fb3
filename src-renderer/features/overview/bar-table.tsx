import type { ReactNode } from 'react';

export interface BarRow {
  key: string;
  name: ReactNode;
  /** The long part of the bar, and the filled part of it; both as they are counted. */
  whole: number;
  part: number;
  cells: readonly string[];
}

/** Figures of several things side by side: a table whose names have a bar beneath, so that it is plot and text in one. */
export function BarTable({
  label,
  head,
  rows,
}: {
  label: string;
  /** Of the name, then of the figures. */
  head: readonly [string, ...string[]];
  rows: readonly BarRow[];
}) {
  const longest = Math.max(1, ...rows.map(({ whole }) => whole));
  const [first, ...rest] = head;
  return (
    <table className="bars" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {rest.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, whole, part, cells }) => (
          <tr key={key}>
            <th scope="row">
              {name}
              <span className="bar" aria-hidden="true">
                <i style={{ width: `${(whole / longest) * 100}%` }}>
                  <b style={{ width: `${whole === 0 ? 0 : Math.min(1, part / whole) * 100}%` }} />
                </i>
              </span>
            </th>
            {cells.map((cell, index) => (
              <td key={rest[index]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
