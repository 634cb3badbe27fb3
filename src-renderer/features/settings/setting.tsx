import type { ReactNode } from 'react';

/** A control that has no label of its own in sight, with its title and a word about it. */
export function Setting({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <div className="setting">
      <div>
        <b>{title}</b>
        {hint && <span className="ui-dim">{hint}</span>}
      </div>
      {children}
    </div>
  );
}
